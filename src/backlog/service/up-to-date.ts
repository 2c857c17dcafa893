// Asked before every list: what changes by the passing of days or by a policy that began is derived first.
import { changedByTime } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { effectsDue, holdEffect } from '../../policy/index.ts'
import { idsOf, nextPeople, whatIsOutOfDate } from '../queries/policy-changes.ts'
import { derive } from './derive.ts'
import { workOutPart } from './policy-effect.ts'

/** So many people are derived in the time that a page may take; more are the worker's. */
const mostAtOnce = 500

/** The work that is left of all values that have begun, as far as it fits a page; null when it does not. */
async function fitsPage(tx: Tx): Promise<boolean> {
  let left = 0
  for (const { afterId } of await effectsDue(tx, localDateOf(tx.at))) {
    const people = await nextPeople(tx, { afterId, forceId: null, most: mostAtOnce + 1 })
    left += people.length
    if (left > mostAtOnce) return false
  }
  return true
}

async function workedOutHere(tx: Tx): Promise<boolean> {
  if (!(await fitsPage(tx))) return false
  // Whoever came first is waited for; then there is nothing left to do here.
  for (;;) {
    const effect = await holdEffect(tx, localDateOf(tx.at), 'wait')
    if (effect === null) return true
    await workOutPart(tx, effect, mostAtOnce + 1)
  }
}

/**
 * Some standings change by the passing of days alone: a suspension ends, a release planned for today
 * begins. And a new policy changes what everyone owes. Nothing is stale at midnight, and no job need have
 * run. False while a policy is still being worked out for more people than a page may wait for: then what
 * is stored is not yet true, and lists are derived from the files.
 */
export async function broughtUpToDate(tx: Tx): Promise<boolean> {
  const on = localDateOf(tx.at)
  const { byTime, byPolicy } = await whatIsOutOfDate(tx, on)
  // A policy is worked out for everybody, whoever's page it is that begins.
  const isTrue = !byPolicy || (await hidingNobody(tx, () => workedOutHere(tx)))
  if (byTime) {
    const ids = await changedByTime(tx, on)
    if (ids.length > 0) await derive(tx, ids)
  }
  return isTrue
}

/** As far as a page goes: everyone where that is soon done, else those whom the page is about. */
export async function bringUpToDate(
  tx: Tx,
  about?: Readonly<{ officerId?: string; offenderId?: string }>,
): Promise<void> {
  if ((await broughtUpToDate(tx)) || about === undefined) return
  await derive(tx, await idsOf(tx, about))
}
