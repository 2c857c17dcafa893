// The file of one person by its id, opened to look or to record: what visits and assessments begin with.
import { hoursBefore, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { policyOn } from '../../policy/index.ts'
import { fileOwner, hadClaimed } from '../queries.ts'
import { ownsFile } from '../rules.ts'
import type { Actor, FilePerson } from '../types.ts'
import { admitToFile, mayChangeFile, mayDecideFile } from './file-access.ts'

async function personOf(tx: Tx, offenderId: string): Promise<FilePerson> {
  const person = await fileOwner(tx, offenderId)
  if (person === null) throw new AppError('not-found')
  return person
}

/** A file that was opened, and what the audit row of the look must say beside the fields. */
export type OpenedFile = Readonly<{
  person: FilePerson
  shown: Readonly<{ offenderId: string; reason?: string }>
}>

/** Opens the file to look, with the reason where one is needed. */
export async function fileToRead(
  tx: Tx,
  actor: Actor,
  { offenderId, reason }: Readonly<{ offenderId: string; reason: string | null }>,
): Promise<OpenedFile> {
  const person = await personOf(tx, offenderId)
  const policy = await policyOn(tx, localDateOf(tx.at))
  const hours = policy.number('access.opening_hours')
  const admission = await admitToFile(tx, actor, { person, ask: { reason, at: tx.at, hours } })
  const shown = { offenderId: person.offenderId }
  return {
    person,
    shown: admission.reason === null ? shown : { ...shown, reason: admission.reason },
  }
}

/** The file of someone whom the actor may record for; anyone else's ends here. */
export async function fileToChange(tx: Tx, actor: Actor, offenderId: string): Promise<FilePerson> {
  const person = await personOf(tx, offenderId)
  mayChangeFile(actor, person)
  return person
}

/** The file of someone whom the actor may decide on: a claim opens nothing here, cover does. */
export async function fileToDecide(tx: Tx, actor: Actor, offenderId: string): Promise<FilePerson> {
  const person = await personOf(tx, offenderId)
  mayDecideFile(actor, person)
  return person
}

/** Whose visit may be recorded, by whom, and whether the rest of the file is theirs too. */
type FileToRecord = Readonly<{ person: FilePerson; actor: Actor; isOwn: boolean }>

type RecordAsk = Readonly<{
  offenderId: string
  /** When the visit was; left out for a form that does not say so yet. */
  at?: Date | undefined
  /** Whether a page's form says so: another time than the claim's is a fault beside its field there. */
  onForm?: boolean
}>

export const notThenWords =
  'You claimed this visit, but not for this time. Give the day and the time of a call that you made while your claim stood'

/**
 * The file of someone of whom the actor may record a visit. Whoever went there by a claim of the weekend list may tell
 * of it after the claim is over too, for the days of policy in which a visit is written up: of a call while it stood.
 */
export async function fileToRecord(tx: Tx, actor: Actor, ask: RecordAsk): Promise<FileToRecord> {
  const person = await personOf(tx, ask.offenderId)
  if (!ownsFile(actor, person)) {
    if (await wentByClaim(tx, actor, { person, at: ask.at })) {
      const claims = [...(actor.claims ?? []), person.offenderId]
      return { person, actor: { ...actor, claims }, isOwn: false }
    }
    if (ask.onForm === true && (await wentByClaim(tx, actor, { person, at: undefined })))
      refuse('not-yours', notThenWords, 'at')
  }
  mayChangeFile(actor, person)
  return { person, actor, isOwn: true }
}

/** Whether the actor may tell of a call at that time: at any, whose file it is. */
export const mayTellOf = async (
  tx: Tx,
  actor: Actor,
  call: Readonly<{ person: FilePerson; at: Date | undefined }>,
): Promise<boolean> => ownsFile(actor, call.person) || (await wentByClaim(tx, actor, call))

async function wentByClaim(
  tx: Tx,
  { officerId, forceId, looksBackAt }: Actor,
  { person, at }: Readonly<{ person: FilePerson; at: Date | undefined }>,
): Promise<boolean> {
  if (officerId === null || forceId !== person.forceId || looksBackAt !== undefined) return false
  const policy = await policyOn(tx, localDateOf(tx.at))
  const since = hoursBefore(tx.at, 24 * policy.number('visits.write_up_decision_days'))
  return await hadClaimed(tx, { offenderId: person.offenderId, officerId, since, at })
}
