// A person and the dated history of all that the rules ask of them.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Agency, LeadOnDay, Level, Management, Sex, Status } from './types/words.ts'

export type * from './types/words.ts'

/** From when a fact holds: null is an undated fact of the register, which holds on all earlier days. */
type Dated = Readonly<{ fromOn: LocalDate | null; recordedAt: Date }>

export type StatusPeriod = Dated &
  Readonly<{ status: Status; toOn: LocalDate | null; reviewOn: LocalDate | null }>
export type LeadPeriod = Dated & Readonly<{ agency: Agency }>
export type LevelPeriod = Dated & Readonly<{ level: Level }>
export type MappaPeriod = Dated & Readonly<{ mappaLevel: number }>
export type ManagementPeriod = Dated & Readonly<{ management: Management }>
export type Allocation = Dated & Readonly<{ officerId: OfficerId | null; teamId: TeamId }>
/** A home taken on: a residence, or the location of someone with no fixed abode. */
export type HomePeriod = Dated &
  Readonly<{ untilOn: LocalDate | null; id: string; district: string | null }>
/** A mark that every list shows: a warning, children, orders. */
export type MarkerPeriod = Dated & Readonly<{ untilOn: LocalDate | null; kind: string }>
/** A return to the community that was recorded as such: a release, a transfer in. */
export type ToldReturn = Readonly<{ on: LocalDate; how: string; recordedAt: Date }>

export type PersonFacts = Readonly<{
  id: OffenderId
  forceId: ForceId
  visorRef: string
  dateOfBirth: LocalDate
  sex: Sex
  /** The record of the same person that is kept, where this one was merged into it. */
  mergedInto?: OffenderId | null
  statuses: readonly StatusPeriod[]
  returns: readonly ToldReturn[]
  leads: readonly LeadPeriod[]
  levels: readonly LevelPeriod[]
  mappas: readonly MappaPeriod[]
  managements: readonly ManagementPeriod[]
  allocations: readonly Allocation[]
  homes: readonly HomePeriod[]
  markers: readonly MarkerPeriod[]
}>

/** How a person stands on one day, as the rules read it. */
export type Standing = Readonly<{
  on: LocalDate
  status: Status
  statusSince: LocalDate | null
  /** Set while custody, hospital, abroad or missing holds. */
  reviewOn: LocalDate | null
  management: Management
  agency: LeadOnDay
  /** The day police became lead; null while another agency leads. */
  policeLeadSince: LocalDate | null
  level: Level
  levelSince: LocalDate | null
  mappaLevel: number | null
  officerId: OfficerId | null
  teamId: TeamId
  lastReturn: ToldReturn | null
  inCaseload: boolean
  home: Readonly<{ id: string; district: string | null }> | null
  /** The kinds of the markers that hold, in order. */
  marks: readonly string[]
}>

export type * from './types/records.ts'
export type * from './types/shown.ts'
export type * from './types/around.ts'
export type * from './types/around-asked.ts'
export type * from './types/asked.ts'
