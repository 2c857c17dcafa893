// Who holds how many of each level on a day, and what is kept of it every night.
import type { OfficerChoice, TeamRef, Training } from '../officers/index.ts'
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Level } from '../policy/index.ts'

export type ByLevel = Readonly<Partial<Record<Level, number>>>

/** People of one team, one officer (or nobody) and one level. */
export type Held = Readonly<{
  teamId: TeamId
  officerId: OfficerId | null
  level: Level
  caseload: number
}>

/** The caseload of a day, counted as the figures count it, with what the ratios need beside it. */
export type CaseloadOnDay = Readonly<{
  on: LocalDate
  threshold: number
  held: readonly Held[]
  teams: readonly TeamRef[]
  officers: readonly OfficerChoice[]
  /** Of those who hold somebody: trained on the day and not away. */
  available: ReadonlySet<OfficerId>
  /** Of the available: trained by assumption, because the register brought them and nobody has said. */
  assumed: ReadonlySet<OfficerId>
}>

/** What is asked of an officer before their share of a caseload counts as covered. */
export type Fitness = Readonly<{ mosovo: Training; skills: readonly string[]; isAway: boolean }>

/** A caseload and the two ratios that are always shown together. */
export type Load = Readonly<{
  caseload: number
  byLevel: ByLevel
  officers: number
  ratio: number | null
  available: number
  availableRatio: number | null
}>

export type Tally = Readonly<Record<string, number>>

/** The figures of contract section 4 as they stood on a day: numbers only, and nobody's name. */
export type DayFigures = Readonly<{
  overdueVisits: Readonly<{
    total: number
    byLevel: Tally
    byBand: Tally
    longestDays: number | null
  }>
  noVisitPlan: number
  onBackstop: number
  missingArms: Readonly<{
    total: number
    notStarted: number
    draft: number
    returned: number
    awaitingRatification: number
  }>
  armsReviewOverdue: number
  levelUnsupported: number
  unallocated: number
  ownerNotAvailable: number
  whereaboutsUnknown: number
  suspensionPastReview: number
}>

/** Null is the whole force. */
export type TeamDay = Readonly<{ teamId: TeamId | null; load: Load; figures: DayFigures }>

export type Snapshot = Readonly<{
  forceId: ForceId
  day: LocalDate
  held: readonly Held[]
  days: readonly TeamDay[]
}>

/** One day of a trend; an officer's has no officers to divide by. */
export type TrendPoint = Readonly<{
  day: LocalDate
  caseload: number
  officers: number | null
  available: number | null
}>

export type HistoryDay = TrendPoint & Readonly<{ byLevel: ByLevel; figures: DayFigures | null }>

/** Whose history: the force's, a team's or an officer's. */
export type HistoryOf = Readonly<{
  forceId: ForceId
  team: TeamRef | null
  officer: OfficerChoice | null
}>

export type Span = Readonly<{ from: LocalDate; to: LocalDate }>
