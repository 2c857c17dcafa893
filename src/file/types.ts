// One person's file: what is gathered from every room, and what programs are given of it.
import type { Actor } from '../access/index.ts'
import type { ArmsStanding } from '../arms/index.ts'
import type { AlertChoice, EscalationKind } from '../backlog/index.ts'
import type { DutyKind, Suspended } from '../duties/index.ts'
import type {
  FileParts,
  Level,
  OffenderHead,
  Origin,
  PersonFacts,
  Standing,
} from '../offenders/index.ts'
import type { OpeningShown } from '../access/index.ts'
import type { LocalDate } from '../platform/calendar.ts'
import type { OffenderId } from '../platform/ids.ts'
import type { Policy } from '../policy/index.ts'
import type { Claim } from '../shifts/index.ts'
import type { Call, EntryWarrant, LatestBy, VisitFacts } from '../visits/index.ts'

/** A duty that is not met: suspended ones wait, and are shown with what they wait for. */
export type OwedDuty = Readonly<{
  id: string
  kind: DutyKind
  subject: string
  startsOn: LocalDate
  dueOn: LocalDate | null
  dueAt: Date | null
  suspended: Suspended | null
  rule: string
  because: string
}>

/** A visit or attempt as the file tells it: the last that counts, and those since that do not. */
export type VisitTold = Readonly<{
  id: string
  on: LocalDate
  at: Date
  origin: Origin
  seen: 'inside' | 'doorstep' | 'elsewhere' | 'no'
  notSeenBecause: string | null
  place: 'home' | 'station' | 'elsewhere'
  addressLine: string | null
  crew: readonly Readonly<{ name: string; agency?: string }>[]
  qualifies: boolean
  /** Somebody was seen, and nobody has told anything of it. */
  unwritten: boolean
}>

export type ArmsTold = Readonly<{
  id: string
  kind: string
  state: string
  level: Level | null
  begunOn: LocalDate | null
  completedOn: LocalDate | null
  ratifiedOn: LocalDate | null
  returnedOn: LocalDate | null
  recordedBy: string
  ratifiedBy: string | null
  origin: Origin
}>

export type WaitingPlan = Readonly<{
  id: string
  latestBy: LocalDate
  why: string
  recordedBy: string
  recordedAt: Date
  version: number
}>

/** Children and devices named in the record of one visit. */
export type MetAtVisit = Readonly<{
  visitId: string
  on: LocalDate
  children: readonly Readonly<{
    name?: string
    relationship?: string
    ageYears?: number
    safe: boolean | null
  }>[]
  devices: readonly Readonly<{
    deviceId?: string
    description?: string
    undeclared?: boolean
    result?: string
  }>[]
}>

/** The last refusal on record, and what is recorded of what was asked for. */
export type RefusalTold = Readonly<{
  visitId: string
  on: LocalDate
  /** Null where it is not recorded that entry was asked for. */
  purpose: 'visit' | 's96b_search' | null
  /** Whether it is recorded that it was not. */
  notAsked: boolean
}>

/** What the newest plan in force says beside its day. */
export type PlanTold = Readonly<{
  latestBy: LocalDate
  earliest: LocalDate | null
  purposes: readonly string[]
  crewNeeds: string | null
  mustCheck: string | null
}>

export type Ringable = Readonly<{ name: string; phone: string }>

/** What an inspector was asked about somebody who is not seen, and what was chosen. */
export type AlertTold = Readonly<{
  id: string
  kind: EscalationKind
  because: string
  forDate: LocalDate
  chosenAt: Date | null
  chosenBy: string | null
  choice: AlertChoice | null
  why: string | null
  lookAgainOn: LocalDate | null
}>

/** What others saw: it is no visit. */
export type SightingTold = Readonly<{
  id: string
  at: Date
  place: string
  what: string
  agency: string | null
  name: string
  withChildren: boolean | null
}>

/** The named officer and whom to ring instead. */
export type Owner = Readonly<{
  team: string
  officer: string | null
  name: string | null
  phone: string | null
  fromImport: boolean | null
  /** Who stands in today, and is rung first. */
  cover: Readonly<{ key: string; name: string; phone: string | null }> | null
  isAway: boolean
  supervisors: readonly Ringable[]
}>

/** What the register said of a sentence and of requirements: nothing of it was recorded here. */
export type RegisterTold = Readonly<{
  disposal: string | null
  sentenceMonths: number | null
  convictionDate: LocalDate | null
  lastNotification: LocalDate | null
  shpoExpiry: LocalDate | 'indefinite' | null
  loadedAt: Date
}>

/** A later day that was asked for, and what has changed since. */
export type LapsedPlan = Readonly<{
  id: string
  latestBy: LocalDate
  why: string
  recordedBy: string
}>

/** A plan that moved the day of somebody who was overdue. */
export type LateMoveTold = Readonly<{
  id: string
  latestBy: LocalDate
  clearedOverdueSince: LocalDate
  decidedAt: Date
  decidedBy: string
  decidedWhy: string | null
}>

/** Everything that stands beside the dated history, read at once. */
export type Beside = Readonly<{
  owner: Owner
  duties: readonly OwedDuty[]
  visits: readonly VisitTold[]
  arms: readonly ArmsTold[]
  waitingPlans: readonly WaitingPlan[]
  /** The newest plan, where it waited until something changed. */
  lapsedPlan: LapsedPlan | null
  /** Lateness that agreed plans took off the list since the person was last seen. */
  lateMoves: readonly LateMoveTold[]
  met: readonly MetAtVisit[]
  /** Of all calls, wherever they were; null while nobody refused. */
  refusal: RefusalTold | null
  plan: PlanTold | null
  /** The newest visits and attempts, of which the pattern is told. */
  calls: readonly Call[]
  /** The last of them while the person is not seen. */
  alert: AlertTold | null
  sightings: readonly SightingTold[]
  register: RegisterTold | null
  /** How much evidence is held, and how many self-reports nobody has proved. */
  told: Readonly<{ evidence: number; unproved: number }>
  /** The names behind the usernames that wrote what is shown. */
  names: Readonly<Record<string, string>>
}>

export type Gathered = Readonly<{
  actor: Actor
  at: Date
  today: LocalDate
  policy: Policy
  head: OffenderHead
  parts: FileParts
  person: PersonFacts
  standing: Standing
  visits: VisitFacts
  armsStanding: ArmsStanding
  /** Null while no visit is owed: reactive, transferred, closed, or nothing known to count from. */
  latestBy: LatestBy | null
  lastSeenOn: LocalDate | null
  beside: Beside
  entryWarrant: EntryWarrant
  /** Who has claimed the next visit from the weekend list; null while nobody has. */
  claim: Claim | null
  /** Null for a reader who is not shown who opened the file. */
  openings: readonly OpeningShown[] | null
  /** Why the reader of another team opened it; null for their own. */
  reason: string | null
}>

/** A record that leads to another: all of it was merged there. */
export type MergedRecord = Readonly<{ id: OffenderId; visorRef: string; mergedInto: OffenderId }>
