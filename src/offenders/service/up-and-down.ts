// Risk level and management: up at once, down with two people.
import type { Actor } from '../../access/index.ts'
import { laterOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { pendingChange, waitingChange } from '../queries/one-person.ts'
import { inForceOn } from '../rules.ts'
import { beginsBefore, isHigher, isSupervisor, mayDecide } from '../rules/changing.ts'
import { amendPending } from '../store.ts'
import type { DecisionAsk, LevelAsk, ManagementAsk, PendingChange } from '../types.ts'
import {
  asDrawn,
  fileToChange,
  fileToDecide,
  keep,
  mayDecide as mayDecideHere,
  nextVersion,
  notAfter,
  rowOf,
  whomOf,
  type FileToChange,
  type Whose,
} from './file.ts'
import { denied, settled } from './refusals.ts'
import { changeOf, sign, takeHold, toldOf, type Asked, type Change } from './second-person.ts'
import { since } from './words.ts'

/** Up: at once, and what waited to go down no longer does. */
async function up(tx: Tx, file: FileToChange, asked: Asked): Promise<Change> {
  const waiting = await waitingChange(tx, file.offender.id, asked.what)
  if (waiting !== null)
    await amendPending(tx, waiting, {
      state: 'refused',
      decidedAt: tx.at,
      decidedWhy: `Overtaken: ${asked.why}`,
      decidedBy: waiting.recordedBy === tx.actor ? null : tx.actor,
    })
  const { id, recordedBy } = rowOf(tx, file)
  const { what, to, from, why } = asked
  return await takeHold(tx, file, { id, what, to, from, why, recordedBy, decidedBy: null })
}

/** Down: waits, whoever asks. */
async function down(tx: Tx, file: FileToChange, asked: Asked): Promise<Change> {
  const { what, to, from, why } = asked
  const pending: PendingChange = {
    ...rowOf(tx, file),
    what,
    toValue: to,
    fromOn: from,
    why,
    state: 'awaiting_second',
    decidedBy: null,
    decidedAt: null,
    decidedWhy: null,
    version: 1,
  }
  await keep(tx, whomOf(file), {
    records: { pending: [pending] },
    fields: [what, 'from', 'why'],
    told: [
      {
        kind: what,
        summary: `${toldOf(what, to)} proposed ${since(from)}, waiting for a second person: ${why}.`,
      },
    ],
  })
  return changeOf(pending, await nextVersion(tx, file.offender))
}

/** The same change asked for again while it waits is the second signature, when it is another's to give. */
async function signedAgain(
  tx: Tx,
  actor: Actor,
  { file, asked }: Readonly<{ file: FileToChange; asked: Asked }>,
): Promise<Change | null> {
  const pending = await waitingChange(tx, file.offender.id, asked.what)
  if (pending === null) return null
  if (pending.toValue !== asked.to) denied('awaiting-second')
  settled(mayDecide(actor, pending))
  return await sign(tx, file, { pending, agree: true, why: asked.why })
}

/** A higher level holds at once; a lower one when an inspector, not the recorder, has signed. */
export async function setLevel(
  tx: Tx,
  actor: Actor,
  { offenderId, ...input }: LevelAsk & Whose,
): Promise<Change> {
  const file = await fileToChange(tx, actor, { offenderId, version: input.version })
  const asked: Asked = { ...input, what: 'level' }
  notAfter(file.today, asked.from)
  const current = inForceOn(file.facts.levels, file.today)
  if (current?.level === input.to) denied('already-so')
  if (current === null || isHigher(input.to, current.level)) {
    if (beginsBefore(asked.from, current)) denied('earlier-than-current')
    return await up(tx, file, asked)
  }
  return (await signedAgain(tx, actor, { file, asked })) ?? (await down(tx, file, asked))
}

/** Active holds at once; reactive is proposed by a supervisor and decided by an inspector. */
export async function setManagement(
  tx: Tx,
  actor: Actor,
  { offenderId, ...input }: ManagementAsk & Whose,
): Promise<Change> {
  const file = await fileToChange(tx, actor, { offenderId, version: input.version })
  const asked: Asked = { ...input, what: 'management' }
  notAfter(file.today, asked.from)
  const current = inForceOn(file.facts.managements, file.today)
  if ((current?.management ?? 'active') === input.to) denied('already-so')
  if (input.to === 'active') {
    if (beginsBefore(asked.from, current)) denied('earlier-than-current')
    return await up(tx, file, asked)
  }
  const signed = await signedAgain(tx, actor, { file, asked })
  if (signed !== null) return signed
  if (!isSupervisor(actor)) denied('rank-too-low')
  mayDecideHere(actor, file)
  return await down(tx, file, asked)
}

/** The second person's answer to a change that waits. */
export async function decidePending(
  tx: Tx,
  actor: Actor,
  {
    offenderId,
    pendingId,
    agree,
    why,
    version,
  }: DecisionAsk & Whose & Readonly<{ pendingId: string }>,
): Promise<Change> {
  const file = await fileToDecide(tx, actor, { offenderId })
  const pending = await pendingChange(tx, file.offender.id, pendingId)
  if (pending === null) throw new AppError('not-found')
  settled(mayDecide(actor, pending))
  asDrawn(file.offender, version)
  return await sign(tx, file, { pending, agree, why })
}

/** What happened to someone managed reactively and calls for visits again: active from that day, no second person asked. */
export async function undoReactive(
  tx: Tx,
  file: FileToChange,
  { from, why }: Readonly<{ from: LocalDate; why: string }>,
): Promise<boolean> {
  const current = inForceOn(file.facts.managements, file.today)
  if (current?.management !== 'reactive') return false
  const begins = current.fromOn === null ? from : laterOf(from, current.fromOn)
  await up(tx, file, { what: 'management', to: 'active', from: begins, why })
  return true
}
