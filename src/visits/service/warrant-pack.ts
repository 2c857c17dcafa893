// The evidence pack for section 96B of one person, gathered as it stands at this moment.
import { restrictedPeople, type Actor } from '../../access/index.ts'
import { offenderHead, personName } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { packCallsBy, packHomeOn } from '../queries/warrant-pack.ts'
import { lastSeenBy } from '../rules/last-seen.ts'
import { conditionsOf, packRows, triedSoFar } from '../rules/warrant-pack.ts'
import type { TriedSoFar, WarrantPack } from '../types/warrant-pack.ts'
import { clockOf } from './clock.ts'

/** What was tried since this person was last seen, as the pack would count it; null for somebody not managed here. */
export async function triedOf(tx: Tx, offenderId: OffenderId): Promise<TriedSoFar | null> {
  const clock = await clockOf(tx, offenderId)
  if (clock === null) return null
  const on = localDateOf(tx.at)
  const home = await packHomeOn(tx, offenderId, on)
  const needed = clock.policy.number('visits.s96b_failed_entries')
  const calls = await packCallsBy(tx, offenderId, on)
  return triedSoFar(packRows(calls, { addressId: home?.id ?? null, needed }), clock.visits)
}

/** Everything that the page and the paper say; the file is open to the reader already. */
export async function warrantPack(
  tx: Tx,
  actor: Actor,
  offenderId: OffenderId,
): Promise<WarrantPack> {
  const head = await offenderHead(tx, offenderId)
  const clock = await clockOf(tx, offenderId)
  if (head === null || clock === null) throw new AppError('not-found')
  const { standing, visits, policy } = clock
  const on = localDateOf(tx.at)
  const home = await packHomeOn(tx, offenderId, on)
  const needed = policy.number('visits.s96b_failed_entries')
  const rows = packRows(await packCallsBy(tx, offenderId, on), {
    addressId: home?.id ?? null,
    needed,
  })
  const { level, status, statusSince: since } = standing
  const lastSeen = lastSeenBy(visits, on)
  return {
    offenderId,
    visorRef: head.visorRef,
    name: personName(head),
    dateOfBirth: head.dateOfBirth,
    rows,
    conditions: conditionsOf({ rows, home, standing: { status, since, level, lastSeen } }),
    madeBy: actor.name,
    madeByUsername: actor.username,
    forceName: actor.forceName,
    madeAt: tx.at,
    isRestricted: (await restrictedPeople(tx)).includes(offenderId),
  }
}
