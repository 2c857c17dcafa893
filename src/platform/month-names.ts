// The months as they are written and as people type them.

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const names = monthNames.map((name) => name.toLowerCase())

/** 1 to 12 for a month's name or its first three letters ('sept' too), however written; 0 when it is no month. */
export function monthNamed(word: string): number {
  const typed = word.toLowerCase()
  if (typed === 'sept') return 9
  return names.findIndex((name) => typed === name || typed === name.slice(0, 3)) + 1
}
