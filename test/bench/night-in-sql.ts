// The floor of the night: one set-based statement that works out every due date from the same rows and compares it with what is stored.
import { localDateOf } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { policyOn } from '../../src/policy/index.ts'

/** One history as it stands on the day ($1): the newest fact, and since when its value has held unbroken. */
const heldSince = (table: string, value: string): string => `
    select d.offender_id, d.value, d.from_on as since from (
      select h.*, count(*) over whole as size, min(h.changed) over whole as stop
      from (select t.offender_id, t.from_on, t.${value} as value, row_number() over n as place,
          case when t.${value} <> first_value(t.${value}) over n then row_number() over n end as changed
        from ${table} t where t.from_on is null or t.from_on <= $1
        window n as (partition by t.offender_id order by t.from_on desc nulls last, t.recorded_at desc)) h
      window whole as (partition by h.offender_id)) d
    where d.place = coalesce(d.stop, d.size + 1) - 1`

/** The newest fact of a history that had begun by the day. */
const newest = (table: string, columns: string): string => `
    select distinct on (t.offender_id) t.offender_id, ${columns} from ${table} t
    where t.from_on is null or t.from_on <= $1
    order by t.offender_id, t.from_on desc nulls last, t.recorded_at desc`

/** Each fact of a history that differs from the one before it. */
const changes = (table: string, value: string): string => `
    select c.offender_id, c.from_on, c.recorded_at from (
      select t.offender_id, t.from_on, t.recorded_at, t.${value} as value,
        lag(t.${value}) over (partition by t.offender_id order by t.from_on nulls first, t.recorded_at) as before
      from ${table} t where t.from_on is null or t.from_on <= $1) c
    where c.before <> c.value`

const london = (at: string): string => `(${at} at time zone 'Europe/London')::date`

/** Whatever ended the newest plan: it came after the plan by its own day or by when it was recorded. */
const cameAfter = (fact: string): string =>
  `(${fact}.recorded_at > p.recorded_at or ${fact}.from_on > ${london('p.recorded_at')})`

