// Whether a plan for the next visit still stands on a day: spent by a visit, or ended by a change.
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { PersonFacts } from '../../offenders/index.ts'
import { begunBy, changes, returnsBy } from '../../offenders/index.ts'
import type { PlanFacts, SeenOn, VisitFacts } from '../types.ts'
import { lastSeenBy } from './last-seen.ts'

export type PlanStanding =
  | Readonly<{ state: 'in-force'; plan: PlanFacts }>
  /** The old date is kept only as a limit, and a new plan is owed since `since`. */
  | Readonly<{ state: 'ended'; plan: PlanFacts; by: string; since: LocalDate }>
  | Readonly<{ state: 'none'; since: LocalDate | null }>

const madeBy = (plan: PlanFacts, on: LocalDate): boolean =>
  plan.heldFrom === null || plan.heldFrom <= on

/** The newest plan that had been made by a day: of two recorded at one instant the later told. */
export function newestPlan(plans: readonly PlanFacts[], on: LocalDate): PlanFacts | null {
  let newest: PlanFacts | null = null
  for (const plan of plans)
    if (madeBy(plan, on) && (newest === null || !isBefore(plan.recordedAt, newest.recordedAt)))
      newest = plan
  return newest
}

const isBefore = (one: Date, other: Date): boolean => one.getTime() < other.getTime()

/**
 * A plan belongs to one interval and is spent by the first qualifying visit after it was made. The
 * register's counts as made at its Last visit, and one on or before that is spent from the start.
 */
const spentBy = (plan: PlanFacts, visit: SeenOn): boolean =>
  plan.origin === 'register'
    ? visit.origin === 'here'
      ? plan.madeOn === null || visit.on > plan.madeOn
      : plan.madeOn !== null && visit.on > plan.madeOn
    : isBefore(plan.recordedAt, visit.at)

const spentFromStart = ({ origin, madeOn, latestBy }: PlanFacts): boolean =>
  origin === 'register' && madeOn !== null && latestBy <= madeOn

const spent = (plan: PlanFacts, { seen }: VisitFacts, on: LocalDate): boolean =>
  spentFromStart(plan) || seen.some((visit) => visit.on <= on && spentBy(plan, visit))

/** The day of the first visit that spent a plan, by a day; null while none has. */
export function spentOn(plan: PlanFacts, { seen }: VisitFacts, on: LocalDate): LocalDate | null {
  if (spentFromStart(plan)) return plan.madeOn
  const by = seen.filter((visit) => visit.on <= on && spentBy(plan, visit))
  return by.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(0)?.on ?? null
}

type Fact = Readonly<{ fromOn: LocalDate | null; recordedAt: Date }>
type CameAfter = (fact: Fact) => boolean

/** A change ends a plan when it came after it, by its own day or by when it was recorded. */
function afterPlan({ recordedAt }: PlanFacts): CameAfter {
  const plannedOn = localDateOf(recordedAt)
  return (fact) =>
    isBefore(recordedAt, fact.recordedAt) || (fact.fromOn !== null && fact.fromOn > plannedOn)
}

type Moved = Readonly<{ plan: PlanFacts; cameAfter: CameAfter }>

/** The first home is no move, and a home that was left before the plan was made ends nothing, whenever it is told. */
function movedTo(person: PersonFacts, on: LocalDate, { plan, cameAfter }: Moved): Fact | undefined {
  const plannedOn = localDateOf(plan.recordedAt)
  return begunBy(person.homes, on).find(
    (home, index) =>
      index > 0 && (home.untilOn === null || home.untilOn > plannedOn) && cameAfter(home),
  )
}

type Change = Readonly<{ fact: Fact; what: string }>

/** What ended a plan first: a change of the level, else of the lead, else of the home. */
function changeOf(person: PersonFacts, on: LocalDate, plan: PlanFacts): Change | null {
  const cameAfter = afterPlan(plan)
  const levels = changes(begunBy(person.levels, on), (period) => period.level)
  const level = levels.find(cameAfter)
  if (level !== undefined) return { fact: level, what: 'the risk level changed' }
  const leads = changes(begunBy(person.leads, on), (period) => period.agency)
  const lead = leads.find(cameAfter)
  if (lead !== undefined) return { fact: lead, what: 'the lead agency changed' }
  const home = movedTo(person, on, { plan, cameAfter })
  return home === undefined ? null : { fact: home, what: 'the address changed' }
}

/** The day on which a change that ended a plan took hold. */
const tookHold = ({ fromOn, recordedAt }: Fact): LocalDate => fromOn ?? localDateOf(recordedAt)

export type PlanAsk = Readonly<{ person: PersonFacts; visits: VisitFacts; abroadDays: number }>

/**
 * Why a plan that waits is older than what it was asked on: a change, or a visit that counts, came since. Null while
 * nothing has.
 */
export function outOfDateBy(plan: PlanFacts, ask: PlanAsk, on: LocalDate): string | null {
  const visits = { ...ask.visits, plans: [plan] }
  const standing = planStanding({ ...ask, visits }, on)
  if (standing.state === 'in-force') return null
  const what =
    standing.state === 'ended'
      ? standing.by
      : spent(plan, visits, on)
        ? 'a visit that counts was made'
        : 'the person came back to the community'
  return `${what}${standing.since === null ? '' : ` on ${formatShortDate(standing.since)}`}`
}

/** How the newest plan stands on a day. Contract section 4, rule 1. */
export function planStanding({ person, visits, abroadDays }: PlanAsk, on: LocalDate): PlanStanding {
  const plan = newestPlan(visits.plans, on)
  const lastSeen = lastSeenBy(visits, on)
  if (plan === null || spent(plan, visits, on)) return { state: 'none', since: lastSeen }
  const cameAfter = afterPlan(plan)
  const back = returnsBy(person, on, abroadDays).find(
    (told) =>
      cameAfter({ fromOn: told.on, recordedAt: told.recordedAt }) &&
      (lastSeen === null || told.on >= lastSeen),
  )
  if (back !== undefined) return { state: 'none', since: back.on }
  const change = changeOf(person, on, plan)
  return change === null
    ? { state: 'in-force', plan }
    : { state: 'ended', plan, by: change.what, since: tookHold(change.fact) }
}
