// The second person's word on a correction that waits.
import { fileToDecide, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { whyNotDecide } from '../rules.ts'
import { amendCorrection, findCorrection } from '../store.ts'
import type { Correction, CorrectionRefusal } from '../types.ts'
import { applyCorrection } from './apply.ts'
import { askedOf, concerned, namedNow } from './entry.ts'
import { keepTellings } from './tell.ts'
import { tried, type DeriveNow } from './trial.ts'

export type DecisionAsk = Readonly<{
  id: string
  agree: boolean
  why: string | undefined
  version: number | undefined
  deriveNow: DeriveNow
}>

/** Tried anew: what comes of it today may be otherwise than when it was asked. */
async function agreed(
  tx: Tx,
  correction: Correction,
  { decided, deriveNow }: Readonly<{ decided: Partial<Correction>; deriveNow: DeriveNow }>,
): Promise<Decision<null, CorrectionRefusal>> {
  const named = await namedNow(tx, askedOf(correction))
  if (!named.ok) return named
  const effects = await tried(tx, { correction, isKept: true, deriveNow })
  if (!effects.ok) return effects
  const change = { ...decided, state: 'applied', appliedAt: tx.at, effects: effects.value } as const
  await amendCorrection(tx, correction, change)
  const row = { ...correction, ...change }
  const applied = await applyCorrection(tx, row)
  if (applied.ok) await keepTellings(tx, row, named.value.toldSince)
  return applied
}

/** Another person than who asked agrees, and it takes hold; or refuses with a reason. */
export async function decideCorrection(
  tx: Tx,
  actor: Actor,
  { id, agree, why, version, deriveNow }: DecisionAsk,
): Promise<Decision<Correction, CorrectionRefusal>> {
  const ids = concerned(await findCorrection(tx, id))
  for (const offenderId of ids) await fileToDecide(tx, actor, offenderId)
  await lockOffenders(tx, ids.toSorted())
  const correction = await findCorrection(tx, id)
  const refusal = whyNotDecide(correction, { username: actor.username, agree, why })
  if (refusal !== null) return no(refusal)
  if (version !== undefined && version !== correction.version) throw new AppError('stale')
  const decided = { decidedBy: actor.username, decidedAt: tx.at, decidedWhy: why ?? null }
  if (agree) {
    const applied = await agreed(tx, correction, { decided, deriveNow })
    if (!applied.ok) return applied
  } else await amendCorrection(tx, correction, { ...decided, state: 'refused' })
  for (const offenderId of ids)
    await record(tx, {
      action: 'correction.decided',
      offenderId,
      fields: [correction.kind, agree ? 'applied' : 'refused'],
      result: 'done',
    })
  return yes(await findCorrection(tx, id))
}
