// When someone was last seen, and the calls since that found nobody or were not let in.
import type { LocalDate } from '../../platform/calendar.ts'
import type { VisitFacts } from '../types.ts'
import { wasAtTheDoor } from './at-the-door.ts'

/** The last day on which someone was seen, by a day; null when never. */
export function lastSeenBy(visits: VisitFacts, on: LocalDate): LocalDate | null {
  let last: LocalDate | null = null
  for (const seen of visits.seen)
    if (seen.on <= on && (last === null || seen.on > last)) last = seen.on
  return last
}

type Calls = VisitFacts['attempts']

/** Those since someone was last seen, by a day: later in time, not merely on a later day. */
function sinceSeen(calls: Calls, { seen }: VisitFacts, on: LocalDate): Calls {
  if (calls.length === 0) return calls
  const seenAt = seen.filter((visit) => visit.on <= on).map(({ at }) => at.getTime())
  const last = Math.max(...seenAt, 0)
  return calls.filter((call) => call.on <= on && call.at.getTime() > last)
}

/** The calls that failed: at the door of ours, and nobody was seen there or let us in. SOA 2003 s.96B. */
export const failedCallsSince = (visits: VisitFacts, on: LocalDate): Calls =>
  sinceSeen(
    [...visits.attempts.filter(({ because }) => wasAtTheDoor(because)), ...visits.keptOut],
    visits,
    on,
  )

/** The calls that found nobody: whoever came to the door was found, let in or not. */
export const attemptsSince = (visits: VisitFacts, on: LocalDate): number =>
  sinceSeen(visits.attempts, visits, on).length
