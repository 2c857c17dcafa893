// Looks without need: the log read on, what stands out kept, and the auditor's answer; and the homes that admins keep.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import type { AccountId, ForceId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { lookById, lookedSince, lookRows, looksListed, readTo } from '../queries/looks.ts'
import type { LookMark, LookPart } from '../queries/looks.ts'
import { standingOut } from '../rules/looks.ts'
import { amendLook, dropHome, keepHome, keepLooks, markRead } from '../store/looks.ts'
import type { LookAnswer, LookRow, LookState, ShownLook } from '../types/looks.ts'

/** A row is dated when its request began and seen when that was kept: the day before is read again. */
const since = (read: Date | null, furthest: LocalDate): Date => {
  const from = read === null ? furthest : addDays(localDateOf(read), -1)
  return startOfDay(from > furthest ? from : furthest)
}

/** Reads the log of a force on from where it was read to; the same row never asks twice. */
export async function readLooks(tx: Tx, forceId: ForceId): Promise<void> {
  const today = localDateOf(tx.at)
  const policy = await policyOn(tx, today)
  const furthest = addDays(today, -policy.number('looks.days_back'))
  const looked = await lookedSince(tx, forceId, since(await readTo(tx, forceId), furthest))
  const filesADay = policy.number('looks.files_a_day')
  await keepLooks(tx, forceId, standingOut(looked, { filesADay }))
  await markRead(tx, forceId)
}

type ListAsk = Readonly<{ state: LookState; size: number; after: LookMark | null }>

/** What waits for the auditor, or was answered; of restricted files without saying whose they are. */
export async function looksOf(
  tx: Tx,
  { forceId }: Actor,
  { state, ...part }: ListAsk,
): Promise<LookPart> {
  const hidden = tx.hidden()
  return await hidingNobody(tx, async () => {
    await readLooks(tx, forceId)
    return await looksListed(tx, { forceId, hidden, state }, part)
  })
}

const mostRows = 200

export type LookWithRows = Readonly<{ look: ShownLook; rows: readonly LookRow[] }>

/** One look with the rows of the log that it rests on. */
export async function lookOf(tx: Tx, { forceId }: Actor, id: string): Promise<LookWithRows> {
  const hidden = tx.hidden()
  return await hidingNobody(tx, async () => {
    const look = await lookById(tx, { forceId, hidden }, id)
    if (look === null) throw new AppError('not-found')
    const { actor, onDate, offenderId } = look
    const [from, until] = [startOfDay(onDate), startOfDay(addDays(onDate, 1))]
    const ask = { actor, from, until, offenderId, hidden, most: mostRows }
    return { look, rows: await lookRows(tx, ask) }
  })
}

export type LookRefusal = 'already-answered' | 'own-look'

type AnswerAsk = Readonly<{
  id: string
  answer: LookAnswer
  why: string
  version?: number | undefined
}>

/** Answers a look, once, and never one's own. */
export async function answerLook(
  tx: Tx,
  actor: Actor,
  { id, answer, why, version }: AnswerAsk,
): Promise<Decision<LookWithRows, LookRefusal>> {
  const { look } = await lookOf(tx, actor, id)
  if (look.answer !== null) return no('already-answered')
  if (look.actor === actor.username) return no('own-look')
  const answered = { answer, why, answeredAt: tx.at, answeredBy: actor.username }
  await hidingNobody(tx, () => amendLook(tx, { id, version: version ?? look.version }, answered))
  await record(tx, {
    action: 'looks.answered',
    path: `/audit/looks/${id}`,
    fields: ['answer', 'why'],
    result: 'done',
  })
  return yes(await lookOf(tx, actor, id))
}

type HomeAsk = Readonly<{ accountId: AccountId; postcode: string | null }>

/** Where a reader lives, for nothing but this; nothing is kept when it is cleared. */
export async function setHome(
  tx: Tx,
  { forceId }: Actor,
  { accountId, postcode }: HomeAsk,
): Promise<void> {
  if (postcode === null) await dropHome(tx, accountId)
  else await keepHome(tx, { accountId, forceId, postcode })
  await record(tx, {
    action: 'account.changed',
    path: `/accounts/${accountId}/home`,
    fields: ['homePostcode'],
    result: 'done',
  })
}
