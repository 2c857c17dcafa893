// The nightly derivation of everyone: nothing found where nothing was done, and every row named that was written past it.
import { parse } from 'node-html-parser'
import { bringUpToDate, reconcileEveryone } from '../../src/backlog/index.ts'
import { driftAlarm } from '../../src/backlog/queries/drift.ts'
import { importFile } from '../../src/imports/index.ts'
import { addDays, localDate, localDateOf } from '../../src/platform/calendar.ts'
import { browserOf } from '../architecture/routes.ts'
import { exampleBytes } from '../imports/register-builder.ts'
import { fillForce } from '../support/force.ts'
import { asAdmin } from '../support/postgres.ts'
import { aWorld, password, type World } from '../support/world.ts'

const night = (world: World, size?: number) =>
  reconcileEveryone(
    world.product,
    localDateOf(world.clock.now()),
    size === undefined ? {} : { size },
  )

/** Past the product: as whoever looks after the database might. */
const behind = (world: World, text: string): Promise<number> =>
  asAdmin(world.database.adminUrl, async (client) => (await client.query(text)).rowCount ?? 0)

const filled = async (people: number): Promise<World> => {
  const world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people, visits: 3 }))
  return world
}

test('after the example register nothing differs, and nothing is written', async () => {
  const world = await aWorld()
  const outcome = await importFile(world.product, {
    forceId: world.forceId,
    fileName: 'caseload.csv',
    bytes: exampleBytes(),
    dryRun: false,
    actor: 'system',
  })
  expect(outcome.ok).toBe(true)
  const nothing = { people: 2_420, changed: 0, drift: 0, explainedByDay: 0, explainedByPolicy: 0 }
  expect(await night(world)).toEqual(nothing)
  world.clock.set('2026-05-04T05:20:00Z')
  await world.within((tx) => bringUpToDate(tx))
  expect(await night(world)).toEqual(nothing)
  expect(await world.within(driftAlarm)).toBeNull()
  await world.close()
}, 120_000)

describe('in a force', () => {
  let world: World
  beforeAll(async () => {
    world = await filled(300)
  }, 60_000)
  afterAll(() => world.close())

  test('as many statements for each part, whoever is in it', async () => {
    const sent = async (size: number): Promise<number> => {
      world.statements.length = 0
      await night(world, size)
      return world.statements.length
    }
    await sent(100)
    const [one, three] = [await sent(400), await sent(100)]
    const ofPart = (three - one) / 3
    expect(Number.isInteger(ofPart)).toBe(true)
    expect(ofPart).toBeLessThanOrEqual(10)
    expect(await sent(50)).toBe(one + 6 * ofPart)
  })

  test('what days alone bring is explained by the day, once', async () => {
    world.clock.set('2026-04-20T05:20:00Z')
    const { changed, drift, explainedByDay } = await night(world)
    expect(changed).toBeGreaterThan(0)
    expect({ drift, explainedByDay }).toEqual({ drift: 0, explainedByDay: changed })
    expect(await night(world)).toMatchObject({ people: 300, changed: 0, drift: 0 })
  })

  test('a value of policy that nobody has worked out yet is explained by the policy', async () => {
    await asAdmin(world.database.ownerUrl, async (client) => {
      await client.query(
        `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, proposed_at)
          values ('visits.ceiling_months.high', '2', '2026-04-20', 'test', 'force policy', 'di.force', '2026-04-20')`,
      )
      await client.query(
        `update policy_values set decision = 'approved', decided_by = 'dci.force',
          approved_by = 'dci.force', decided_at = '2026-04-20T06:00:00Z' where decision is null and proposed_by is not null`,
      )
    })
    const { changed, drift, explainedByPolicy } = await night(world)
    expect(changed).toBeGreaterThan(10)
    expect({ drift, explainedByPolicy }).toEqual({ drift: 0, explainedByPolicy: changed })
    expect(await night(world)).toMatchObject({ changed: 0, drift: 0 })
    expect(await world.within(driftAlarm)).toBeNull()
  })
})

type Item = Readonly<{
  foundAt: string
  offender: { id: string; visorRef: string }
  what: 'duty' | 'standing'
  kind: string
  stored: object | null
  derived: object | null
}>
type Read = Readonly<{ runs: readonly { drift: number }[]; items: readonly Item[]; total: number }>

const oneVisit = `select d.id from duties d where d.closed_at is null and d.kind = 'visit'
  and d.suspended_why is null and d.due_on is not null order by d.offender_id limit 1`
const somebody = `select s.offender_id from standings s where s.in_caseload order by s.offender_id limit 1`

const inventedDuty = `insert into duties (id, force_id, team_id, officer_id, offender_id, kind, subject,
    rank, level, starts_on, due_on, rule, because, policy, opened_at)
  select gen_random_uuid(), d.force_id, d.team_id, d.officer_id, d.offender_id, d.kind, 'invented',
    d.rank, d.level, d.starts_on, d.due_on, d.rule, d.because, d.policy, d.opened_at
  from duties d where d.id = (${oneVisit})`

