// The rows that are kept of visits and plans, and the facts of them that the clock needs.
import type { Origin } from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Parameter } from '../../policy/index.ts'
import type { Said, WriteUpFacts } from './said.ts'
import type { NotSeenBecause, Place, Seen } from './words.ts'

/** One of the crew: an officer by key, or someone of another agency. */
export type CrewMember =
  | Readonly<{ officer: string; name: string; mosovo: boolean; assumed: boolean }>
  | Readonly<{ agency: string; name: string }>

export type Entry = Readonly<{
  sought: boolean
  purpose: 'visit' | 's96b_search'
  obtained: boolean
  said?: string | undefined
}>
export type Visit = Said &
  WriteUpFacts &
  Readonly<{
    id: string
    forceId: ForceId
    offenderId: OffenderId
    recordedAt: Date
    recordedBy: string
    origin: Origin
    at: Date
    onDate: LocalDate
    seen: Seen
    notSeenBecause: NotSeenBecause | null
    place: Place
    addressId: string | null
    announced: boolean | null
    announcedReason: string | null
    crew: readonly CrewMember[]
    soleCrew: boolean
    soleCrewAuthority: string | null
    soleCrewAcknowledgedBy: string | null
    standingIn: boolean
    entry: Entry | null
    /** When the crew went again. */
    leftAt: Date | null
    qualifies: boolean
    because: string
    /** The latest-by that had passed when a qualifying visit cleared it: what was shown overdue stays told. */
    clearedOverdueSince: LocalDate | null
    /** The correction that struck it out, as lists and pages read it. */
    struck?: string | null | undefined
    version: number
  }>

export type PlanState = 'in_force' | 'waiting' | 'refused'

/** How a plan ended without anybody's word on it. */
export type PlanEnded = 'replaced' | 'out_of_date' | 'visit_ruled_out'

export type VisitPlan = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  origin: Origin
  latestBy: LocalDate
  earliest: LocalDate | null
  purposes: readonly string[]
  why: string
  /** What the crew must be or bring, and what must be looked at, in the planner's words. */
  crewNeeds: string | null
  mustCheck: string | null
  /** The day from which the plan counts: null is the register's, made on an unknown day. */
  madeOn: LocalDate | null
  state: PlanState
  decidedBy: string | null
  decidedAt: Date | null
  decidedWhy: string | null
  /** The latest-by that had passed when this later day was agreed: what was shown overdue stays told. */
  clearedOverdueSince: LocalDate | null
  endedAt: Date | null
  endedHow: PlanEnded | null
  /** What has changed since it was asked for; null for another end. */
  endedWhy: string | null
  /** The correction that struck it out, as lists and pages read it. */
  struck?: string | null | undefined
  version: number
}>

/** A qualifying visit as the clock needs it. */
export type SeenOn = Readonly<{ on: LocalDate; at: Date; recordedAt: Date; origin: Origin }>

/** A plan as the clock needs it: only those in force. */
export type PlanFacts = Readonly<{
  latestBy: LocalDate
  madeOn: LocalDate | null
  recordedAt: Date
  /** The day it took hold: the day of the load, of the record, or of its approval. */
  heldFrom: LocalDate | null
  origin: Origin
}>

/** A visit at which somebody was seen, and which was not written up with it or was ruled out. */
export type WriteUpOwed = Readonly<{
  visitId: string
  on: LocalDate
  at: Date
  /** The days of the write-up, and of the word that it does not count; null while neither has come. */
  writtenOn: LocalDate | null
  ruledOutOn: LocalDate | null
}>

/** A call at which nobody was seen, and why; left out where it is not known. */
export type Attempted = Readonly<{
  on: LocalDate
  at: Date
  because?: NotSeenBecause | null | undefined
}>

export type VisitFacts = Readonly<{
  seen: readonly SeenOn[]
  /** Of visits recorded here: those without a write-up, and those whose write-up came on a later day. */
  writeUps: readonly WriteUpOwed[]
  plans: readonly PlanFacts[]
  /** Calls at which nobody was seen. */
  attempts: readonly Attempted[]
  /** Calls at which somebody was seen at the door, and entry was sought and not obtained: no attempts, and calls that failed. */
  keptOut: readonly Attempted[]
}>

export type LatestByRule = 'plan' | 'plan-ended' | 'first-visit' | 'backstop' | 'never-seen'

export type LatestBy = Readonly<{
  on: LocalDate
  /** The day the interval began: what the wait is measured against. */
  from: LocalDate
  rule: LatestByRule
  parameter: Parameter | null
  because: string
}>
