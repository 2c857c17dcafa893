// The dated parameters that the rules read: names, never numbers, stand in code.
import type { LocalDate } from '../platform/calendar.ts'

export type Level = 'very_high' | 'high' | 'medium' | 'low'

/** The kinds of overnight list: which of them the force takes is policy. */
export type OvernightKind = 'custody' | 'crime' | 'incident' | 'missing' | 'intelligence'

export type NumberParameter =
  | `visits.ceiling_months.${Level}`
  | `visits.first_visit_days.${Level}`
  | 'visits.abroad_return_days'
  | 'visits.write_up_hours'
  | 'visits.write_up_decision_days'
  | 'visits.plan_working_days'
  | 'visits.s96b_failed_entries'
  | 'visits.attempts_before_escalation'
  | `visits.alert_days.${Level}`
  | 'visits.attempts_before_alert'
  | 'visits.alert_again_days'
  | 'duties.due_within_days'
  | 'arms.initial_days'
  | 'arms.review_months'
  | 'suspension.review_days'
  | 'workload.ratio_threshold'
  | 'access.opening_hours'
  | 'access.break_glass_hours'
  | 'access.restriction_review_days'
  | 'backlog.recent_days'
  | 'calendar.bank_holiday_warning_days'
  | 'jobs.silence_hours'
  | 'exports.large_rows'
  | 'audit.clock_jump_seconds'
  | 'audit.verify_hours'
  | 'overnight.decide_hours'
  | 'looks.files_a_day'
  | 'looks.days_back'
  | 'overnight.ask_hours'
  | `overnight.takes.${OvernightKind}`
  | 'cover.accept_hours'
  | 'cover.ahead_days'
  | 'cover.unknown_end_days'
  | 'roster.gap_days'
  | 'ringing.climb_minutes'
  | 'checks.old_after_days'
  | 'visits.slot_months'
  | 'visits.regular_gap_percent'
  | 'visits.concentrated_slot_percent'
  | 'visits.concentrated_part_percent'
  | 'visits.same_crew_months'
  | 'measures.officer_first_days'
  | 'shifts.stop_minutes'
  | 'drafts.days'

export type ListParameter =
  'visits.part_of_day_hours' | 'visits.calling_hours' | 'duties.overdue_bands'
export type DatesParameter = 'calendar.bank_holidays'
export type Parameter = NumberParameter | ListParameter | DatesParameter

export const standings = [
  'in force',
  'enacted, not commenced',
  'force policy',
  'product default',
] as const
export type Standing = (typeof standings)[number]

export type PolicyValue = Readonly<{
  id: string
  parameter: Parameter
  value: unknown
  fromOn: LocalDate
  source: string
  standing: Standing
}>

/** The policy in force on one day. Reading a parameter that has no value on that day throws. */
export type Policy = Readonly<{
  on: LocalDate
  number(parameter: NumberParameter): number
  list(parameter: ListParameter): readonly number[]
  dates(parameter: DatesParameter): ReadonlySet<LocalDate>
  /** What a duty stores of the parameters it used: value, row and standing. */
  used(parameters: readonly Parameter[]): Readonly<Record<string, PolicyValue['value']>>
}>

export type PolicyState = 'waiting' | 'approved' | 'refused' | 'withdrawn'

/** A value with who proposed it and who decided; the first of a parameter came with the product. */
export type PolicyRow = PolicyValue &
  Readonly<{
    proposedBy: string | null
    proposedAt: Date | null
    approvedBy: string | null
    decision: Exclude<PolicyState, 'waiting'> | null
    decidedBy: string | null
    decidedAt: Date | null
    decidedWhy: string | null
    version: number
  }>

/** Why a value cannot be proposed. */
export type ProposalRefusal = 'start-passed' | 'too-far-ahead' | 'same-start' | 'nothing-changes'

/** A proposal waits for a day already: it is decided or withdrawn before there is another. */
export type AlreadyProposed = Readonly<{ ok: false; why: 'already-proposed'; first: PolicyRow }>

/** Why a proposal cannot be decided; `already-decided` is judged first. */
export type PolicyDecisionRefusal =
  | 'already-decided'
  | 'own-proposal'
  | 'not-your-proposal'
  | 'why-needed'
  | 'start-passed'
  | 'same-start'

/** How far an approved value has been worked out: from its day on everyone is derived again, in id order. */
export type PolicyEffect = Readonly<{
  policyId: string
  fromOn: LocalDate
  afterId: string | null
  peopleTotal: number | null
  peopleDone: number
  beganAt: Date | null
  finishedAt: Date | null
}>
