// Forces of any size with history, made by set-based SQL from a fixed recipe: no two runs differ.
import { derive } from '../../src/backlog/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'

type Recipe = Readonly<{
  /** People in each force. */
  people: number
  /** Qualifying visits in each person's past, and as many attempts. */
  visits?: number
  teams?: readonly string[]
  officersPerTeam?: number
  /** Five years of earlier levels, statuses, leads, homes, owners, plans and assessments, and names of many kinds. */
  longPast?: boolean
}>

export type ForceAsk = Recipe & Readonly<{ forceId: string }>
export type FactsAsk = Recipe & Readonly<{ forceIds: readonly string[] }>

const surnames = `array['Arkwright','Bairstow','Clough','Dyson','Entwistle','Fairclough','Greenhalgh',
  'Hardcastle','Illingworth','Jagger','Kershaw','Lumb','Micklethwaite','Naylor','Ogden','O''Hara',
  'Pickles','Quarmby','Ramsden','Sutcliffe','Thwaite','Uttley','Varley','Womersley','Ørsted']`
const forenames = `array['Alan','Barnaby','Cuthbert','Desmond','Edgar','Fergus','Gideon','Horace','Ivor',
  'Jasper','Kenelm','Lionel','Mortimer','Neville','Oswin','Percival']`

/** Some thousand surnames in two parts, so that a name finds a few and not one in twenty-five. */
const starts = `array['Ald','Ash','Bar','Beck','Birk','Black','Brad','Brig','Cald','Carl','Cleg','Crow','Den','Elm',
  'Fair','Fen','Gar','Gold','Green','Hal','Har','Haw','Hol','Hud','Kel','Kirk','Lang','Lock','Mar','Mill','Nor',
  'Oak','Pem','Rad','Red','Sel','Shel','Stan','Thorn','Whit']`
const ends = `array['ale','bank','beck','bourne','bridge','brook','by','cliffe','combe','croft','dale','den','field',
  'ford','gate','grave','ham','haugh','hurst','ing','land','leigh','ley','low','man','mere','mond','ney','ridge',
  'sall','shaw','stead','stone','thorpe','ton','wade','well','wick','wood','worth']`

/** One of several by a number: the same number always gives the same one. */
const pick = (list: string, by: string): string =>
  `(${list})[1 + (${by})::int % array_length(${list}, 1)]`

const recorded = `force_id, offender_id, recorded_at, recorded_by, origin`
const recordedOf = (at: string): string => `p.force_id, p.id, ${at}, 'maker', 'here'`

/** Each person's number and its scattered kin, so that facts do not march in step. */
const people = `(select o.*, row_number() over (partition by o.force_id order by o.visor_ref)::int as n,
    abs(hashtext(o.visor_ref)) as h from offenders o where o.recorded_by = 'maker' and o.force_id = any($1)) p`

const day = (back: string): string =>
  `($2::timestamptz at time zone 'Europe/London')::date - (${back})::int`

const longAgo = `$2::timestamptz - interval '1825 days'`

const owners = `(select o.id, o.team_id, o.force_id,
    row_number() over (partition by o.force_id order by o.key) - 1 as place,
    count(*) over (partition by o.force_id) as size
  from officers o where o.key like 'maker-%' and o.force_id = any($1)) f`

/** The visits and attempts of a person: pairs, one or two months apart, back from the last half year. */
const calls = `lateral (select k.k, s.seen,
    $2::timestamptz - ((1 + p.h % 150 + k.k * (60 + p.h % 60) + case when s.seen then 0 else 9 end) || ' days')::interval as at
  from generate_series(0, $3::int - 1) k(k), (values (true), (false)) s(seen)) v`

