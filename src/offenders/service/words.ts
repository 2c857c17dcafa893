// How the chronology tells a change: plain sentences.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Agency, EventKind, Level, Management, MarkerKind, Status } from '../types.ts'

export const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'very high',
  high: 'high',
  medium: 'medium',
  low: 'low',
}

export const statusWords: Readonly<Record<Status, string>> = {
  community: 'In the community',
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
  transferred: 'Transferred to another force',
  closed: 'Closed',
}

export const agencyWords: Readonly<Record<Agency, string>> = {
  police: 'Police',
  probation: 'Probation',
  yot: 'Youth offending team',
}

export const managementWords: Readonly<Record<Management, string>> = {
  active: 'Active',
  reactive: 'Reactive',
}

export const markerWords: Readonly<Record<MarkerKind, string>> = {
  warning: 'Warning',
  children: 'Children',
  orders: 'Orders',
}

export const eventWords: Readonly<Record<EventKind, string>> = {
  release: 'Released from custody',
  recall: 'Recalled to custody',
  licence_end: 'Licence ended',
  arrest: 'Arrested',
  charge: 'Charged',
  breach: 'Breach',
  intelligence: 'New intelligence',
  move: 'Moved',
  new_household: 'New household',
  transfer_in: 'Transferred in from another force',
  transfer_out: 'Transfer to another force begun',
  death: 'Reported dead',
  other: 'Other event',
}

export const since = (from: LocalDate): string => `from ${formatShortDate(from)}`
