// One job for one day: done once whoever tries, kept whole or not at all, tried without keeping, and told as it went.
import { setTimeout as pause } from 'node:timers/promises'
import { localDate } from '../../../src/platform/calendar.ts'
import { inTransaction } from '../../../src/platform/database/transaction.ts'
import { settleNotRun } from '../../../src/platform/jobs/ledger.ts'
import { runJob, tryJob } from '../../../src/platform/jobs/run-job.ts'
import { bySchedule } from '../../../src/platform/jobs/types.ts'
import { asAdmin } from '../../support/postgres.ts'
import { batches, effect, openGround, whole, type Ground, type TestJob } from './jobs.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.close())
beforeEach(async () => {
  ground.set('2026-03-02T08:00:00Z')
  await ground.clear()
})

const forDate = localDate('2026-03-02')
const asked = { forDate, askedBy: bySchedule }
const byHand = { forDate, askedBy: 'admin' }

test.each([
  { kind: 'whole', job: whole('count', '05:00'), left: ['2026-03-02 count'] },
  {
    kind: 'batches',
    job: batches('count', '05:00'),
    left: ['2026-03-02 count-a', '2026-03-02 count-b'],
  },
])(
  'a job ($kind) is done once, and the second time says when it was done',
  async ({ job, left }) => {
    const server = await ground.server([job])
    const first = await runJob(server, job, asked)
    expect(first).toMatchObject({
      outcome: 'done',
      run: { job: 'count', forDate, state: 'done', startedAt: ground.clock.now() },
    })
    ground.set('2026-03-02T09:00:00Z')
    expect(await runJob(server, job, byHand)).toMatchObject({
      outcome: 'already_run',
      run: { finishedAt: new Date('2026-03-02T08:00:00Z'), askedBy: bySchedule },
    })
    expect(await ground.effects()).toEqual(left)
    expect(await ground.attempts()).toEqual([
      '2026-03-02 count done',
      '2026-03-02 count already_run',
    ])
  },
)

test.each([{ make: whole }, { make: batches }])(
  'of two servers at once one does the job and the other finds it busy ($make.name)',
  async ({ make }) => {
    let others: Promise<unknown>[] = []
    const seen: unknown[] = []
    const job = make('slow', '05:00', async () => {
      if (others.length > 0) return
      const second = await ground.server([make('slow', '05:00')])
      others = [runJob(second, make('slow', '05:00'), asked).then((ran) => seen.push(ran.outcome))]
      await Promise.all(others)
    })
    const first = await ground.server([job])
    expect((await runJob(first, job, asked)).outcome).toBe('done')
    expect(seen).toEqual(['busy'])
    expect(await ground.attempts()).toEqual(['2026-03-02 slow done'])
  },
)

test('a job that fails leaves nothing but the failed try, with its sentence, and is loud', async () => {
  const job: TestJob = {
    ...whole('broken', '05:00'),
    kind: 'whole',
    work: async (tx, day) => {
      await effect(tx, 'broken', day)
      throw new Error('the list could not be read\nits second line is not kept')
    },
  }
  const server = await ground.server([job])
  expect(await runJob(server, job, asked)).toEqual({
    outcome: 'failed',
    fault: 'the list could not be read',
  })
  expect([await ground.effects(), await ground.runs()]).toEqual([[], []])
  expect(await ground.attempts()).toEqual(['2026-03-02 broken failed'])
  expect(ground.said).toMatchObject([
    { level: 'error', facts: { job: 'broken', forDate, fault: 'the list could not be read' } },
  ])
})

test.each([
  { make: whole, counts: { raised: 1 } },
  { make: batches, counts: { parts: 2 } },
])('a dry run answers the counts and keeps nothing ($make.name)', async ({ make, counts }) => {
  const job = make('tried', '05:00')
  const server = await ground.server([job])
  expect(await tryJob(server, job, forDate)).toEqual(counts)
  expect([await ground.effects(), await ground.runs(), await ground.attempts()]).toEqual([
    [],
    [],
    [],
  ])
})

