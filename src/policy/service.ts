// The policy of a day, as every other room asks for it.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { valuesInForce } from './queries.ts'
import { policyFrom } from './rules.ts'
import type { Policy } from './types.ts'

/** The policy in force on a day: one statement, whatever is asked of it afterwards. */
export const policyOn = async (tx: Tx, on: LocalDate): Promise<Policy> =>
  policyFrom(await valuesInForce(tx, on), on)
