// Asks for a correction: tried first; at once when nothing that matters comes out otherwise, else for a second person.
import { fileOwner, fileToChange, ownsFile, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { newId, type ForceId, type OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { readingOf } from '../../visits/index.ts'
import { whyItWaits } from '../rules.ts'
import { insertCorrection, isWaiting } from '../store.ts'
import type { Asked, Correction, CorrectionRefusal, Effect } from '../types.ts'
import { applyCorrection } from './apply.ts'
import { concerned, namedNow, type Named } from './entry.ts'
import { keepTellings } from './tell.ts'
import { tried, type DeriveNow } from './trial.ts'

export type CorrectionAsk = Readonly<{ asked: Asked; reason: string; deriveNow: DeriveNow }>
export type Weighed = Readonly<{
  named: Named
  correction: Correction
  effects: readonly Effect[]
  waitsBecause: string | null
}>

const draft = (
  tx: Tx,
  forceId: ForceId,
  { asked, summary, reason }: Readonly<{ asked: Asked; summary: string; reason: string }>,
): Correction => ({
  id: newId(),
  forceId,
  kind: asked.kind,
  offenderId: asked.offenderId,
  otherId: asked.otherId,
  entryKind: asked.entry?.kind ?? null,
  entryId: asked.entry?.id ?? null,
  redatedAt: asked.redatedAt,
  redatedOn: asked.redatedAt === null ? null : localDateOf(asked.redatedAt),
  summary,
  reason,
  effects: [],
  waitsBecause: null,
  state: 'applied',
  askedBy: tx.actor,
  askedAt: tx.at,
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  appliedAt: tx.at,
  version: 1,
})

/** Somebody of another force is as absent; of another team may be named, and then a second person decides. */
async function isAnothersFile(tx: Tx, actor: Actor, id: OffenderId): Promise<boolean | null> {
  const other = await fileOwner(tx, id)
  if (other === null || other.forceId !== actor.forceId) return null
  return !ownsFile(actor, other)
}

/** A visit that is moved or given another time keeps what was found at it; one that is struck out does not. */
async function strikesUnread(tx: Tx, { kind, entry }: Asked): Promise<boolean> {
  if (kind !== 'strike' || entry?.kind !== 'visit') return false
  const reading = await readingOf(tx, entry.id)
  return reading !== null && reading.readAt === null
}

/** What would come of it, without keeping any of it: what the form shows before anybody asks. */
export async function weigh(
  tx: Tx,
  actor: Actor,
  { asked, reason, deriveNow }: CorrectionAsk,
): Promise<Decision<Weighed, CorrectionRefusal>> {
  const { forceId } = await fileToChange(tx, actor, asked.offenderId)
  const others = asked.otherId === null ? false : await isAnothersFile(tx, actor, asked.otherId)
  if (others === null) return no('unknown-person')
  await lockOffenders(tx, concerned(asked).toSorted())
  const named = await namedNow(tx, asked)
  if (!named.ok) return named
  if (await isWaiting(tx, asked)) return no('already-waiting')
  const correction = draft(tx, forceId, { asked, summary: named.value.summary, reason })
  const effects = await tried(tx, { correction, isKept: false, deriveNow })
  if (!effects.ok) return effects
  const on = localDateOf(tx.at)
  const dueWithin = (await policyOn(tx, on)).number('duties.due_within_days')
  const waitsBecause = whyItWaits({
    kind: asked.kind,
    effects: effects.value,
    on,
    dueWithin,
    anothersFile: others,
    strikesUnread: await strikesUnread(tx, asked),
  })
  return yes({ named: named.value, correction, effects: effects.value, waitsBecause })
}

const waiting = { state: 'awaiting_second', appliedAt: null } as const

/** Keeps what was asked and, where nobody else must look at it, puts it right. */
export async function askCorrection(
  tx: Tx,
  actor: Actor,
  ask: CorrectionAsk,
): Promise<Decision<Correction, CorrectionRefusal>> {
  const weighed = await weigh(tx, actor, ask)
  if (!weighed.ok) return weighed
  const { effects, waitsBecause, named } = weighed.value
  const row: Correction = {
    ...weighed.value.correction,
    askedBy: actor.username,
    effects,
    waitsBecause,
    ...(waitsBecause === null ? {} : waiting),
  }
  await insertCorrection(tx, row)
  if (waitsBecause === null) {
    const applied = await applyCorrection(tx, row)
    if (!applied.ok) return applied
    await keepTellings(tx, row, named.toldSince)
  }
  for (const offenderId of concerned(row))
    await record(tx, {
      action: 'correction.asked',
      offenderId,
      fields: [row.kind, row.state],
      result: 'done',
    })
  return yes(row)
}
