// Whether a plan for the next visit still stands on a day: spent by a visit, or ended by a change.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { PersonFacts } from '../../offenders/index.ts'
import { begunBy, changes, returnsBy } from '../../offenders/index.ts'
import type { PlanFacts, SeenOn, VisitFacts } from '../types.ts'

export type PlanStanding =
  | Readonly<{ state: 'in-force'; plan: PlanFacts }>
  /** The old date is kept only as a limit, and a new plan is owed since `since`. */
  | Readonly<{ state: 'ended'; plan: PlanFacts; by: string; since: LocalDate }>
  | Readonly<{ state: 'none'; since: LocalDate | null }>

const madeBy = (plan: PlanFacts, on: LocalDate): boolean =>
  plan.heldFrom === null || plan.heldFrom <= on

/** The newest plan that had been made by a day. */
export const newestPlan = (plans: readonly PlanFacts[], on: LocalDate): PlanFacts | null =>
  plans
    .filter((plan) => madeBy(plan, on))
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(-1) ?? null

/**
 * A plan belongs to one interval and is spent by the first qualifying visit after it was made. The
 * register's counts as made at its Last visit, and one on or before that is spent from the start.
 */
const spentBy = (plan: PlanFacts, visit: SeenOn): boolean =>
  plan.origin === 'register'
    ? visit.origin === 'here'
      ? plan.madeOn === null || visit.on > plan.madeOn
      : plan.madeOn !== null && visit.on > plan.madeOn
    : visit.at > plan.recordedAt

const spent = (plan: PlanFacts, seen: readonly SeenOn[]): boolean =>
  (plan.origin === 'register' && plan.madeOn !== null && plan.latestBy <= plan.madeOn) ||
  seen.some((visit) => spentBy(plan, visit))

type Change = Readonly<{ on: LocalDate | null; recordedAt: Date; what: string }>

/** A change ends a plan when it came after it, by its own day or by when it was recorded. */
const cameAfter = (plan: PlanFacts, change: Change): boolean =>
  change.recordedAt > plan.recordedAt ||
  (change.on !== null && change.on > localDateOf(plan.recordedAt))

function changesOf(person: PersonFacts, on: LocalDate): Change[] {
  const levels = changes(begunBy(person.levels, on), (period) => period.level)
  const leads = changes(begunBy(person.leads, on), (period) => period.agency)
  const homes = begunBy(person.homes, on)
    .slice(1)
    .filter((home) => home.untilOn === null || home.untilOn > on)
  return [
    ...levels.map((period) => ({ ...period, on: period.fromOn, what: 'the risk level changed' })),
    ...leads.map((period) => ({ ...period, on: period.fromOn, what: 'the lead agency changed' })),
    ...homes.map((period) => ({ ...period, on: period.fromOn, what: 'the address changed' })),
  ]
}

/** The day on which a change that ended a plan took hold. */
const tookHold = (change: Change): LocalDate => change.on ?? localDateOf(change.recordedAt)

export type PlanAsk = Readonly<{ person: PersonFacts; visits: VisitFacts; abroadDays: number }>

/** How the newest plan stands on a day. Contract section 4, rule 1. */
export function planStanding({ person, visits, abroadDays }: PlanAsk, on: LocalDate): PlanStanding {
  const plan = newestPlan(visits.plans, on)
  const seen = visits.seen.filter((visit) => visit.on <= on)
  const lastSeen =
    seen
      .map((visit) => visit.on)
      .toSorted()
      .at(-1) ?? null
  if (plan === null) return { state: 'none', since: lastSeen }
  if (spent(plan, seen)) return { state: 'none', since: lastSeen }
  const back = returnsBy(person, on, abroadDays)
    .map((told) => ({ ...told, what: told.how }))
    .find((told) => cameAfter(plan, told) && (lastSeen === null || told.on >= lastSeen))
  if (back !== undefined) return { state: 'none', since: back.on }
  const change = changesOf(person, on).find((one) => cameAfter(plan, one))
  return change === undefined
    ? { state: 'in-force', plan }
    : { state: 'ended', plan, by: change.what, since: tookHold(change) }
}
