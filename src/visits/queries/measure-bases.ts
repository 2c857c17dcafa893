// What the measures of visits are counted from: the calls, the visits owed and made, and the days overdue as they were lived.

/** Who and which days are asked about; `now` for what nobody has written up yet. */
export const asked = `ask as (select $1::uuid as force_id, $2::uuid as team_id, $3::uuid as officer_id,
  $4::text as officer_key, $5::date as first_on, $6::date as last_on, $7::timestamptz as now,
  $8::int as write_up_hours)`

const dayOf = (instant: string): string => `(${instant} at time zone 'Europe/London')::date`

/** One dated fact about a person as it held on a day; on the days before the first of all, the first. */
const heldOn = (
  [table, what]: readonly [table: 'allocations' | 'level_periods', what: string],
  [who, day]: readonly [who: string, day: string],
): string => `(select ${what} from ${table} h where h.struck is null and h.offender_id = ${who}
    order by coalesce(h.from_on, '-infinity') > ${day}, abs(${day} - h.from_on) nulls last,
      h.recorded_at desc, h.id desc limit 1)`

const levelOn = (who: string, day: string): string =>
  heldOn(['level_periods', 'h.level'], [who, day])

/** Whether an owner is of the team, or the officer, that is asked about. */
const isAsked = `(a.team_id is null or h.team_id = a.team_id)
      and (a.officer_id is null or coalesce(h.officer_id = a.officer_id, false))`

/**
 * What was recorded here of the door: an officer's are those at which the officer was, a team's those of the people
 * whom it held on that day. An account that came with the visit was written when it was recorded; one that says nothing has not come.
 */
export const calls = `select v.id, v.on_date as day, v.offender_id,
    ${levelOn('v.offender_id', 'v.on_date')} as level, v.id as visit_id,
    null::date as due_on, null::int as days, v.crew, v.seen, v.announced, v.sole_crew, v.qualifies,
    v.place = 'home' and v.seen in ('inside', 'doorstep') as seen_at_home,
    case when v.written_up then coalesce(v.written_up_at, v.recorded_at) else a.now end
      > v.at + make_interval(hours => a.write_up_hours) as written_late
  from ask a
  join visits v on v.force_id = a.force_id and v.on_date >= a.first_on and v.on_date <= a.last_on
  where v.struck is null and v.origin = 'here' and (a.officer_key is null
      or v.crew @> jsonb_build_array(jsonb_build_object('officer', a.officer_key)))
    and (a.team_id is null
      or ${heldOn(['allocations', 'h.team_id = a.team_id'], ['v.offender_id', 'v.on_date'])})`

/** Visits that were owed by a day and were made: theirs who owned the person on the day of the visit. */
export const owed = `select d.id, d.met_on as day, d.offender_id,
    ${levelOn('d.offender_id', 'd.met_on')} as level, v.id as visit_id, d.due_on,
    greatest(d.met_on - d.due_on, 0) as days, v.crew, p.earliest
  from ask a join duties d on d.force_id = a.force_id and d.kind = 'visit'
  left join lateral (select x.id, x.crew from visits x where x.offender_id = d.offender_id
    and x.struck is null and x.qualifies and x.on_date = d.met_on order by x.at, x.id limit 1) v on true
  left join lateral (select y.earliest from visit_plans y where y.offender_id = d.offender_id
    and y.struck is null and y.state = 'in_force' and y.latest_by = d.due_on
    and y.recorded_at <= d.closed_at order by y.recorded_at desc limit 1) p on true
  where d.closed_how = 'seen' and d.closed_at >= a.first_on - 1 and d.due_on is not null
    and d.met_on >= a.first_on and d.met_on <= a.last_on
    and (a.team_id is null and a.officer_id is null
      or ${heldOn(['allocations', isAsked], ['d.offender_id', 'd.met_on'])})`

