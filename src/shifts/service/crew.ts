// Who goes: the officer who asks first, then the others by username or collar number, or of another agency.
import { whyNotHold, type Actor } from '../../access/index.ts'
import { officerFacts, officersByKeys } from '../../officers/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId, OfficerId } from '../../platform/ids.ts'
import type { Crew, Given } from '../types.ts'

export type Named = Readonly<{
  crew: readonly Crew[]
  officerIds: readonly OfficerId[]
  /** Keys that name no officer of the force. */
  unknown: readonly string[]
  /** Whether anybody's training makes their visit one that counts. */
  isTrained: boolean
}>

/** The same name written otherwise is the same person: neither capitals nor spaces make a second one. */
const alike = (text: string): string => text.toLowerCase().replace(/\s+/g, '')

const keyed = (one: Crew): string =>
  'officer' in one ? `officer ${one.officer}` : alike(`${one.agency}: ${one.name}`)

const onceEach = (crew: readonly Crew[]): readonly Crew[] => [
  ...new Map(crew.map((one) => [keyed(one), one])).values(),
]

/** Each person once, however often named; the one who asks is among them. */
export async function crewNamed(tx: Tx, actor: Actor, given: readonly Given[]): Promise<Named> {
  const keys = given.flatMap((one) => ('officer' in one ? [one.officer] : []))
  const known = await officersByKeys(tx, actor.forceId, keys)
  const own = actor.officerId === null ? [] : [actor.officerId]
  const ids = [...new Set([...own, ...[...known.values()].map(({ id }) => id)])]
  const facts = await officerFacts(tx, ids, localDateOf(tx.at))
  const officers = ids.flatMap((id) => facts.get(id) ?? [])
  const others = given.flatMap((one): Crew[] => ('agency' in one ? [one] : []))
  return {
    crew: onceEach([...officers.map(({ key, name }) => ({ officer: key, name })), ...others]),
    officerIds: ids,
    unknown: keys.filter((key) => !known.has(key)),
    isTrained: officers.some(({ mosovo }) => mosovo === 'in-date' || mosovo === 'assumed'),
  }
}

/** Whether each of these officers may have the file: no conflict, and named where it is restricted. */
export async function mayHoldAll(
  tx: Tx,
  offenderId: OffenderId,
  officerIds: readonly OfficerId[],
): Promise<boolean> {
  for (const officerId of officerIds)
    if ((await whyNotHold(tx, { offenderId, officerId })) !== null) return false
  return true
}
