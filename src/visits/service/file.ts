// The person whose visits these are: who may look, who may change, and how the clock stands.
import { admitToFile, fileOwner, mayChangeFile, type Actor } from '../../access/index.ts'
import { personFactsOf, standingOn } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { visitFactsOf } from '../queries.ts'
import { entrySoughtBy, homeHeldOn } from '../queries/one-person.ts'
import { entryWarrant } from '../rules/entry-warrant.ts'
import { latestBy, type VisitAsk } from '../rules/latest-by.ts'
import type { EntryWarrant, LatestBy } from '../types.ts'

export type PersonFile = Readonly<{ offenderId: OffenderId; forceId: ForceId; teamId: TeamId }>

async function personOf(tx: Tx, offenderId: string): Promise<PersonFile> {
  const person = await fileOwner(tx, offenderId)
  if (person === null) throw new AppError('not-found')
  return person
}

/** What the audit row of the look must say beside the fields. */
export type Opened = Readonly<{
  person: PersonFile
  shown: Readonly<{ offenderId: string; reason?: string }>
}>

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

/** What the clock is counted from today; null for someone not managed here yet. */
export async function clockOf(tx: Tx, offenderId: OffenderId): Promise<VisitAsk | null> {
  const on = localDateOf(tx.at)
  const whose = { ids: [offenderId] }
  const [person] = await personFactsOf(tx, whose)
  const visits = (await visitFactsOf(tx, whose)).get(offenderId)
  if (person === undefined || visits === undefined) return null
  const policy = await policyOn(tx, on)
  const standing = standingOn(person, on, policy.number('visits.abroad_return_days'))
  return standing === null ? null : { person, standing, visits, policy }
}

/** By when the person must be seen; null is no visit plan, or someone not managed here yet. */
export const latestByOf = (clock: VisitAsk | null): LatestBy | null =>
  clock === null ? null : latestBy(clock)

/** Section 96B for the file, as at the policy's day. */
export async function entryWarrantOf(
  tx: Tx,
  offenderId: OffenderId,
  policy: Policy,
): Promise<EntryWarrant> {
  const needed = policy.number('visits.s96b_failed_entries')
  const sought = await entrySoughtBy(tx, offenderId, policy.on)
  if (sought.length === 0) return entryWarrant([], { addressId: null, needed })
  const home = await homeHeldOn(tx, offenderId, policy.on)
  return entryWarrant(sought, { addressId: home?.id ?? null, needed })
}
