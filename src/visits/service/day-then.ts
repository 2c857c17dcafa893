// The day by which somebody has to be seen once a supervisor has said whether a visit counts, and before.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { dayNow, dayWithout, type DayThen } from '../rules/ruled-out.ts'
import type { Visit } from '../types.ts'
import { clockOf } from './clock.ts'

/** As it stands; null for somebody not managed here. */
export async function dayStanding(tx: Tx, offenderId: OffenderId): Promise<DayThen | null> {
  const clock = await clockOf(tx, offenderId)
  return clock === null ? null : dayNow(clock)
}

/** As it would stand if a visit did not count, and whether that is another day: not of one that does not count already. */
export async function dayWithoutVisit(
  tx: Tx,
  visit: Visit,
): Promise<(DayThen & Readonly<{ isOther: boolean }>) | null> {
  const clock = await clockOf(tx, visit.offenderId)
  if (clock === null) return null
  const now = dayNow(clock)
  const then = visit.qualifies ? dayWithout(clock, visit) : now
  return { ...then, isOther: then.on !== now.on || then.daysOverdue !== now.daysOverdue }
}
