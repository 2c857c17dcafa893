// The one way into a person's file: own team, the whole force, or a reason that is kept and shown to the owner.
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { refuse } from '../../platform/http/problem.ts'
import { standingOpening } from '../queries.ts'
import { may } from '../permissions.ts'
import { decidesOn, ownsByClaim, ownsFile, readReason, reasonText } from '../rules.ts'
import { insertOpening } from '../store.ts'
import type { Actor, FileOpening, FilePerson, GivenReason } from '../types.ts'

/** `reason` is the header Access-Reason or null; `hours` is policy's access.opening_hours. */
export type AdmissionAsk = Readonly<{ reason: string | null; at: Date; hours: number }>

/** What the audit row of the look must say: the reason, when one was needed or given. */
export type Admission = Readonly<{ reason: string | null }>

/** Opens a file or throws: another force is not found, another team needs a reason. */
export async function admitToFile(
  tx: Tx,
  actor: Actor,
  { person, ask }: Readonly<{ person: FilePerson; ask: AdmissionAsk }>,
): Promise<Admission> {
  const { offenderId } = person
  if (!may(actor, 'open-files')) throw new AppError('forbidden', { offenderId })
  inOwnForce(actor, person)
  // Access is judged by today, before anything is read of the past.
  if (actor.looksBackAt === offenderId) return { reason: null }
  const given = givenIn(ask)
  if (ownsByClaim(actor, person)) return { reason: 'claimed from the weekend list' }
  if (ownsFile(actor, person)) return { reason: given && reasonText(given) }
  const standing = await standingOpening(tx, actor.accountId, offenderId)
  const reason = given ?? standing
  if (reason === null) throw reasonNeeded(offenderId)
  if (standing === null || reasonText(standing) !== reasonText(reason))
    await openFile(tx, actor, { person, given: reason, at: ask.at, hours: ask.hours })
  return { reason: reasonText(reason) }
}

/** A record of another force looks as if it did not exist. */
function inOwnForce(actor: Actor, { forceId, offenderId }: FilePerson): void {
  if (forceId !== actor.forceId) throw new AppError('out-of-scope', { offenderId })
}

const givenIn = ({ reason }: AdmissionAsk): GivenReason | null =>
  reason === null ? null : reasonOf(reason)

const reasonNeeded = (offenderId: OffenderId): AppError =>
  new AppError('forbidden', {
    type: 'reason-needed',
    detail:
      'This file belongs to another team. Say why you need it (covering, on call, at the door or other) and it opens; the owner is shown your reason.',
    offenderId,
  })

/** Ends a change of a file that is not the actor's to change; buttons ask `ownsFile`. */
export function mayChangeFile(actor: Actor, person: FilePerson): void {
  const { offenderId } = person
  inOwnForce(actor, person)
  if (ownsFile(actor, person)) return
  throw new AppError('forbidden', {
    type: 'not-yours',
    detail:
      'This person belongs to another team, so nothing was changed. Ask the officer who manages them, or an inspector, to record it.',
    offenderId,
  })
}

/** Ends a decision on a file that is open to the actor by a claim only; buttons ask `decidesOn`. */
export function mayDecideFile(actor: Actor, person: FilePerson): void {
  mayChangeFile(actor, person)
  if (decidesOn(actor, person)) return
  throw new AppError('forbidden', {
    type: 'not-yours',
    detail:
      'You claimed this visit, so you may read this file and record what you find. Decisions on it are for a supervisor of its own team, or an inspector, so nothing was changed.',
    offenderId: person.offenderId,
  })
}

export const reasonOf = (header: string): GivenReason => {
  const read = readReason(header)
  return read.ok
    ? read.value
    : refuse('invalid', 'Give a reason: covering, on call, at the door or other', 'reason')
}

type OpeningAsk = Readonly<{ person: FilePerson; given: GivenReason; at: Date; hours: number }>

/** Keeps the tap: it opens the file for some hours, and its owner is shown it. */
export async function openFile(
  tx: Tx,
  actor: Actor,
  { person, given, at, hours }: OpeningAsk,
): Promise<FileOpening> {
  const { offenderId } = person
  inOwnForce(actor, person)
  const opening: FileOpening = {
    id: newId(),
    offenderId,
    accountId: actor.accountId,
    reason: given.reason,
    said: given.said,
    openedAt: at,
    untilAt: new Date(at.getTime() + hours * 3_600_000),
  }
  await insertOpening(tx, opening)
  await record(tx, {
    action: 'offender.opened',
    offenderId,
    fields: ['opening'],
    result: 'done',
    reason: reasonText(given),
  })
  return opening
}
