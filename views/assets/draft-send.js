// Sends a form, or a form as it stands, and says in one word how that ended.
const patienceMs = 15_000

const retried = new Set([0, 429, 500, 502, 503, 504])
const recorded = new Set(['recorded', 'key-used'])

/** 'done', 'lost', 'signed-out', 'expired', 'elsewhere', 'recorded' or 'refused'. */
function endOf(status, type) {
  if (retried.has(status)) return 'lost'
  if (status === 401) return 'signed-out'
  if (status === 403 && type === 'form-expired') return 'expired'
  if (status === 409) return 'elsewhere'
  if (status === 422 && recorded.has(type)) return 'recorded'
  return status < 300 ? 'done' : 'refused'
}

async function ask(address, options) {
  const stop = new window.AbortController()
  const timer = window.setTimeout(() => stop.abort(), patienceMs)
  try {
    return await window.fetch(address, { ...options, signal: stop.signal })
  } catch {
    return null
  } finally {
    window.clearTimeout(timer)
  }
}

/** Sends a change as a program would, and answers how it ended with what was answered. */
export async function send(address, { body, headers }) {
  const answer = await ask(address, {
    method: 'POST',
    headers: { Accept: 'application/json', ...headers },
    body,
  })
  const said = (await answer?.json().catch(() => null)) ?? {}
  const type = String(said.type ?? '')
    .split('/')
    .pop()
  return {
    end: endOf(answer?.status ?? 0, type),
    status: answer?.status ?? 0,
    said,
    onward: answer?.headers.get('onward') ?? answer?.headers.get('location') ?? null,
  }
}

/** What became of a form that was typed on elsewhere, thrown away or recorded; null when that cannot be told now. */
export async function stateOf(place, key) {
  for (const address of [`${place}?key=${key}`, place]) {
    const answer = await ask(address, { headers: { Accept: 'application/json' } })
    if (answer?.ok) return answer.json()
  }
  return null
}

/** Whose sign-in the browser has now, with a token for this page's form: 'signed-out' and 'lost' have none. */
export async function signedIn(home) {
  const answer = await ask(home, { headers: { Accept: 'text/html' } })
  if (answer === null) return { end: 'lost' }
  if (answer.redirected) return { end: 'signed-out' }
  const page = new window.DOMParser().parseFromString(await answer.text(), 'text/html')
  const form = page.querySelector('form[data-draft]')
  const token = form?.querySelector('[name="_csrf"]')?.value
  return { end: 'done', account: form?.dataset.draftAccount ?? null, token }
}
