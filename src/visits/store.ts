// The tables of visits and their plans: the only code that writes them.
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import type { OffenderId } from '../platform/ids.ts'
import { visitPlans, visitReads, visits } from './entity.ts'
import type { Visit, VisitPlan, VisitRead } from './types.ts'

export const insertVisits = (tx: Tx, rows: readonly Visit[]): Promise<void> =>
  tx.insert(visits, rows)

export const insertPlans = (tx: Tx, rows: readonly VisitPlan[]): Promise<void> =>
  tx.insert(visitPlans, rows)

export const insertVisitRead = (tx: Tx, row: VisitRead): Promise<void> =>
  tx.insert(visitReads, [row])

export const amendVisit = (
  tx: Tx,
  row: Pick<Visit, 'id' | 'version'>,
  change: Partial<Visit>,
): Promise<void> => tx.amend(visits, row, change)

export const amendPlan = (
  tx: Tx,
  row: Pick<VisitPlan, 'id' | 'version'>,
  change: Partial<VisitPlan>,
): Promise<void> => tx.amend(visitPlans, row, change)

/** One visit as it is stored, or the fault `not-found`. */
export async function findVisit(tx: Tx, id: string): Promise<Visit> {
  const [visit] = await tx.find(visits, { id })
  if (visit === undefined) throw new AppError('not-found')
  return visit
}

export const waitingPlansOf = (tx: Tx, offenderId: OffenderId): Promise<VisitPlan[]> =>
  tx.find(visitPlans, { offenderId, state: 'waiting' })

export { insertWords } from './store/words.ts'
export { amendDraft, endDraft, forgetDraftsBefore, insertDraft } from './store/drafts.ts'
