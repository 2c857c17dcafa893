// The table of leavings: the only code that writes it.
import type { Tx } from '../../platform/database/transaction.ts'
import { leavings } from '../entity.ts'
import type { Leaving } from '../types/leavings.ts'

/** Any number of them in one statement. */
export const insertLeavings = (tx: Tx, rows: readonly Leaving[]): Promise<void> =>
  tx.insert(leavings, rows)

export const amendLeaving = (
  tx: Tx,
  row: Pick<Leaving, 'id' | 'version'>,
  change: Pick<Leaving, 'confirmedAt' | 'confirmedBy' | 'checked'>,
): Promise<void> => tx.amend(leavings, row, change)
