// What the evidence pack for section 96B reads: every call that failed or at which entry was sought, and the home held.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { premisesOf } from './one-person.ts'
import type { PackCall, PackFacts } from '../types/warrant-pack.ts'

/** Many more than anybody puts before a court; the list of visits holds all. */
const most = 100

const calls = {
  name: 'visits-warrant-pack',
  text: `select v.id as "visitId", v.on_date as "on", v.at, v.seen, v.not_seen_because as "notSeenBecause",
      p.id as "addressId", v.place = 'home' as "atHome",
      coalesce((v.entry ->> 'obtained')::boolean, false) as obtained,
      case when (v.entry ->> 'sought')::boolean then v.entry ->> 'purpose' end as purpose,
      coalesce(not (v.entry ->> 'sought')::boolean, false) as "notAsked", v.entry ->> 'said' as said,
      nullif(concat_ws(', ', a.line, a.postcode), '') as premises,
      coalesce((select bool_or(f.is_constable) from jsonb_array_elements(v.crew) c
        join officers f on f.force_id = v.force_id and f.key = c ->> 'officer'), false) as "byConstable",
      (select coalesce(jsonb_agg(jsonb_build_object('name', c.one ->> 'name', 'agency', c.one ->> 'agency',
          'isConstable', coalesce(f.is_constable, false)) order by c.place), '[]')
        from jsonb_array_elements(v.crew) with ordinality c(one, place)
        left join officers f on f.force_id = v.force_id and f.key = c.one ->> 'officer') as officers,
      v.recorded_by as "recordedBy", v.recorded_at as "recordedAt"
    from visits v cross join lateral (select ${premisesOf} as id) p left join addresses a on a.id = p.id
    where v.struck is null and v.offender_id = $1 and v.on_date <= $2
      and (v.seen = 'no' or (v.entry ->> 'sought')::boolean)
    order by v.at desc, v.id limit ${most}`,
}

/** The newest of them, up to a day. */
export const packCallsBy = (tx: Tx, offenderId: OffenderId, on: LocalDate): Promise<PackCall[]> =>
  tx.query<PackCall>(calls, [offenderId, on])

const home = {
  name: 'visits-warrant-pack-home',
  text: `select a.id, a.kind, concat_ws(', ', a.line, a.postcode) as line, a.from_on as "from", a.origin
    from addresses a
    where a.struck is null and a.offender_id = $1 and (a.from_on is null or a.from_on <= $2)
      and (a.until_on is null or a.until_on > $2)
    order by a.from_on desc nulls last, a.recorded_at desc, a.id limit 1`,
}

export type PackHome = NonNullable<PackFacts['home']> & Readonly<{ id: string }>

/** The notified address held on a day: the one taken on last, as the count takes it. */
export async function packHomeOn(
  tx: Tx,
  offenderId: OffenderId,
  on: LocalDate,
): Promise<PackHome | null> {
  const [found] = await tx.query<PackHome>(home, [offenderId, on])
  return found ?? null
}
