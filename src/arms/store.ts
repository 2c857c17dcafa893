// The table of assessments: the only code that writes it.
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { arms } from './entity.ts'
import type { Arms } from './types.ts'

export const insertArms = (tx: Tx, rows: readonly Arms[]): Promise<void> => tx.insert(arms, rows)

export const amendArms = (
  tx: Tx,
  row: Pick<Arms, 'id' | 'version'>,
  change: Partial<Arms>,
): Promise<void> => tx.amend(arms, row, change)

/** One assessment as it is stored, or the fault `not-found`. */
export async function findArms(tx: Tx, id: string): Promise<Arms> {
  const [found] = await tx.find(arms, { id })
  if (found === undefined) throw new AppError('not-found')
  return found
}
