// Opening a restricted file wider: asked by one of its readers, decided by another.
import { fileToChange, type Actor, type FilePerson } from '../../access/index.ts'
import { markRestricted } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type AccountId } from '../../platform/ids.ts'
import { candidates, changeById, isDeclared, standingRestriction } from '../queries.ts'
import { furtherReader, whyNotDecide } from '../rules.ts'
import { amendChange, insertChange, insertReaders, removeReaders } from '../store.ts'
import { amendRestriction } from '../store.ts'
import type { ChangeShown, RestrictRefusal, RestrictionShown, Widening } from '../types.ts'
import { tell } from './kept.ts'

type Answer = Promise<Decision<ChangeShown, RestrictRefusal>>

type New = Readonly<{
  person: FilePerson
  restriction: RestrictionShown
  what: Widening
  reader: Readonly<{ accountId: AccountId; name: string }> | null
  why: string
}>

const askedWords = ({ what, reader }: Pick<New, 'what' | 'reader'>): string =>
  what === 'lift' ? 'To end the restriction' : `To name ${reader?.name ?? 'somebody'} as a reader`

async function ask(tx: Tx, actor: Actor, { person, restriction, what, reader, why }: New): Answer {
  const { forceId, offenderId } = person
  const id = newId()
  await insertChange(tx, {
    ...{ id, restrictionId: restriction.id, forceId, offenderId, what, why },
    accountId: reader?.accountId ?? null,
    ...{ askedAt: tx.at, askedBy: actor.username, state: 'awaiting_second' },
    ...{ decidedAt: null, decidedBy: null, decidedWhy: null, version: 1 },
  })
  await tell(tx, {
    ...{ forceId, offenderId, action: 'restriction.changed', href: `/restrictions/${id}` },
    fields: [what],
    summary: `${askedWords({ what, reader })} was asked by ${actor.name}; another reader decides. ${why}`,
  })
  return yes(await changeOr404(tx, id))
}

async function changeOr404(tx: Tx, id: string): Promise<ChangeShown> {
  const found = await changeById(tx, id)
  if (found === null) throw new AppError('not-found')
  return found
}

type NameAsk = Readonly<{ offenderId: string; add: string; why: string }>

/** A further reader waits for a second of those named. */
export async function askToName(tx: Tx, actor: Actor, asked: NameAsk): Answer {
  const person = await fileToChange(tx, actor, asked.offenderId)
  const restriction = await standingRestriction(tx, person.offenderId)
  if (restriction === null) return no('not-restricted')
  const known = await candidates(tx, person)
  const reader = known.find(({ username }) => username === asked.add)
  const further = furtherReader({ restriction, reader })
  if (!further.ok) return further
  const { why } = asked
  return await ask(tx, actor, { person, restriction, what: 'reader', reader: further.value, why })
}

type LiftAsk = Readonly<{ offenderId: string; why: string }>

/** The end of a restriction waits for a second of those named. */
export async function askToLift(tx: Tx, actor: Actor, { offenderId, why }: LiftAsk): Answer {
  const person = await fileToChange(tx, actor, offenderId)
  const restriction = await standingRestriction(tx, person.offenderId)
  if (restriction === null) return no('not-restricted')
  if (restriction.waiting.some(({ what }) => what === 'lift')) return no('already-waiting')
  return await ask(tx, actor, { person, restriction, what: 'lift', reader: null, why })
}

type DecideAsk = Readonly<{ id: string; agree: boolean; why: string; version: number }>

/** The second of two: agreed, it takes hold at once. */
export async function decideChange(tx: Tx, actor: Actor, asked: DecideAsk): Answer {
  const change = await changeOr404(tx, asked.id)
  const whyNot = whyNotDecide(change, actor) ?? (await whyNotNow(tx, change, asked.agree))
  if (whyNot !== null) return no(whyNot)
  const { id, agree, why, version } = asked
  await amendChange(
    tx,
    { id, version },
    {
      ...{ state: agree ? 'agreed' : 'refused', decidedAt: tx.at },
      ...{ decidedBy: actor.username, decidedWhy: why },
    },
  )
  if (agree) await takeHold(tx, actor, change)
  const { forceId, offenderId, what, reader } = change
  await tell(tx, {
    ...{ forceId, offenderId, action: 'restriction.changed', href: `/restrictions/${id}` },
    fields: ['decision'],
    summary: `${askedWords({ what, reader })}: ${agree ? 'agreed' : 'refused'} by ${actor.name}. ${why}`,
  })
  return yes(await changeOr404(tx, id))
}

/** What may have come between the asking and the deciding. */
async function whyNotNow(
  tx: Tx,
  { offenderId, accountId, what }: ChangeShown,
  agree: boolean,
): Promise<RestrictRefusal | null> {
  const restriction = await standingRestriction(tx, offenderId)
  if (restriction === null) return 'not-restricted'
  if (!agree) return null
  if (what === 'lift') return (await hasSecondRecord(tx, offenderId)) ? 'second-record' : null
  if (accountId !== null && (await isDeclared(tx, { offenderId, accountId })))
    return 'reader-in-conflict'
  return restriction.readers.some((one) => one.accountId === accountId) ? 'already-a-reader' : null
}

/** Somebody who could not see the file entered its person again: the two are made one before it opens. */
async function hasSecondRecord(tx: Tx, offenderId: string): Promise<boolean> {
  const found = await tx.query(
    `select w.id from offenders o join offenders w on w.force_id = o.force_id
        and w.visor_ref = o.visor_ref and w.id <> o.id and w.restricted_at is null
      where o.id = $1 limit 1`,
    [offenderId],
  )
  return found.length > 0
}

async function takeHold(tx: Tx, actor: Actor, change: ChangeShown): Promise<void> {
  const { id, restrictionId, forceId, offenderId, accountId } = change
  if (accountId !== null) {
    const reader = { id: newId(), restrictionId, forceId, offenderId, accountId, fromAt: tx.at }
    const standing = { changeId: id, removedAt: null, removedBy: null, removedWhy: null }
    await insertReaders(tx, [{ ...reader, ...standing }])
    return
  }
  const restriction = await standingRestriction(tx, offenderId)
  if (restriction === null) throw new AppError('stale')
  const lifted = { by: actor.username, why: 'The restriction ended' }
  await removeReaders(tx, { restrictionId, accountId: null, ...lifted })
  await amendRestriction(tx, restriction, { liftedAt: tx.at })
  await markRestricted(tx, offenderId, null)
}
