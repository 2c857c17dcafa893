// What is told of the days before anybody was here: nothing for the baseline and before it, nor what was late by then.
import { escalateMissingArms, escalateOverdueVisits } from '../../src/backlog/index.ts'
import { addDays, localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { aWorld, type World } from '../support/world.ts'
import { aRegister, load } from './register.ts'

const baseline = localDate('2026-03-02')

const overdueNight = (of: World, day: string) =>
  of.within((tx) => escalateOverdueVisits(tx, localDate(day)))
const armsNight = (of: World, day: string) =>
  of.within((tx) => escalateMissingArms(tx, localDate(day)))

type Raised = Readonly<{
  ref: string
  kind: string
  startedBy: string
  clockStart: LocalDate | null
}>

const raised = (of: World): Promise<Raised[]> =>
  of.within((tx) =>
    tx.query<Raised>(
      `select o.visor_ref as ref, e.kind, e.started_by as "startedBy",
          e.clock_start as "clockStart"
        from escalations e join offenders o on o.id = e.offender_id order by 1, 2, 3`,
    ),
  )

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(200))
  world.clock.set('2026-03-04T09:00:00Z')
}, 60_000)
afterAll(() => world.close())

test.each(['2026-03-01', '2026-02-01', '2025-11-30', '2025-01-01', '2020-06-15'])(
  'a night before the baseline, %s, tells nobody either, though many were overdue by it',
  async (day) => {
    expect(await overdueNight(world, day)).toMatchObject({
      becameOverdue: 0,
      twoAttempts: 0,
      escalated: 0,
    })
    expect(await armsNight(world, day)).toMatchObject({ becameMissing: 0, escalated: 0 })
    expect(await raised(world)).toEqual([])
  },
)

test('a night of any day raises nothing that was late by the baseline', async () => {
  for (const day of ['2026-01-20', '2026-03-02', '2026-03-03', '2026-03-20', '2026-04-20']) {
    await overdueNight(world, day)
    await armsNight(world, day)
  }
  const found = await raised(world)
  const visits = found.flatMap(({ kind, startedBy }) =>
    kind === 'visit_overdue' ? [startedBy.slice('due:'.length)] : [],
  )
  expect(visits.length).toBeGreaterThan(10)
  expect(visits.filter((day) => day < baseline)).toEqual([])
  const arms = found.flatMap(({ clockStart }) =>
    clockStart === null ? [] : [addDays(clockStart, 15)],
  )
  expect(arms.length).toBeGreaterThan(0)
  expect(arms.filter((day) => day < baseline)).toEqual([])
})

test('a level that goes up and puts the day before the baseline is told: nobody was late on it', async () => {
  const low = await world.within((tx) =>
    tx.query<{ id: string; ref: string; version: number }>(
      `select o.id, o.visor_ref as ref, o.version from offenders o
          join standings s on s.offender_id = o.id
          join teams t on t.id = s.team_id join duties d on d.offender_id = o.id
        where d.kind = 'visit' and d.closed_at is null and d.suspended_why is null
          and d.due_on > '2026-05-01' and s.last_seen_on < '2025-10-01' and s.level = 'low'
          and s.status = 'community' and t.name = 'North office' order by o.visor_ref`,
    ),
  )
  const [one] = low
  await (
    await world.as('ds.north')
  )
    .post(`/offenders/${one?.id ?? ''}/level`, {
      to: 'very_high',
      from: '2026-03-04',
      why: 'Seen near a school.',
      version: one?.version ?? 0,
    })
    .expect(200)
  await overdueNight(world, '2026-03-05')
  const found = (await raised(world)).filter(
    ({ ref, kind }) => ref === one?.ref && kind === 'visit_overdue',
  )
  expect(found).toHaveLength(1)
  expect((found[0]?.startedBy ?? '') < `due:${baseline}`).toBe(true)
})

describe('a force whose people were all entered by hand', () => {
  let own: World
  beforeAll(async () => {
    own = await aWorld('2026-03-10T09:00:00Z')
    const caller = await own.as('om.north')
    const made = await caller
      .post('/offenders', {
        visorRef: 'V7000001',
        surname: 'Ownperson',
        forenames: 'Olly',
        dateOfBirth: '1970-01-01',
        sex: 'M',
        level: 'high',
        leadAgency: 'police',
        leadSince: '2025-11-03',
      })
      .expect(201)
    expect(made.headers['location']).toMatch(/^\/offenders\//)
  }, 60_000)
  afterAll(() => own.close())

  test.each([
    ['2025-12-24', 0],
    ['2026-03-09', 0],
    ['2026-03-10', 1],
  ])('tells, for %s, of %i: nobody was here before 10 March', async (day, total) => {
    expect(await overdueNight(own, day)).toMatchObject({ escalated: total })
    expect(await armsNight(own, day)).toMatchObject({ escalated: total })
  })
})
