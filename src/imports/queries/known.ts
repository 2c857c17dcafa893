// What is held of the people a register names, one row a person.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import type { Known } from '../types.ts'

/** The newest row of a history that had begun by a day, as JSON. */
const held = (
  table: string,
  value: string,
): string => `(select jsonb_build_object('value', ${value},
    'fromOn', h.from_on, 'origin', h.origin) from ${table} h
  where h.struck is null and h.offender_id = o.id and (h.from_on is null or h.from_on <= $3)
  order by h.from_on desc nulls last, h.recorded_at desc limit 1)`

const marker = (
  kind: string,
): string => `(select jsonb_build_object('id', m.id, 'version', m.version)
  from markers m where m.struck is null and m.offender_id = o.id and m.kind = '${kind}' and m.origin = 'register'
    and (m.until_on is null or m.until_on > $3) order by m.recorded_at desc limit 1)`

const known = {
  name: 'imports-known',
  text: `select o.id as "offenderId", o.version, o.visor_ref as "visorRef", o.pnc_id as "pncId",
      o.surname, o.forenames, o.date_of_birth as "dateOfBirth", o.sex, o.notes,
      (select m.visor_ref from offenders m where m.id = o.merged_into) as "mergedInto",
      (select f.facts from register_facts f where f.offender_id = o.id) as register,
      ${held('level_periods', 'h.level')} as level,
      (select jsonb_build_object('fromOn', h.from_on, 'origin', h.origin,
          'value', case when h.to_on <= $3 then 'community' else h.status end)
        from status_periods h where h.struck is null and h.offender_id = o.id and (h.from_on is null or h.from_on <= $3)
        order by h.from_on desc nulls last, h.recorded_at desc limit 1) as status,
      ${held('management_periods', 'h.management')} as management,
      ${held('lead_periods', 'h.agency')} as lead,
      ${held('mappa_periods', 'h.mappa_level')} as mappa,
      ${held(
        'allocations',
        `jsonb_build_object('officer', (select f.key from officers f where f.id = h.officer_id),
          'team', (select t.name from teams t where t.id = h.team_id))`,
      )} as owner,
      (select jsonb_build_object('fromOn', a.from_on, 'origin', a.origin, 'value', jsonb_build_object(
          'id', a.id, 'version', a.version, 'line', a.line, 'postcode', a.postcode))
        from addresses a where a.struck is null and a.offender_id = o.id and (a.from_on is null or a.from_on <= $3)
          and (a.until_on is null or a.until_on > $3)
        order by a.from_on desc nulls last, a.recorded_at desc limit 1) as home,
      ${marker('children')} as "childrenMarker", ${marker('orders')} as "orderMarker",
      (select max(v.on_date) from visits v where v.struck is null and v.offender_id = o.id and v.qualifies) as "lastSeenOn",
      (select jsonb_build_object('latestBy', p.latest_by, 'madeOn', p.made_on, 'origin', p.origin)
        from visit_plans p where p.struck is null and p.offender_id = o.id and p.state = 'in_force'
        order by p.recorded_at desc limit 1) as "newestPlan",
      (select d.due_on from duties d where d.offender_id = o.id and d.kind = 'visit'
        and d.closed_at is null limit 1) as "visitDueOn",
      (select jsonb_build_object('id', a.id, 'version', a.version, 'completedOn', a.completed_on,
          'state', a.state) from arms a where a.struck is null and a.offender_id = o.id and a.origin = 'register'
        order by a.completed_on desc limit 1) as "registerArms"
    from offenders o where o.force_id = $1 and o.visor_ref = any($2)
    -- Of two with one ref, the last is meant: the record that everybody sees before a restricted one.
    order by o.restricted_at nulls last`,
}

/** People already here among the refs of a register, as they stand on a day, by ref. */
export async function knownPeople(
  tx: Tx,
  forceId: ForceId,
  { refs, on }: { refs: readonly string[]; on: string },
): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.query<Known>(known, [forceId, refs, on])
  return new Map(rows.map((row) => [row.visorRef, row]))
}
