// What stands on record beside a visit and does not agree with it: asked anew each time, so that it goes once it is put right.
import { personFactsOf, standingOn } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { visitsBetween } from '../queries.ts'
import {
  around,
  awayThen,
  isSeenAtHome,
  noDoubts,
  type Away,
  type Doubts,
} from '../rules/doubts.ts'
import type { Visit } from '../types.ts'

type Told = Pick<Visit, 'at' | 'seen' | 'place'> &
  Readonly<{ offenderId: OffenderId; id: string | null }>

/** By the same rule as everywhere else, for the day of the visit. */
async function awayOn(tx: Tx, told: Told): Promise<Away | null> {
  if (!isSeenAtHome(told)) return null
  const [person] = await personFactsOf(tx, { ids: [told.offenderId] })
  if (person === undefined) return null
  const policy = await policyOn(tx, localDateOf(tx.at))
  const on = localDateOf(told.at)
  return awayThen(told, standingOn(person, on, policy.number('visits.abroad_return_days')))
}

/** Of what is being recorded, or is recorded already under an id. */
export const doubtsOf = async (tx: Tx, told: Told): Promise<Doubts> => ({
  others: await visitsBetween(tx, {
    offenderId: told.offenderId,
    ...around(told.at),
    but: told.id,
  }),
  away: await awayOn(tx, told),
})

/** Of a visit that is kept: what was struck out, and what came with the register and has no hour, is in no doubt. */
export const doubtsOfVisit = async (tx: Tx, visit: Visit): Promise<Doubts> =>
  visit.origin === 'register' || (visit.struck ?? null) !== null
    ? noDoubts
    : await doubtsOf(tx, visit)
