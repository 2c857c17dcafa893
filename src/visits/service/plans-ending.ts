// The plans for the next visit that end with a visit which does not count, or which was made on an earlier day.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { plansOf } from '../queries.ts'
import { plansToEnd } from '../rules/ruled-out.ts'
import { findVisit } from '../store.ts'
import type { SeenOn, Visit, VisitPlan } from '../types.ts'
import { clockOf } from './clock.ts'
import { judgedAgain } from './stand-in.ts'

/** Those that would shield what is owed again; `again` is the visit at the time at which it was truly made. */
export async function plansEndingWith(
  tx: Tx,
  visit: Visit,
  again: SeenOn | null,
): Promise<VisitPlan[]> {
  const clock = visit.qualifies ? await clockOf(tx, visit.offenderId) : null
  const ended = clock === null ? [] : plansToEnd(clock, { visit, again })
  if (ended.length === 0) return []
  return (await plansOf(tx, visit.offenderId)).filter(
    (row) =>
      row.state === 'in_force' &&
      ended.some(
        (plan) =>
          plan.recordedAt.getTime() === row.recordedAt.getTime() && plan.latestBy === row.latestBy,
      ),
  )
}

async function seenAgain(tx: Tx, visit: Visit, at: Date): Promise<SeenOn | null> {
  const judged = await judgedAgain(tx, { visit, offenderId: visit.offenderId, at })
  if (!judged.ok || !judged.value.qualifies || visit.ruling === 'does_not_count') return null
  return { ...visit, on: localDateOf(at), at }
}

/**
 * Those that go with a visit that is struck out or moved to somebody else, or is given another time. On the same day or
 * a later one it carries its plans as before.
 */
export async function plansGoingWith(
  tx: Tx,
  visitId: string,
  redatedAt: Date | null,
): Promise<VisitPlan[]> {
  const visit = await findVisit(tx, visitId)
  const again = redatedAt === null ? null : await seenAgain(tx, visit, redatedAt)
  return again !== null && again.on >= visit.onDate ? [] : await plansEndingWith(tx, visit, again)
}
