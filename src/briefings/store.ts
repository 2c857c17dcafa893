// The tables of the briefing: the only code that writes them.
import type { Tx } from '../platform/database/transaction.ts'
import { briefingDecisions, briefingEditions } from './entity.ts'
import type { BriefingDecision, Edition } from './types.ts'

export const insertEditions = (tx: Tx, editions: readonly Edition[]): Promise<void> =>
  tx.insert(briefingEditions, editions)

type Held = Pick<Edition, 'heldAt' | 'heldBy' | 'present' | 'note'>

export const amendEdition = (
  tx: Tx,
  row: Pick<Edition, 'id' | 'version'>,
  change: Partial<Held>,
): Promise<void> => tx.amend(briefingEditions, row, change)

export const insertDecision = (tx: Tx, decision: BriefingDecision): Promise<void> =>
  tx.insert(briefingDecisions, [decision])

export const amendDecision = (
  tx: Tx,
  row: Pick<BriefingDecision, 'id' | 'version'>,
  change: Partial<BriefingDecision>,
): Promise<void> => tx.amend(briefingDecisions, row, change)
