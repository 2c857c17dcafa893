// A shift planned by hand: who goes when and where, and the people in the order in which they are gone to.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import type { Crew } from './weekend.ts'

export type ShiftPlan = Readonly<{
  id: string
  forceId: ForceId
  recordedAt: Date
  recordedBy: string
  /** The team of whoever made it; null for an inspector of no team. */
  teamId: TeamId | null
  onDay: LocalDate
  fromTime: string
  untilTime: string
  crew: readonly Crew[]
  officerIds: readonly OfficerId[]
  /** Postcode districts; none is all of the ground. */
  districts: readonly string[]
  note: string | null
  version: number
}>

export type ShiftStop = Readonly<{
  id: string
  forceId: ForceId
  recordedAt: Date
  recordedBy: string
  planId: string
  offenderId: OffenderId
  place: number
  because: string
  removedAt: Date | null
  removedBy: string | null
  version: number
}>

/** One officer on the day of a plan: whether away, and on which other plans of that day. */
export type OfficerDay = Readonly<{
  name: string
  isAway: boolean
  plans: readonly Pick<ShiftPlan, 'fromTime' | 'untilTime' | 'crew'>[]
}>

/** Somebody who may be gone to, as the proposal weighs them. */
export type Candidate = Readonly<{
  id: OffenderId
  level: Level
  /** Null where nothing sets a day. */
  dueOn: LocalDate | null
  district: string | null
  /** The day before which the plan of the visit does not want it. */
  earliest: LocalDate | null
  /** A slot inside the hours that was never tried, in words; null when each was. */
  untried: string | null
}>

export type ProposedStop = Readonly<{ id: OffenderId; because: string }>

export type PlanRefusal =
  | 'not-an-officer'
  | 'two-needed'
  | 'unknown-officer'
  | 'not-this-pair'
  | 'hours-malformed'
  | 'day-out-of-reach'
  | 'not-your-plan'
  | 'not-yours-to-plan'
  | 'already-a-stop'
