// The nightly snapshot: the figures of its day, taken once, the same when it is taken late; and who may read it.
import { takeWorkloadSnapshot } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { policyOn } from '../../src/policy/index.ts'
import { aRegister, load } from '../backlog/register.ts'
import { hrefOf, readerOn } from '../backlog/browser.ts'
import { aWorld, type World } from '../support/world.ts'

type Item = Readonly<
  Record<string, unknown> & { day: string; caseload: number; byLevel: Record<string, number> }
>
type Part = Readonly<{ items: readonly Item[]; total: number; next: string | null }>

const first = localDate('2026-03-02')
const eve = localDate('2026-03-04')
const night = localDate('2026-03-05')

async function loaded(): Promise<World> {
  const world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(160))
  return world
}

let world: World
beforeAll(async () => {
  world = await loaded()
}, 60_000)
afterAll(() => world.close())

const get = async <T>(of: World, who: string, path: string, status = 200): Promise<T> =>
  (await (await of.as(who)).get(path).expect(status)).body as T

const take = (of: World, on = night) => of.within((tx) => takeWorkloadSnapshot(tx, on))

const tables = [
  'workload_snapshots',
  'workload_by_team',
  'workload_by_officer',
  'workload_days',
] as const

/** Everything kept of a day, by the names that every world has. */
const kept = (of: World, on = night) =>
  of.within(async (tx) => {
    const found: unknown[] = []
    for (const table of tables)
      found.push(
        await tx.query(
          `select to_jsonb(k) - 'force_id' - 'team_id' - 'officer_id' - 'taken_at' as line,
              t.name as team, f.key as officer
            from ${table} k left join teams t on t.id = (to_jsonb(k) ->> 'team_id')::uuid
            left join officers f on f.id = (to_jsonb(k) ->> 'officer_id')::uuid
            where k.day = $1 order by t.name, f.key, (to_jsonb(k) - 'force_id' - 'team_id' - 'officer_id' - 'taken_at')::text`,
          [on],
        ),
      )
    return found
  })

/** Seen at home by the officer, which takes a visit off the list. */
async function seeSomebody(of: World): Promise<void> {
  const { items } = await get<{ items: readonly { offender: { id: string } }[] }>(
    of,
    'om.north',
    '/lists/overdue-visits?size=1',
  )
  await (
    await of.as('om.north')
  )
    .post(`/offenders/${items[0]?.offender.id ?? ''}/visits`, {
      at: of.product.clock.now().toISOString(),
      seen: 'inside',
      place: 'home',
      announced: false,
      crew: ['om.north', 'ds.north'],
    })
    .expect(201)
}

describe('a snapshot', () => {
  beforeAll(async () => {
    world.clock.set('2026-03-05T05:10:00Z')
    await take(world)
  })

  test.each([
    ['dci.force', '/workload/history'],
    ['ds.north', '/workload/history'],
    ['dci.force', '/workload/history?team=South%20office'],
  ])('holds the figures that %s is told of that day (%s)', async (who, path) => {
    const items = (await get<Part>(world, who, path)).items.filter(({ day }) => day === night)
    const reader = path.includes('South') ? 'ds.south' : who
    const figures = await get<Record<string, unknown>>(world, reader, `/figures?on=${night}`)
    const {
      on,
      notLoaded: _,
      caseload,
      overdueVisits,
      missingArms,
      ...others
    } = figures as {
      overdueVisits: Record<string, unknown> & { longest: { days: number } }
      missingArms: Record<string, unknown>
      caseload: Record<string, number>
    } & Record<string, unknown>
    const { byTeam: _1, longest, ...overdue } = overdueVisits
    const { byTeam: _2, ...missing } = missingArms
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      day: on,
      caseload: caseload['total'],
      officers: caseload['officers'],
      ratio: caseload['ratio'],
      figures: {
        ...others,
        overdueVisits: { ...overdue, longestDays: longest.days },
        missingArms: missing,
      },
    })
  })

  test('adds up: levels to the caseload, teams to the force, officers and nobody’s to the teams', async () => {
    const [sums] = await world.within((tx) =>
      tx.query<Record<string, number>>(
        `select (select sum(caseload)::int from workload_snapshots where day = $1) as finest,
          (select sum(caseload)::int from workload_by_team where day = $1) as teams,
          (select sum(caseload)::int from workload_by_officer where day = $1)
            + (select sum(caseload)::int from workload_snapshots
                where day = $1 and officer_id is null) as officers,
          (select caseload from workload_days where day = $1 and team_id is null) as force`,
        [night],
      ),
    )
    const { items } = await get<Part>(world, 'dci.force', '/workload/history')
    const total = items[0]?.caseload ?? 0
    expect(total).toBeGreaterThan(100)
    expect(sums).toEqual({ finest: total, teams: total, officers: total, force: total })
    const levels = Object.values(items[0]?.byLevel ?? {})
    expect(levels.reduce((sum, count) => sum + count, 0)).toBe(total)
  })

  test('taken again changes nothing, and says so', async () => {
    const before = await kept(world)
    world.clock.set('2026-03-06T05:10:00Z')
    await seeSomebody(world)
    expect(await take(world)).toMatchObject({ rows: 0 })
    expect(await kept(world)).toEqual(before)
  })

  test('taken by two at once is taken once', async () => {
    const both = await Promise.all([take(world, eve), take(world, eve)])
    expect(both.filter(({ rows }) => rows === 0)).toHaveLength(1)
  })

  test('of a force with nobody in it is none', async () => {
    const empty = await aWorld()
    expect(await take(empty)).toEqual({ people: 0, teams: 0, officers: 0, rows: 0 })
    expect(await get<Part>(empty, 'dci.force', '/workload/history')).toEqual({
      items: [],
      total: 0,
      next: null,
    })
    await empty.close()
  })
})

