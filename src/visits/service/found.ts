// A supervisor has read what was found at a visit: it leaves my team, until something else is found at it.
import { fileToDecide, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { readingOf } from '../queries.ts'
import { insertVisitRead } from '../store.ts'
import type { FoundReadRefusal, Visit } from '../types.ts'
import { foundVisit } from './found-visit.ts'

export type ReadAsk = Readonly<{
  visitId: string
  /** Of the visit as it was read: what was added since has not been. */
  version: number
}>

/** A supervisor of the owner's team, or an inspector; read already, it stays as it is. */
export async function markVisitRead(
  tx: Tx,
  actor: Actor,
  { visitId, version }: ReadAsk,
): Promise<Decision<Visit, FoundReadRefusal>> {
  const { offenderId } = await foundVisit(tx, visitId)
  await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const visit = await foundVisit(tx, visitId)
  if (visit.struck != null) return no('struck-out')
  const reading = await readingOf(tx, visitId)
  if (reading === null) return no('nothing-found')
  if (version !== visit.version) throw new AppError('stale')
  if (reading.readAt !== null) return yes(visit)
  const { foundMark } = reading
  await insertVisitRead(tx, { visitId, foundMark, readAt: tx.at, readBy: actor.username })
  await record(tx, {
    action: 'visit.read',
    offenderId,
    fields: ['readAt', 'readBy'],
    result: 'done',
  })
  return yes(visit)
}
