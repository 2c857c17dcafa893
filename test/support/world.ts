// The whole product over HTTP on a database of its own, at a fixed time, with the sign-ins of the empty seed.
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import { buildApp } from '../../src/app.ts'
import { fixedClock, type Clock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { productViews } from './views.ts'
import { wire, type Product } from '../../src/wiring.ts'
import { seedEmpty } from '../../seed/empty.ts'
import { createDatabase, type TestDatabase } from './postgres.ts'
import { auditKey } from './signing.ts'
import { password, patientMs, usualMorning } from './usual.ts'
import { aFolder } from './folder.ts'

export { password } from './usual.ts'

/** A clock that tests may set: the time passes only when they say so. */
export type MovableClock = Clock & { set(iso: string): void }

const movableClock = (iso: string): MovableClock => {
  let clock = fixedClock(iso)
  return {
    now: () => clock.now(),
    set: (to) => {
      clock = fixedClock(to)
    },
  }
}

export type World = Readonly<{
  product: Product
  database: TestDatabase
  clock: MovableClock
  forceId: ForceId
  address: string
  /** Every statement that the product has sent since the list was last emptied. */
  statements: string[]
  /** A program with this account's token: JSON in, JSON out. */
  as(username: string): Promise<Caller>
  /** One transaction of the product, as the system, for arranging and looking. */
  within<T>(work: (tx: Tx) => Promise<T>, actor?: string): Promise<T>
  close(): Promise<void>
}>

export type Caller = Readonly<{
  get(path: string): request.Test
  post(path: string, body?: object): request.Test
}>

const listening = (product: Product): Promise<Server> =>
  new Promise((resolve) => {
    const server = buildApp(product, productViews()).listen(0, '127.0.0.1', () => {
      resolve(server)
    })
  })

export async function aWorld(now = usualMorning): Promise<World> {
  const isUsual = now === usualMorning
  const database = await createDatabase(isUsual ? 'seeded' : 'template')
  const dataDir = aFolder('mosovo-world-')
  const clock = movableClock(now)
  const statements: string[] = []
  const product = await wire({
    config: readConfig({ SEED: 'empty', LOG_LEVEL: 'silent', DATA_DIR: dataDir }),
    clock,
    log: silentLog,
    url: database.appUrl,
    sessionSecret: 'a secret for tests only, never elsewhere',
    auditKey,
    onStatement: (text) => statements.push(text),
    poolSize: 4,
    connectMs: patientMs,
  })
  const within = <T>(work: (tx: Tx) => Promise<T>, actor = 'system'): Promise<T> =>
    inTransaction(product.transactions, { at: clock.now(), actor, limits: 'long' }, work)
  const forceId = await within((tx) => (isUsual ? seededForce(tx) : seedEmpty(tx, { password })))
  const server = await listening(product)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens = new Map<string, string>()
  return {
    product,
    database,
    clock,
    forceId,
    address,
    statements,
    within,
    as: async (username) => {
      const token = tokens.get(username) ?? (await within((tx) => tokenFor(tx, username)))
      tokens.set(username, token)
      return callerWith(address, token)
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await product.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function seededForce(tx: Tx): Promise<ForceId> {
  const [force] = await tx.query<{ id: ForceId }>('select f.id from forces f')
  if (force === undefined) throw new Error('the seeded template holds no force')
  return force.id
}

async function tokenFor(tx: Tx, username: string): Promise<string> {
  const made = await makeToken(tx, { username, label: 'tests' })
  if (!made.ok) throw new Error(`no token for ${username}: ${made.why}`)
  return made.value.token
}

const callerWith = (address: string, token: string): Caller => ({
  get: (path) => request(address).get(path).set('Authorization', `Bearer ${token}`),
  post: (path, body = {}) =>
    request(address).post(path).set('Authorization', `Bearer ${token}`).send(body),
})
