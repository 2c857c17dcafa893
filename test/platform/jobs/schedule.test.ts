// The schedule: a first day, a week away, older days, the nights of the clock changes, failures, requests, two servers at once.
import { setTimeout as pause } from 'node:timers/promises'
import { forgetKeptAnswers } from '../../../src/platform/http/idempotency.ts'
import { jobAlarms } from '../../../src/platform/jobs/alarms.ts'
import { askFor, requestsWaiting } from '../../../src/platform/jobs/requests.ts'
import { lastRuns, runsOf } from '../../../src/platform/jobs/queries.ts'
import {
  runDueJobs,
  runRequested,
  settleOldDays,
  startSchedule,
} from '../../../src/platform/jobs/schedule.ts'
import { localDate } from '../../../src/platform/calendar.ts'
import { batches, openGround, whole, type Ground, type TestJob } from './jobs.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.close())
beforeEach(async () => {
  ground.set('2026-03-02T08:00:00Z')
  await ground.clear()
})

const three = [whole('verify', '02:15'), batches('derive', '05:00'), whole('brief', '06:30')]
const byDay = (first: number, last: number, month = '2026-03'): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `${month}-${String(first + index).padStart(2, '0')}`,
  )

test('on the first start only that day is run, an empty database or not, and no earlier day is invented', async () => {
  const server = await ground.server(three)
  await settleOldDays(server)
  await runDueJobs(server)
  expect(await ground.runs()).toEqual(
    ['brief', 'derive', 'verify'].map((job) => `2026-03-02 ${job} done`),
  )
  ground.set('2026-03-03T08:00:00Z')
  await runDueJobs(await ground.server(three))
  expect(await ground.runs()).toHaveLength(6)
})

test('a first start before the hour waits for it', async () => {
  ground.set('2026-03-02T04:00:00Z')
  const server = await ground.server([whole('dawn', '05:00')])
  await runDueJobs(server)
  expect(await ground.runs()).toEqual([])
  ground.set('2026-03-02T05:00:00Z')
  await runDueJobs(server)
  expect(await ground.runs()).toEqual(['2026-03-02 dawn done'])
})

test('a week away is caught up, each day whole before the next; what is older is settled as not run', async () => {
  ground.set('2026-02-27T08:00:00Z')
  await runDueJobs(await ground.server(three))
  await ground.clear()
  await ground.server(three)
  ground.set('2026-03-09T08:00:00Z')
  const server = await ground.server(three)
  expect(await settleOldDays(server)).toBe(9)
  await runDueJobs(server)
  const perDay = ['verify', 'derive-a', 'derive-b', 'brief']
  expect(await ground.effects()).toEqual(
    byDay(2, 9).flatMap((day) => perDay.map((name) => `${day} ${name}`)),
  )
  const runs = await ground.runs()
  expect(runs.filter((line) => line.endsWith('not_run'))).toEqual(
    ['2026-02-27', '2026-02-28', '2026-03-01'].flatMap((day) =>
      ['brief', 'derive', 'verify'].map((job) => `${day} ${job} not_run`),
    ),
  )
  expect(runs).toHaveLength(9 + 8 * 3)
  const alarms = await ground.within((tx) => jobAlarms(tx, 2))
  expect(alarms).toEqual([
    {
      kind: 'not_run',
      jobs: ['verify', 'derive', 'brief'],
      forDate: '2026-03-01',
      text: 'The jobs verify, derive and brief were not run for 3 days, 27 Feb to 1 Mar 2026: only the last seven days are caught up.',
    },
  ])
})