test('a week off, caught up late, gives the numbers that each night would have given', async () => {
  const [inTime, late] = [await loaded(), await loaded()]
  const nights = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].map(localDate)
  for (const on of nights)
    for (const one of [inTime, late]) {
      one.clock.set(`${on}T04:40:00Z`)
      await seeSomebody(one)
      one.clock.set(`${on}T05:10:00Z`)
      if (one === inTime) await take(one, on)
    }
  late.clock.set('2026-03-10T05:10:00Z')
  for (const on of nights) await take(late, on)
  for (const on of nights) expect(await kept(late, on)).toEqual(await kept(inTime, on))
  expect(await kept(late, localDate('2026-03-03'))).not.toEqual(
    await kept(late, localDate('2026-03-06')),
  )
  await inTime.close()
  await late.close()
}, 60_000)

test('what happened later on the day itself counts for a snapshot that is taken late', async () => {
  const [early, late] = [await loaded(), await loaded()]
  for (const one of [early, late]) one.clock.set(`${eve}T08:00:00Z`)
  await take(early, eve)
  for (const one of [early, late]) await seeSomebody(one)
  await take(late, eve)
  const overdue = async (of: World): Promise<number> => {
    const { items } = await get<Part>(of, 'dci.force', '/workload/history')
    return (items[0]?.['figures'] as { overdueVisits: { total: number } }).overdueVisits.total
  }
  expect(await overdue(late)).toBe((await overdue(early)) - 1)
  await early.close()
  await late.close()
}, 60_000)

