// Browser sessions: known by digest, ended for good, idle and absolute limits, and a database that goes away.
import { createHash } from 'node:crypto'
import express, { type Express } from 'express'
import request from 'supertest'
import type pg from 'pg'
import { asAppError } from '../../src/platform/errors.ts'
import { sessions } from '../../src/platform/http/session.ts'
import {
  endSessionsOf,
  forgetSessionsBefore,
  openSessionPool,
  SessionStore,
} from '../../src/platform/http/session-store.ts'
import type { AccountId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openWorld, type World } from '../access/world.ts'
import { asAdmin } from '../support/postgres.ts'
import { patientMs } from '../support/usual.ts'

const limits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 }
const start = Date.parse('2026-03-02T08:00:00Z')
const minute = 60_000

let world: World
let pool: pg.Pool
let app: Express
let now: number
let accountId: AccountId
let release: () => void
const sent: string[] = []

beforeAll(async () => {
  world = await openWorld()
  accountId = (await world.actor('om.north')).accountId
  pool = openSessionPool({ url: world.test.appUrl, log: silentLog, connectMs: patientMs })
  const query = pool.query.bind(pool) as (statement: { name?: string }) => unknown
  pool.query = ((statement: { name?: string }) => {
    sent.push(statement.name ?? '')
    return query(statement)
  }) as typeof pool.query
  app = appOn(new SessionStore({ pool, clock: { now: () => new Date(now) }, limits }))
})

afterAll(async () => {
  await pool.end()
  await world.close()
})

beforeEach(() => {
  now = start
})

/** Signs in, looks, waits on purpose, signs out. */
function appOn(store: SessionStore): Express {
  const made = express()
  made.use(sessions({ store, secret: 's'.repeat(32), behindTls: false }))
  made.post('/in', (req, res, next) => {
    req.session.regenerate((fault: unknown) => {
      if (fault !== undefined && fault !== null) {
        next(fault)
        return
      }
      req.session.accountId = accountId
      req.session.save(() => res.send('in'))
    })
  })
  made.get('/who', (req, res) => {
    res.send(req.session.accountId ?? 'nobody')
  })
  made.get('/slow', async (req, res) => {
    req.session.flash = { kind: 'success', heading: 'late', text: '' }
    await new Promise<void>((resolve) => {
      release = resolve
    })
    res.send('done')
  })
  made.post('/out', (req, res) => {
    req.session.destroy(() => res.send('out'))
  })
  made.use(((fault: unknown, _req, res, _next) => {
    const { kind } = asAppError(fault)
    res.status(kind === 'unavailable' ? 503 : 500).send(kind)
  }) as express.ErrorRequestHandler)
  return made
}

async function signedIn(): Promise<string> {
  const answer = await request(app).post('/in')
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}
const who = async (cookie: string) => (await request(app).get('/who').set('Cookie', cookie)).text
const idIn = (cookie: string) =>
  decodeURIComponent(cookie)
    .replace(/^sid=s:/, '')
    .split('.')[0] ?? ''

test('a session is kept under the digest of its id and never under the id (X6)', async () => {
  const cookie = await signedIn()
  const digest = createHash('sha256').update(idIn(cookie)).digest('hex')
  const rows = await world.run((tx) =>
    tx.query('select * from sessions where id_digest = $1', [digest]),
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(idIn(cookie))
  expect(rows[0]).toMatchObject({ account_id: accountId, ended_at: null })
})

test('a request that ends after sign-out does not bring the session back (X5)', async () => {
  const cookie = await signedIn()
  const slow = request(app)
    .get('/slow')
    .set('Cookie', cookie)
    .then((answer) => answer.text)
  while (release === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
  await request(app).post('/out').set('Cookie', cookie)
  release()
  expect(await slow).toBe('done')
  expect(sent.at(-1)).toBe('session-update')
  expect(await who(cookie)).toBe('nobody')
  const [row] = await world.run((tx) =>
    tx.query('select s.data from sessions s where s.id_digest = $1 and s.ended_at is not null', [
      createHash('sha256').update(idIn(cookie)).digest('hex'),
    ]),
  )
  expect(row).toEqual({ data: {} })
})

test('signing in gives a new session, and the old one cannot be used with it', async () => {
  const before = await signedIn()
  const again = await request(app).post('/in').set('Cookie', before)
  const after = String(again.headers['set-cookie']).split(';')[0] ?? ''
  expect(idIn(after)).not.toBe(idIn(before))
  expect(await who(after)).toBe(accountId)
  expect(await who(before)).toBe('nobody')
})

test.each([
  { idle: 29, is: 'still signed in' },
  { idle: 30, is: 'signed out' },
])('after $idle minutes without use one is $is', async ({ idle, is }) => {
  const cookie = await signedIn()
  now += idle * minute
  expect(await who(cookie)).toBe(is === 'signed out' ? 'nobody' : accountId)
})

test('use keeps a session alive, but not beyond twelve hours', async () => {
  const cookie = await signedIn()
  for (let used = 20; used < 720; used += 20) {
    now = start + used * minute
    expect(await who(cookie)).toBe(accountId)
  }
  now = start + 719 * minute
  expect(await who(cookie)).toBe(accountId)
  now = start + 720 * minute
  expect(await who(cookie)).toBe('nobody')
})

test('looking marks a session as in use at most once a minute', async () => {
  const cookie = await signedIn()
  sent.length = 0
  for (const seconds of [10, 30, 59, 60, 70, 119, 120]) {
    now = start + seconds * 1000
    await who(cookie)
  }
  expect(sent.filter((name) => name === 'session-mark')).toHaveLength(2)
})

test('an account is signed out everywhere at once', async () => {
  const cookies = [await signedIn(), await signedIn()]
  await world.run((tx) => endSessionsOf(tx, accountId))
  expect(await Promise.all(cookies.map(who))).toEqual(['nobody', 'nobody'])
})

test('sessions last used before a day can be forgotten', async () => {
  await signedIn()
  await world.run((tx) => forgetSessionsBefore(tx, new Date(start + minute)))
  const [left] = await world.run((tx) =>
    tx.query<{ n: number }>('select count(*)::int as n from sessions where seen_at <= $1', [
      new Date(start),
    ]),
  )
  expect(left?.n).toBe(0)
})

test('connections that die while idle are replaced without a crash (X4)', async () => {
  const cookie = await signedIn()
  await asAdmin(world.test.adminUrl, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mosovo-sessions' and datname = current_database()`),
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await who(cookie)).toBe(accountId)
})

test('a database that is away answers 503', async () => {
  const away = openSessionPool({ url: 'postgres://nobody@127.0.0.1:1/none', log: silentLog })
  const cut = appOn(new SessionStore({ pool: away, clock: { now: () => new Date(now) }, limits }))
  const cookie = await signedIn()
  const answer = await request(cut).get('/who').set('Cookie', cookie)
  expect([answer.status, answer.text]).toEqual([503, 'unavailable'])
  await away.end()
})
