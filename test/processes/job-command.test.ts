// Jobs by command and by the running server: beside one and alone, two servers at once, and after some days off.
import { join } from 'node:path'
import { jobs } from '../../jobs/index.ts'
import { callerOf, type Caller } from './caller.ts'
import { setTimeout as pause } from 'node:timers/promises'
import {
  build,
  clearUp,
  command,
  startServer,
  stop,
  temporary,
  tokenOf,
  type Ended,
  type Server,
} from './program.ts'

const dataDir = join(temporary(), 'data')
const asked = { dataDir }
let server: Server
let admin: Caller
let token: string

beforeAll(async () => {
  await build()
  server = await startServer(asked)
  token = await tokenOf('admin', asked)
  admin = callerOf(server.address, token)
}, 120_000)
afterAll(clearUp)

type Run = { job: string; forDate: string; state: string; askedBy: string }

const job = (...args: string[]): Promise<Ended> => command('job', args, asked).ended

const runs = async (caller = admin): Promise<Run[]> =>
  (await caller.get('/jobs?size=200')).body['items'] as Run[]

/** Waits until so many slots are settled, and gives them. */
async function settled(count: number, caller = admin): Promise<Run[]> {
  for (;;) {
    const found = await runs(caller)
    if (found.length >= count) return found
    await pause(50)
  }
}

const lineOf = ({ forDate, job: name, state }: Run): string => `${forDate} ${name} ${state}`
/** The server starts at eight: the jobs of the night are due, and the one at noon is not. */
const nightly: typeof jobs = jobs.filter(({ at }) => at < '08:00')
const doneOn = (day: string, done = nightly): string[] =>
  done.map(({ name }) => `${day} ${name} done`).toSorted()

test('the server does the day’s jobs by itself when it starts, once, and says so to programs', async () => {
  const found = await settled(nightly.length)
  expect(found.map(lineOf).toSorted()).toEqual(doneOn('2026-03-02'))
  expect(new Set(found.map(({ askedBy }) => askedBy))).toEqual(new Set(['schedule']))
  const ready = await admin.get('/readyz')
  expect((ready.body['warnings'] as string[]).filter((text) => text.startsWith('The job'))).toEqual(
    [],
  )
}, 60_000)

test('a slot that is done already: the command beside the server says so and when, and exits 0', async () => {
  const { code, out } = await job('overdue-visits')
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /^overdue-visits for 2 March 2026 was done already on 2 March 2026 at 08:0\d \(.*\), so nothing was done now\.\n$/,
    ),
  ])
}, 60_000)

test('a day that was not done is done by command, with its counts on one line, and is on the page', async () => {
  const tried = await job('missing-arms', '--for', '2026-03-01', '--dry-run')
  expect([tried.code, tried.out]).toEqual([
    0,
    expect.stringMatching(
      /^missing-arms for 1 March 2026 was tried: .+ \d+.* Nothing of it was kept\.\n$/,
    ),
  ])
  expect((await runs()).map(lineOf)).not.toContain('2026-03-01 missing-arms done')
  const done = await job('missing-arms', '--for', '2026-03-01')
  expect([done.code, done.out]).toEqual([
    0,
    expect.stringMatching(
      /^missing-arms for 1 March 2026 is done: .+ \d+.*\. It took [\d.]+ s\.\n$/,
    ),
  ])
  expect(await runs()).toContainEqual(
    expect.objectContaining({ job: 'missing-arms', forDate: '2026-03-01', askedBy: 'command' }),
  )
}, 60_000)

test.each([
  { args: [], says: /^Usage: npm run job/ },
  {
    args: ['no-such-job'],
    says: /^There is no job called no-such-job\. The jobs are: .*daily-briefing/,
  },
  { args: ['missing-arms', '--for', '2026-02-30'], says: /^2026-02-30 is no day/ },
  { args: ['missing-arms', '--for', '2026-03-03'], says: /^3 March 2026 has not begun/ },
  {
    args: ['daily-briefing', '--for', '1997-08-31'],
    says: /^31 August 1997 is before 1 September 1997, when the register began.*\.\n$/,
  },
  {
    args: ['daily-briefing', '--for', '1990-01-01', '--dry-run'],
    says: /^1 January 1990 is before 1 September 1997, when the register began.*\.\n$/,
  },
  { args: ['missing-arms', '--now'], says: /^Usage: npm run job/ },
])(
  '$args does nothing, says why and exits 1',
  async ({ args, says }) => {
    const { code, out, err } = await job(...args)
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(says)])
  },
  60_000,
)

test('what the administrator asks for on the page is run within seconds', async () => {
  const sent = await admin.post('/jobs', { job: 'caseload-ratios', forDate: '2026-03-01' })
  expect(sent.status).toBe(201)
  while (!(await runs()).map(lineOf).includes('2026-03-01 caseload-ratios done')) await pause(50)
  expect((await admin.get('/jobs')).body['waiting']).toEqual([])
}, 60_000)

test('after three days off two servers that start at once catch up, each slot once and the days in order', async () => {
  expect((await stop(server)).code).toBe(0)
  const later = { dataDir, settings: { MOSOVO_NOW: '2026-03-06T08:00:00Z' } }
  const servers = await Promise.all([startServer(later), startServer(later)])
  const callers = servers.map(({ address }) => callerOf(address, token))
  const [caller = admin] = callers
  const found = await settled(jobs.length * 4 + nightly.length + 2, caller)
  const lines = found.map(lineOf)
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05'])
    expect(lines.filter((line) => line.startsWith(day)).toSorted()).toEqual(doneOn(day, jobs))
  expect(lines.filter((line) => line.startsWith('2026-03-06')).toSorted()).toEqual(
    doneOn('2026-03-06'),
  )
  const body = (await caller.get('/jobs')).body
  expect([body['alarms'], body['failed'], body['running']]).toEqual([[], [], []])
  for (const one of servers) expect((await stop(one)).code).toBe(0)
}, 120_000)

test('alone, without a server, the command uses MOSOVO_NOW', async () => {
  const alone = { dataDir, settings: { MOSOVO_NOW: '2026-03-07T08:00:00Z' } }
  const { code, out } = await command('job', ['missing-arms'], alone).ended
  expect([code, out]).toEqual([0, expect.stringMatching(/^missing-arms for 7 March 2026 is done/)])
}, 60_000)
