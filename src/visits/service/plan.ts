// Planning the next visit, and the second person's word on a later one.
import { fileToChange, fileToDecide, type Actor, type FilePerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { isOutOfDate } from '../rules/plan.ts'
import { lastSeenBy } from '../rules/last-seen.ts'
import { latestBy, type VisitAsk } from '../rules/latest-by.ts'
import { ceilingOf, planMove, type PlanMove, type PlanMoveDecision } from '../rules/plan-move.ts'
import { amendPlan, findPlan, insertPlans, waitingPlansOf } from '../store.ts'
import type { DecisionRefusal, PlanFault, PlanWeighed, VisitPlan } from '../types.ts'
import { clockOf } from './clock.ts'

export type NextVisit = Readonly<{
  latestBy: LocalDate
  earliest?: LocalDate | undefined
  purposes?: readonly string[] | undefined
  why: string
  crewNeeds?: string | undefined
  mustCheck?: string | undefined
}>
export type PlanVisitAsk = Readonly<{ offenderId: string; next: NextVisit }>
export type PlannedVisit = Readonly<{ plan: VisitPlan; because: string }>
export type Planning =
  | Readonly<{ ok: true; value: PlannedVisit }>
  | Readonly<{ ok: false; faults: readonly PlanFault[] }>

const heldIn = (clock: VisitAsk) => ({
  today: clock.standing.on,
  inForce: latestBy(clock)?.on ?? null,
  lastSeen: lastSeenBy(clock.visits, clock.standing.on),
  ceilingMonths: clock.policy.number(`visits.ceiling_months.${clock.standing.level}`),
})

/** For the page on which another person decides; null for somebody not managed here. */
export function weighedAgainst(clock: VisitAsk | null): PlanWeighed | null {
  if (clock === null) return null
  const held = heldIn(clock)
  return { today: held.today, inForce: held.inForce, ceiling: ceilingOf(held) }
}

const decide = (next: NextVisit, clock: VisitAsk): PlanMoveDecision =>
  planMove({ latestBy: next.latestBy, earliest: next.earliest ?? null, ...heldIn(clock) })

const replacedWhy = 'Replaced by a newer plan before anyone decided'

/** A plan that a newer one took the place of before anybody decided. */
export const isReplaced = ({ state, decidedBy, decidedWhy }: VisitPlan): boolean =>
  state === 'refused' && decidedBy === null && decidedWhy === replacedWhy

/** One plan waits at a time: the newer word replaces the older, which stays readable. */
async function replaceWaiting(tx: Tx, offenderId: OffenderId): Promise<void> {
  for (const plan of await waitingPlansOf(tx, offenderId))
    await amendPlan(tx, plan, {
      state: 'refused',
      decidedAt: tx.at,
      decidedWhy: replacedWhy,
    })
}

const planOf = (
  tx: Tx,
  person: FilePerson,
  { next, move }: Readonly<{ next: NextVisit; move: PlanMove }>,
): VisitPlan => ({
  id: newId(),
  forceId: person.forceId,
  offenderId: person.offenderId,
  recordedAt: tx.at,
  recordedBy: tx.actor,
  origin: 'here',
  latestBy: next.latestBy,
  earliest: next.earliest ?? null,
  purposes: next.purposes ?? [],
  why: next.why,
  crewNeeds: next.crewNeeds ?? null,
  mustCheck: next.mustCheck ?? null,
  madeOn: localDateOf(tx.at),
  state: move.state,
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  version: 1,
})

const line = (plan: VisitPlan, at: Date, summary: string) => ({
  forceId: plan.forceId,
  offenderId: plan.offenderId,
  at,
  hasTime: true,
  kind: 'visit_plan',
  summary,
  href: `/visit-plans/${plan.id}`,
})

/** A plan for the next visit: at once, or waiting for another person when it moves the day later. */
export async function planVisit(
  tx: Tx,
  actor: Actor,
  { offenderId, next }: PlanVisitAsk,
): Promise<Planning> {
  const person = await fileToChange(tx, actor, offenderId)
  await lockOffenders(tx, [person.offenderId])
  const clock = await clockOf(tx, person.offenderId)
  if (clock === null) return { ok: false, faults: [{ field: 'latestBy', why: 'not-managed' }] }
  const decided = decide(next, clock)
  if (!decided.ok) return decided
  const { because } = decided.value
  const plan = {
    ...planOf(tx, person, { next, move: decided.value }),
    recordedBy: actor.username,
  }
  await replaceWaiting(tx, person.offenderId)
  await insertPlans(tx, [plan])
  await addToChronology(tx, [line(plan, tx.at, `Next visit planned. ${because}`)])
  await record(tx, {
    action: 'visit-plan.made',
    offenderId: person.offenderId,
    fields: ['latestBy', 'earliest', 'purposes', 'why', 'crewNeeds', 'mustCheck'],
    result: 'done',
  })
  tx.touch(person.offenderId)
  return yes({ plan, because })
}

export type PlanDecision = Readonly<{
  planId: string
  agree: boolean
  why: string | undefined
  version: number | undefined
}>

/** What it was asked on has changed since: nobody agrees to it any more, and a no ends it. */
function isStaleBy(clock: VisitAsk | null, plan: VisitPlan): boolean {
  if (clock === null) return true
  const { person, standing, visits, policy } = clock
  const abroadDays = policy.number('visits.abroad_return_days')
  const held = { ...plan, heldFrom: plan.madeOn }
  return isOutOfDate(held, { person, visits, abroadDays }, standing.on)
}

function whyNot(plan: VisitPlan, actor: Actor, ask: PlanDecision): DecisionRefusal | null {
  if (isReplaced(plan)) return 'replaced'
  if (plan.state !== 'waiting' || plan.decidedAt !== null) return 'already-decided'
  if (plan.recordedBy === actor.username) return 'own-plan'
  return !ask.agree && ask.why === undefined ? 'why-needed' : null
}

/** Another person than the author says whether the later day holds; until then the old one stands. */
export async function decidePlan(
  tx: Tx,
  actor: Actor,
  ask: PlanDecision,
): Promise<Decision<VisitPlan, DecisionRefusal>> {
  const { offenderId } = await findPlan(tx, ask.planId)
  await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const plan = await findPlan(tx, ask.planId)
  const refusal = whyNot(plan, actor, ask)
  if (refusal !== null) return no(refusal)
  if (ask.version !== undefined && ask.version !== plan.version) throw new AppError('stale')
  if (ask.agree && isStaleBy(await clockOf(tx, offenderId), plan)) return no('out-of-date')
  await amendPlan(tx, plan, {
    state: ask.agree ? 'in_force' : 'refused',
    decidedBy: actor.username,
    decidedAt: tx.at,
    decidedWhy: ask.why ?? null,
  })
  const on = formatShortDate(plan.latestBy)
  const said = ask.agree
    ? `Agreed: the next visit is due by ${on}.`
    : `Not agreed: the later day ${on} does not hold.`
  await addToChronology(tx, [line(plan, tx.at, said)])
  await record(tx, {
    action: 'visit-plan.decided',
    offenderId,
    fields: ['state', 'decidedWhy'],
    result: 'done',
  })
  tx.touch(offenderId)
  return yes(await findPlan(tx, ask.planId))
}
