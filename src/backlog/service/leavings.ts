// Leavings: written down where duties are derived, and confirmed by a second person.
import { scopeOf, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Written } from '../../duties/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { leavingById, makersOf } from '../queries/leavings.ts'
import { leftBy } from '../rules/leavings.ts'
import { amendLeaving, insertLeavings } from '../store/leavings.ts'
import type { Confirmation, ConfirmRefusal, Leaving, LeavingShown } from '../types/leavings.ts'

/** Writes down who left the list of overdue visits without being seen: two statements, and none when nobody did. */
export async function keepLeavings(
  tx: Tx,
  written: readonly Written[],
  policy: Policy,
): Promise<void> {
  const on = localDateOf(tx.at)
  const dueWithin = policy.number('duties.due_within_days')
  const left = written.map((one) => leftBy(one, on, dueWithin)).filter((one) => one !== null)
  if (left.length === 0) return
  const makers = await makersOf(tx, left, on)
  const rows = left.map((one): Leaving => ({
    ...one,
    id: newId(),
    leftAt: tx.at,
    // A reader whose page works out the day made nothing of it.
    madeBy: makers.get(one.offenderId)?.by ?? 'system',
    agreedBy: makers.get(one.offenderId)?.agreed ?? null,
    confirmedAt: null,
    confirmedBy: null,
    checked: null,
    version: 1,
  }))
  await insertLeavings(tx, rows)
}

/** A leaving of the reader's team or, for inspectors, of the force; another's answers as absent. */
export async function leavingOf(tx: Tx, actor: Actor, id: string): Promise<LeavingShown> {
  const found = await leavingById(tx, { ...scopeOf(actor), on: localDateOf(tx.at) }, id)
  if (found === null) throw new AppError('out-of-scope')
  return found
}

/** Why this person may not confirm it; null when they may. */
export function whyNotConfirm(
  { username }: Pick<Actor, 'username'>,
  { confirmedAt, madeBy, agreedBy }: Pick<Leaving, 'confirmedAt' | 'madeBy' | 'agreedBy'>,
): ConfirmRefusal | null {
  if (confirmedAt !== null) return 'already-confirmed'
  if (madeBy === username) return 'own-change'
  return agreedBy === username ? 'own-agreement' : null
}

/** Confirms a leaving once, by another than whoever made it or agreed to it. */
export async function confirmLeaving(
  tx: Tx,
  actor: Actor,
  { id, confirmation }: Readonly<{ id: string; confirmation: Confirmation }>,
): Promise<Decision<LeavingShown, ConfirmRefusal>> {
  const found = await leavingOf(tx, actor, id)
  const whyNot = whyNotConfirm(actor, found)
  if (whyNot !== null) return no(whyNot)
  const { checked, version } = confirmation
  const confirmed = { confirmedAt: tx.at, confirmedBy: actor.username, checked }
  await amendLeaving(tx, { id, version }, confirmed)
  const { forceId, offenderId, how } = found
  await addToChronology(tx, [
    {
      forceId,
      offenderId,
      at: tx.at,
      hasTime: true,
      kind: 'leaving',
      summary: `Off the list of overdue visits (${how}): confirmed by ${actor.name}. Looked at: ${checked}.`,
      href: `/leavings/${id}`,
    },
  ])
  await record(tx, {
    action: 'leaving.confirmed',
    offenderId,
    fields: ['checked'],
    result: 'done',
  })
  return yes(await leavingOf(tx, actor, id))
}
