// The product's own jobs, night after night: once for each day, tried without a trace, and after a week off as if never down.
import { jobs } from '../../jobs/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId } from '../../src/platform/ids.ts'
import { runJob, tryJob } from '../../src/platform/jobs/run-job.ts'
import {
  keepJobs,
  runDueJobs,
  settleOldDays,
  type Schedule,
} from '../../src/platform/jobs/schedule.ts'
import type { Product } from '../../src/wiring.ts'
import { loadFile } from '../imports/registers.ts'
import { caseload } from '../support/register.ts'
import { aWorld, type World } from '../support/world.ts'

const start = '2026-03-02T04:00:00Z'

/**
 * Those that are done by eight in the morning; what is made at noon has tests of its own. Whether the seals of the
 * access log are whole is judged where they are made; here they would need a folder.
 */
const nightly = jobs.filter(({ name, at }) => name !== 'audit-verify' && at < '08:00')

const scheduleOf = (world: World): Schedule<Product> => ({
  jobs: nightly,
  tools: world.product,
  server: newId(),
})

async function aForce(): Promise<World> {
  const world = await aWorld(start)
  await loadFile(world, caseload.bytes)
  await keepJobs(scheduleOf(world))
  return world
}

const look = async (world: World, at: string): Promise<void> => {
  world.clock.set(at)
  await settleOldDays(scheduleOf(world))
  await runDueJobs(scheduleOf(world))
}

const mornings = (first: number, last: number): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `2026-03-${String(first + index).padStart(2, '0')}T08:00:00Z`,
  )

/** Everything that the nights leave and that has no time of the clock in it. */
const left = {
  duties: `select o.visor_ref, d.kind, d.subject, d.starts_on, d.due_on, d.suspended_why, d.review_on,
      d.because, d.closed_how, d.met_on, d.days_late
    from duties d join offenders o on o.id = d.offender_id
    order by o.visor_ref, d.kind, d.subject, d.starts_on, d.closed_how nulls first`,
  editions: `select e.for_date, t.name as team, e.number, e.why
    from briefing_editions e left join teams t on t.id = e.team_id order by 1, 2, 3`,
  snapshots: `select w.day, t.name as team, w.caseload, w.officers, w.figures
    from workload_days w left join teams t on t.id = w.team_id order by 1, 2`,
  escalations: `select o.visor_ref, e.kind, e.for_date, e.because, e.level, e.reason
    from escalations e join offenders o on o.id = e.offender_id order by 1, 2, 3`,
  runs: `select r.for_date, r.job, r.state from job_runs r order by 1, 2`,
} as const

type Left = Record<keyof typeof left, unknown[]>

async function leftIn(world: World): Promise<Left> {
  const found: Partial<Left> = {}
  for (const [name, sql] of Object.entries(left))
    found[name as keyof Left] = await world.within((tx) => tx.query(sql))
  return found as Left
}

describe('a week off, beside a force that was never down', () => {
  let steady: World
  let away: World
  let [expected, found]: Left[] = []
  beforeAll(async () => {
    steady = await aForce()
    away = await aForce()
    for (const morning of mornings(2, 10)) await look(steady, morning)
    await look(away, '2026-03-02T08:00:00Z')
    await look(away, '2026-03-10T08:00:00Z')
    expected = await leftIn(steady)
    found = await leftIn(away)
  }, 120_000)
  afterAll(async () => {
    await steady.close()
    await away.close()
  })

  test('there is something to compare', () => {
    expect(expected?.runs).toHaveLength(9 * nightly.length)
    expect(expected?.duties.length).toBeGreaterThan(40)
    // Each morning's, and those that the load of the register issued.
    expect(expected?.editions).toHaveLength(9 * 3 + 3)
    expect(expected?.escalations.length).toBeGreaterThan(0)
  })

  test.each(Object.keys(left) as (keyof Left)[])('%s are the same', (name) => {
    expect(found?.[name]).toEqual(expected?.[name])
  })

  test('the days were caught up in order, each whole before the next', async () => {
    const order = await away.within((tx) =>
      tx.query<{ line: string }>(
        `select a.for_date || ' ' || s.at as line from job_attempts a join job_schedule s using (job)
          where a.outcome = 'done' order by a.ctid`,
      ),
    )
    const lines = order.map(({ line }) => line)
    expect(lines).toEqual(lines.toSorted())
  })
})

describe('one night', () => {
  let world: World
  beforeAll(async () => {
    world = await aForce()
    world.clock.set('2026-03-02T08:00:00Z')
  }, 60_000)
  afterAll(() => world.close())

  test.each(nightly)(
    '$name tried first leaves no trace, then is done once, then nothing',
    async (job) => {
      const forDate = localDate('2026-03-02')
      const before = await leftIn(world)
      const counts = await tryJob(scheduleOf(world), job, forDate)
      expect(await leftIn(world)).toEqual(before)
      const asked = { forDate, askedBy: 'command' }
      const done = await runJob(scheduleOf(world), job, asked)
      expect(done).toMatchObject({ outcome: 'done', run: { counts } })
      const after = await leftIn(world)
      expect((await runJob(scheduleOf(world), job, asked)).outcome).toBe('already_run')
      expect(await leftIn(world)).toEqual(after)
    },
  )
})

test('with nobody in the force every job is done, and says so in noughts', async () => {
  const world = await aWorld(start)
  try {
    await keepJobs(scheduleOf(world))
    await look(world, '2026-03-02T08:00:00Z')
    const { runs } = await leftIn(world)
    expect(runs).toHaveLength(nightly.length)
    expect((await leftIn(world)).editions).toEqual([])
  } finally {
    await world.close()
  }
}, 60_000)
