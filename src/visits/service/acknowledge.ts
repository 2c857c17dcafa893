// A supervisor's word on a visit made alone, by somebody who was not there and did not write it.
import { fileToDecide, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import { officerFacts } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { amendVisit, findVisit } from '../store.ts'
import type { DecisionRefusal, Visit } from '../types.ts'

export type AcknowledgeAsk = Readonly<{ visitId: string; version: number | undefined }>

/** Whether the reader was of the crew or wrote it down: such a one cannot take note of it. */
export async function wasThere(tx: Tx, actor: Actor, visit: Visit): Promise<boolean> {
  if (visit.recordedBy === actor.username) return true
  if (actor.officerId === null) return false
  const key = (await officerFacts(tx, [actor.officerId], visit.onDate)).get(actor.officerId)?.key
  return visit.crew.some((member) => 'officer' in member && member.officer === key)
}

/** A supervisor who was not there and did not write it takes note of a visit made alone. */
export async function acknowledgeSoleCrew(
  tx: Tx,
  actor: Actor,
  { visitId, version }: AcknowledgeAsk,
): Promise<Decision<Visit, DecisionRefusal>> {
  const { offenderId } = await findVisit(tx, visitId)
  await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, [offenderId])
  const visit = await findVisit(tx, visitId)
  if (visit.soleCrewAcknowledgedBy !== null) return no('already-decided')
  if (!visit.soleCrew || visit.soleCrewAuthority !== null) return no('not-sole-crew')
  if (await wasThere(tx, actor, visit)) return no('own-visit')
  if (version !== undefined && version !== visit.version) throw new AppError('stale')
  await amendVisit(tx, visit, { soleCrewAcknowledgedBy: actor.username })
  await record(tx, {
    action: 'visit.recorded',
    offenderId,
    fields: ['soleCrewAcknowledgedBy'],
    result: 'done',
  })
  return yes(await findVisit(tx, visitId))
}
