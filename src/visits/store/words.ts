// The words of visits as they were: added to, never changed.
import type { Tx } from '../../platform/database/transaction.ts'
import { visitWords } from '../entity.ts'
import type { KeptWords } from '../types/said.ts'

export const insertWords = (tx: Tx, rows: readonly KeptWords[]): Promise<void> =>
  tx.insert(visitWords, rows)
