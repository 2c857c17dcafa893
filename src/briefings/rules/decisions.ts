// How a decision of the meeting stands: done, not done, or still to do, by what people said and by what happened.
import { daysBetween, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { ListedDecision } from '../types.ts'

export type DecisionStanding = 'done' | 'not done' | 'late' | 'to do'

type Judged = Pick<ListedDecision, 'state' | 'kind' | 'seenOn' | 'decidedAt' | 'dueOn'>

/** A decision to go and see somebody is done by the visit itself; any other when somebody says so. */
export function standingOf(decision: Judged, on: LocalDate): DecisionStanding {
  if (decision.state === 'done' || seenSince(decision)) return 'done'
  if (decision.state === 'not_done') return 'not done'
  return decision.dueOn < on ? 'late' : 'to do'
}

const seenSince = ({ kind, seenOn, decidedAt }: Judged): boolean =>
  kind === 'visit' && seenOn !== null && seenOn >= localDateOf(decidedAt)

/** Days past the day by which it was to be done; 0 while in time or done. */
export const daysLate = (decision: Judged, on: LocalDate): number =>
  standingOf(decision, on) === 'late' ? daysBetween(decision.dueOn, on) : 0
