// Two hundred slots of jobs by eight processes, some killed and one stopped and continued: none twice, none missed.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { join } from 'node:path'
import { newId } from '../../src/platform/ids.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'
import { build, clearUp, kill, root, run, temporary, type Running } from './program.ts'

const jobCount = 25
const days = 8
const slots = jobCount * days
const long = 'job-07'
const from = '2026-03-09T12:00:00Z'

let database: TestDatabase
let watching: pg.Client
const workers = new Map<string, Running>()
const starting: Promise<string>[] = []

const table = `create table effects (n bigint generated always as identity, job text, for_date date);
  grant select, insert, delete on effects to mosovo_app; grant usage on sequence effects_n_seq to mosovo_app`

beforeAll(async () => {
  await build()
  database = await createDatabase()
  await asAdmin(database.ownerUrl, async (client) => {
    await client.query(table)
    // Known since a week and a day ago, and nobody was there since.
    await client.query(
      `insert into job_schedule (job, at, summary, since, registered_at)
        select 'job-' || lpad(n::text, 2, '0'), '03:05', 'Before', '2026-03-02', '2026-03-02T01:00:00Z'
        from generate_series(0, $1::int - 1) n`,
      [jobCount],
    )
  })
  watching = new pg.Client({ connectionString: database.ownerUrl })
  await watching.connect()
}, 120_000)
afterAll(async () => {
  await clearUp()
  await watching.end()
  await database.drop()
})

const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await watching.query(sql, values)).rows as Row[]

const began = Date.now()

async function startWorker(): Promise<string> {
  const server = newId<string>()
  const asked = {
    url: database.appUrl,
    server,
    from,
    since: began,
    rate: 600,
    patienceMs: 1_000,
    count: jobCount,
    long,
  }
  const script = join(root, 'test', 'processes', 'job-worker.mjs')
  const worker = run([process.execPath, script, JSON.stringify(asked)], { dataDir: temporary() })
  await worker.says('ready')
  workers.set(server, worker)
  return server
}

type UnderWay = { server: string; job: string; forDate: string }

/** A process that is in the middle of a job just now. */
async function atWork(job: string | null): Promise<UnderWay> {
  for (;;) {
    const [found] = await rows<UnderWay>(
      `select a.server, a.job, a.for_date::text as "forDate" from job_attempts a
        where a.outcome = 'running' and ($1::text is null or a.job = $1)
        order by a.started_at desc limit 1`,
      [job],
    )
    if (found !== undefined && workers.has(found.server)) return found
    if ((await settled()) === slots) throw new Error('all is done before it could be disturbed')
  }
}

const settled = async (): Promise<number> =>
  (await rows<{ n: number }>('select count(*)::int as n from job_runs'))[0]?.n ?? 0

/** Kills a process in the middle of a job, apart from one that is wanted alive; another takes its place. */
async function killOne(spared: string | null): Promise<void> {
  const { server } = await atWork(null)
  if (server === spared) {
    await killOne(spared)
    return
  }
  const worker = workers.get(server)
  workers.delete(server)
  if (worker !== undefined) await kill(worker)
  starting.push(startWorker())
}

/** Stops a process in the middle of a job, and lets it go on once another has done that job. */
async function stopOne(): Promise<UnderWay> {
  for (;;) {
    const found = await atWork(long)
    const worker = workers.get(found.server)
    worker?.child.kill('SIGSTOP')
    let by: string | undefined
    while (by === undefined) {
      const done = await rows<{ server: string }>(
        `select a.server from job_runs r join job_attempts a on a.id = r.attempt
          where r.job = $1 and r.for_date = $2`,
        [found.job, found.forDate],
      )
      by = done[0]?.server
      await pause(20)
    }
    worker?.child.kill('SIGCONT')
    // It may have been done with it just before it stood still: then another is stopped.
    if (by !== found.server) return found
  }
}

test('none is done twice and none is missed, with kills and a process that stood still', async () => {
  await Promise.all(Array.from({ length: 8 }, startWorker))
  for (let n = 0; n < 3; n += 1) await killOne(null)
  const stopped = await stopOne()
  for (let n = 0; n < 3; n += 1) await killOne(stopped.server)
  await Promise.all(starting)
  while ((await settled()) < slots) await pause(50)
  // Whoever was stopped has gone on, and had time to do something wrong.
  await pause(500)
  expect(workers.get(stopped.server)?.child.exitCode).toBeNull()
  const effects = await rows<{ times: number; slots: number }>(
    `select e.times::int as times, count(*)::int as slots
      from (select count(*) as times from effects group by job, for_date) e group by 1`,
  )
  expect(effects).toEqual([{ times: 1, slots }])
  expect(await rows(`select state, count(*)::int as slots from job_runs group by state`)).toEqual([
    { state: 'done', slots },
  ])
  const tries = await rows<{ outcome: string; tries: number; slots: number }>(
    `select outcome, count(*)::int as tries, count(distinct (job, for_date))::int as slots
      from job_attempts group by outcome order by outcome`,
  )
  const [done, failed] = tries
  expect(done).toEqual({ outcome: 'done', tries: slots, slots })
  expect(failed?.tries).toBeGreaterThanOrEqual(1)
  expect(tries).toHaveLength(2)
  const order = await rows<{ line: string }>(
    `select r.for_date || ' ' || r.job as line from job_runs r order by r.started_at, r.finished_at`,
  )
  // Each job's days went in order, whoever did them.
  for (let n = 0; n < jobCount; n += 1) {
    const name = `job-${String(n).padStart(2, '0')}`
    const own = order.map(({ line }) => line).filter((line) => line.endsWith(name))
    expect(own).toEqual(own.toSorted())
  }
}, 120_000)
