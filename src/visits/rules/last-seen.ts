// When someone was last seen, and the calls since that found nobody.
import type { LocalDate } from '../../platform/calendar.ts'
import type { VisitFacts } from '../types.ts'

/** The last day on which someone was seen, by a day; null when never. */
export function lastSeenBy(visits: VisitFacts, on: LocalDate): LocalDate | null {
  let last: LocalDate | null = null
  for (const seen of visits.seen)
    if (seen.on <= on && (last === null || seen.on > last)) last = seen.on
  return last
}

/** The calls that found nobody since someone was last seen, by a day: later in time, not merely on a later day. */
export function callsSince(visits: VisitFacts, on: LocalDate): VisitFacts['attempts'] {
  if (visits.attempts.length === 0) return visits.attempts
  const seenAt = visits.seen.filter((visit) => visit.on <= on).map(({ at }) => at.getTime())
  const last = Math.max(...seenAt, 0)
  return visits.attempts.filter((attempt) => attempt.on <= on && attempt.at.getTime() > last)
}

export const attemptsSince = (visits: VisitFacts, on: LocalDate): number =>
  callsSince(visits, on).length
