// What a form holds while it is typed: read from it, and put back into it.

const isOwn = (name) => name !== '' && !name.startsWith('_')

/** The fields as they stand, name by name, without those that belong to the page. */
export const wordsOf = (form) =>
  Object.fromEntries(
    [...new window.FormData(form)].filter(
      ([name, value]) => isOwn(name) && typeof value === 'string',
    ),
  )

const isChoice = ({ type }) => type === 'radio' || type === 'checkbox'
const isTyped = (control) =>
  isOwn(control.name) && !['hidden', 'submit', 'button', 'file'].includes(control.type)

/** Whether every word has its place here, and every row that the page names is the row that the words are of. */
export function fits(form, words) {
  const controls = [...form.elements].filter(({ name }) => isOwn(name))
  const names = new Set(controls.map(({ name }) => name))
  const hidden = controls.filter(({ type }) => type === 'hidden')
  return (
    Object.keys(words).every((name) => names.has(name)) &&
    hidden.every(({ name, value }) => words[name] === value)
  )
}

/** Puts words back, and opens whatever folded part they stand in. */
export function putBack(form, words) {
  for (const control of [...form.elements].filter(isTyped)) {
    const value = words[control.name]
    if (isChoice(control)) control.checked = value === control.value
    else control.value = value ?? ''
    const details = control.closest('details')
    if (details && value && (control.checked || !isChoice(control))) details.open = true
  }
}

/** '14:32' of an instant, as the clock on the wall has it. */
export const timeOf = (instant) =>
  new Date(instant).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  })
