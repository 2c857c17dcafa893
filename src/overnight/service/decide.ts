// A hit decided by a person: confirmed as an event, or dismissed; and what a confirmed one asks, answered once.
import { fileToChange, fileToRead, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { correctDuties } from '../../duties/index.ts'
import { addToChronology, recordEvent } from '../../offenders/index.ts'
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { hitById, holdHit } from '../queries.ts'
import {
  kindWords,
  mayAnswer,
  mayDecide,
  mayReopen,
  questionWords,
  usualEvent,
  whenText,
} from '../rules.ts'
import { amendHit } from '../store.ts'
import { questions, type Decide, type DecideRefusal, type Hit, type ListedHit } from '../types.ts'

/** A hit of the force, or nothing that exists. */
export async function hitOf(tx: Tx, actor: Actor, id: string): Promise<ListedHit> {
  const hit = await hitById(tx, actor.forceId, id)
  if (hit === null) throw new AppError('not-found')
  return hit
}

/** A hit on somebody whose file the reader may open, with the reason where one is needed. */
export async function hitToRead(
  tx: Tx,
  actor: Actor,
  { id, reason }: Readonly<{ id: string; reason: string | null }>,
) {
  const hit = await hitOf(tx, actor, id)
  const { shown } = await fileToRead(tx, actor, { offenderId: hit.offenderId, reason })
  return { hit, shown }
}

async function hitToChange(tx: Tx, actor: Actor, id: string): Promise<ListedHit> {
  const { offenderId } = await hitOf(tx, actor, id)
  await fileToChange(tx, actor, offenderId)
  await holdHit(tx, id)
  return await hitOf(tx, actor, id)
}

const listText = ({ line: { kind, forDate, reference } }: ListedHit): string =>
  `${kindWords[kind]} of ${formatShortDate(forDate)}${reference === null ? '' : `, reference ${reference}`}`

/**
 * What the event says of where it came from. Never the words of the line: they may name a victim, and events
 * are read out in the briefing.
 */
const noteOf = (hit: ListedHit, at: Date | undefined): string =>
  `From the ${listText(hit)}: ${whenText(at === undefined ? hit.line : { onDate: localDateOf(at), at })}.`

async function confirmed(
  tx: Tx,
  actor: Actor,
  { hit, ask }: Readonly<{ hit: ListedHit; ask: Decide }>,
): Promise<Partial<Hit>> {
  const { offenderId, line } = hit
  const kind = ask.event ?? usualEvent[line.kind]
  const on = ask.at === undefined ? line.onDate : localDateOf(ask.at)
  const event = await recordEvent(tx, actor, { offenderId, kind, on, note: noteOf(hit, ask.at) })
  return { state: 'confirmed', eventId: event.id, eventKind: kind }
}

type Given = Readonly<Partial<Record<(typeof questions)[number], boolean | undefined>>>

/** The answers as they are kept; yes to a child is an event of its own, so that nobody overlooks it. */
async function answered(
  tx: Tx,
  actor: Actor,
  { hit, given }: Readonly<{ hit: ListedHit; given: Given }>,
): Promise<Partial<Hit>> {
  const kept = Object.fromEntries(
    questions.flatMap((one) => (given[one] === undefined ? [] : [[one, given[one]] as const])),
  )
  if (Object.keys(kept).length === 0) return {}
  if (given.child === true)
    await recordEvent(tx, actor, {
      offenderId: hit.offenderId,
      kind: 'child_concern',
      on: hit.line.onDate,
      note: `A child is concerned in what stands on the ${listText(hit)}.`,
    })
  return { ...kept, answeredAt: tx.at, answeredBy: actor.username }
}

const answersText = (given: Given): string =>
  questions
    .flatMap((one) =>
      given[one] === undefined ? [] : [`${questionWords[one]} ${given[one] ? 'Yes' : 'No'}.`],
    )
    .join(' ')

type Told = Readonly<{ hit: ListedHit; summary: string; fields: readonly string[] }>

/** What every decision leaves: a line of the chronology, a row of the log, duties derived anew. */
async function keep(tx: Tx, { hit, summary, fields }: Told): Promise<void> {
  const { forceId, offenderId, id } = hit
  const line = { forceId, offenderId, at: tx.at, hasTime: true, kind: 'overnight', summary }
  await addToChronology(tx, [{ ...line, href: `/overnight/hits/${id}` }])
  const action = 'overnight.decided'
  await record(tx, { action, path: `/overnight/hits/${id}`, offenderId, fields, result: 'done' })
  tx.touch(offenderId)
}

export type HitAsk<Said> = Readonly<{ id: string; version?: number | undefined; said: Said }>

/** Confirms or dismisses a possible hit, once. */
export async function decideHit(
  tx: Tx,
  actor: Actor,
  { id, version, said }: HitAsk<Decide>,
): Promise<Decision<ListedHit, DecideRefusal>> {
  const hit = await hitToChange(tx, actor, id)
  const allowed = mayDecide(hit, said)
  if (!allowed.ok) return allowed
  const isConfirmed = said.decision === 'confirm'
  const change: Partial<Hit> = isConfirmed
    ? {
        ...(await confirmed(tx, actor, { hit, ask: said })),
        ...(await answered(tx, actor, { hit, given: said })),
      }
    : { state: 'dismissed' }
  const decided = { decidedAt: tx.at, decidedBy: actor.username, why: said.why }
  await amendHit(tx, { id, version: version ?? hit.version }, { ...change, ...decided })
  const answers = isConfirmed ? answersText(said) : ''
  const what = isConfirmed ? 'is this person' : 'is somebody else'
  const summary = `${actor.name} decided that a line of the ${listText(hit)} ${what}: ${said.why}`
  await keep(tx, {
    hit,
    summary: answers === '' ? summary : `${summary}. ${answers}`.replace(/([.?!])\. /, '$1 '),
    fields: ['decision', 'why', ...Object.keys(change)],
  })
  return yes(await hitOf(tx, actor, id))
}

/** Takes a wrong dismissal back: the hit waits again, and is as late as it would have been. */
export async function reopenHit(
  tx: Tx,
  actor: Actor,
  { id, version, said }: HitAsk<string>,
): Promise<Decision<ListedHit, DecideRefusal>> {
  const hit = await hitToChange(tx, actor, id)
  const allowed = mayReopen(hit)
  if (!allowed.ok) return allowed
  const { offenderId, decidedAt } = hit
  if (decidedAt !== null)
    await correctDuties(tx, { offenderId, closedAt: [decidedAt], kinds: ['overnight_hit'] })
  const undecided = { decidedAt: null, decidedBy: null, why: null }
  await amendHit(tx, { id, version: version ?? hit.version }, { state: 'possible', ...undecided })
  const before = `${hit.decidedBy ?? ''} had dismissed it: ${hit.why ?? ''}`
  const summary = `${actor.name} reopened a dismissed line of the ${listText(hit)}: ${said} (${before})`
  await keep(tx, { hit, summary, fields: ['state', 'because'] })
  return yes(await hitOf(tx, actor, id))
}

/** Answers what a confirmed hit asked and nobody has answered yet. */
export async function answerHit(
  tx: Tx,
  actor: Actor,
  { id, version, said }: HitAsk<Given>,
): Promise<Decision<ListedHit, DecideRefusal>> {
  const hit = await hitToChange(tx, actor, id)
  const allowed = mayAnswer(hit, said)
  if (!allowed.ok) return allowed
  const change = await answered(tx, actor, { hit, given: said })
  await amendHit(tx, { id, version: version ?? hit.version }, change)
  const summary = `${actor.name} answered what the ${listText(hit)} asks: ${answersText(said)}`
  await keep(tx, { hit, summary, fields: Object.keys(change) })
  return yes(await hitOf(tx, actor, id))
}
