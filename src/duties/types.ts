// What is owed, by whom, by when: derived from facts by the rooms, never typed in.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Level, Parameter, Policy } from '../policy/index.ts'

/** Contract section 6; later rooms add theirs. */
export type DutyKind =
  | 'visit'
  | 'visit_plan'
  | 'visit_write_up'
  | 'whereabouts'
  | 'suspension_review'
  | 'arms_initial'
  | 'arms_review'
  | 'overnight_hit'
  | 'cover'

export type Suspended = Readonly<{
  why: string
  since: LocalDate | null
  reviewOn: LocalDate | null
}>

export type Duty = Readonly<{
  kind: DutyKind
  /** What exactly: unique within offender and kind, so that the next interval is another duty. */
  subject: string
  startsOn: LocalDate
  /** Last compliant day; null is owed with no date. */
  dueOn: LocalDate | null
  /** Only for duties counted in hours. */
  dueAt: Date | null
  suspended: Suspended | null
  /** The policy parameter or register fact that set the date. */
  rule: string
  because: string
  /** The parameters whose values made it: kept with the duty. */
  uses: readonly Parameter[]
}>

/** Where a duty belongs: what lists scope and order by. */
export type DutyPlace = Readonly<{
  forceId: ForceId
  teamId: TeamId
  officerId: OfficerId | null
  offenderId: OffenderId
  level: Level
}>

export type OpenDuty = Duty & DutyPlace & Readonly<{ id: string; rank: number; policy: object }>

/** How a duty left the list: met on a day, so many days late, or another named way. */
export type Ending = Readonly<{
  how:
    | 'seen'
    | 'done'
    | 'suspended'
    | 'reactive'
    | 'transferred'
    | 'closed'
    | 'merged'
    | 'corrected'
    | 'changed'
  metOn: LocalDate | null
}>

/** What one room says of one person's file. */
export type DutyRoom<File> = Readonly<{
  kinds: readonly DutyKind[]
  dutiesOf(file: File, policy: Policy): readonly Duty[]
  /** Why a duty that is no longer owed has ended. */
  endingOf(duty: OpenDuty, file: File, policy: Policy): Ending
}>

export type DutySource<File> = Readonly<{
  placeOf(file: File): DutyPlace
  rooms: readonly DutyRoom<File>[]
}>

/** People whose ids come after one and not after another: everyone is so many parts. */
export type Part = Readonly<{ after: string; upTo: string }>

export type Whose = Readonly<{ ids: readonly OffenderId[] }> | Readonly<{ forceId: ForceId }> | Part

export type DutyState = 'open' | 'due' | 'overdue' | 'no_date' | 'suspended' | 'met'

/** What must be written so that the stored duties of one person are the derived ones. */
export type Difference = Readonly<{
  opened: readonly OpenDuty[]
  amended: readonly OpenDuty[]
  closed: readonly Readonly<{ duty: OpenDuty; ending: Ending; daysLate: number | null }>[]
}>

/** What stood of one person, and what was written in its place. */
export type Written = Readonly<{ stored: readonly OpenDuty[]; difference: Difference }>

/** A day, and the instant that hours are counted against on it; null on any day but today. */
export type DayAndHour = Readonly<{ on: LocalDate; at: Date | null }>
