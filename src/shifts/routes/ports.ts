// What the routes of this room are given by the product, which knows the rooms above it.
import type { Tx } from '../../platform/database/transaction.ts'

export type ShiftPorts = Readonly<{
  /** Derives what the passing of days or a new policy changed, before a list of duties is read. */
  bringUpToDate: (tx: Tx) => Promise<void>
}>
