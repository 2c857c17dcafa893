// Shifts planned by hand: proposed by rule, then changed by people. A plan sets no clock and clears nothing.
import { may, scopeOf, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { dayHours } from '../../visits/index.ts'
import {
  candidatesFor,
  claimsStanding,
  keptFromAny,
  planById,
  stopsOf,
  type CandidateRow,
} from '../queries.ts'
import { isWithin, minutesBetween, proposeStops, slotsBetween, slotText } from '../rules.ts'
import { insertPlan, insertStops } from '../store.ts'
import type { Candidate, Given, PlanRefusal, ShiftPlan, ShiftStop } from '../types.ts'
import { crewNamed, type Named } from './crew.ts'
import { bestSlotOf, factsOf } from './reading.ts'

export type PlanAsk = Readonly<{
  on: LocalDate
  from: string
  until: string
  with: readonly Given[]
  districts: readonly string[]
  note: string | undefined
}>

const daysAhead = 28
const mostStops = 20

function whyNot(tx: Tx, actor: Actor, { ask, named }: Asked): PlanRefusal | null {
  const today = localDateOf(tx.at)
  if (actor.officerId === null) return 'not-an-officer'
  if (named.unknown.length > 0) return 'unknown-officer'
  if (named.crew.length < 2) return 'two-needed'
  if (minutesBetween(ask.from, ask.until) === null) return 'hours-malformed'
  return ask.on < today || ask.on > addDays(today, daysAhead) ? 'day-out-of-reach' : null
}

type Asked = Readonly<{ ask: PlanAsk; named: Named }>
type Hours = Pick<ShiftPlan, 'onDay' | 'fromTime' | 'untilTime'>

/** Each with the slot inside the hours that was never tried. */
async function weighed(
  tx: Tx,
  rows: readonly CandidateRow[],
  { onDay, fromTime, untilTime }: Hours,
): Promise<readonly Candidate[]> {
  const facts = await factsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const hours = { from: fromTime, until: untilTime }
  const open = slotsBetween(onDay, hours, dayHours(facts.policy))
  return rows.map((row) => {
    const slot = bestSlotOf(facts, row.id, open)
    return { ...row, untried: slot === null ? null : slotText(slot) }
  })
}

type Area = Pick<ShiftPlan, 'onDay' | 'districts' | 'officerIds'> &
  Readonly<{ order: 'urgency' | 'lateness' }>

/** Own team's people and those that the reader has claimed, of anybody for inspectors; nobody of whom one is kept apart. */
async function candidates(
  tx: Tx,
  actor: Actor,
  { onDay, districts, officerIds, order }: Area,
): Promise<readonly CandidateRow[]> {
  const policy = await policyOn(tx, localDateOf(tx.at))
  const apart = new Set(await keptFromAny(tx, officerIds))
  const ask = {
    forceId: actor.forceId,
    teamId: scopeOf(actor).teamId,
    claims: actor.claims ?? [],
    districts,
    dueBy: addDays(onDay, policy.number('duties.due_within_days')),
  }
  const rows = await candidatesFor(tx, ask, order)
  return rows.filter(({ id }) => !apart.has(id))
}

const mostIn = ({ fromTime, untilTime }: Hours, policy: Policy): number => {
  const minutes = minutesBetween(fromTime, untilTime) ?? 0
  const fit = Math.floor(minutes / policy.number('shifts.stop_minutes'))
  return Math.max(1, Math.min(mostStops, fit))
}

type Placed = Readonly<{ id: OffenderId; because: string; place: number }>

/** One more stop of a plan. */
export const stopOf = (tx: Tx, plan: ShiftPlan, { id, because, place }: Placed): ShiftStop => ({
  ...{ id: newId(), forceId: plan.forceId, recordedAt: tx.at, recordedBy: tx.actor },
  ...{ planId: plan.id, offenderId: id, place, because },
  ...{ removedAt: null, removedBy: null, version: 1 },
})

/** Who was planned, on the log. */
export const tell = (tx: Tx, planId: string, offenderIds: readonly OffenderId[]): Promise<void> =>
  record(tx, {
    action: 'shift.planned',
    path: `/shifts/${planId}`,
    fields: ['stops'],
    offenderIds,
    result: 'done',
  })

const planOf = (tx: Tx, actor: Actor, { ask, named }: Asked): ShiftPlan => ({
  ...{ id: newId(), forceId: actor.forceId, recordedAt: tx.at, recordedBy: tx.actor },
  ...{ teamId: actor.teamId, onDay: ask.on, fromTime: ask.from, untilTime: ask.until },
  ...{ crew: named.crew, officerIds: named.officerIds, districts: ask.districts },
  ...{ note: ask.note ?? null, version: 1 },
})

/** Without those whom another pair has claimed, also one with whom an officer is shared: nobody is sent to a door to which others go. */
async function unclaimedFor(
  tx: Tx,
  { officerIds }: Pick<ShiftPlan, 'officerIds'>,
  rows: readonly CandidateRow[],
): Promise<readonly CandidateRow[]> {
  const ids = rows.map(({ id }) => id)
  const claims = await claimsStanding(tx, ids, localDateOf(tx.at))
  return rows.filter(({ id }) => {
    const claim = claims.get(id)
    return claim === undefined || isWithin(claim, { officerIds })
  })
}

/** Keeps the plan with as many stops as its hours hold, in the order that the rule proposes. */
export async function makePlan(
  tx: Tx,
  actor: Actor,
  ask: PlanAsk,
): Promise<Decision<ShiftPlan, PlanRefusal>> {
  const named = await crewNamed(tx, actor, ask.with)
  const refusal = whyNot(tx, actor, { ask, named })
  if (refusal !== null) return no(refusal)
  const plan = planOf(tx, actor, { ask, named })
  const free = await unclaimedFor(
    tx,
    plan,
    await candidates(tx, actor, { ...plan, order: 'urgency' }),
  )
  const weighable = await weighed(tx, free, plan)
  const most = mostIn(plan, await policyOn(tx, localDateOf(tx.at)))
  const proposed = proposeStops(weighable, { on: plan.onDay, most })
  await insertPlan(tx, plan)
  await insertStops(
    tx,
    proposed.map((stop, index) => stopOf(tx, plan, { ...stop, place: index + 1 })),
  )
  await tell(
    tx,
    plan.id,
    proposed.map(({ id }) => id),
  )
  return yes(plan)
}

export type PlanRead = Readonly<{
  plan: ShiftPlan
  stops: readonly ShiftStop[]
  mayChange: boolean
}>

const sees = (actor: Actor, { teamId, officerIds }: ShiftPlan): boolean => {
  const scope = scopeOf(actor)
  const isOne = actor.officerId !== null && officerIds.includes(actor.officerId)
  return isOne || scope.teamId === null || scope.teamId === teamId
}

/** A plan of the reader's team, or one that names the reader; any other is not here. */
export async function planRead(tx: Tx, actor: Actor, id: string): Promise<PlanRead> {
  const plan = await planById(tx, actor.forceId, id)
  if (plan === null) throw new AppError('not-found')
  if (!sees(actor, plan)) throw new AppError('out-of-scope')
  const isOne = actor.officerId !== null && plan.officerIds.includes(actor.officerId)
  return { plan, stops: await stopsOf(tx, plan.id), mayChange: isOne || may(actor, 'see-my-team') }
}

/** Whom the reader could add: those owed a visit by then, the longest overdue first, without those who are on it. */
export async function whomToAdd(
  tx: Tx,
  actor: Actor,
  { plan, stops }: Pick<PlanRead, 'plan' | 'stops'>,
): Promise<readonly CandidateRow[]> {
  const on = new Set(stops.map(({ offenderId }) => offenderId))
  const rows = await candidates(tx, actor, { ...plan, districts: [], order: 'lateness' })
  return rows.filter(({ id }) => !on.has(id))
}
