// Which derived duties a list holds on a day: the same questions that the stored list asks in SQL.
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import type { Duty, DutyState } from '../../duties/index.ts'

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
