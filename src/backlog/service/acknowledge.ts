// The answer to an escalation: who was spoken to, and what was said.
import { may, scopeOf, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { escalationById } from '../queries/escalations.ts'
import { amendEscalation } from '../store/escalations.ts'
import type { Answer, AnswerRefusal, EscalationShown } from '../types/escalations.ts'

/** An escalation of the reader's team or, for inspectors, of the force; another's answers as absent. */
export async function escalationOf(tx: Tx, actor: Actor, id: string): Promise<EscalationShown> {
  const found = await escalationById(tx, scopeOf(actor), id)
  if (found === null) throw new AppError('out-of-scope')
  return found
}

/** Answers an escalation once; what was met since can still be answered. */
export async function acknowledge(
  tx: Tx,
  actor: Actor,
  { id, answer }: Readonly<{ id: string; answer: Answer }>,
): Promise<Decision<EscalationShown, AnswerRefusal>> {
  const found = await escalationOf(tx, actor, id)
  if (found.isAlert && may(actor, 'decide-alerts')) return no('choice-needed')
  if (found.acknowledgedAt !== null) return no('already-acknowledged')
  const { spokenTo, said, version } = answer
  const answered = { acknowledgedAt: tx.at, acknowledgedBy: actor.username, spokenTo, said }
  await amendEscalation(tx, { id, version }, answered)
  const { forceId, offenderId } = found
  await addToChronology(tx, [
    {
      forceId,
      offenderId,
      at: tx.at,
      hasTime: true,
      kind: 'escalation',
      summary: `The escalation was answered by ${actor.name}. Spoken to: ${spokenTo}.`,
      href: `/escalations/${id}`,
    },
  ])
  await record(tx, {
    action: 'escalation.acknowledged',
    offenderId,
    fields: ['spokenTo', 'said'],
    result: 'done',
  })
  return yes(await escalationOf(tx, actor, id))
}
