// What a stranger at the door needs of some people's files: one statement for one or for a whole list.
import { coverToRing } from '../../officers/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Stranger } from '../types.ts'

const list = (built: string, from: string, order: string): string =>
  `coalesce((select jsonb_agg(${built} order by ${order}) from ${from}), '[]')`

/** Of rows that hold on a day: begun, not over, not struck out. A marker is over on its last day, the others after it. */
const holds = (row: string, over: '>' | '>=' = '>='): string => `${row}.struck is null
  and ${row}.offender_id = s.offender_id and (${row}.from_on is null or ${row}.from_on <= $2)
  and (${row}.until_on is null or ${row}.until_on ${over} $2)`

const held = (row: string): string =>
  `${row}.struck is null and ${row}.offender_id = s.offender_id and ${row}.ended_on is null`

const address = `(select jsonb_build_object('line', a.line, 'postcode', a.postcode, 'district', a.district,
    'kind', a.kind, 'childrenHere', a.children_here) from addresses a where a.id = s.address_id and a.struck is null)`

const markers = list(
  `jsonb_build_object('kind', m.kind, 'text', m.text)`,
  `markers m where ${holds('m', '>')}`,
  `m.kind desc, m.recorded_at, m.id`,
)
const household = list(
  `jsonb_build_object('name', h.name, 'link', h.link, 'isChild', h.is_child)`,
  `household_members h where ${held('h')} and h.address_id = s.address_id`,
  'h.is_child desc, h.name',
)
const homeNotes = list(
  `jsonb_build_object('kind', n.kind, 'text', n.text)`,
  `home_notes n where ${held('n')} and n.address_id = s.address_id`,
  'n.kind desc, n.recorded_at',
)
const conditions = list(
  `jsonb_build_object('text', k.text, 'fromOn', k.from_on, 'untilOn', k.until_on)`,
  `licence_conditions k where ${holds('k')} and k.ended_on is null`,
  'k.from_on, k.id',
)
const jobs = list(
  `jsonb_build_object('employer', j.employer, 'role', j.role, 'place', j.place, 'hours', j.hours,
    'workDays', j.work_days, 'worksFrom', j.works_from, 'worksUntil', j.works_until)`,
  `jobs_held j where ${held('j')}`,
  'j.since_on nulls first, j.id',
)
const vehicles = list(
  `jsonb_build_object('registration', w.registration, 'description', w.description, 'keeper', w.keeper)`,
  `vehicles w where ${held('w')}`,
  'w.since_on nulls first, w.id',
)
const strangers = {
  name: 'weekend-strangers',
  text: `select s.offender_id as "offenderId", ${address} as address, ${markers} as markers,
      ${household} as household, ${homeNotes} as "homeNotes", ${conditions} as conditions, ${jobs} as jobs,
      ${vehicles} as vehicles,
      r.facts->>'shpoExpiry' as "orderUntil",
      (select jsonb_build_object('control', i.control, 'untilOn', i.until_on) from interim_controls i
        where i.struck is null and ${holds('i')} and i.ended_on is null order by i.until_on desc, i.id limit 1) as "interimControl",
      coalesce(p.purposes, '{}') as purposes, p.crew_needs as "crewNeeds", p.must_check as "mustCheck",
      f.phone as "ownerPhone", is_away(s.officer_id, $2) as "ownerAway",
      ${coverToRing('s.officer_id', 's.offender_id', '$2')} as cover
    from standings s left join officers f on f.id = s.officer_id
    left join register_facts r on r.offender_id = s.offender_id
    left join lateral (select v.purposes, v.crew_needs, v.must_check from visit_plans v
      where v.struck is null and v.offender_id = s.offender_id and v.state = 'in_force'
      order by v.recorded_at desc, v.id desc limit 1) p on true
    where s.offender_id = any($1)`,
}

/** By id; whoever is not managed here is absent. Scope is the caller's. */
export async function strangersAmong(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, Stranger>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<Stranger>(strangers, [ids, localDateOf(tx.at)])
  return new Map(rows.map((row) => [row.offenderId, row]))
}
