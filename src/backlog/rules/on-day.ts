// How duties stand against a day, and which of the derived ones a list holds on it: the questions of the stored list's SQL.
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import {
  daysOverdue,
  stateOf,
  type Duty,
  type DutyState,
  type StoredDuty,
} from '../../duties/index.ts'
import type { Policy } from '../../policy/index.ts'

type Timed = Pick<Duty, 'dueOn' | 'suspended'>

/** `open` includes due and overdue; what is met is never derived. */
export function isInState(
  { dueOn, suspended }: Timed,
  state: DutyState,
  { on, dueWithinDays }: { on: LocalDate; dueWithinDays: number },
): boolean {
  if (state === 'met') return false
  if (state === 'suspended') return suspended !== null
  if (suspended !== null) return false
  if (state === 'open') return true
  if (state === 'no_date') return dueOn === null
  if (dueOn === null) return false
  return state === 'overdue' ? dueOn < on : dueOn >= on && dueOn <= addDays(on, dueWithinDays)
}

/** How a duty stands against a day; a closed one is met. */
export const againstDay = (
  duty: Pick<StoredDuty, 'dueOn' | 'dueAt' | 'suspended' | 'metOn'>,
  on: LocalDate,
  policy: Policy,
): Readonly<{ state: DutyState; daysOverdue: number }> =>
  duty.metOn === null
    ? { state: stateOf(duty, on, policy), daysOverdue: daysOverdue(duty, on) }
    : { state: 'met', daysOverdue: 0 }
