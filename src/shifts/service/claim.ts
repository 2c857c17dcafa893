// Claiming a visit of the weekend list for a pair, and giving it back.
import {
  decidesOn,
  fileOwner,
  may,
  type Actor,
  type FileOwner,
  type FilePerson,
} from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { addToChronology, lockOffenders } from '../../offenders/index.ts'
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { isId, newId, type OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { claimsStanding, teamsOfOfficers } from '../queries.ts'
import { checkClaim, crewText, isOfPair, nextWorkingDay } from '../rules.ts'
import { amendClaim, endRunOut, insertClaim, insertLines } from '../store.ts'
import type { Claim, ClaimRefusal, Given } from '../types.ts'
import { crewNamed, mayHoldAll, type Named } from './crew.ts'
import { lineToClaim } from './listed.ts'
import { lineOf } from './make-list.ts'

export type ClaimVisit = Readonly<{
  offenderId: string
  with: readonly Given[]
  note: string | undefined
}>

export type Claimed = Readonly<{
  claim: Claim
  /** Nobody of the pair is trained: a visit by them would not count. */
  isTrained: boolean
}>

/** `claim` is the one that stands in the way. */
export type Claiming =
  | Readonly<{ ok: true; value: Claimed }>
  | Readonly<{ ok: false; why: ClaimRefusal; claim: Claim | null }>

/** The person as the reader knows of them: hidden ones and those of another force are not here. */
export async function personHere(tx: Tx, actor: Actor, offenderId: string): Promise<FileOwner> {
  const person = isId(offenderId) ? await fileOwner(tx, offenderId) : null
  if (person === null) throw new AppError('not-found')
  if (person.forceId !== actor.forceId) throw new AppError('out-of-scope')
  return person
}

const said = ({ forceId, offenderId }: Claim, at: Date, summary: string) => ({
  ...{ forceId, offenderId, at, hasTime: true, kind: 'weekend', summary },
  href: `/weekend-list/${offenderId}`,
})

/** The claim that stands for one person today; what has run out is ended first. */
export async function standingClaim(
  tx: Tx,
  { forceId, offenderId }: Readonly<Pick<FileOwner, 'forceId' | 'offenderId'>>,
): Promise<Claim | null> {
  const on = localDateOf(tx.at)
  await endRunOut(tx, { forceId, offenderId, on })
  return (await claimsStanding(tx, [offenderId], on)).get(offenderId) ?? null
}

async function untilOn(tx: Tx): Promise<Claim['untilOn']> {
  const on = localDateOf(tx.at)
  return nextWorkingDay(on, (await policyOn(tx, on)).dates('calendar.bank_holidays'))
}

type Made = Pick<Claim, 'crew' | 'officerIds' | 'note'>

const claimOf = async (tx: Tx, person: FileOwner, made: Made): Promise<Claim> => ({
  ...made,
  id: newId(),
  forceId: person.forceId,
  recordedAt: tx.at,
  recordedBy: tx.actor,
  offenderId: person.offenderId,
  untilOn: await untilOn(tx),
  endedAt: null,
  endedBy: null,
  endedHow: null,
  version: 1,
})

const tell = (tx: Tx, offenderId: OffenderId, action: 'weekend.claimed' | 'weekend.given-back') =>
  record(tx, { action, offenderId, fields: ['crew', 'untilOn'], result: 'done' })

type Asked = Readonly<{ person: FileOwner; named: Named }>

async function decide(tx: Tx, actor: Actor, { person, named }: Asked) {
  const standing = await standingClaim(tx, person)
  const onList = await lineToClaim(tx, person)
  const decided = checkClaim({
    by: actor.officerId,
    crew: named.crew,
    officerIds: named.officerIds,
    isOnList: onList !== null,
    mayHold: await mayHoldAll(tx, person.offenderId, named.officerIds),
    standing,
  })
  return { decided, standing, onList }
}

/** One claim a person: made by one of those who go, and standing to the end of the next working day. */
export async function claimVisit(tx: Tx, actor: Actor, ask: ClaimVisit): Promise<Claiming> {
  const person = await personHere(tx, actor, ask.offenderId)
  await lockOffenders(tx, [person.offenderId])
  const named = await crewNamed(tx, actor, ask.with)
  if (named.unknown.length > 0) return { ok: false, why: 'unknown-officer', claim: null }
  const { decided, standing, onList } = await decide(tx, actor, { person, named })
  if (!decided.ok) return { ok: false, why: decided.why, claim: standing }
  const claim = await claimOf(tx, person, { ...decided.value, note: ask.note ?? null })
  if (!(await insertClaim(tx, claim)))
    return { ok: false, why: 'already-claimed', claim: await standingClaim(tx, person) }
  // Who is claimed stays on the list with what came of it, also who came to it since it was made.
  if (onList?.list != null && onList.line.isSince === true)
    await insertLines(tx, [lineOf(onList.list, onList.line)])
  const until = formatShortDate(claim.untilOn)
  const line = `Claimed from the weekend list until the end of ${until} by ${crewText(claim.crew)}`
  await addToChronology(tx, [said(claim, tx.at, line)])
  await tell(tx, claim.offenderId, 'weekend.claimed')
  return yes({ claim, isTrained: named.isTrained })
}

type OfClaim = Readonly<{ person: FilePerson; claim: Claim }>

/** Any of the pair; for them, as they may have rung in sick, a supervisor of theirs or of the owner's team, or an inspector. */
export async function mayGiveBack(
  tx: Tx,
  actor: Actor,
  { person, claim }: OfClaim,
): Promise<boolean> {
  if (isOfPair(claim, actor.officerId)) return true
  if (!may(actor, 'see-my-team')) return false
  if (decidesOn(actor, person)) return true
  const teams = await teamsOfOfficers(tx, claim.officerIds)
  return actor.teamId !== null && teams.includes(actor.teamId)
}

/** Ends the claim, so that somebody else can make one. */
export async function giveBack(
  tx: Tx,
  actor: Actor,
  { offenderId, version }: Readonly<{ offenderId: string; version?: number | undefined }>,
): Promise<Decision<Claim, 'not-claimed' | 'not-your-claim'>> {
  const person = await personHere(tx, actor, offenderId)
  await lockOffenders(tx, [person.offenderId])
  const claim = await standingClaim(tx, person)
  if (claim === null) return { ok: false, why: 'not-claimed' }
  if (!(await mayGiveBack(tx, actor, { person, claim })))
    return { ok: false, why: 'not-your-claim' }
  if (version !== undefined && version !== claim.version) throw new AppError('stale')
  const ended = { endedAt: tx.at, endedBy: actor.username, endedHow: 'given_back' as const }
  await amendClaim(tx, claim, ended)
  const line = `Given back to the weekend list: ${crewText(claim.crew)} do not go`
  await addToChronology(tx, [said(claim, tx.at, line)])
  await tell(tx, claim.offenderId, 'weekend.given-back')
  return yes({ ...claim, ...ended, version: claim.version + 1 })
}
