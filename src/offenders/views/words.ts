// The words of choices on forms and of rows in tables.
import { eventWords } from '../rules/words.ts'
import type { AddressKind, EventKind, Level } from '../types.ts'
import type { Answers } from '../../platform/views/fields.ts'

export const levelText: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}
export {
  agencyWords as agencyText,
  managementWords as managementText,
  markerWords as markerText,
  statusWords as statusText,
} from '../rules/words.ts'

export const addressText: Readonly<Record<AddressKind, string>> = {
  residence: 'Residence',
  location: 'Location, no fixed abode',
}
export const eventText: Readonly<Record<EventKind, string>> = {
  ...eventWords,
  move: 'Moved home',
  other: 'Something else',
}

/** Each answer of a closed list with its words. */
export const answersOf = (words: Readonly<Record<string, string>>): Answers => Object.entries(words)

/** The words of a value read from the database. */
export const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  words[value] ?? value
