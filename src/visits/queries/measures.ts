// The counts behind the measures of visits, and the lists that they count: one condition serves for both.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Level } from '../../policy/index.ts'
import type { MeasureCounts, MeasuredList, MeasuredOf, MeasuredRow, Period } from '../types.ts'

/** Who and which days are asked about; `now` for what nobody has written up yet. */
const asked = `ask as (select $1::uuid as force_id, $2::uuid as team_id, $3::uuid as officer_id,
  $4::text as officer_key, $5::date as first_on, $6::date as last_on, $7::timestamptz as now,
  $8::int as write_up_hours)`

/**
 * What was recorded here of the door: an officer's are those at which the officer was. An account that came
 * with the visit was written when it was recorded.
 */
const calls = `select v.id, v.on_date as day, v.offender_id, s.level, v.id as visit_id,
    null::date as due_on, null::int as days, v.crew, v.seen, v.announced, v.sole_crew, v.qualifies,
    v.place = 'home' and v.seen in ('inside', 'doorstep') as seen_at_home,
    coalesce(v.written_up_at, case when v.account is not null then v.recorded_at end, a.now)
      > v.at + make_interval(hours => a.write_up_hours) as written_late
  from ask a
  join visits v on v.force_id = a.force_id and v.on_date >= a.first_on and v.on_date <= a.last_on
  join standings s on s.offender_id = v.offender_id
  where v.struck is null and v.origin = 'here' and (a.team_id is null or s.team_id = a.team_id)
    and (a.officer_key is null
      or v.crew @> jsonb_build_array(jsonb_build_object('officer', a.officer_key)))`

/** Whoever owned the person then. */
const ofOwner = `d.force_id = a.force_id and d.kind = 'visit'
    and (a.team_id is null or d.team_id = a.team_id)
    and (a.officer_id is null or d.officer_id = a.officer_id)`

/** Visits that were owed by a day and were made. */
const owed = `select d.id, d.met_on as day, d.offender_id, d.level, v.id as visit_id, d.due_on,
    greatest(d.met_on - d.due_on, 0) as days, v.crew, p.earliest
  from ask a join duties d on ${ofOwner}
  left join lateral (select x.id, x.crew from visits x where x.offender_id = d.offender_id
    and x.struck is null and x.qualifies and x.on_date = d.met_on order by x.at, x.id limit 1) v on true
  left join lateral (select y.earliest from visit_plans y where y.offender_id = d.offender_id
    and y.struck is null and y.state = 'in_force' and y.latest_by = d.due_on
    and y.recorded_at <= d.closed_at order by y.recorded_at desc limit 1) p on true
  where d.closed_how = 'seen' and d.closed_at >= a.first_on - 1 and d.due_on is not null
    and d.met_on >= a.first_on and d.met_on <= a.last_on`

/** The last day on which it stood overdue: to the day on which it was made, suspended or ended, or to today. */
const overdueTo = `least(a.last_on, (a.now at time zone 'Europe/London')::date,
    case when d.closed_how = 'seen' then d.met_on
      when d.closed_at is not null then (d.closed_at at time zone 'Europe/London')::date
      when d.suspended_why is not null then d.suspended_since end)`

/** The days of the period on which a visit stood overdue, by its latest-by as the record has it now. */
const overdue = `select x.* from (
    select d.id, d.due_on as day, d.offender_id, d.level, null::uuid as visit_id, d.due_on,
      ${overdueTo} - greatest(d.due_on + 1, a.first_on) + 1 as days, '[]'::jsonb as crew
    from ask a join duties d on ${ofOwner}
    where d.due_on < a.last_on and (d.closed_at is null or d.closed_at >= a.first_on - 1)
      and coalesce(d.closed_how, '') not in ('corrected', 'merged')) x
  where x.days > 0`

const bases = { calls, owed, overdue } as const

