// The table of exports: the only code that writes it.
import type { Tx } from '../platform/database/transaction.ts'
import { exportsTaken } from './entity.ts'
import type { Export } from './types.ts'

export const insertExport = (tx: Tx, begun: Export): Promise<void> =>
  tx.insert(exportsTaken, [begun])

type Done = Readonly<{ rows: number; sha256: string; bytes: number }>

/** All of it was sent: what, how much, and the hash of exactly these bytes. */
export const finishExport = (tx: Tx, begun: Export, done: Done): Promise<void> =>
  tx.amend(exportsTaken, begun, { ...done, state: 'done', doneAt: tx.at })
