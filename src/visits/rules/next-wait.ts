// How long the next visit may wait, beside how long the one before was let wait.
import { daysBetween, type LocalDate } from '../../platform/calendar.ts'
import { lastSeenBy } from './last-seen.ts'
import { latestBy, type VisitAsk } from './latest-by.ts'

/** In days, from one visit to the day by which the next must be made. */
export type Waits = Readonly<{ before: number; next: number }>

/** The days of a first visit are no interval that anybody chose or that the level allows. */
const intervals = new Set(['plan', 'plan-ended', 'backstop'])

/** `clock` is without the visit on which the next is planned; null where no interval was running. */
export function waitsOf(
  clock: VisitAsk,
  next: Readonly<{ seenOn: LocalDate; latestBy: LocalDate }>,
): Waits | null {
  const due = latestBy(clock)
  if (due === null || !intervals.has(due.rule)) return null
  const from = lastSeenBy(clock.visits, clock.standing.on) ?? due.from
  return {
    before: daysBetween(from, due.on),
    next: daysBetween(next.seenOn, next.latestBy),
  }
}