test('a server that stood still loses its transaction; another does the job, and it stays done once', async () => {
  let second: Promise<unknown> = Promise.resolve()
  const quick = whole('paused', '05:00')
  const outcomes: string[] = []
  const again = async (): Promise<void> => {
    const server = await ground.server([quick])
    for (;;) {
      const { outcome } = await runJob(server, quick, asked)
      outcomes.push(outcome)
      if (outcome !== 'busy') return
      await pause(20)
    }
  }
  const job = whole('paused', '05:00', async () => {
    second = again()
    await second
  })
  const stopped = await ground.server([job], { patienceMs: 300 })
  const ran = await runJob(stopped, job, asked)
  expect(outcomes[0]).toBe('busy')
  expect(outcomes.at(-1)).toBe('done')
  expect(ran.outcome).toBe('failed')
  expect(await ground.effects()).toEqual(['2026-03-02 paused'])
  expect(await ground.runs()).toEqual(['2026-03-02 paused done'])
})

test('a job of parts may take longer than the patience, because it says that it lives', async () => {
  const job = batches('long', '05:00', () => pause(500))
  const server = await ground.server([job], { patienceMs: 300 })
  expect((await runJob(server, job, asked)).outcome).toBe('done')
  expect(await ground.runs()).toEqual(['2026-03-02 long done'])
})

test('a try whose server died is ended by the next one, by what the ledger says', async () => {
  const job = whole('mourned', '05:00')
  const server = await ground.server([job])
  const dead = (id: number, day: string): string =>
    `('00000000-0000-4000-8000-00000000000${id}', 'mourned', '${day}', '2026-03-02T07:0${id}:00Z', 'running', '${server.server}', 'schedule')`
  await asAdmin(ground.database.ownerUrl, (client) =>
    client.query(`
      insert into job_attempts (id, job, for_date, started_at, outcome, server, asked_by)
        values ${dead(1, '2026-03-01')}, ${dead(2, '2026-02-28')};
      insert into job_runs (job, for_date, state, started_at, finished_at, asked_by, attempt)
        values ('mourned', '2026-03-01', 'done', '2026-03-02T07:01:00Z', '2026-03-02T07:01:01Z', 'schedule',
          '00000000-0000-4000-8000-000000000001')`),
  )
  await runJob(server, job, asked)
  expect(await ground.attempts()).toEqual([
    '2026-03-01 mourned done',
    '2026-02-28 mourned failed',
    '2026-03-02 mourned done',
  ])
})

test('a day that was settled as not run may still be done by hand', async () => {
  const job = whole('late', '05:00')
  ground.set('2026-02-01T08:00:00Z')
  const server = await ground.server([job])
  ground.set('2026-03-02T08:00:00Z')
  expect(await ground.within((tx) => settleNotRun(tx, ['late'], localDate('2026-02-03')))).toBe(2)
  const one = { forDate: localDate('2026-02-02'), askedBy: 'admin' }
  expect((await runJob(server, job, one)).outcome).toBe('done')
  expect(await ground.runs()).toEqual(['2026-02-01 late not_run', '2026-02-02 late done'])
})

test('a job of parts that lost its lock is not claimed: it failed, and may be done again', async () => {
  const job: TestJob = {
    ...whole('cut', '05:00'),
    kind: 'batches',
    work: async ({ transactions, clock }, day) => {
      // The session that holds the lock is cut, as when the process was paused for too long.
      await asAdmin(ground.database.adminUrl, (client) =>
        client.query(`select pg_terminate_backend(l.pid) from pg_locks l
          where l.locktype = 'advisory' and l.classid = 734003
            and l.database = (select oid from pg_database where datname = current_database())`),
      )
      await inTransaction(transactions, { at: clock.now(), actor: 'system' }, (tx) =>
        effect(tx, 'cut', day),
      )
      return { parts: 1 }
    },
  }
  const server = await ground.server([job])
  expect((await runJob(server, job, asked)).outcome).toBe('failed')
  expect(await ground.runs()).toEqual([])
  expect(await ground.attempts()).toEqual(['2026-03-02 cut failed'])
})
