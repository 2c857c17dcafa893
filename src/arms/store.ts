// The tables of assessments and of what they took in: the only code that writes them.
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { arms, armsEvidence } from './entity.ts'
import type { Arms, TakenIn } from './types.ts'

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

export const insertTakenIn = (tx: Tx, rows: readonly TakenIn[]): Promise<void> =>
  tx.insert(armsEvidence, rows)

/** The row stays, and says who left the statement out again, and when. */
export const leaveOut = (tx: Tx, row: TakenIn, by: string): Promise<void> =>
  tx.amend(armsEvidence, row, { leftOutAt: tx.at, leftOutBy: by })
