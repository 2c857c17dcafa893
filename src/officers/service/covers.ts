// Covers: asked of an equal, accepted by nobody but whom it was asked of, ended with a summary that is kept.
import { may, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { laterOf, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import {
  availabilityOf,
  coverById,
  coversWith,
  officersById,
  type CoverShown,
  type OfficerOne,
} from '../queries.ts'
import { awayOn, isSupervisor, outOfReach } from '../rules.ts'
import { amendCover, insertCover, touchFilesOf } from '../store/here.ts'
import type { Absence, AwaySpell, Cover } from '../types/here.ts'
import { keepsDaysOf } from './admitted.ts'
import { checkCover, denied, meets, type Pair } from './cover-checks.ts'
import { handBackKept, handBackShown } from './hand-back.ts'

export type CoverAsk = Readonly<{
  from: LocalDate
  to?: LocalDate | undefined
  offenderId?: OffenderId
}>

const tell = (tx: Tx, id: string, fields: readonly string[]): Promise<void> =>
  record(tx, { action: 'cover.decided', path: `/covers/${id}`, fields, result: 'done' })

const newCover = (tx: Tx, { officer, covering }: Pair, ask: CoverAsk): Cover => ({
  id: newId(),
  forceId: officer.forceId,
  officerId: officer.id,
  coveringId: covering.id,
  offenderId: ask.offenderId ?? null,
  fromOn: ask.from,
  lastOn: ask.to ?? null,
  deputises: ask.offenderId === undefined && isSupervisor(officer),
  state: 'asked',
  origin: 'here',
  recordedAt: tx.at,
  recordedBy: tx.actor,
  answeredAt: null,
  answeredBy: null,
  answerNote: null,
  endedAt: null,
  endedBy: null,
  handBack: null,
  handedBackAt: null,
  struck: null,
  version: 1,
})

/** Asks an officer to cover another; it counts only once that officer accepts. */
export async function askCover(tx: Tx, pair: Pair, ask: CoverAsk): Promise<CoverShown> {
  const { officer } = pair
  const availability = await availabilityOf(tx, officer.forceId, [officer.id])
  const away = awayOn(availability, officer.id, ask.from)
  // Without a last day it is until the officer is back: on a day that is known, or nobody knows yet.
  const cover = newCover(tx, pair, { ...ask, to: ask.to ?? away?.lastOn ?? undefined })
  const far = cover.lastOn === null ? null : outOfReach(cover.lastOn, localDateOf(tx.at))
  if (far !== null) refuse('out-of-reach', far, 'to')
  await checkCover(tx, pair, cover)
  const standing = await coversOfPair(tx, pair)
  if (standing.some((one) => meets(one, cover))) denied('already-covered', 'by')
  await insertCover(tx, cover)
  await tell(tx, cover.id, ['asked'])
  return await coverOne(tx, pair.officer.forceId, cover.id)
}

const coversOfPair = (tx: Tx, { officer, covering }: Pair): Promise<Cover[]> =>
  tx.query<Cover>(
    `select c.from_on as "fromOn", c.last_on as "lastOn" from covers c
      where c.officer_id = $1 and c.covering_id = $2 and c.offender_id is null
        and c.state in ('asked', 'accepted') and c.struck is null`,
    [officer.id, covering.id],
  )

/** Somebody takes one person of an officer who is away: asked and accepted at once. */
export async function acceptPerson(tx: Tx, pair: Pair, ask: CoverAsk): Promise<Cover> {
  const cover: Cover = {
    ...newCover(tx, pair, ask),
    state: 'accepted',
    answeredAt: tx.at,
    answeredBy: tx.actor,
  }
  await checkCover(tx, pair, cover)
  await insertCover(tx, cover)
  await tell(tx, cover.id, ['asked', 'accepted'])
  await touchFilesOf(tx, [pair.officer.id])
  return cover
}

export async function coverOne(
  tx: Tx,
  forceId: OfficerOne['forceId'],
  id: string,
): Promise<CoverShown> {
  const found = await coverById(tx, forceId, id)
  if (found === null) throw new AppError('not-found')
  return { ...found, handBack: found.handBack && handBackShown(tx, found.handBack) }
}

/** Whom a cover concerns: the two officers, and whoever keeps the days of the one covered. */
export const coverAsked = (actor: Actor, cover: CoverShown): boolean =>
  actor.officerId === cover.coveringId ||
  actor.officerId === cover.officerId ||
  (may(actor, 'keep-roster') && keepsDaysOf(actor, cover))

/** The two as they stand now: skills and absences may have changed since it was asked. */
async function pairOf(tx: Tx, { forceId, officerId, coveringId }: CoverShown): Promise<Pair> {
  const found = await officersById(tx, forceId, [officerId, coveringId])
  const [officer, covering] = [officerId, coveringId].map((id) =>
    found.find((one) => one.id === id),
  )
  if (officer === undefined || covering === undefined) throw new AppError('not-found')
  return { officer, covering }
}

export type Answer = Readonly<{ answer: 'accept' | 'decline'; note?: string | undefined }>

/** Only the officer who was asked answers, once. */
export async function answerCover(
  tx: Tx,
  actor: Actor,
  { id, answer, note }: Answer & Readonly<{ id: string }>,
): Promise<CoverShown> {
  const cover = await coverOne(tx, actor.forceId, id)
  if (cover.coveringId !== actor.officerId) denied('not-the-covering-officer')
  if (cover.state !== 'asked') denied('already-answered')
  if (answer === 'accept') await checkCover(tx, await pairOf(tx, cover), cover)
  await amendCover(tx, cover, {
    state: answer === 'accept' ? 'accepted' : 'declined',
    answeredAt: tx.at,
    answeredBy: tx.actor,
    answerNote: note ?? null,
  })
  await tell(tx, id, [answer === 'accept' ? 'accepted' : 'declined'])
  await touchFilesOf(tx, [cover.officerId])
  return await coverOne(tx, actor.forceId, id)
}

/** Ends a cover before its last day; what came of it is kept. */
export async function endCover(tx: Tx, actor: Actor, id: string): Promise<CoverShown> {
  const cover = await coverOne(tx, actor.forceId, id)
  if (!coverAsked(actor, cover)) throw new AppError('forbidden', { type: 'not-yours' })
  const isOver = cover.lastOn !== null && cover.lastOn < localDateOf(tx.at)
  if (cover.state === 'ended' || cover.state === 'declined' || isOver) denied('already-ended')
  const wasAccepted = cover.state === 'accepted'
  const handBack = wasAccepted ? await handBackKept(tx, { ...cover, endedAt: tx.at }) : null
  await amendCover(tx, cover, {
    state: 'ended',
    endedAt: tx.at,
    endedBy: tx.actor,
    ...(handBack === null ? {} : { handBack, handedBackAt: tx.at }),
  })
  await tell(tx, id, ['ended'])
  await touchFilesOf(tx, [cover.officerId])
  return await coverOne(tx, actor.forceId, id)
}

const isStanding = ({ state }: Cover): boolean => state === 'asked' || state === 'accepted'

/** The last day away that a cover is for: of the absence it began in, or of the last of those it was given days for. */
function lastAwayFor(cover: Cover, spells: readonly AwaySpell[]): AwaySpell | undefined {
  const met = spells.filter((spell) => meets(spell, cover))
  return cover.lastOn === null ? met.at(0) : met.at(-1)
}

/** A cover is for the days of an absence: it ends with it when the officer is back sooner, or on a day now known. */
export async function endWithAbsence(tx: Tx, absence: Absence): Promise<void> {
  const { officerId, forceId } = absence
  const spells = (await availabilityOf(tx, forceId, [officerId])).spells.get(officerId) ?? []
  const covers = (await coversWith(tx, officerId)).filter(
    (cover) => cover.officerId === officerId && isStanding(cover) && meets(cover, absence),
  )
  for (const cover of covers) {
    const spell = lastAwayFor(cover, spells)
    const backOn = spell === undefined ? localDateOf(tx.at) : spell.lastOn
    const lastOn = backOn === null ? null : laterOf(backOn, cover.fromOn)
    if (lastOn === null || (cover.lastOn !== null && cover.lastOn <= lastOn)) continue
    await amendCover(tx, cover, { lastOn })
    await tell(tx, cover.id, ['to'])
  }
}

/** A cover whose last day has passed hands back when it is next looked at: the summary is kept as it was then. */
export async function handedBack(tx: Tx, cover: CoverShown): Promise<CoverShown> {
  const isOver = cover.lastOn !== null && cover.lastOn < localDateOf(tx.at)
  if (cover.state !== 'accepted' || !isOver || cover.handBack !== null) return cover
  await amendCover(tx, cover, { handBack: await handBackKept(tx, cover), handedBackAt: tx.at })
  return await coverOne(tx, cover.forceId, cover.id)
}
