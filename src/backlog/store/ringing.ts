// The only writer of who accepted a duty and who was rung about it: rows that are never changed.
import type { Tx } from '../../platform/database/transaction.ts'
import { acceptances, calls } from '../entity.ts'
import type { Acceptance, Call } from '../types/ringing.ts'

export const insertAcceptance = (tx: Tx, row: Acceptance): Promise<void> =>
  tx.insert(acceptances, [row])

export const insertCall = (tx: Tx, row: Call): Promise<void> => tx.insert(calls, [row])
