// Officers and teams as people name them, or the refusal of a name that nobody has.
import { officersByKeys, teamsByName, type OfficerRef, type TeamRef } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import { denied } from './refusals.ts'

/** The officer of a username or collar number; nobody where none is named. */
export async function officerNamed(
  tx: Tx,
  forceId: ForceId,
  key: string | undefined,
): Promise<OfficerRef | null> {
  if (key === undefined) return null
  const found = (await officersByKeys(tx, forceId, [key])).get(key)
  return found ?? denied('unknown-officer')
}

/** The team of a name; none where none is named. */
export async function teamNamed(
  tx: Tx,
  forceId: ForceId,
  name: string | undefined,
): Promise<TeamRef | null> {
  if (name === undefined) return null
  const found = (await teamsByName(tx, forceId, [name])).get(name)
  return found ?? denied('unknown-team')
}
