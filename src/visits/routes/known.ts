// What the form of a visit begins with: the conditions in force and the devices named at earlier visits.
import type { Ask } from '../../access/index.ts'
import { aroundOf, atTheDoor } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { conditionsHeld, heldBefore } from '../queries.ts'
import { knownDevices } from '../rules/known-devices.ts'
import type { KnownBefore } from '../views.ts'

export const nothingKnown: KnownBefore = { conditions: [], devices: [] }

export async function knownBefore(
  tx: Tx,
  offenderId: OffenderId,
  before: Date,
): Promise<KnownBefore> {
  const { visits } = await heldBefore(tx, offenderId, before)
  return {
    conditions: await conditionsHeld(tx, offenderId, localDateOf(before)),
    devices: knownDevices(visits),
  }
}

/** What is held of home, work and people, to be asked about at the door. */
export const heldOf = async ({ tx, today }: Ask, id: OffenderId) =>
  atTheDoor(await aroundOf(tx, id), { id, today })