const due = `
  with statuses as (${newest('status_periods', 't.status as recorded, t.to_on, t.review_on')}),
  status_since as (${heldSince('status_periods', 'status')}),
  levels as (${newest('level_periods', 't.level')}),
  leads as (${heldSince('lead_periods', 'agency')}),
  managements as (${newest('management_periods', 't.management')}),
  status_lines as (select t.offender_id, t.status, t.from_on, t.to_on, t.recorded_at,
      lag(t.status) over w as before, lag(t.from_on) over w as before_from, lag(t.to_on) over w as before_to,
      lead(t.from_on) over w as next_from
    from status_periods t where t.from_on is null or t.from_on <= $1
    window w as (partition by t.offender_id order by t.from_on nulls first, t.recorded_at)),
  backs as (
    select s.offender_id, s.from_on, s.recorded_at from status_lines s
      where s.status = 'community' and s.before <> 'community' and s.from_on is not null
        and (s.before_to is null or s.before_to > s.from_on)
        and (s.before <> 'abroad' or s.before_from is null or s.from_on - s.before_from > $5)
    union all select s.offender_id, s.to_on, s.recorded_at from status_lines s
      where s.status <> 'community' and s.to_on <= $1 and (s.next_from is null or s.to_on <= s.next_from)
        and (s.status <> 'abroad' or s.from_on is null or s.to_on - s.from_on > $5)
    union all select r.offender_id, r.on_date, r.recorded_at from returns r where r.on_date <= $1
    union all select m.offender_id, m.from_on, m.recorded_at from (${changes('management_periods', 'management')}) m
      join management_periods a on a.offender_id = m.offender_id and a.recorded_at = m.recorded_at
      where a.management = 'active'),
  last_back as (select distinct on (b.offender_id) b.* from backs b
    order by b.offender_id, b.from_on desc, b.recorded_at desc),
  seen as (select v.offender_id, max(v.on_date) as on_date, max(v.at) as at from visits v
    where v.qualifies and v.on_date <= $1 group by v.offender_id),
  newest_plan as (select distinct on (p.offender_id) p.offender_id, p.latest_by, p.recorded_at from visit_plans p
    where p.state = 'in_force' and coalesce(${london('p.decided_at')}, p.made_on, '-infinity') <= $1
    order by p.offender_id, p.recorded_at desc),
  unspent as (select p.* from newest_plan p left join seen on seen.offender_id = p.offender_id
    where seen.at is null or seen.at <= p.recorded_at),
  ended_by_return as (select distinct p.offender_id from unspent p join backs b on b.offender_id = p.offender_id
    left join seen on seen.offender_id = p.offender_id
    where ${cameAfter('b')} and (seen.on_date is null or b.from_on >= seen.on_date)),
  homes as (select h.* from (select t.offender_id, t.from_on, t.until_on, t.recorded_at,
      row_number() over (partition by t.offender_id order by t.from_on nulls first, t.recorded_at) as place
    from addresses t where t.from_on is null or t.from_on <= $1) h
    where h.place > 1 and (h.until_on is null or h.until_on > $1)),
  ended as (select distinct on (p.offender_id) p.offender_id, coalesce(c.from_on, ${london('c.recorded_at')}) as since
    from unspent p join (
      select 1 as kind, * from (${changes('level_periods', 'level')}) l
      union all select 2, * from (${changes('lead_periods', 'agency')}) a
      union all select 3, h.offender_id, h.from_on, h.recorded_at from homes h) c on c.offender_id = p.offender_id
    where ${cameAfter('c')} order by p.offender_id, c.kind, c.from_on nulls first, c.recorded_at),
  plans as (select p.offender_id, p.latest_by, e.since as ended_since from unspent p
    left join ended e on e.offender_id = p.offender_id
    where p.offender_id not in (select offender_id from ended_by_return)),
  known as (select t.offender_id, ${london('min(t.recorded_at)')} as since from status_periods t group by t.offender_id),
  people as (select o.id, o.sex, o.date_of_birth, l.level, m.management, leads.value as agency,
      case when leads.value = 'police' then leads.since end as police_since,
      case when s.to_on <= $1 then 'community' else s.recorded end as status,
      case when s.to_on <= $1 then null else s.review_on end as review_on, ss.since as status_since,
      b.from_on as back_on, b.recorded_at as back_at, seen.on_date as seen_on,
      p.latest_by, p.ended_since, k.since as known_since,
      (seen.on_date + make_interval(months => ($2::jsonb->>l.level)::int))::date as backstop,
      ($3::jsonb->>l.level)::int as first_days, greatest(leads.since, b.from_on) as clock
    from offenders o join statuses s on s.offender_id = o.id join levels l on l.offender_id = o.id
    join status_since ss on ss.offender_id = o.id join known k on k.offender_id = o.id
    left join leads on leads.offender_id = o.id left join managements m on m.offender_id = o.id
    left join last_back b on b.offender_id = o.id left join seen on seen.offender_id = o.id
    left join plans p on p.offender_id = o.id),
  assessed as (select a.offender_id, max(a.completed_on) as completed_on from arms a
    join people p on p.id = a.offender_id
    where p.police_since is not null and a.completed_on >= p.clock and a.completed_on <= $1 and a.ratified_on <= $1
    group by a.offender_id),
  days as (select d.day, sum(case when d.works then 1 else 0 end) over (order by d.day) as n, d.works from (
    select g::date as day, extract(isodow from g) < 6 and not g::date = any($4::date[]) as works
    from generate_series($1::date - 4000, $1::date + 400, interval '1 day') g) d),
  owed_plan as (select p.id, case
      when p.ended_since is not null then p.ended_since
      when p.back_on is not null and (p.seen_on is null or p.seen_on < p.back_on)
        then greatest(p.back_on, ${london('p.back_at')})
      when p.seen_on is not null then null else p.known_since end as since, p.seen_on + $6::int as with_write_up
    from people p where p.management = 'active' and p.status = 'community'
      and (p.latest_by is null or p.ended_since is not null)),
  duties_due as (
    select p.id, 'visit' as kind, case
        when p.latest_by is not null and p.ended_since is null then p.latest_by
        when p.ended_since is not null then least(p.latest_by, p.backstop)
        when p.back_on is not null and (p.seen_on is null or p.seen_on < p.back_on) then p.back_on + p.first_days
        when p.seen_on is not null then p.backstop
        else p.police_since + p.first_days end as due_on
      from people p where p.management = 'active'
        and p.status in ('community', 'custody', 'hospital', 'abroad', 'missing')
    union all select o.id, 'visit_plan', coalesce(e.day, o.with_write_up)
      from owed_plan o left join days b on b.day = o.since
      left join days e on e.works and e.n = b.n + $7::int
    union all select p.id, case when a.completed_on is null then 'arms_initial' else 'arms_review' end,
        case when a.completed_on is null then p.clock + $8::int
          else (a.completed_on + make_interval(months => $9::int))::date end
      from people p left join assessed a on a.offender_id = p.id
      where p.sex = 'M' and p.date_of_birth + interval '18 years' <= $1::date and p.police_since is not null
        and p.management = 'active' and p.status in ('community', 'custody', 'hospital', 'abroad', 'missing')
    union all select p.id, 'whereabouts', p.status_since from people p where p.status = 'missing'
    union all select p.id, 'suspension_review', p.review_on from people p
      where p.status in ('custody', 'hospital', 'abroad', 'missing') and p.review_on < $1)`

const differing = {
  name: 'bench-night-in-sql',
  text: `${due}
    select count(*)::int as rows from duties_due n full join
      (select d.offender_id, d.kind, d.due_on, d.id from duties d where d.closed_at is null) s
      on s.offender_id = n.id and s.kind = n.kind
    where n.id is null or s.id is null or s.due_on is distinct from n.due_on`,
}

const levels = ['very_high', 'high', 'medium', 'low'] as const

/** How many due dates differ from those stored, worked out in one statement for everyone. */
export async function dueDatesDiffering(tx: Tx): Promise<number> {
  const on = localDateOf(tx.at)
  const policy = await policyOn(tx, on)
  const byLevel = (of: 'ceiling_months' | 'first_visit_days'): string =>
    JSON.stringify(
      Object.fromEntries(levels.map((level) => [level, policy.number(`visits.${of}.${level}`)])),
    )
  const [row] = await tx.query<{ rows: number }>(differing, [
    ...[on, byLevel('ceiling_months'), byLevel('first_visit_days')],
    ...[[...policy.dates('calendar.bank_holidays')], policy.number('visits.abroad_return_days')],
    ...[Math.ceil(policy.number('visits.write_up_hours') / 24)],
    ...[policy.number('visits.plan_working_days'), policy.number('arms.initial_days')],
    policy.number('arms.review_months'),
  ])
  return row?.rows ?? -1
}
