// How a plan for a visit stands: in force, replaced, spent or ended by a change, and by whom it was agreed to.
import { daysBetween, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { standingOn, type PersonFacts } from '../../offenders/index.ts'
import type { PlanFacts, VisitFacts, VisitPlan } from '../types.ts'
import { lastSeenBy } from './last-seen.ts'
import type { VisitAsk } from './latest-by.ts'
import { ceilingOf } from './plan-move.ts'
import { planStanding, spentOn } from './plan.ts'

/** What became of a plan that took hold. */
export type PlanNow =
  | Readonly<{ how: 'in-force' }>
  | Readonly<{ how: 'replaced'; on: LocalDate; latestBy: LocalDate }>
  | Readonly<{ how: 'spent'; on: LocalDate }>
  | Readonly<{ how: 'ended'; what: string; on: LocalDate | null }>
  /** Nobody is managed here whom it would be about. */
  | Readonly<{ how: 'not-managed' }>

/** How far the day that was agreed to lies beyond the ceiling of that day. */
export type Beyond = Readonly<{ ceiling: LocalDate; days: number }>

export type PlanStands = Readonly<{ now: PlanNow; beyond: Beyond | null }>

/** The instant from which a plan holds. */
const heldAt = ({ decidedAt, recordedAt }: VisitPlan): Date => decidedAt ?? recordedAt

const factsOf = (plan: VisitPlan): PlanFacts => ({
  ...plan,
  heldFrom: plan.decidedAt === null ? plan.madeOn : localDateOf(plan.decidedAt),
})

/** The plan that took the place of this one: the first of those in force that were made after it. */
const successorOf = (plan: VisitPlan, plans: readonly VisitPlan[]): VisitPlan | undefined =>
  plans
    .filter(({ state, recordedAt }) => state === 'in_force' && recordedAt > plan.recordedAt)
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(0)

type Recorded = Readonly<{ recordedAt: Date }>

/** What was on record at an instant: what came later ended nothing before it. */
function knownAt(clock: VisitAsk, at: Date): Pick<VisitAsk, 'person' | 'visits'> {
  const known = <Fact extends Recorded>(facts: readonly Fact[]): Fact[] =>
    facts.filter(({ recordedAt }) => recordedAt <= at)
  const person: PersonFacts = {
    ...clock.person,
    statuses: known(clock.person.statuses),
    returns: known(clock.person.returns),
    leads: known(clock.person.leads),
    levels: known(clock.person.levels),
    managements: known(clock.person.managements),
    homes: known(clock.person.homes),
  }
  const visits: VisitFacts = { ...clock.visits, seen: known(clock.visits.seen) }
  return { person, visits }
}

const abroadDaysOf = ({ policy }: VisitAsk): number => policy.number('visits.abroad_return_days')

/** Until the next plan took hold, or today. */
function nowOf(plan: VisitPlan, plans: readonly VisitPlan[], clock: VisitAsk): PlanNow {
  const next = successorOf(plan, plans)
  const on = next === undefined ? clock.standing.on : localDateOf(heldAt(next))
  const { person, visits } = next === undefined ? clock : knownAt(clock, heldAt(next))
  const facts = factsOf(plan)
  const alone = { ...visits, plans: [facts] }
  const stood = planStanding({ person, visits: alone, abroadDays: abroadDaysOf(clock) }, on)
  if (stood.state === 'in-force')
    return next === undefined
      ? { how: 'in-force' }
      : { how: 'replaced', on, latestBy: next.latestBy }
  if (stood.state === 'ended') return { how: 'ended', what: stood.by, on: stood.since }
  const spent = spentOn(facts, visits, on)
  return spent === null
    ? { how: 'ended', what: 'the person came back to the community', on: stood.since }
    : { how: 'spent', on: spent }
}

/** By the level and the last visit as they were known when it was agreed to; the months are those of policy now. */
function beyondOf(plan: VisitPlan, clock: VisitAsk): Beyond | null {
  const { decidedAt, latestBy } = plan
  if (decidedAt === null) return null
  const { person, visits } = knownAt(clock, decidedAt)
  const today = localDateOf(decidedAt)
  const level = standingOn(person, today, abroadDaysOf(clock))?.level
  if (level === undefined) return null
  const ceilingMonths = clock.policy.number(`visits.ceiling_months.${level}`)
  return beyond(latestBy, ceilingOf({ lastSeen: lastSeenBy(visits, today), today, ceilingMonths }))
}

/** Null for a day that the level allows. */
export const beyond = (latestBy: LocalDate, ceiling: LocalDate): Beyond | null =>
  latestBy > ceiling ? { ceiling, days: daysBetween(ceiling, latestBy) } : null

/** How each of a person’s plans stands that took hold; the others say so themselves. */
export const plansStand = (
  plans: readonly VisitPlan[],
  clock: VisitAsk | null,
): ReadonlyMap<string, PlanStands> =>
  new Map(
    plans
      .filter(({ state }) => state === 'in_force')
      .map((plan) => [
        plan.id,
        clock === null
          ? { now: { how: 'not-managed' }, beyond: null }
          : { now: nowOf(plan, plans, clock), beyond: beyondOf(plan, clock) },
      ]),
  )
