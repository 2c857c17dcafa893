// What a tab holds of its forms until they are recorded: in the session of that tab, and nowhere else.
const { sessionStorage } = window
const prefix = 'draft '

/** What is held of the form that is kept at `place`; what another account left behind goes at once. */
export function heldFor(place, account) {
  const held = sessionStorage.getItem(prefix + place)
  if (held === null) return null
  const entry = JSON.parse(held)
  if (entry.account === account) return entry
  letGo(place)
  return null
}

/** Holds a form as it stands; a browser that has no room, or is told to keep nothing, holds nothing. */
export function hold(place, entry) {
  try {
    sessionStorage.setItem(prefix + place, JSON.stringify(entry))
  } catch {
    letGo(place)
  }
}

export function letGo(place) {
  sessionStorage.removeItem(prefix + place)
}

export function letGoOfAll() {
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(prefix)) sessionStorage.removeItem(name)
}
