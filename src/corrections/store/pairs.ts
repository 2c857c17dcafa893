// Pairs of records that may be of one person: each is asked about once.
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { duplicatePairs } from '../entity.ts'
import type { DuplicatePair } from '../types.ts'

export const insertPairs = (tx: Tx, rows: readonly DuplicatePair[]): Promise<void> =>
  tx.insert(duplicatePairs, rows)

export const amendPair = (
  tx: Tx,
  row: Pick<DuplicatePair, 'id' | 'version'>,
  change: Partial<DuplicatePair>,
): Promise<void> => tx.amend(duplicatePairs, row, change)

/** One pair as it is stored, or the fault `not-found`. */
export async function findPair(tx: Tx, id: string): Promise<DuplicatePair> {
  const [found] = isId(id) ? await tx.find(duplicatePairs, { id }) : []
  if (found === undefined) throw new AppError('not-found')
  return found
}
