// What this room's routes are given by the product, which knows the rooms above it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

export type EvidencePorts = Readonly<{
  /** The finished model of the common person line. */
  personLine: (tx: Tx, offenderId: OffenderId) => Promise<object>
}>
