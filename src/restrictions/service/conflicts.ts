// A conflict of interest: declared by whoever has it, which hides the person from them; confirmed or ended by their supervisor.
import { fileOwner, scopeOf, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { conflictById, isDeclared, standingRestriction } from '../queries.ts'
import { keepsAnInspector, whyNotJudge } from '../rules.ts'
import { amendConflict, insertConflict } from '../store.ts'
import type { Conflict, ConflictShown, RestrictRefusal } from '../types.ts'
import { tell } from './kept.ts'

type DeclareAsk = Readonly<{ offenderId: string; relation: string; why: string }>

/** Anybody who can find a person may say that they should not; nobody has to agree first. */
export async function declareConflict(
  tx: Tx,
  actor: Actor,
  asked: DeclareAsk,
): Promise<Decision<Conflict, RestrictRefusal>> {
  const person = await fileOwner(tx, asked.offenderId)
  if (person === null) throw new AppError('not-found')
  const { offenderId, forceId } = person
  if (forceId !== actor.forceId) throw new AppError('out-of-scope', { offenderId })
  if (await isDeclared(tx, { offenderId, accountId: actor.accountId }))
    return no('already-declared')
  const restriction = await standingRestriction(tx, offenderId)
  if (restriction !== null && !keepsAnInspector(restriction.readers, actor))
    return no('last-inspector')
  const { relation, why } = asked
  const conflict: Conflict = {
    ...{ id: newId(), forceId, offenderId, accountId: actor.accountId, relation, why },
    ...{ declaredAt: tx.at, declaredBy: actor.username, confirmedAt: null, confirmedBy: null },
    ...{ endedAt: null, endedBy: null, endedWhy: null, version: 1 },
  }
  await insertConflict(tx, conflict)
  await tell(tx, {
    ...{ forceId, offenderId, action: 'conflict.declared', href: '/conflicts' },
    fields: ['relation', 'why'],
    summary: `${actor.name} declared a conflict of interest and no longer sees this file.`,
  })
  return yes(conflict)
}

type JudgeAsk = Readonly<{
  id: string
  decision: 'confirm' | 'end'
  why: string
  version: number
}>

/** By the supervisor of whoever declared it, or an inspector: never by themselves. */
export async function judgeConflict(
  tx: Tx,
  actor: Actor,
  { id, decision, why, version }: JudgeAsk,
): Promise<Decision<ConflictShown, RestrictRefusal>> {
  const found = await conflictById(tx, scopeOf(actor), id)
  if (found === null) throw new AppError('not-found')
  const whyNot = whyNotJudge(found, actor)
  if (whyNot !== null) return no(whyNot)
  const by = actor.username
  const change =
    decision === 'end'
      ? { endedAt: tx.at, endedBy: by, endedWhy: why }
      : { confirmedAt: tx.at, confirmedBy: by }
  await amendConflict(tx, { id, version }, change)
  const { offenderId } = found
  tx.touch(offenderId)
  await record(tx, { action: 'conflict.declared', offenderId, fields: [decision], result: 'done' })
  return yes({ ...found, ...change, version: version + 1 })
}