const statements: readonly string[] = [
  `insert into offender_names (id, ${recorded}, kind, surname, forenames)
    select gen_random_uuid(), ${recordedOf('$2')}, 'legal', p.surname, p.forenames from ${people}`,
  `insert into addresses (id, ${recorded}, kind, line, postcode, district, from_on)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")}, 'residence',
      (p.n % 200) || ' Invented Street', 'NM' || (1 + p.n % 9) || ' ' || (1 + p.h % 9) || 'AB',
      'NM' || (1 + p.n % 9), ${day('800 + p.h % 400')} from ${people}`,
  `insert into status_periods (id, ${recorded}, status, from_on, review_on, reason)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")},
      case when p.h % 20 = 0 then 'custody' when p.h % 97 = 0 then 'missing' else 'community' end,
      ${day('500 + p.h % 300')},
      case when p.h % 20 = 0 then ${day('(p.h / 7) % 40 - 30')} end, 'made' from ${people}`,
  `insert into lead_periods (id, ${recorded}, agency, from_on, event)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")},
      case when p.h % 6 = 0 then 'probation' else 'police' end, ${day('(p.h / 11) % 700')}, 'made'
    from ${people}`,
  `insert into level_periods (id, ${recorded}, level, from_on, why)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")},
      case when p.h % 50 = 0 then 'very_high' when p.h % 5 = 0 then 'high' when p.h % 5 < 3 then 'medium' else 'low' end,
      ${day('900')}, 'made' from ${people}`,
  `insert into management_periods (id, ${recorded}, management, from_on, why)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")},
      case when p.h % 12 = 0 then 'reactive' else 'active' end, ${day('900')}, 'made' from ${people}`,
  `insert into allocations (id, ${recorded}, officer_id, team_id, from_on, reason)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - interval '900 days'")},
      case when p.h % 200 = 0 then null else f.id end, f.team_id, ${day('900')}, 'made'
    from ${people} join ${owners} on f.force_id = p.force_id and f.place = p.n % f.size`,
  `insert into visits (id, ${recorded}, at, on_date, seen, not_seen_because, place, announced, crew,
      sole_crew, standing_in, children, devices, evidence, qualifies, because, account)
    select gen_random_uuid(), p.force_id, p.id, v.at + interval '2 hours', 'maker', 'here', v.at,
      (v.at at time zone 'Europe/London')::date, case when v.seen then 'inside' else 'no' end,
      case when v.seen then null else 'no_reply' end, 'home', false, '[]', false, false, '[]', '[]', '[]',
      v.seen, 'made', 'Spoke of the week. Nothing new was seen.'
    from ${people}, ${calls} order by v.at`,
  `insert into visit_plans (id, ${recorded}, latest_by, purposes, why, made_on, state)
    select gen_random_uuid(), p.force_id, p.id, $2::timestamptz - ((p.h % 150) || ' days')::interval, 'maker', 'here',
      ${day('p.h % 150 - 30 - (p.h / 5) % 120')}, '{}', 'made', ${day('p.h % 150')}, 'in_force'
    from ${people} where p.h % 3 > 0`,
  `insert into arms (id, ${recorded}, kind, state, completed_on, ratified_on, contributors)
    select gen_random_uuid(), ${recordedOf('$2')}, 'initial',
      case when p.h % 9 = 0 then 'submitted' else 'ratified' end, ${day('(p.h / 13) % 500 + 1')},
      case when p.h % 9 = 0 then null else ${day('(p.h / 13) % 500')} end, '{maker}'
    from ${people} where p.h % 8 > 0`,
  `insert into chronology (id, ${recorded}, at, has_time, kind, summary)
    select gen_random_uuid(), v.force_id, v.offender_id, v.recorded_at, 'maker', 'here', v.at, true, 'visit', 'A visit was recorded.'
    from visits v where v.recorded_by = 'maker' and v.force_id = any($1) order by v.at`,
]

