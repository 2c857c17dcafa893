// The words of choices on forms and of rows in tables.
import type {
  AddressKind,
  Agency,
  EventKind,
  Level,
  Management,
  MarkerKind,
  Status,
} from '../types.ts'
import type { Answers } from './fields.ts'

export const levelText: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}
export const statusText: Readonly<Record<Status, string>> = {
  community: 'In the community',
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
  transferred: 'Transferred to another force',
  closed: 'Closed',
}
export const agencyText: Readonly<Record<Agency, string>> = {
  police: 'Police',
  probation: 'Probation',
  yot: 'Youth offending team',
}
export const managementText: Readonly<Record<Management, string>> = {
  active: 'Active',
  reactive: 'Reactive',
}
export const addressText: Readonly<Record<AddressKind, string>> = {
  residence: 'Residence',
  location: 'Location, no fixed abode',
}
export const markerText: Readonly<Record<MarkerKind, string>> = {
  warning: 'Warning',
  children: 'Children',
  orders: 'Orders',
}
export const eventText: Readonly<Record<EventKind, string>> = {
  release: 'Released from custody',
  recall: 'Recalled to custody',
  licence_end: 'Licence ended',
  arrest: 'Arrested',
  charge: 'Charged',
  breach: 'Breach',
  intelligence: 'New intelligence',
  move: 'Moved home',
  new_household: 'New household',
  transfer_in: 'Transferred in from another force',
  transfer_out: 'Transfer to another force begun',
  death: 'Reported dead',
  other: 'Something else',
}

/** Each answer of a closed list with its words. */
export const answersOf = (words: Readonly<Record<string, string>>): Answers => Object.entries(words)

/** The words of a value read from the database. */
export const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  words[value] ?? value
