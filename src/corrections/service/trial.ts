// A correction tried and undone: how everybody concerned stands before it and would stand after it.
import type { Tx } from '../../platform/database/transaction.ts'
import { yes, type Decision } from '../../platform/decision.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { stoodNow } from '../queries.ts'
import { insertCorrection } from '../store.ts'
import type { Correction, CorrectionRefusal, Effect } from '../types.ts'
import { applyCorrection } from './apply.ts'
import { concerned } from './entry.ts'

/** Derives people at once: given by the product, which knows the room that does so. */
export type DeriveNow = (tx: Tx, ids: readonly OffenderId[]) => Promise<unknown>

export type Trying = Readonly<{ correction: Correction; isKept: boolean; deriveNow: DeriveNow }>

async function triedOut(
  tx: Tx,
  { correction, isKept, deriveNow }: Trying,
): Promise<Decision<null, CorrectionRefusal>> {
  // Its rows name it, so it must stand while it is tried.
  if (!isKept)
    await insertCorrection(tx, {
      ...correction,
      state: 'awaiting_second',
      waitsBecause: 'tried',
      appliedAt: null,
    })
  const applied = await applyCorrection(tx, correction)
  if (applied.ok) await deriveNow(tx, concerned(correction))
  return applied
}

/** What would come out otherwise, for everybody concerned; nothing of the trial is kept. */
export async function tried(
  tx: Tx,
  trying: Trying,
): Promise<Decision<readonly Effect[], CorrectionRefusal>> {
  const ids = concerned(trying.correction)
  await trying.deriveNow(tx, ids)
  const before = await stoodNow(tx, ids)
  await tx.query('savepoint correction_trial')
  const applied = await triedOut(tx, trying)
  const after = applied.ok ? await stoodNow(tx, ids) : before
  await tx.query('rollback to savepoint correction_trial')
  await tx.query('release savepoint correction_trial')
  if (!applied.ok) return applied
  return yes(
    ids.flatMap((offenderId) => {
      const [was, now] = [before.get(offenderId), after.get(offenderId)]
      return was === undefined || now === undefined ? [] : [{ offenderId, before: was, after: now }]
    }),
  )
}