/** What lay before: so that a long history costs what it costs in life. */
const longPast: readonly string[] = [
  `insert into addresses (id, ${recorded}, kind, line, postcode, district, from_on, until_on)
    select gen_random_uuid(), ${recordedOf(longAgo)}, 'residence', (p.h % 90) || ' Former Row',
      'NM' || (1 + p.h % 9) || ' ' || (1 + p.n % 9) || 'CD', 'NM' || (1 + p.h % 9), ${day('1825')},
      ${day('800 + p.h % 400')} from ${people}`,
  `insert into status_periods (id, ${recorded}, status, from_on, review_on, reason)
    select gen_random_uuid(), ${recordedOf(longAgo)}, case when p.h % 3 = 0 then 'custody' else 'community' end,
      ${day('1825')}, case when p.h % 3 = 0 then ${day('1800')} end, 'made' from ${people}`,
  `insert into lead_periods (id, ${recorded}, agency, from_on, event)
    select gen_random_uuid(), ${recordedOf(longAgo)}, case when p.h % 2 = 0 then 'probation' else 'police' end,
      ${day('1825')}, 'made' from ${people}`,
  `insert into level_periods (id, ${recorded}, level, from_on, why)
    select gen_random_uuid(), ${recordedOf(longAgo)}, case when p.h % 4 = 0 then 'high' else 'medium' end,
      ${day('1825')}, 'made' from ${people}`,
  `insert into allocations (id, ${recorded}, officer_id, team_id, from_on, reason)
    select gen_random_uuid(), ${recordedOf(longAgo)}, f.id, f.team_id, ${day('1825')}, 'made'
    from ${people} join ${owners} on f.force_id = p.force_id and f.place = (p.n + 1) % f.size`,
  `insert into visit_plans (id, ${recorded}, latest_by, purposes, why, made_on, state)
    select gen_random_uuid(), p.force_id, p.id, v.at + interval '2 hours', 'maker', 'here',
      (v.at at time zone 'Europe/London')::date + 90, '{}', 'made', (v.at at time zone 'Europe/London')::date, 'in_force'
    from ${people}, ${calls} where v.seen and v.k > 0 and v.at < $2::timestamptz - interval '200 days' order by v.at`,
  `insert into arms (id, ${recorded}, kind, state, completed_on, ratified_on, contributors)
    select gen_random_uuid(), ${recordedOf("$2::timestamptz - k.k * interval '365 days'")}, 'review', 'ratified',
      ${day('501 + (p.h / 13) % 100 + 365 * k.k')}, ${day('500 + (p.h / 13) % 100 + 365 * k.k')}, '{maker}'
    from ${people}, generate_series(0, 3) k(k)`,
]

const officers = `insert into officers (id, force_id, team_id, key, name, rank, is_constable, from_import)
  select gen_random_uuid(), t.force_id, t.id, 'maker-' || t.name || '-' || k, 'Officer ' || k || ' of ' || t.name,
    'constable', true, true
  from teams t, generate_series(1, $2::int) k where t.force_id = any($1) and t.name = any($3)`

const offenders = `insert into offenders (id, force_id, visor_ref, surname, forenames, date_of_birth, sex,
    origin, recorded_at, recorded_by)
  select gen_random_uuid(), m.force_id, 'V' || lpad((1000000 + m.k)::text, 7, '0'),
    case when $4::boolean then ${pick(starts, 'abs(hashtext(m.k::text))')} || ${pick(ends, "abs(hashtext('x' || m.k)) / 7")}
      else ${pick(surnames, 'm.k * 7 + m.k / 25')} end,
    ${pick(forenames, 'm.k * 3 + m.k / 16')}, date '1950-01-01' + (m.k * 37) % 18000,
    case when m.k % 30 = 0 then 'F' else 'M' end, 'here', $3, 'maker'
  from (select f.id as force_id, ((f.place - 1) * $2::int + k)::int as k
    from unnest($1::uuid[]) with ordinality f(id, place), generate_series(1, $2::int) k) m`

/** Fills forces with people and facts, and derives nothing. */
export async function fillFacts(tx: Pick<Tx, 'at' | 'query'>, ask: FactsAsk): Promise<void> {
  const teams = ask.teams ?? ['North office', 'South office']
  await tx.query(officers, [ask.forceIds, ask.officersPerTeam ?? 25, teams])
  await tx.query(offenders, [ask.forceIds, ask.people, tx.at, ask.longPast === true])
  for (const statement of [...statements, ...(ask.longPast === true ? longPast : [])]) {
    const values = [ask.forceIds, tx.at, ask.visits ?? 5]
    await tx.query(statement, values.slice(0, Math.max(...parameters(statement))))
  }
}

/** Fills one force and derives all that its people owe; answers how many there are. */
export async function fillForce(tx: Tx, { forceId, ...recipe }: ForceAsk): Promise<number> {
  await fillFacts(tx, { ...recipe, forceIds: [forceId] })
  const made = await tx.query<{ id: OffenderId }>(
    `select o.id from offenders o where o.force_id = $1 and o.recorded_by = 'maker' order by o.id`,
    [forceId],
  )
  await derive(
    tx,
    made.map(({ id }) => id),
  )
  return made.length
}

const parameters = (statement: string): number[] =>
  [...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number))
