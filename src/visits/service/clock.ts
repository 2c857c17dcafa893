// How the clock of one person's visits stands, and whether entry may be sought.
import { personFactsOf, standingOn } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { plannedSince, visitFactsOf } from '../queries.ts'
import { entrySoughtBy, homeHeldOn } from '../queries/one-person.ts'
import { entryWarrant } from '../rules/entry-warrant.ts'
import { latestBy, type VisitAsk } from '../rules/latest-by.ts'
import type { EntryWarrant, LatestBy, Visit } from '../types.ts'

/** What the clock is counted from today; null for someone not managed here yet. */
export async function clockOf(tx: Tx, offenderId: OffenderId): Promise<VisitAsk | null> {
  const on = localDateOf(tx.at)
  const whose = { ids: [offenderId] }
  const [person] = await personFactsOf(tx, whose)
  const visits = (await visitFactsOf(tx, whose)).get(offenderId)
  if (person === undefined || visits === undefined) return null
  const policy = await policyOn(tx, on)
  const standing = standingOn(person, on, policy.number('visits.abroad_return_days'))
  return standing === null ? null : { person, standing, visits, policy }
}

/** By when the person must be seen; null is no visit plan, or someone not managed here yet. */
export const latestByOf = (clock: VisitAsk | null): LatestBy | null =>
  clock === null ? null : latestBy(clock)

/** The ceiling, where somebody stands on it alone because of a visit; null once a plan was made after it, waiting or not. */
export async function ceilingAfter(tx: Tx, visit: Visit): Promise<LatestBy | null> {
  const { offenderId, onDate, qualifies, recordedAt } = visit
  if (!qualifies || (await plannedSince(tx, offenderId, recordedAt))) return null
  const stands = latestByOf(await clockOf(tx, offenderId))
  return stands?.rule === 'backstop' && stands.from === onDate ? stands : null
}

/** Section 96B for the file, as at the policy's day. */
export async function entryWarrantOf(
  tx: Tx,
  offenderId: OffenderId,
  policy: Policy,
): Promise<EntryWarrant> {
  const needed = policy.number('visits.s96b_failed_entries')
  const sought = await entrySoughtBy(tx, offenderId, policy.on)
  if (sought.length === 0) return entryWarrant([], { addressId: null, needed })
  const home = await homeHeldOn(tx, offenderId, policy.on)
  return entryWarrant(sought, { addressId: home?.id ?? null, needed })
}
