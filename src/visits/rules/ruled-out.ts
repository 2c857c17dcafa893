// What becomes of the plans of somebody when a visit does not count, or was made on another day: nobody is less late by it.
import { daysBetween, type LocalDate } from '../../platform/calendar.ts'
import type { PlanFacts, SeenOn, VisitFacts } from '../types.ts'
import { latestBy, overdueSince, type VisitAsk } from './latest-by.ts'

/** A visit that counts until now; and the same at the time at which it was truly made, where it still counts then. */
export type Undone = Readonly<{ visit: Omit<SeenOn, 'on'>; again: SeenOn | null }>

const isVisit =
  ({ at, recordedAt, origin }: Undone['visit']) =>
  (seen: SeenOn): boolean =>
    seen.origin === origin &&
    seen.at.getTime() === at.getTime() &&
    seen.recordedAt.getTime() === recordedAt.getTime()

function undone(visits: VisitFacts, { visit, again }: Undone): VisitFacts {
  const others = visits.seen.filter((seen) => !isVisit(visit)(seen))
  return { ...visits, seen: again === null ? others : [...others, again] }
}

const newestOf = (plans: readonly PlanFacts[]): PlanFacts | undefined =>
  plans.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime()).at(0)

const isLater = (one: LocalDate | null, than: LocalDate | null): boolean =>
  one !== null && than !== null && one > than

const dayBy = (clock: VisitAsk, visits: VisitFacts): LocalDate | null =>
  latestBy({ ...clock, visits })?.on ?? null

type Held = Readonly<{ clock: VisitAsk; visit: Undone['visit']; held: LocalDate | null }>

/** Whether the newest of these plans ends with the visit. */
function endsWith({ clock, visit, held }: Held, visits: VisitFacts, newest: PlanFacts): boolean {
  const on = dayBy(clock, visits)
  if (isLater(on, held)) return true
  const restsOnIt = newest.origin === 'here' && newest.recordedAt >= visit.recordedAt
  const plans = visits.plans.filter((one) => one !== newest)
  return restsOnIt && isLater(on, dayBy(clock, { ...visits, plans }))
}

/**
 * The plans that end with the visit: each that would set a later day than the one that holds while the visit counts;
 * and each made on the strength of it that sets a later day than what holds without it. An earlier day stays.
 */
export function plansToEnd(clock: VisitAsk, what: Undone): PlanFacts[] {
  const asked = { clock, visit: what.visit, held: dayBy(clock, clock.visits) }
  const ended: PlanFacts[] = []
  let visits = undone(clock.visits, what)
  let newest = newestOf(visits.plans)
  while (newest !== undefined && endsWith(asked, visits, newest)) {
    const plan = newest
    ended.push(plan)
    visits = { ...visits, plans: visits.plans.filter((one) => one !== plan) }
    newest = newestOf(visits.plans)
  }
  return ended
}

/** The clock as though the visit had never counted; its plans stand as they are. */
export const without = (clock: VisitAsk, visit: Undone['visit']): VisitAsk => ({
  ...clock,
  visits: undone(clock.visits, { visit, again: null }),
})

/** By when the person has to be seen, and how late that is; null is no visit plan. */
export type DayThen = Readonly<{ on: LocalDate | null; daysOverdue: number }>

export function dayNow(clock: VisitAsk): DayThen {
  const since = overdueSince(clock)
  return {
    on: latestBy(clock)?.on ?? null,
    daysOverdue: since === null ? 0 : daysBetween(since, clock.standing.on),
  }
}

/** The day that returns when a visit does not count: without it, and without the plans that end with it. */
export function dayWithout(clock: VisitAsk, visit: Undone['visit']): DayThen {
  const what = { visit, again: null }
  const ended = plansToEnd(clock, what)
  const left = undone(clock.visits, what)
  const plans = left.plans.filter((plan) => !ended.includes(plan))
  return dayNow({ ...clock, visits: { ...left, plans } })
}
