// The table of corrections: never deleted, and never changed once decided.
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { corrections } from '../entity.ts'
import type { Asked, Correction } from '../types.ts'

export const insertCorrection = (tx: Tx, row: Correction): Promise<void> =>
  tx.insert(corrections, [row])

export const amendCorrection = (
  tx: Tx,
  row: Pick<Correction, 'id' | 'version'>,
  change: Partial<Correction>,
): Promise<void> => tx.amend(corrections, row, change)

/** One correction as it is stored, or the fault `not-found`. */
export async function findCorrection(tx: Tx, id: string): Promise<Correction> {
  const [found] = isId(id) ? await tx.find(corrections, { id }) : []
  if (found === undefined) throw new AppError('not-found')
  return found
}

const waitingOfTwo = {
  name: 'corrections-waiting-of-two',
  text: `select c.id from corrections c where c.state = 'awaiting_second' and c.entry_id is null
      and (c.offender_id, c.other_id) in (($1::uuid, $2::uuid), ($2, $1)) limit 1`,
}

/** Whether a correction of this entry, or of these two records whichever is kept, waits already. */
export async function isWaiting(
  tx: Tx,
  { entry, offenderId, otherId }: Omit<Asked, 'redatedAt' | 'kind'>,
): Promise<boolean> {
  const found =
    entry === null
      ? await tx.query(waitingOfTwo, [offenderId, otherId])
      : await tx.find(corrections, { entryId: entry.id, state: 'awaiting_second' })
  return found.length > 0
}
