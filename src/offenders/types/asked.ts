// What people ask to be recorded of a person, as forms and programs send it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { AddressKind, MarkerKind } from './records.ts'
import type { Agency, Level, Management, Sex, Status } from './words.ts'

export type NewAddress = Readonly<{
  kind: AddressKind
  line: string
  postcode?: string | undefined
  from: LocalDate
}>

export type NewPerson = Readonly<{
  visorRef: string
  pncId?: string | undefined
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: Sex
  level?: Level | undefined
  mappaLevel?: number | undefined
  leadAgency?: Agency | undefined
  leadSince?: LocalDate | undefined
  status?: 'community' | undefined
  officer?: string | undefined
  team?: string | undefined
  management?: Management | undefined
  homeAddress?: NewAddress | undefined
  notes?: string | undefined
  confirmedNotDuplicate?: boolean | undefined
}>

/** What is not sent stays; what is sent blank is cleared. */
export type IdentityEdit = Readonly<{
  version: number
  visorRef?: string | undefined
  pncId?: string | null | undefined
  surname?: string | undefined
  forenames?: string | undefined
  dateOfBirth?: LocalDate | undefined
  sex?: Sex | undefined
  photoPlace?: string | null | undefined
  photoTakenOn?: LocalDate | null | undefined
  notes?: string | null | undefined
}>

/** A form's version is checked where it is sent. */
type Drawn = Readonly<{ version?: number | undefined }>

export type StatusAsk = Drawn &
  Readonly<{
    status: Status
    from: LocalDate
    to?: LocalDate | undefined
    reviewOn?: LocalDate | undefined
    reason: string
  }>
export type LeadAsk = Drawn & Readonly<{ agency: Agency; from: LocalDate; event: string }>
export type LevelAsk = Drawn & Readonly<{ to: Level; from: LocalDate; why: string }>
export type ManagementAsk = Drawn & Readonly<{ to: Management; from: LocalDate; why: string }>
export type MappaAsk = Drawn & Readonly<{ mappaLevel: number; from: LocalDate }>
export type AllocationAsk = Drawn &
  Readonly<{
    officer?: string | undefined
    team?: string | undefined
    from: LocalDate
    reason: string
  }>
export type DecisionAsk = Drawn & Readonly<{ agree: boolean; why: string }>
export type AddressAsk = NewAddress &
  Readonly<{
    until?: LocalDate | undefined
    confirmedOn?: LocalDate | undefined
    childrenHere?: boolean | undefined
  }>
export type MarkerAsk = Readonly<{ kind: MarkerKind; text: string; from?: LocalDate | undefined }>
export type InterimControlAsk = Drawn & Readonly<{ control: string; until: LocalDate; why: string }>
export type NameAsk = Readonly<{ surname: string; forenames: string }>
export type IdentifierAsk = Readonly<{ kind: string; value: string }>

export type EventKind =
  | 'release'
  | 'recall'
  | 'licence_end'
  | 'arrest'
  | 'charge'
  | 'breach'
  | 'intelligence'
  | 'crime'
  | 'incident'
  | 'missing'
  | 'child_concern'
  | 'move'
  | 'new_household'
  | 'transfer_in'
  | 'transfer_out'
  | 'death'
  | 'other'

export type EventAsk = Readonly<{
  kind: EventKind
  on: LocalDate
  note?: string | undefined
  toForce?: string | undefined
  homeAddress?: Omit<NewAddress, 'from'> | undefined
}>

/** Why a change is not made: each has its sentence beside its field. */
export type ChangeRefusal =
  | 'already-so'
  | 'earlier-than-current'
  | 'in-the-future'
  | 'in-the-past'
  | 'ends-before-it-begins'
  | 'review-needed'
  | 'review-before-start'
  | 'born-in-the-future'
  | 'visor-ref-held'
  | 'possible-duplicate'
  | 'team-needed'
  | 'unknown-team'
  | 'unknown-officer'
  | 'address-needed'
  | 'force-needed'
  | 'note-needed'
  | 'awaiting-second'
  | 'second-approver-needed'
  | 'rank-too-low'
  | 'already-decided'
  | 'already-ended'
  | 'owner-in-conflict'
  | 'owner-not-named'
  | 'nothing-changed'
  | 'no-address'
  | 'system-needed'
  | 'file-needed'
  | 'reference-needed'
  | 'not-after-the-meeting'
  | 'before-it-began'
