// Whether the next visit waits longer than the one before although risk is up: for the look over a visit.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { waitsOf, type Waits } from '../rules/next-wait.ts'
import { without } from '../rules/ruled-out.ts'
import type { BegunReport, RiskMove, Visit } from '../types.ts'
import { clockOf } from './clock.ts'

type Planned = Readonly<{
  offenderId: OffenderId
  at: Date
  risk: RiskMove | null
  next: BegunReport['next']
  /** The visit, once it is recorded. */
  visit: Visit | null
}>

/** Asked only where risk is up and a day is said: nothing else turns on it. */
export async function waitsWhenUp(tx: Tx, planned: Planned): Promise<Waits | null> {
  const { offenderId, at, risk, next, visit } = planned
  if (risk !== 'up' || next?.latestBy === undefined) return null
  const clock = await clockOf(tx, offenderId)
  if (clock === null) return null
  return waitsOf(visit === null ? clock : without(clock, visit), {
    seenOn: localDateOf(at),
    latestBy: next.latestBy,
  })
}
