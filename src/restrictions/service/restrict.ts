// Restricting a file at once, taking a reader away at once, and looking at a restriction again.
import { fileToChange, type Actor, type FilePerson } from '../../access/index.ts'
import { markRestricted } from '../../offenders/index.ts'
import { formatDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { newId } from '../../platform/ids.ts'
import { candidates, forceIsProtected, standingRestriction } from '../queries.ts'
import { keepsAnInspector, namedReaders } from '../rules.ts'
import { amendRestriction, insertReaders, insertRestriction, removeReaders } from '../store.ts'
import type { Candidate, Restriction, RestrictRefusal, RestrictionShown } from '../types.ts'
import { tell } from './kept.ts'

type RestrictAsk = Readonly<{
  offenderId: string
  reason: string
  readers: readonly string[]
  reviewOn: LocalDate
}>

type Answer = Promise<Decision<RestrictionShown, RestrictRefusal>>

/** An inspector restricts at once: from this commit on the file exists for its readers alone. */
export async function restrictFile(tx: Tx, actor: Actor, asked: RestrictAsk): Answer {
  const person = await fileToChange(tx, actor, asked.offenderId)
  const { offenderId } = person
  if (!(await forceIsProtected(tx))) return no('not-protected')
  if ((await standingRestriction(tx, offenderId)) !== null) return no('already-restricted')
  const today = localDateOf(tx.at)
  const named = namedReaders({ ...asked, candidates: await candidates(tx, person), today })
  if (!named.ok) return named
  await keepRestriction(tx, actor, { person, asked, named: named.value })
  return await stands(tx, person)
}

type Kept = Readonly<{ person: FilePerson; asked: RestrictAsk; named: readonly Candidate[] }>

async function keepRestriction(tx: Tx, actor: Actor, { person, asked, named }: Kept) {
  const { forceId, offenderId } = person
  const { reason, reviewOn } = asked
  const restriction: Restriction = {
    ...{ id: newId(), forceId, offenderId, reason, reviewOn },
    ...{ restrictedAt: tx.at, restrictedBy: actor.username, liftedAt: null, version: 1 },
  }
  await insertRestriction(tx, restriction)
  await insertReaders(
    tx,
    named.map(({ accountId }) => ({
      ...{ id: newId(), restrictionId: restriction.id, forceId, offenderId, accountId },
      ...{ fromAt: tx.at, changeId: null, removedAt: null, removedBy: null, removedWhy: null },
    })),
  )
  await markRestricted(tx, offenderId, tx.at)
  const names = named.map(({ name }) => name).join(', ')
  await tell(tx, {
    ...{ forceId, offenderId, action: 'restriction.changed', href: hrefOf(offenderId) },
    fields: ['reason', 'readers', 'reviewOn'],
    summary: `The file was restricted to ${names}; to be looked at again on ${formatDate(reviewOn)}. ${reason}`,
  })
}

const hrefOf = (offenderId: string): string => `/offenders/${offenderId}/restriction`

/** The restriction as it stands after a change; its own reader may have left it. */
async function stands(
  tx: Tx,
  { offenderId }: Pick<FilePerson, 'offenderId'>,
): Promise<Decision<RestrictionShown, RestrictRefusal>> {
  const found = await standingRestriction(tx, offenderId)
  return found === null ? no('not-restricted') : yes(found)
}

type RemoveAsk = Readonly<{ offenderId: string; remove: string; why: string }>

/** Whom a file no longer names sees it no more from this commit on; the last inspector stays. */
export async function removeReader(tx: Tx, actor: Actor, asked: RemoveAsk): Answer {
  const person = await fileToChange(tx, actor, asked.offenderId)
  const restriction = await standingRestriction(tx, person.offenderId)
  if (restriction === null) return no('not-restricted')
  const reader = restriction.readers.find(({ username }) => username === asked.remove)
  if (reader === undefined) return no('not-a-reader')
  if (!keepsAnInspector(restriction.readers, reader)) return no('last-inspector')
  const { forceId, offenderId } = person
  await removeReaders(tx, {
    ...{ restrictionId: restriction.id, accountId: reader.accountId },
    ...{ by: actor.username, why: asked.why },
  })
  await tell(tx, {
    ...{ forceId, offenderId, action: 'restriction.changed', href: hrefOf(offenderId) },
    fields: ['readers'],
    summary: `${reader.name} is no longer named on this restricted file. ${asked.why}`,
  })
  return await stands(tx, person)
}

type ReviewAsk = Readonly<{
  offenderId: string
  reviewOn: LocalDate
  why: string
  version: number
}>

/** Looked at again, and kept: the next look has a day of its own. */
export async function reviewRestriction(tx: Tx, actor: Actor, asked: ReviewAsk): Answer {
  const person = await fileToChange(tx, actor, asked.offenderId)
  const restriction = await standingRestriction(tx, person.offenderId)
  if (restriction === null) return no('not-restricted')
  const { reviewOn, version, why } = asked
  if (reviewOn <= localDateOf(tx.at)) return no('review-not-ahead')
  await amendRestriction(tx, { id: restriction.id, version }, { reviewOn })
  const { forceId, offenderId } = person
  await tell(tx, {
    ...{ forceId, offenderId, action: 'restriction.changed', href: hrefOf(offenderId) },
    fields: ['reviewOn'],
    summary: `The restriction was looked at and kept; again on ${formatDate(reviewOn)}. ${why}`,
  })
  return await stands(tx, person)
}
