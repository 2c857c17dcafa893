// The numbered page of one claim: printed once each time it is asked for, and ticked when it comes back.
import { fileOwner, restrictedPeople, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { packById, type PackShown } from '../queries.ts'
import { isOfPair } from '../rules.ts'
import { amendPack, insertPack, packNumber } from '../store.ts'
import type { Claim, Pack, PackContent, PackRefusal, ReturnedHow } from '../types.ts'
import { personHere, standingClaim } from './claim.ts'
import { mayTick } from './ticking.ts'

/** '2026-0007'. */
export const packName = ({ year, number }: Pick<Pack, 'year' | 'number'>): string =>
  `${year}-${String(number).padStart(4, '0')}`

/** What stands on the page, made by whoever knows its words, for the claim that it is printed for. */
export type ContentOf = (claim: Claim) => Promise<PackContent>

type Printed = Readonly<{
  offenderId: string
  version?: number | undefined
  contentOf: ContentOf
}>

async function whyNotPrint(tx: Tx, actor: Actor, claim: Claim | null): Promise<PackRefusal | null> {
  if (claim === null || !isOfPair(claim, actor.officerId)) return 'not-your-claim'
  const restricted = await restrictedPeople(tx)
  return restricted.includes(claim.offenderId) ? 'restricted-not-printed' : null
}

const said = (pack: Pack, at: Date, summary: string) => ({
  ...{ forceId: pack.forceId, offenderId: pack.offenderId, at, hasTime: true },
  ...{ kind: 'weekend', summary, href: `/packs/${pack.id}` },
})

const tell = (tx: Tx, { id, offenderId }: Pack, action: 'pack.printed' | 'pack.returned') =>
  record(tx, { action, offenderId, path: `/packs/${id}`, fields: ['pack'], result: 'done' })

async function packOf(tx: Tx, claim: Claim, content: PackContent): Promise<Pack> {
  const year = Number(localDateOf(tx.at).slice(0, 4))
  return {
    ...{ id: newId(), forceId: claim.forceId, recordedAt: tx.at, recordedBy: tx.actor },
    ...{ offenderId: claim.offenderId, claimId: claim.id, dueOn: claim.untilOn, content },
    ...{ year, number: await packNumber(tx, claim.forceId, year) },
    ...{ returnedAt: null, returnedBy: null, returnedHow: null, version: 1 },
  }
}

/** For one of the pair, while the claim stands. A restricted file is read on the screen and never printed. */
export async function printPack(
  tx: Tx,
  actor: Actor,
  { offenderId, version, contentOf }: Printed,
): Promise<Decision<Pack, PackRefusal>> {
  const person = await personHere(tx, actor, offenderId)
  await lockOffenders(tx, [person.offenderId])
  const claim = await standingClaim(tx, person)
  const refusal = await whyNotPrint(tx, actor, claim)
  if (claim === null || refusal !== null) return no(refusal ?? 'not-your-claim')
  if (version !== undefined && version !== claim.version) throw new AppError('stale')
  const pack = await packOf(tx, claim, await contentOf(claim))
  await insertPack(tx, pack)
  const line = `Page ${packName(pack)} printed for ${pack.content.printedFor}`
  await addToChronology(tx, [said(pack, tx.at, line)])
  await tell(tx, pack, 'pack.printed')
  return yes(pack)
}

export const returnedWords: Readonly<Record<ReturnedHow, string>> = {
  returned: 'returned to the office',
  shredded: 'shredded',
}

const notYoursToTick =
  'This page was printed for another team, so nothing was ticked. Hand it to one of the pair it was printed for, a colleague of theirs or of the owner, or an inspector, who ticks it.'

type Returned = Readonly<{ id: string; how: ReturnedHow; version?: number | undefined }>

/** A page that came back, and whether the reader knows of the person whom it is about. */
export type CameBack = Readonly<{ pack: PackShown; isNamed: boolean }>

/** The page whose tick was asked for, of whomever: paper is out also of a file that was hidden since. */
export async function packTicked(tx: Tx, actor: Actor, id: string): Promise<PackShown> {
  const pack = await hidingNobody(tx, () => packById(tx, actor.forceId, id))
  if (pack === null) throw new AppError('not-found')
  return pack
}

async function ticked(
  tx: Tx,
  actor: Actor,
  { id, how, version }: Returned,
): Promise<Decision<PackShown, 'already-returned'>> {
  const known = await packById(tx, actor.forceId, id)
  if (known === null) throw new AppError('not-found')
  await lockOffenders(tx, [known.offenderId])
  const pack = await packById(tx, actor.forceId, id)
  if (pack === null) throw new AppError('not-found')
  if (pack.returnedAt !== null) return no('already-returned')
  if (version !== undefined && version !== pack.version) throw new AppError('stale')
  const returned = { returnedAt: tx.at, returnedBy: actor.username, returnedHow: how }
  await amendPack(tx, pack, returned)
  const line = `Page ${packName(pack)} ${returnedWords[how]}`
  await addToChronology(tx, [said(pack, tx.at, line)])
  await tell(tx, pack, 'pack.returned')
  return yes({ ...pack, ...returned, version: pack.version + 1 })
}

/** Whether the page is the reader's to tick: its file counts only while the reader knows of it. */
export const isTickedBy = async (tx: Tx, actor: Actor, pack: PackShown): Promise<boolean> =>
  mayTick(actor, pack, await fileOwner(tx, pack.offenderId))

/** Those for whom it was printed, their teams and the owner's tick it; once. Also a page of a file that was restricted since: paper is out all the same. */
export async function returnPack(
  tx: Tx,
  actor: Actor,
  asked: Returned,
): Promise<Decision<CameBack, 'already-returned'>> {
  const hidden = tx.hidden()
  if (!(await isTickedBy(tx, actor, await packTicked(tx, actor, asked.id))))
    throw new AppError('forbidden', { type: 'not-yours', detail: notYoursToTick })
  const done = await hidingNobody(tx, () => ticked(tx, actor, asked))
  if (!done.ok) return done
  return yes({ pack: done.value, isNamed: !hidden.includes(done.value.offenderId) })
}
