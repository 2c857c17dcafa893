// The newest visits and attempts of people, as the pattern of visits reads them.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Call } from '../types.ts'

/** Ten visits that count stand among them, and every call of the months that policy looks back. */
const most = 100

/** The calls of the person whose id the text names, newest first: for any statement about one person or many. */
export const callsOf = (offenderId: string): string => `select v.id, v.on_date as "on",
    case when v.origin = 'here' then v.at end as at, v.seen, v.not_seen_because as "notSeenBecause",
    v.place, v.qualifies, v.announced, v.crew, v.children, v.devices
  from visits v where v.struck is null and v.offender_id = ${offenderId}
  order by v.at desc, v.id desc limit ${most}`

/** Instants come out of JSON as text. */
export type RawCall = Omit<Call, 'at'> & Readonly<{ at: string | null }>

export const callsIn = (raw: readonly RawCall[]): Call[] =>
  raw.map((call) => ({ ...call, at: call.at === null ? null : new Date(call.at) }))

const ofMany = {
  name: 'visits-calls-of',
  text: `select p.id as "offenderId", c.calls
    from unnest($1::uuid[]) p(id)
    cross join lateral (select coalesce(jsonb_agg(to_jsonb(v)), '[]') as calls
      from (${callsOf('p.id')}) v) c`,
}

/** The newest calls of each of these people, in one statement for one or for a thousand. */
export async function callsByPerson(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, readonly Call[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ offenderId: OffenderId; calls: readonly RawCall[] }>(ofMany, [ids])
  return new Map(rows.map(({ offenderId, calls }) => [offenderId, callsIn(calls)]))
}
