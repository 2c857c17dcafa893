// What this room's routes are given by the product, which knows the rooms above it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { PersonLine } from '../../offenders/index.ts'
import type { DeriveNow } from '../service.ts'

export type CorrectionPorts = Readonly<{
  deriveNow: DeriveNow
  /** The finished models of the common person line, of those whom the reader may see. */
  personLines: (tx: Tx, ids: readonly OffenderId[]) => Promise<ReadonlyMap<string, PersonLine>>
}>
