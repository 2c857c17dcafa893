// The stops of a planned shift as people change them: added, moved and taken out, one change after another.
import { fileOwner, ownsFile, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { byHand, moved, type Move } from '../rules.ts'
import { amendStop, insertStops, lockPlan, nextVersion, orderStops } from '../store.ts'
import type { PlanRefusal, ShiftPlan, ShiftStop } from '../types.ts'
import { mayHoldAll } from './crew.ts'
import { planRead, stopOf, tell, type PlanRead } from './plan.ts'

async function changed(tx: Tx, plan: ShiftPlan, offenderId: OffenderId): Promise<void> {
  await nextVersion(tx, plan)
  await tell(tx, plan.id, [offenderId])
}

type Change = Readonly<{ planId: string; version: number | undefined }>

/** The plan held for a change; whoever drew it from an older version is told. */
async function forChange(
  tx: Tx,
  actor: Actor,
  { planId, version }: Change,
): Promise<Decision<PlanRead, 'not-your-plan'>> {
  const read = await planRead(tx, actor, planId)
  if (!read.mayChange) return no('not-your-plan')
  await lockPlan(tx, read.plan)
  const { plan, stops } = await planRead(tx, actor, planId)
  if (version !== undefined && version !== plan.version) throw new AppError('stale')
  return yes({ plan, stops, mayChange: true })
}

/** Adds somebody as the last stop: of the reader's own to change, and kept from none of the pair. */
export async function addStop(
  tx: Tx,
  actor: Actor,
  { offenderId, ...change }: Change & Readonly<{ offenderId: string }>,
): Promise<Decision<PlanRead, PlanRefusal>> {
  const held = await forChange(tx, actor, change)
  if (!held.ok) return held
  const { plan, stops } = held.value
  const person = await fileOwner(tx, offenderId)
  if (person === null) throw new AppError('not-found')
  if (!ownsFile(actor, person)) return no('not-yours-to-plan')
  if (stops.some((stop) => stop.offenderId === person.offenderId)) return no('already-a-stop')
  if (!(await mayHoldAll(tx, person.offenderId, plan.officerIds))) return no('not-this-pair')
  const place = Math.max(0, ...stops.map((stop) => stop.place)) + 1
  await insertStops(tx, [stopOf(tx, plan, { id: person.offenderId, because: byHand, place })])
  await changed(tx, plan, person.offenderId)
  return yes(await planRead(tx, actor, plan.id))
}

type StopChange = Change & Readonly<{ stopId: string }>

const stopIn = ({ stops }: PlanRead, stopId: string): ShiftStop => {
  const stop = stops.find(({ id }) => id === stopId)
  if (stop === undefined) throw new AppError('not-found')
  return stop
}

/** One place up or down, or to a place of its own. */
export async function moveStop(
  tx: Tx,
  actor: Actor,
  { stopId, to, ...change }: StopChange & Pick<Move, 'to'>,
): Promise<Decision<PlanRead, PlanRefusal>> {
  const held = await forChange(tx, actor, change)
  if (!held.ok) return held
  const stop = stopIn(held.value, stopId)
  const order = held.value.stops.map(({ id }) => id)
  await orderStops(tx, held.value.plan.id, moved(order, { id: stopId, to }))
  await changed(tx, held.value.plan, stop.offenderId)
  return yes(await planRead(tx, actor, held.value.plan.id))
}

/** Takes somebody out of the plan; what is owed of them is not changed by it. */
export async function removeStop(
  tx: Tx,
  actor: Actor,
  { stopId, ...change }: StopChange,
): Promise<Decision<PlanRead, PlanRefusal>> {
  const held = await forChange(tx, actor, change)
  if (!held.ok) return held
  const stop = stopIn(held.value, stopId)
  await amendStop(tx, stop, { removedAt: tx.at, removedBy: actor.username })
  const rest = held.value.stops.map(({ id }) => id).filter((id) => id !== stopId)
  await orderStops(tx, held.value.plan.id, rest)
  await changed(tx, held.value.plan, stop.offenderId)
  return yes(await planRead(tx, actor, held.value.plan.id))
}