describe('the workload of a day', () => {
  type Load = Readonly<{
    caseload: number
    officers: number
    ratio: number
    availableRatio: number
  }>
  type Workload = Readonly<{
    on: string
    force: Load | null
    teams: readonly (Load & { team: string })[]
    officers: readonly Readonly<{ officer: string; caseload: number; hours: null }>[]
  }>

  test.each(['2026-03-06', '2026-01-15', '2026-09-01'])(
    'counts as the figures count on %s, by force and team',
    async (on) => {
      const { force, teams } = await get<Workload>(world, 'dci.force', `/workload?on=${on}`)
      const { caseload } = await get<{
        caseload: Record<string, unknown> & { total: number; byTeam: Record<string, object> }
      }>(world, 'dci.force', `/figures?on=${on}`)
      const { total, byTeam, ...ratio } = caseload
      expect(force).toMatchObject({ caseload: total, ...ratio })
      expect(teams.map(({ team }) => team)).toEqual(Object.keys(byTeam))
      for (const { team, ...load } of teams) expect(load).toMatchObject(byTeam[team] ?? {})
    },
  )

  test('is of the team to its supervisor, and of the force to inspectors', async () => {
    const team = await get<Workload>(world, 'ds.north', '/workload')
    expect(team.force).toBeNull()
    expect(team.teams.map((one) => one.team)).toEqual(['North office'])
    const force = await get<Workload>(world, 'di.force', '/workload')
    expect(force.teams).toHaveLength(2)
  })

  test('never gives the one ratio without the other, nor hours that nobody has weighed', async () => {
    const { force, officers } = await get<Workload>(world, 'dci.force', '/workload')
    expect(force).toMatchObject({ availableOfficers: expect.any(Number) as number })
    expect(force?.availableRatio).toBeGreaterThanOrEqual(force?.ratio ?? 0)
    expect(officers.every((one) => one.hours === null && 'capacity' in one)).toBe(true)
  })

  test('each number on the page is the length of the list that it leads to', async () => {
    const page = await (await readerOn(world, 'dci.force'))('/workload')
    const links = page.querySelectorAll('main a[href^="/lists"]')
    const numbers = links.filter((link) => /^[\d,]+$/.test(link.text.trim()))
    expect(numbers.length).toBeGreaterThan(6)
    for (const link of numbers) {
      const { total } = await get<Part>(world, 'dci.force', hrefOf(link))
      expect([hrefOf(link), link.text]).toEqual([hrefOf(link), String(total)])
    }
  })

  test.each([
    ['om.north', '/workload', 200],
    ['analyst', '/workload', 200],
    ['analyst', '/workload/history', 200],
    ['auditor', '/workload', 403],
    ['frontline.north', '/workload/history', 403],
    ['ds.north', '/workload/history?team=South%20office', 404],
    ['ds.north', '/workload/history?officer=om.south', 404],
    ['dci.force', '/workload/history?officer=nobody', 404],
    ['dci.force', '/workload/history?from=2026-03-09&to=2026-03-08', 422],
    ['dci.force', '/workload/history?from=2020-01-01', 422],
    ['dci.force', '/workload/history?cursor=x', 422],
    ['dci.force', '/workload?on=yesterday', 422],
  ])('%s on %s: %i', async (who, path, status) => {
    await get(world, who, path, status)
  })

  test('names nobody to an analyst', async () => {
    for (const path of ['/workload', '/workload/history', '/workload/history?officer=om.north']) {
      const told = JSON.stringify(await get(world, 'analyst', path))
      expect(told).not.toMatch(/V7\d{6}|Marsh|Ashdown/)
    }
  })
})

describe('history', () => {
  test('is read in parts, newest first, none twice and none left out', async () => {
    for (const day of [7, 8, 9]) await take(world, localDate(`2026-03-0${day}`))
    world.clock.set('2026-03-09T09:00:00Z')
    const days: string[] = []
    let path: string | null = '/workload/history?size=2'
    while (path !== null) {
      const part: Part = await get<Part>(world, 'dci.force', path)
      days.push(...part.items.map(({ day }) => day))
      path = part.next
    }
    expect(days).toEqual([
      '2026-03-09',
      '2026-03-08',
      '2026-03-07',
      '2026-03-05',
      '2026-03-04',
      '2026-03-02',
    ])
  })

  test('of an officer is what the officer held, by level', async () => {
    const { items } = await get<Part>(
      world,
      'ds.north',
      '/workload/history?officer=om.north&size=1',
    )
    const { officers } = await get<{ officers: readonly Record<string, unknown>[] }>(
      world,
      'ds.north',
      '/workload?on=2026-03-09',
    )
    expect(items).toEqual([
      {
        day: '2026-03-09',
        team: 'North office',
        officer: 'om.north',
        caseload: officers.find(({ officer }) => officer === 'om.north')?.['caseload'],
        byLevel: officers.find(({ officer }) => officer === 'om.north')?.['byLevel'],
      },
    ])
  })
})

describe('[G16] a trend of twelve months', () => {
  let filled: World
  beforeAll(async () => {
    filled = await aWorld()
    await load(filled, aRegister(20))
    await filled.within(async (tx) => {
      await policyOn(tx, first)
      for (const table of tables)
        await tx.query(
          `insert into ${table} select (jsonb_populate_record(k, jsonb_build_object('day', k.day - n))).*
            from ${table} k, generate_series(1, 364) n where k.day = $1`,
          [first],
        )
    })
  }, 60_000)
  afterAll(() => filled.close())

  test.each([
    ['the force', '/workload/history?size=1', 'workload_days'],
    ['a team', '/workload/history?team=North%20office&size=1', 'workload_days'],
    ['an officer', '/workload/history?officer=om.north&size=1', 'workload_by_officer'],
  ])('of %s reads roll-ups only', async (_who, path, table) => {
    await get(filled, 'dci.force', path)
    filled.statements.length = 0
    const part = await get<Part>(filled, 'dci.force', path)
    expect(part.total).toBe(365)
    const read = filled.statements.filter((text) => /workload_/.test(text))
    expect(read).toHaveLength(2)
    expect(read[0]).toContain(table)
    expect(read.join(' ')).not.toMatch(/workload_snapshots|offenders|standings/)
  })
})
