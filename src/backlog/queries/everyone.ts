// Everyone of every force in parts, by their ids; and every value that is policy, with when it was decided.
import type { Tx } from '../../platform/database/transaction.ts'
import type { Part } from '../../duties/index.ts'
import type { KnownValue } from '../rules/policy-then.ts'

const first = '00000000-0000-0000-0000-000000000000'
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const bounds = {
  name: 'everyone-bounds',
  text: `select n.id from (select o.id, row_number() over (order by o.id) as place from offenders o) n
    where n.place % $1 = 0 order by n.id`,
}

/** Parts of so many people each; together they are everyone, whoever joins meanwhile. */
export async function partsOf(tx: Tx, size: number): Promise<Part[]> {
  const ends = (await tx.query<{ id: string }>(bounds, [size])).map(({ id }) => id)
  return [...ends, last].map((upTo, index) => ({ after: ends[index - 1] ?? first, upTo }))
}

const values = {
  name: 'policy-values-known',
  text: `select v.id, v.parameter, v.value, v.from_on as "fromOn", v.source, v.standing,
      v.decided_at as "decidedAt"
    from policy_values v where v.proposed_by is null or v.approved_by is not null`,
}

export const valuesKnown = (tx: Tx): Promise<KnownValue[]> => tx.query<KnownValue>(values)
