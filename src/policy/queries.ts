// Reads the dated parameters.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { PolicyValue } from './types.ts'

// A proposal that nobody else has approved is not policy.
const inForce = {
  name: 'policy-in-force',
  text: `select distinct on (v.parameter) v.id, v.parameter, v.value, v.from_on as "fromOn",
      v.source, v.standing
    from policy_values v
    where v.from_on <= $1 and (v.proposed_by is null or v.approved_by is not null)
    order by v.parameter, v.from_on desc`,
}

/** One row a parameter: the value in force on a day. */
export const valuesInForce = (tx: Tx, on: LocalDate): Promise<PolicyValue[]> =>
  tx.query<PolicyValue>(inForce, [on])
