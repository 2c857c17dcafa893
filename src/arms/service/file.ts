// The person whose assessments these are: who may look and who may change.
import { admitToFile, fileOwner, mayChangeFile, type Actor } from '../../access/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'

export type PersonFile = Readonly<{ offenderId: OffenderId; forceId: ForceId; teamId: TeamId }>

/** What the audit row of the look must say beside the fields. */
export type Opened = Readonly<{
  person: PersonFile
  shown: Readonly<{ offenderId: string; reason?: string }>
}>

async function personOf(tx: Tx, offenderId: string): Promise<PersonFile> {
  const person = await fileOwner(tx, offenderId)
  if (person === null) throw new AppError('not-found')
  return person
}

/** Opens the file to look, with the reason where one is needed. */
export async function fileToRead(
  tx: Tx,
  actor: Actor,
  { offenderId, reason }: Readonly<{ offenderId: string; reason: string | null }>,
): Promise<Opened> {
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
export async function fileToChange(tx: Tx, actor: Actor, offenderId: string): Promise<PersonFile> {
  const person = await personOf(tx, offenderId)
  mayChangeFile(actor, person)
  return person
}
