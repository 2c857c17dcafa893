// What agreeing to a later day does to somebody who is overdue: the lateness that it takes off the list stays told.
import {
  addDays,
  daysBetween,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { PlanFacts, VisitPlan } from '../types.ts'
import { latestBy, overdueSince, type VisitAsk } from './latest-by.ts'
import { overdueCleared } from './record.ts'

/** The latest-by that a plan puts right after the fact when it is agreed to; null when nobody was overdue. */
export function clearedByPlan(clock: VisitAsk, plan: PlanFacts): LocalDate | null {
  const visits = { ...clock.visits, plans: [...clock.visits.plans, plan] }
  return overdueCleared(
    { before: overdueSince(clock), after: latestBy({ ...clock, visits })?.on ?? null },
    clock.standing.on,
  )
}

export type LateMove = Pick<VisitPlan, 'latestBy' | 'decidedWhy'> &
  Readonly<{ clearedOverdueSince: LocalDate; decidedAt: Date; by: string }>

/** 'Was overdue from 9 Jan 2025 (418 days) when DS Calder moved latest-by to 12 Mar 2026: why'. */
export function lateMoveText({ clearedOverdueSince: since, by, ...plan }: LateMove): string {
  const late = daysBetween(since, localDateOf(plan.decidedAt))
  const days = `${late} ${late === 1 ? 'day' : 'days'}`
  const why = plan.decidedWhy === null ? '. No why was given' : `: ${plan.decidedWhy}`
  return `Was overdue from ${formatShortDate(addDays(since, 1))} (${days}) when ${by} moved latest-by to ${formatShortDate(plan.latestBy)}${why}`
}