test.each([
  {
    night: 'spring',
    from: '2026-03-28T12:00:00Z',
    to: '2026-03-30T12:00:00Z',
    days: byDay(28, 30),
  },
  {
    night: 'autumn',
    from: '2026-10-24T12:00:00Z',
    to: '2026-10-26T12:00:00Z',
    days: byDay(24, 26, '2026-10'),
  },
])('across the night of the $night change each slot is run once', async ({ from, to, days }) => {
  ground.set(from)
  const jobs = [whole('night', '00:55'), whole('verify', '02:15'), whole('dawn', '05:00')]
  const server = await ground.server(jobs)
  for (let at = Date.parse(from); at <= Date.parse(to); at += 15 * 60_000) {
    ground.set(new Date(at).toISOString())
    await runDueJobs(server)
  }
  expect(await ground.effects()).toEqual(
    days.flatMap((day) => ['night', 'verify', 'dawn'].map((name) => `${day} ${name}`)),
  )
})

test('two servers that look at once run each slot once, in order', async () => {
  ground.set('2026-02-24T08:00:00Z')
  await ground.server(three)
  ground.set('2026-03-02T08:00:00Z')
  const servers = [await ground.server(three), await ground.server(three)]
  for (let look = 0; look < 30; look += 1) await Promise.all(servers.map((one) => runDueJobs(one)))
  expect(await ground.effects()).toEqual(
    [...byDay(24, 28, '2026-02'), ...byDay(1, 2)].flatMap((day) =>
      ['verify', 'derive-a', 'derive-b', 'brief'].map((name) => `${day} ${name}`),
    ),
  )
})

test('a job that fails is tried again after growing waits, six times, loudly, and stops no other', async () => {
  const broken: TestJob = {
    ...whole('broken', '05:00'),
    kind: 'whole',
    work: async () => {
      throw new Error('the list could not be read')
    },
  }
  const server = await ground.server([broken, whole('sound', '05:05')])
  const tries: string[] = []
  for (let minute = 0; minute < 240; minute += 1) {
    const before = ground.said.length
    ground.set(new Date(Date.parse('2026-03-02T08:00:00Z') + minute * 60_000).toISOString())
    await runDueJobs(server)
    if (ground.said.slice(before).some(({ level }) => level === 'error')) tries.push(String(minute))
  }
  expect(tries).toEqual(['0', '1', '5', '15', '40', '100'])
  expect(await ground.effects()).toEqual(['2026-03-02 sound'])
  const [alarm] = await ground.within((tx) => jobAlarms(tx, 2))
  expect(alarm?.text).toContain('failed 6 times')
  await ground.within((tx) => askFor(tx, { job: 'broken', forDate: localDate('2026-03-02') }))
  await runRequested(await ground.server([whole('broken', '05:00'), whole('sound', '05:05')]))
  expect(await ground.within((tx) => jobAlarms(tx, 2))).toEqual([])
})

test('what is asked for is run by whichever server sees it first, once, and says who asked', async () => {
  const jobs = [whole('asked', '23:00')]
  const servers = [await ground.server(jobs), await ground.server(jobs)]
  const slot = { job: 'asked', forDate: localDate('2026-03-02') }
  const first = await ground.within((tx) => askFor({ ...tx, actor: 'admin' }, slot))
  const second = await ground.within((tx) => askFor({ ...tx, actor: 'admin.two' }, slot))
  expect(second).toEqual(first)
  for (let look = 0; look < 5; look += 1) await Promise.all(servers.map((one) => runRequested(one)))
  expect(await ground.effects()).toEqual(['2026-03-02 asked'])
  expect(await ground.within(requestsWaiting)).toEqual([])
  expect(await ground.within(lastRuns)).toMatchObject([{ job: 'asked', askedBy: 'admin' }])
})

test('a request for a job that is none, or that ended with its server three times, is given up', async () => {
  const server = await ground.server([whole('deadly', '23:00')])
  const forDate = localDate('2026-03-02')
  await ground.within((tx) => askFor(tx, { job: 'gone', forDate }))
  await ground.within((tx) => askFor(tx, { job: 'deadly', forDate }))
  await ground.within((tx) =>
    tx.query(
      `insert into job_attempts (id, job, for_date, started_at, outcome, fault, finished_at, server, asked_by)
        select gen_random_uuid(), 'deadly', $1, $2, 'failed', 'died', $2, $3, 'admin' from generate_series(1, 3)`,
      [forDate, tx.at, server.server],
    ),
  )
  await runRequested(server)
  expect(await ground.within(requestsWaiting)).toEqual([])
  expect(await ground.effects()).toEqual([])
})

