// The tables of sightings: the only code that writes them. Nothing of them is ever changed.
import type { Tx } from '../platform/database/transaction.ts'
import { sightingReads, sightings } from './entity.ts'
import type { Sighting, SightingRead } from './types.ts'

export const insertSighting = (tx: Tx, row: Sighting): Promise<void> => tx.insert(sightings, [row])

export const insertRead = (tx: Tx, row: SightingRead): Promise<void> =>
  tx.insert(sightingReads, [row])