/** What of its base each list holds. */
const lists: Readonly<Record<MeasuredList, readonly [base: keyof typeof bases, holds: string]>> = {
  seen: ['calls', 'b.seen_at_home'],
  unannounced: ['calls', 'b.seen_at_home and b.announced is false'],
  announced: ['calls', 'b.seen_at_home and b.announced'],
  'double-crewed': ['calls', 'b.seen_at_home and not b.sole_crew'],
  'sole-crewed': ['calls', 'b.seen_at_home and b.sole_crew'],
  counted: ['calls', 'b.qualifies'],
  attempts: ['calls', `b.seen = 'no'`],
  'write-ups': ['calls', `b.seen <> 'no'`],
  'write-ups-late': ['calls', `b.seen <> 'no' and b.written_late`],
  owed: ['owed', 'true'],
  'in-window': ['owed', 'b.days = 0 and (b.earliest is null or b.day >= b.earliest)'],
  late: ['owed', 'b.days > 0'],
  overdue: ['overdue', 'true'],
}

const countsOf = (base: keyof typeof bases): string =>
  Object.entries(lists)
    .filter(([, [from]]) => from === base)
    .map(([name, [, holds]]) => `'${name}', count(*) filter (where ${holds})`)
    .join(', ')

const counted = {
  name: 'visits-measures',
  text: `with ${asked} select
    (select jsonb_build_object(${countsOf('calls')}) from (${calls}) b)
      || (select jsonb_build_object(${countsOf('owed')}) from (${owed}) b)
      || (select jsonb_build_object(${countsOf('overdue')}) from (${overdue}) b) as lists,
    (select coalesce(sum(b.days), 0)::int from (${overdue}) b) as "overdueDays",
    (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (
      select b.level, count(*)::int as owed, count(*) filter (where b.days > 0)::int as late,
        (percentile_cont(0.5) within group (order by b.days) filter (where b.days > 0))::float8 as median
      from (${owed}) b group by b.level) l) as "lateByLevel"`,
}

export type MeasureAsk = Readonly<{ of: MeasuredOf; period: Period; writeUpHours: number }>

const valuesOf = (tx: Tx, { of, period, writeUpHours }: MeasureAsk): unknown[] => [
  of.forceId,
  of.team?.id ?? null,
  of.officer?.id ?? null,
  of.officer?.key ?? null,
  period.from,
  period.to,
  tx.at,
  writeUpHours,
]

/** All of them in one statement, whatever the number of visits. */
export async function measureCounts(tx: Tx, ask: MeasureAsk): Promise<MeasureCounts> {
  const [row] = await tx.query<MeasureCounts>(counted, valuesOf(tx, ask))
  if (row === undefined) throw new Error('a statement without a row')
  return row
}

export type MeasuredMark = Readonly<{ day: LocalDate; id: string }>
export type MeasuredAsk = MeasureAsk &
  Readonly<{ list: MeasuredList; level: Level | null; size: number; after: MeasuredMark | null }>

const listText = (list: MeasuredList): string => {
  const [base, holds] = lists[list]
  return `with ${asked} select b.id, b.day, b.offender_id as "offenderId", b.level, b.visit_id as "visitId",
      b.due_on as "dueOn", b.days, concat_ws(' ', o.forenames, o.surname) as "offenderName",
      o.visor_ref as "visorRef",
      coalesce((select string_agg(c ->> 'name', ', ') from jsonb_array_elements(b.crew) c), '') as crew
    from (${bases[base]}) b join offenders o on o.id = b.offender_id
    where ${holds} and ($9::text is null or b.level = $9)
      and ($10::date is null or (b.day, b.id) > ($10, $11::uuid))
    order by b.day, b.id limit $12`
}

/** One part of the list behind a number, in the order of its days; one more than asked tells of a next part. */
export async function measuredRows(
  tx: Tx,
  ask: MeasuredAsk,
): Promise<Readonly<{ items: MeasuredRow[]; next: MeasuredMark | null }>> {
  const { list, level, size, after } = ask
  const rows = await tx.query<MeasuredRow>(
    { name: `visits-measured-${list}`, text: listText(list) },
    [...valuesOf(tx, ask), level, after?.day ?? null, after?.id ?? null, size + 1],
  )
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const next = rows.length > size && last !== undefined ? { day: last.day, id: last.id } : null
  return { items, next }
}
