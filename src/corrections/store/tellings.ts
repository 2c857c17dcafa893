// Who had been told of what was corrected, ticked off as they are told again.
import type { Tx } from '../../platform/database/transaction.ts'
import { tellings } from '../entity.ts'
import type { Telling } from '../types.ts'

export const insertTellings = (tx: Tx, rows: readonly Telling[]): Promise<void> =>
  tx.insert(tellings, rows)

export const amendTelling = (
  tx: Tx,
  row: Pick<Telling, 'id' | 'version'>,
  change: Pick<Telling, 'toldBy' | 'toldAt'>,
): Promise<void> => tx.amend(tellings, row, change)

export async function findTelling(
  tx: Tx,
  { correctionId, username }: Pick<Telling, 'correctionId' | 'username'>,
): Promise<Telling | null> {
  const [found] = await tx.find(tellings, { correctionId, username })
  return found ?? null
}
