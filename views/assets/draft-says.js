// What a form that is kept while it is typed says of itself, in a place that is read out, and offers beside it.

const noSignal =
  'No signal. What you type is kept on this device, in this tab, and is sent when the signal is back.'

export const sentences = {
  sending: 'Sending.',
  putBack: 'What you had typed is put back.',
  waits:
    'No signal. What you had typed is kept on this device and is put back when the signal is back: do not type here before.',
  kept: (time) => `Kept at ${time}, not recorded yet.`,
  lost: noSignal,
  lostRecord:
    'No signal, so this may not be recorded yet. It is kept on this device, and is sent by itself when the signal is back if you leave this page open. It is recorded once, however often it is sent.',
  typedOn: `${noSignal} Then press Record again.`,
  lostSignOut: 'No signal, so you are not signed out. What you typed is kept on this device.',
  signedOut:
    'You were signed out, so this is not recorded. Sign in again in a new tab, then come back here: what you typed stays.',
  back: 'You are signed in again. What you typed is kept.',
  another:
    'Somebody else is signed in now. What you typed stays on this page and is not sent under their name: sign in as yourself in a new tab.',
  elsewhere: (time) =>
    `This form was typed on in another tab or on another device at ${time}. Nothing there is written over, and what you type stays here.`,
  thrownAway:
    'What was kept of this form was thrown away in another tab. What you type stays here.',
  recorded: (time) =>
    `This was recorded at ${time}. What you typed after that is not in it: open it and add it there.`,
  recordedOnce: 'This was recorded already. What you typed after that is not in it.',
}

/** The line at the foot of the form. */
export function lineOf(form) {
  const bar = form.querySelector('[data-draft-bar]')
  const status = bar.querySelector('[data-draft-status]')
  const offers = bar.querySelector('[data-draft-offers]')
  return (sentence, offered = []) => {
    if (status.textContent !== sentence) status.textContent = sentence
    offers.replaceChildren(...offered)
    bar.classList.toggle('app-draft--speaks', sentence !== '')
  }
}

/** A link that leaves this page open. */
export function linkTo(href, text) {
  const link = document.createElement('a')
  Object.assign(link, {
    href,
    target: '_blank',
    rel: 'noreferrer noopener',
    className: 'govuk-link',
  })
  link.textContent = `${text} (opens in a new tab)`
  return link
}

export function press(text, act) {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'app-draft__press' })
  button.textContent = text
  button.addEventListener('click', act)
  return button
}
