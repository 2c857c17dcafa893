// What the visits room's routes are given by the product, which knows the rooms above it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { DeriveNow } from '../service.ts'

export type VisitPorts = Readonly<{
  deriveNow: DeriveNow
  /** The finished model of the common person line. */
  personLine: (tx: Tx, offenderId: OffenderId) => Promise<object>
}>
