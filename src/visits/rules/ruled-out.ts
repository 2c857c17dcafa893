// What becomes of the plans of somebody when a visit is said not to count: nobody is less late by it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { PlanFacts, VisitFacts } from '../types.ts'
import { latestBy, type VisitAsk } from './latest-by.ts'

type RuledOut = Readonly<{ at: Date; recordedAt: Date }>

const without = (visits: VisitFacts, { at, recordedAt }: RuledOut): VisitFacts => ({
  ...visits,
  seen: visits.seen.filter(
    (seen) =>
      seen.origin !== 'here' ||
      seen.at.getTime() !== at.getTime() ||
      seen.recordedAt.getTime() !== recordedAt.getTime(),
  ),
})

const newestOf = (plans: readonly PlanFacts[]): PlanFacts | undefined =>
  plans.toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime()).at(0)

const isLater = (one: LocalDate | null, than: LocalDate | null): boolean =>
  one !== null && than !== null && one > than

const dayBy = (clock: VisitAsk, visits: VisitFacts): LocalDate | null =>
  latestBy({ ...clock, visits })?.on ?? null

type Held = Readonly<{ clock: VisitAsk; visit: RuledOut; held: LocalDate | null }>

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
export function plansToEnd(clock: VisitAsk, visit: RuledOut): PlanFacts[] {
  const asked = { clock, visit, held: dayBy(clock, clock.visits) }
  const ended: PlanFacts[] = []
  let visits = without(clock.visits, visit)
  let newest = newestOf(visits.plans)
  while (newest !== undefined && endsWith(asked, visits, newest)) {
    const plan = newest
    ended.push(plan)
    visits = { ...visits, plans: visits.plans.filter((one) => one !== plan) }
    newest = newestOf(visits.plans)
  }
  return ended
}