/** How a duty of the period stood, one after the other: as it was left each time, and as it stands now. */
const stood = `select d.id, d.offender_id, s.due_on, s.until_at, ${dayOf('s.until_at')} as until_on,
      s.suspended_on, case when d.closed_how = 'seen' then d.met_on
        else ${dayOf('d.closed_at')} end as ended_on
    from ask a join duties d on d.force_id = a.force_id and d.kind = 'visit'
    cross join lateral (
      select p.due_on, p.until_at, p.suspended_on from duty_pasts p where p.duty_id = d.id
      union all select d.due_on, null,
        case when d.suspended_why is not null then coalesce(d.suspended_since, d.due_on) end) s
    where (d.closed_at is null or d.closed_at >= a.first_on - 1)
      and coalesce(d.closed_how, '') not in ('corrected', 'merged')`

/**
 * The days on which each stood overdue: from the day after its latest-by to the day on which that was changed (that
 * day included, and the next way of standing begins on the day after), the visit was made, suspended or ended, or to today.
 */
const lived = `select t.id, t.offender_id, t.due_on,
      greatest(t.due_on + 1, a.first_on, lag(t.until_on) over turns + 1) as from_on,
      least(a.last_on, ${dayOf('a.now')}, t.until_on, t.ended_on, t.suspended_on,
        lead(t.suspended_on) over turns) as to_on,
      coalesce(least(t.ended_on, t.suspended_on, lead(t.suspended_on) over turns)
        > least(a.last_on, ${dayOf('a.now')}), true) as is_open
    from ask a cross join (${stood}) t
    window turns as (partition by t.id order by t.until_at nulls last)`

/**
 * The same with each day of a person once: a visit that is owed anew after it ended (a visit struck out, somebody
 * managed here again) counts back to its latest-by, over days on which another duty stood overdue already.
 */
const once = `select s.offender_id, s.due_on, s.to_on,
      max(s.due_on) filter (where s.is_open) over (partition by s.offender_id, s.to_on) as open_due_on,
      greatest(s.from_on, max(s.to_on) over earlier + 1) as from_on
    from (${lived}) s where s.due_on is not null and s.from_on <= s.to_on
    window earlier as (partition by s.offender_id order by s.from_on, s.to_on, s.id
      rows between unbounded preceding and 1 preceding)`

/** Whose somebody was, turn by turn: the first owner holds all days before too. */
const owners = `select x.team_id, x.officer_id,
        case when row_number() over turns > 1 then x.begun_on end as from_on,
        lead(x.begun_on) over turns - 1 as to_on
      from (select h.team_id, h.officer_id, h.recorded_at, h.id,
          coalesce(h.from_on, '0001-01-01') as begun_on
        from allocations h where h.struck is null and h.offender_id = l.offender_id) x
      window turns as (order by x.begun_on, x.recorded_at, x.id)`

/** Each person once, with the days of the period on which a visit stood overdue while they were whose is asked. */
export const overdue = `select y.offender_id as id, y.day, y.offender_id, ${levelOn('y.offender_id', 'y.last_on')} as level,
    null::uuid as visit_id, y.day as due_on, y.days, '[]'::jsonb as crew, y.still_due_on
  from (
    select l.offender_id, min(l.due_on) as day, max(least(l.to_on, h.to_on)) as last_on,
      sum(least(l.to_on, h.to_on) - greatest(l.from_on, h.from_on) + 1)::int as days,
      max(l.open_due_on) filter (where least(l.to_on, h.to_on) = least(a.last_on, ${dayOf('a.now')}))
        as still_due_on
    from (${once}) l cross join ask a
    cross join lateral (${owners}) h
    where l.from_on <= l.to_on
      and least(l.to_on, h.to_on) >= greatest(l.from_on, h.from_on) and ${isAsked}
    group by l.offender_id) y`

/** Of those, whose visit is owed and overdue still when the period ends (or now), with the days that it is over then. */
export const stillOverdue = `select o.id, o.still_due_on as day, o.offender_id, o.level, o.visit_id,
    o.still_due_on as due_on, least(a.last_on, ${dayOf('a.now')}) - o.still_due_on as days, o.crew
  from overdue o cross join ask a where o.still_due_on is not null`
