// The room's words for what is recorded: the same in sentences, on forms and in tables.
import type { Agency, EventKind, Management, MarkerKind, Status } from '../types.ts'

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
  crime: 'Named in a crime report',
  incident: 'Named in an incident',
  missing: 'Reported missing',
  child_concern: 'Concern for a child',
  move: 'Moved',
  new_household: 'New household',
  transfer_in: 'Transferred in from another force',
  transfer_out: 'Transfer to another force begun',
  death: 'Reported dead',
  other: 'Other event',
}
