// How duties stand against a day, and which of the derived ones a list holds on it: the questions of the stored list's SQL.
import { addDays } from '../../platform/calendar.ts'
import {
  daysOverdue,
  isOverdue,
  stateOf,
  type DayAndHour,
  type Duty,
  type DutyState,
  type StoredDuty,
} from '../../duties/index.ts'
import type { Policy } from '../../policy/index.ts'

type Timed = Pick<Duty, 'dueOn' | 'dueAt' | 'suspended'>

/** `open` includes due and overdue; what is met is never derived. */
export function isInState(
  duty: Timed,
  state: DutyState,
  { on, at, dueWithinDays }: DayAndHour & Readonly<{ dueWithinDays: number }>,
): boolean {
  const { dueOn, suspended } = duty
  if (state === 'met') return false
  if (state === 'suspended') return suspended !== null
  if (suspended !== null) return false
  if (state === 'open') return true
  if (state === 'no_date') return dueOn === null
  if (dueOn === null) return false
  const isLate = isOverdue(duty, on, at)
  return state === 'overdue' ? isLate : !isLate && dueOn <= addDays(on, dueWithinDays)
}

/** How a duty stands against a day; a closed one is met. */
export const againstDay = (
  duty: Pick<StoredDuty, 'dueOn' | 'dueAt' | 'suspended' | 'metOn'>,
  as: DayAndHour,
  policy: Policy,
): Readonly<{ state: DutyState; daysOverdue: number }> =>
  duty.metOn === null
    ? { state: stateOf(duty, as, policy), daysOverdue: daysOverdue(duty, as.on) }
    : { state: 'met', daysOverdue: 0 }
