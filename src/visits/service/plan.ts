// Planning the next visit: at once, or waiting for another person.
import { fileToChange, type Actor, type FilePerson } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes } from '../../platform/decision.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { lastSeenBy } from '../rules/last-seen.ts'
import { latestBy, overdueSince, type VisitAsk } from '../rules/latest-by.ts'
import { ceilingOf, planMove, type PlanMove, type PlanMoveDecision } from '../rules/plan-move.ts'
import { amendPlan, insertPlans, waitingPlansOf } from '../store.ts'
import type { PlanFault, PlanWeighed, VisitPlan } from '../types.ts'
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
  return {
    today: held.today,
    inForce: held.inForce,
    ceiling: ceilingOf(held),
    lastSeen: held.lastSeen,
    overdueSince: overdueSince(clock),
  }
}

const decide = (next: NextVisit, clock: VisitAsk): PlanMoveDecision =>
  planMove({ latestBy: next.latestBy, earliest: next.earliest ?? null, ...heldIn(clock) })

/** One plan waits at a time: the newer word replaces the older, which stays readable. */
async function replaceWaiting(tx: Tx, offenderId: OffenderId): Promise<void> {
  for (const plan of await waitingPlansOf(tx, offenderId))
    await amendPlan(tx, plan, { state: 'refused', endedAt: tx.at, endedHow: 'replaced' })
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
  clearedOverdueSince: null,
  endedAt: null,
  endedHow: null,
  endedWhy: null,
  version: 1,
})

/** A line of the chronology that leads to the plan. */
export const planLine = (plan: VisitPlan, at: Date, summary: string) => ({
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
  await addToChronology(tx, [planLine(plan, tx.at, `Next visit planned. ${because}`)])
  await record(tx, {
    action: 'visit-plan.made',
    offenderId: person.offenderId,
    fields: ['latestBy', 'earliest', 'purposes', 'why', 'crewNeeds', 'mustCheck'],
    result: 'done',
  })
  tx.touch(person.offenderId)
  return yes({ plan, because })
}