test('the runs are read a part at a time, newest day first, of all jobs or of one', async () => {
  ground.set('2026-02-28T08:00:00Z')
  await ground.server(three)
  ground.set('2026-03-02T08:00:00Z')
  await runDueJobs(await ground.server(three))
  const read: string[] = []
  let after: { job: string; forDate: ReturnType<typeof localDate> } | null = null
  do {
    const part = await ground.within((tx) => runsOf(tx, { job: null, size: 4, after }))
    expect(part.total).toBe(9)
    read.push(...part.rows.map(({ forDate, job }) => `${forDate} ${job}`))
    after = part.next
  } while (after !== null)
  expect(read).toEqual(
    ['2026-03-02', '2026-03-01', '2026-02-28'].flatMap((day) =>
      ['verify', 'derive', 'brief'].map((job) => `${day} ${job}`),
    ),
  )
  const one = await ground.within((tx) => runsOf(tx, { job: 'brief', size: 50, after: null }))
  expect(one.rows).toHaveLength(3)
  expect(one.rows[0]).toMatchObject({ counts: { raised: 1 }, state: 'done' })
})

test('a started schedule runs what is due at once and what is asked within seconds, clears old answers, and stops', async () => {
  await ground.within((tx) =>
    tx.query(`insert into kept_answers (account, method, path, key, body_digest, kept_at) values
      ('a', 'post', '/x', 'a day old', '', '2026-03-01T08:00:00Z'),
      ('a', 'post', '/x', 'younger', '', '2026-03-01T08:00:01Z')`),
  )
  const jobs = [whole('due', '05:00'), whole('asked', '23:00')]
  const server = await ground.server(jobs, { chores: [forgetKeptAnswers] })
  const started = startSchedule(server)
  try {
    const until = async (count: number): Promise<void> => {
      while ((await ground.effects()).length < count) await pause(20)
    }
    await until(1)
    await ground.within((tx) => askFor(tx, { job: 'asked', forDate: localDate('2026-03-02') }))
    await until(2)
  } finally {
    await started.stop()
  }
  expect(await ground.effects()).toEqual(['2026-03-02 due', '2026-03-02 asked'])
  const kept = await ground.within((tx) => tx.query('select key from kept_answers'))
  expect(kept).toEqual([{ key: 'younger' }])
  await ground.within((tx) => askFor(tx, { job: 'due', forDate: localDate('2026-03-01') }))
  await pause(1_500)
  expect(await ground.effects()).toHaveLength(2)
})

test('a stop waits for the job under way, and the next in line is left for another server', async () => {
  let begun = false
  const slow = whole('slow', '05:00', async () => {
    begun = true
    await pause(300)
  })
  const server = await ground.server([slow, whole('next', '05:05')])
  const started = startSchedule(server)
  while (!begun) await pause(5)
  await started.stop()
  expect(await ground.effects()).toEqual(['2026-03-02 slow'])
})

test('a job that is no longer one falls silent without an alarm, and a changed hour counts from then on', async () => {
  await ground.server([whole('old', '05:00'), whole('moved', '05:00')])
  await ground.server([whole('moved', '12:00')])
  ground.set('2026-03-02T11:00:00Z')
  expect(await ground.within((tx) => jobAlarms(tx, 2))).toEqual([])
  ground.set('2026-03-02T14:00:00Z')
  expect(await ground.within((tx) => jobAlarms(tx, 2))).toMatchObject([
    { jobs: ['moved'], kind: 'silent' },
  ])
})
