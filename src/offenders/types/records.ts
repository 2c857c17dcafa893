// The rows that are kept of a person: each says from when, who recorded it, and whether the register brought it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Agency, Level, Management, Origin, Sex, Status } from './words.ts'

export type Offender = Readonly<{
  id: OffenderId
  forceId: ForceId
  visorRef: string
  pncId: string | null
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: Sex
  photoPlace: string | null
  photoTakenOn: LocalDate | null
  notes: string | null
  origin: Origin
  recordedAt: Date
  recordedBy: string
  /** Since when only its named readers see the file: access writes it. */
  restrictedAt?: Date | null
  version: number
}>

/** What every row below says of itself. */
export type Recorded = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  origin: Origin
}>

export type NameKind = 'legal' | 'alias'
export type OffenderName = Recorded &
  Readonly<{ kind: NameKind; surname: string; forenames: string }>

export type Identifier = Recorded & Readonly<{ kind: string; value: string }>

export type AddressKind = 'residence' | 'location'
export type Address = Recorded &
  Readonly<{
    kind: AddressKind
    line: string
    postcode: string | null
    district: string | null
    fromOn: LocalDate | null
    untilOn: LocalDate | null
    confirmedOn: LocalDate | null
    childrenHere: boolean | null
    version: number
  }>

export type MarkerKind = 'warning' | 'children' | 'orders'
export type Marker = Recorded &
  Readonly<{
    kind: MarkerKind
    text: string
    fromOn: LocalDate | null
    untilOn: LocalDate | null
    version: number
  }>

/** What holds a risk meanwhile: until its last day, unless somebody ends it before. */
export type InterimControl = Recorded &
  Readonly<{
    control: string
    fromOn: LocalDate
    untilOn: LocalDate
    why: string
    endedOn: LocalDate | null
    endedBy: string | null
    endedWhy: string | null
    version: number
  }>

export type StatusRecord = Recorded &
  Readonly<{
    status: Status
    fromOn: LocalDate | null
    toOn: LocalDate | null
    reviewOn: LocalDate | null
    reason: string
  }>

export type ReturnRecord = Recorded & Readonly<{ onDate: LocalDate; how: string }>

export type LeadRecord = Recorded &
  Readonly<{ agency: Agency; fromOn: LocalDate | null; event: string }>

export type LevelRecord = Recorded &
  Readonly<{ level: Level; fromOn: LocalDate | null; why: string; armsId: string | null }>

export type MappaRecord = Recorded & Readonly<{ mappaLevel: number; fromOn: LocalDate | null }>

export type ManagementRecord = Recorded &
  Readonly<{
    management: Management
    fromOn: LocalDate | null
    why: string
    decidedBy: string | null
  }>

export type PendingState = 'awaiting_second' | 'agreed' | 'refused'

/** A lower level or reactive management, which waits for a second person. */
export type PendingChange = Recorded &
  Readonly<{
    what: 'level' | 'management'
    toValue: string
    fromOn: LocalDate
    why: string
    state: PendingState
    decidedBy: string | null
    decidedAt: Date | null
    decidedWhy: string | null
    version: number
  }>

export type AllocationRecord = Recorded &
  Readonly<{
    officerId: OfficerId | null
    teamId: TeamId
    fromOn: LocalDate | null
    reason: string
  }>

export type EventRecord = Recorded &
  Readonly<{
    kind: string
    onDate: LocalDate
    note: string | null
    details: Readonly<Record<string, unknown>>
  }>

/** One line of what happened; every room adds its own. A line without a time is of a whole day. */
export type ChronologyLine = Recorded &
  Readonly<{ at: Date; hasTime: boolean; kind: string; summary: string; href: string | null }>

export type RegisterFacts = Readonly<{
  offenderId: OffenderId
  forceId: ForceId
  facts: Readonly<Record<string, unknown>>
  loadedAt: Date
}>
