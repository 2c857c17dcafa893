// From when on anything of a person may be told: for visits, for sightings, and for what is given another time.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyBegan } from '../../policy/index.ts'
import { bornOn } from '../queries.ts'
import type { Since } from '../rules/too-early.ts'

/** The birth of the person, and the first day of the register. */
export const sinceWhen = async (tx: Tx, offenderId: OffenderId): Promise<Since> => ({
  bornOn: await bornOn(tx, offenderId),
  beganOn: policyBegan,
})
