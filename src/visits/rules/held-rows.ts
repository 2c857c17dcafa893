// Rows that a page draws with what is known already: which of them say something, and which stand as they were drawn.
import { isBlank } from './typed-words.ts'

/** What a page wrote into a row itself; the row alone says nothing. */
const drawnIn: Readonly<Record<string, readonly string[]>> = {
  children: ['held', 'known', 'knownAge', 'name', 'relationship'],
  devices: ['held', 'known', 'deviceId', 'description'],
  conditions: ['held', 'condition'],
}

/** The lists that are drawn with what is known. */
export const heldLists = ['children', 'devices', 'conditions'] as const

type Row = Readonly<Record<string, unknown>>

const asTyped = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value)

/** A row of what is known to which nobody answered anything; another age is an answer. */
export function isUnanswered(list: string, row: Row): boolean {
  if (row['held'] !== 'yes') return false
  const names = drawnIn[list] ?? []
  return Object.entries(row).every(
    ([name, value]) =>
      names.includes(name) ||
      isBlank(value) ||
      (name === 'ageYears' && asTyped(value) === row['knownAge']),
  )
}

/** Of a row that says something, what the page alone is for. */
export function withoutMarks({ held: _, known: _known, knownAge: _age, ...said }: Row): Row {
  return said
}
