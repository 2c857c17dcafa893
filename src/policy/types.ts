// The dated parameters that the rules read: names, never numbers, stand in code.
import type { LocalDate } from '../platform/calendar.ts'

export type Level = 'very_high' | 'high' | 'medium' | 'low'

export type NumberParameter =
  | `visits.ceiling_months.${Level}`
  | `visits.first_visit_days.${Level}`
  | 'visits.abroad_return_days'
  | 'visits.write_up_hours'
  | 'visits.plan_working_days'
  | 'visits.s96b_failed_entries'
  | 'duties.due_within_days'
  | 'arms.initial_days'
  | 'arms.review_months'
  | 'suspension.review_days'
  | 'workload.ratio_threshold'
  | 'access.opening_hours'
  | 'backlog.recent_days'
  | 'calendar.bank_holiday_warning_days'

export type ListParameter = 'visits.part_of_day_hours' | 'duties.overdue_bands'
export type DatesParameter = 'calendar.bank_holidays'
export type Parameter = NumberParameter | ListParameter | DatesParameter

export type Standing = 'in force' | 'enacted, not commenced' | 'force policy' | 'product default'

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
