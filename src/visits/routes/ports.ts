// What the visits room's routes are given by the product, which knows the rooms above it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { DeriveNow } from '../service.ts'

export type VisitPorts = Readonly<{
  deriveNow: DeriveNow
  /** The finished model of the common person line. */
  personLine: (tx: Tx, offenderId: OffenderId) => Promise<object>
  /** What comes of the calls on somebody that failed, told to whoever made the last of them; empty when nothing new. */
  callsText: (tx: Tx, offenderId: OffenderId) => Promise<string>
}>
