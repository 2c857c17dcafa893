// Killed in the middle: half a register leaves nothing, every visit that was answered is kept, and PostgreSQL comes back.
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { exampleBytes } from '../imports/register-builder.ts'
import { aPerson, callerOf, type Answered, type Caller } from './caller.ts'
import {
  build,
  clearUp,
  command,
  kill,
  postgresOf,
  startServer,
  temporary,
  tokenOf,
  type Server,
} from './program.ts'

const folder = temporary()
const asked = { dataDir: join(folder, 'data') }
let server: Server
let chief: Caller
let token: string

const startAgain = async (): Promise<void> => {
  server = await startServer(asked)
  chief = callerOf(server.address, token)
}

beforeAll(async () => {
  await build()
  server = await startServer(asked)
  token = await tokenOf('dci.force', asked)
  chief = callerOf(server.address, token)
}, 60_000)
afterAll(clearUp)

const peopleHere = async (): Promise<unknown> =>
  (await chief.get('/offenders?size=1')).body['total']
const writing = 'Writing people and their history'

test('a server killed in the middle of an import leaves none of it, and the next start works', async () => {
  const sent = await chief.upload('/imports', exampleBytes())
  expect(sent.status).toBe(201)
  const path = `/imports/${String(sent.body['id'])}`
  for (let run = sent.body; run['progressText'] !== writing;) {
    run = (await chief.get(path)).body
    expect(['waiting', 'running']).toContain(run['state'])
  }
  await kill(server)
  await startAgain()
  expect(await peopleHere()).toBe(0)
  expect((await chief.get('/figures')).body['notLoaded']).toBe(0)
}, 60_000)

test('a command killed in the middle of an import leaves none of it', async () => {
  const file = join(folder, 'register.csv')
  writeFileSync(file, exampleBytes())
  const loading = command('import', [file], asked)
  await loading.says(writing)
  await kill(loading)
  expect(await peopleHere()).toBe(0)
}, 60_000)

const visitAt = (minute: number) => ({
  at: new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000).toISOString(),
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north'],
})

test('a server killed while visits are recorded has kept every one that it answered, and a repeat records none twice', async () => {
  const { body } = await chief.post('/offenders', aPerson(1))
  const path = `/offenders/${String(body['id'])}/visits`
  const record = (one: number): Promise<Answered> =>
    chief.post(path, visitAt(one), { 'Idempotency-Key': `visit-${one}` })
  const answered = new Map<number, unknown>()
  let sent = 0
  const writer = async (): Promise<void> => {
    for (;;) {
      sent += 1
      const one = sent
      const answer = await record(one).catch(() => null)
      if (answer === null) return
      expect(answer.status).toBe(201)
      answered.set(one, answer.body['id'])
    }
  }
  const writers = [1, 2, 3, 4].map(writer)
  while (answered.size < 30) await pause(5)
  await kill(server)
  await Promise.all(writers)
  await startAgain()
  const kept = async (): Promise<unknown[]> => {
    const list = await chief.get(`${path}?size=200`)
    return (list.body['items'] as { id: string }[]).map(({ id }) => id)
  }
  expect(await kept()).toEqual(expect.arrayContaining([...answered.values()]))
  for (let one = 1; one <= sent; one += 1) {
    const repeat = await record(one)
    expect(repeat.status).toBe(201)
    if (answered.has(one)) expect(repeat.body['id']).toBe(answered.get(one))
  }
  expect(await kept()).toHaveLength(sent)
}, 60_000)

test('with PostgreSQL killed under it a server answers 503 with Retry-After, then serves again', async () => {
  const before = postgresOf(asked.dataDir) ?? 0
  process.kill(before, 'SIGKILL')
  const answers: Answered[] = []
  do {
    answers.push(await chief.get('/figures'))
    await pause(50)
  } while (answers.at(-1)?.status !== 200 || answers.length < 3)
  const away = answers.filter(({ status }) => status !== 200)
  expect(away.length).toBeGreaterThan(0)
  for (const { status, headers, body } of away) {
    expect(status).toBe(503)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(body['type']).toMatch(/unavailable$/)
  }
  expect(postgresOf(asked.dataDir)).not.toBe(before)
  expect(await peopleHere()).toBe(1)
}, 60_000)