type Told = Readonly<{ what: Item['what']; kind: string; stored: boolean; derived: boolean }>
const visit = { what: 'duty', kind: 'visit', stored: true, derived: true } as const
const standing = { ...visit, what: 'standing', kind: 'standing' } as const

const tamperings: readonly (readonly [string, string, Told])[] = [
  ['a later day', `update duties set due_on = due_on + 30 where id = (${oneVisit})`, visit],
  ['no owner', `update duties set officer_id = null where id = (${oneVisit})`, visit],
  [
    'a suspension that nobody recorded',
    `update duties set suspended_why = 'abroad' where id = (${oneVisit})`,
    visit,
  ],
  [
    'another reason',
    `update duties set because = 'Nothing is owed.' where id = (${oneVisit})`,
    visit,
  ],
  ['a duty deleted', `delete from duties where id = (${oneVisit})`, { ...visit, stored: false }],
  [
    'a duty closed by hand',
    `update duties set closed_at = '2026-03-01', closed_how = 'seen' where id = (${oneVisit})`,
    { ...visit, stored: false },
  ],
  ['a duty inserted', inventedDuty, { ...visit, derived: false }],
  [
    'a lower place in every list',
    `update standings set level_rank = 9 where offender_id = (${somebody})`,
    standing,
  ],
  [
    'somebody out of the caseload',
    `update standings set in_caseload = false where offender_id = (${somebody})`,
    standing,
  ],
  [
    'a fact recorded and nobody told',
    `insert into returns (id, force_id, offender_id, recorded_at, recorded_by, origin, on_date, how)
      select gen_random_uuid(), s.force_id, s.offender_id, '2026-03-01', 'nobody', 'here', '2026-02-01', 'released'
      from standings s where s.offender_id = (${somebody})`,
    standing,
  ],
]

describe('behind the product’s back', () => {
  let world: World
  let minute = 0
  beforeAll(async () => {
    world = await filled(60)
  }, 60_000)
  afterAll(() => world.close())

  const read = async (who: string): Promise<Read> =>
    (await (await world.as(who)).get('/duties/drift?size=200').expect(200)).body as Read

  /** Each run at a minute of its own, so that what it found is known by it. */
  async function foundNow(): Promise<Readonly<{ counted: object; items: readonly Item[] }>> {
    minute += 1
    world.clock.set(`2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`)
    const counted = await night(world)
    const { items } = await read('di.force')
    const now = world.clock.now().toISOString()
    return { counted, items: items.filter(({ foundAt }) => foundAt === now) }
  }

  test.each(tamperings)('%s is found, named and mended', async (_what, text, told) => {
    await behind(world, text)
    const { counted, items } = await foundNow()
    expect(
      items.map(({ what, kind, stored, derived }) => ({
        what,
        kind,
        stored: stored !== null,
        derived: derived !== null,
      })),
    ).toContainEqual(told)
    expect(counted).toMatchObject({ drift: items.length, explainedByDay: 0, explainedByPolicy: 0 })
    expect((await foundNow()).counted).toMatchObject({ changed: 0, drift: 0 })
  })

  test('is an alarm until the next clean night, however often the same night is run', async () => {
    const found = await world.within(driftAlarm)
    expect(found).toMatchObject({ forDate: '2026-03-02', href: '/duties/drift' })
    expect(found?.drift).toBeGreaterThanOrEqual(tamperings.length)
    const tomorrow = addDays(localDate('2026-03-02'), 1)
    expect(await reconcileEveryone(world.product, tomorrow)).toMatchObject({ drift: 0 })
    expect(await world.within(driftAlarm)).toBeNull()
  })

  test('an inspector reads whose files they are, the administrator how many', async () => {
    const { items, total, runs } = await read('dci.force')
    expect(total).toBe(items.length)
    expect(runs.length).toBe(14)
    expect(await read('admin')).toMatchObject({ items: [], total: 0, runs })
    const mainOf = async (who: string) => {
      const browser = await browserOf(world, who, password)
      return parse((await browser.get('/duties/drift').expect(200)).text).querySelector('main')
    }
    const [first] = items
    const href = `/offenders/${first?.offender.id ?? ''}`
    expect((await mainOf('di.force'))?.querySelector(`a[href="${href}"]`)).not.toBeNull()
    const counts = await mainOf('admin')
    expect(counts?.querySelectorAll('a')).toEqual([])
    expect(counts?.text).not.toContain(first?.offender.visorRef ?? 'V')
  })

  test('a day that brings its own beside it: both are told apart', async () => {
    world.clock.set('2026-04-20T05:20:00Z')
    await behind(world, inventedDuty)
    const counted = await night(world)
    expect(counted.drift).toBe(1)
    expect(counted.explainedByDay).toBeGreaterThan(0)
    expect(counted.changed).toBe(counted.drift + counted.explainedByDay)
  })
})
