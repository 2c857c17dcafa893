// One database of the benchmark: migrated, filled with people and five years of history, and the product on it.
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { migrations } from '../../migrations/index.ts'
import { seedEmpty } from '../../seed/empty.ts'
import { recordMany } from '../../src/audit/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { wire, type Product } from '../../src/wiring.ts'
import { fillFacts } from '../support/force.ts'
import { grants, type Addresses } from '../support/global-setup.ts'
import { asAdmin, onDatabase } from '../support/postgres.ts'
import { timed } from './measure.ts'

export const password = 'a password for benchmarks only'
export const today = '2026-03-02T08:00:00Z'
export const nextNight = '2026-03-03T05:20:00Z'
const sessionSecret = 'a secret for benchmarks only, never elsewhere'

export type Scale = Readonly<{ name: string; forces: number; people: number }>

export type Place = Readonly<{
  scale: Scale
  adminUrl: string
  appUrl: string
  forceId: ForceId
  product: Product
  /** Every statement that the product has sent in this process since the list was last emptied. */
  statements: string[]
  within<T>(work: (tx: Tx) => Promise<T>, at?: string): Promise<T>
  asAdmin(text: string): Promise<void>
  drop(): Promise<void>
}>

type Say = (line: string) => void

/** Visits and as many attempts in five years. */
const visits = 16

/** Rows of the audit log for each person, one a day, written as the product writes them. */
const looks = 5
const looksAtOnce = 10_000

const settings = `set session_replication_role = replica; set synchronous_commit = off;
  set work_mem = '256MB'; set maintenance_work_mem = '256MB'`

/** What a country has besides the seeded force: its other forces, each with two offices. */
const otherForces = `with f as (insert into forces (id, name)
    select gen_random_uuid(), 'Force ' || k from generate_series(2, $1::int) k returning id)
  insert into teams (id, force_id, name, from_import)
    select gen_random_uuid(), f.id, t.name, false from f, (values ('North office'), ('South office')) t(name)`

async function fill(adminUrl: string, scale: Scale, say: Say): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(settings)
    const query = async <Row>(text: unknown, values: readonly unknown[] = []): Promise<Row[]> =>
      (await client.query(String(text), [...values])).rows as Row[]
    await query(otherForces, [scale.forces])
    const forces = await query<{ id: string }>('select f.id from forces f order by f.name')
    const forceIds = forces.map(({ id }) => id)
    const people = Math.ceil(scale.people / scale.forces)
    const at = new Date(today)
    const facts = { forceIds, people, visits, longPast: true, officersPerTeam: 25 }
    const ms = await timed(() => fillFacts({ at, query }, facts))
    await client.query('vacuum analyze')
    say(`${scale.name}: facts in ${seconds(ms)}`)
  })
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

const dayMs = 86_400_000

/** A past for the audit log, signed row by row. */
async function lookedAt({ within }: Pick<Place, 'within'>): Promise<void> {
  const everyone = await within((tx) =>
    tx.query<{ id: OffenderId }>('select o.id from offenders o order by o.id'),
  )
  for (let look = looks; look > 0; look -= 1) {
    const at = new Date(Date.parse(today) - look * dayMs).toISOString()
    for (let from = 0; from < everyone.length; from += looksAtOnce) {
      const events = everyone.slice(from, from + looksAtOnce).map(({ id }) => ({
        ...({ action: 'offender.opened', offenderId: id, count: 1, result: 'shown' } as const),
        fields: ['name', 'level'],
      }))
      await within((tx) => recordMany(tx, events), at)
    }
  }
}

const counted = `select (select count(*) from offenders)::int as people, (select count(*) from visits)::int as calls,
  (select count(*) from visit_plans)::int as plans, (select count(*) from arms)::int as arms,
  (select count(*) from chronology)::int as lines, (select count(*) from audit_events)::int as audit`

async function tell({ scale, within }: Pick<Place, 'scale' | 'within'>, say: Say): Promise<void> {
  const [row = {}] = await within((tx) => tx.query<Record<string, number>>(counted))
  const parts = Object.entries(row).map(([name, n]) => `${n.toLocaleString('en-GB')} ${name}`)
  say(`${scale.name}: ${scale.forces} force(s), ${parts.join(', ')}`)
}

/** A new database at this scale; nobody's duties are derived yet. */
export async function makePlace(server: Addresses, scale: Scale, say: Say): Promise<Place> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  await asAdmin(server.adminUrl, (client) =>
    client.query(`create database ${name} owner mosovo_owner`),
  )
  const [adminUrl, ownerUrl, appUrl] = [server.adminUrl, server.ownerUrl, server.appUrl].map(
    (url) => onDatabase(url, name),
  ) as [string, string, string]
  await migrate(ownerUrl, migrations)
  await asAdmin(ownerUrl, (client) => client.query(grants))
  const statements: string[] = []
  const product = await wire({
    ...wiring(appUrl, today),
    onStatement: (text) => statements.push(text),
  })
  const within: Place['within'] = (work, at = today) =>
    inTransaction(product.transactions, { at: new Date(at), actor: 'system', limits: 'long' }, work)
  const forceId = await within((tx) => seedEmpty(tx, { password }))
  await fill(adminUrl, scale, say)
  await lookedAt({ within })
  await tell({ scale, within }, say)
  const run = (text: string): Promise<void> =>
    asAdmin(adminUrl, async (client) => {
      await client.query(text)
    })
  const drop = async (): Promise<void> => {
    await product.close()
    await asAdmin(server.adminUrl, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  return { scale, adminUrl, appUrl, forceId, product, statements, within, asAdmin: run, drop }
}

/** The product as the server has it, at a fixed time. */
export const wiring = (url: string, now: string) => ({
  config: readConfig({ SEED: 'empty', LOG_LEVEL: 'silent' }),
  clock: fixedClock(now),
  log: silentLog,
  url,
  sessionSecret,
  auditKey: 'an audit key for benchmarks only, never elsewhere',
})

/** What PostgreSQL does by itself after a while: statistics, and rows marked as seen by all. */
export const settle = ({ adminUrl }: Pick<Place, 'adminUrl'>): Promise<pg.QueryResult> =>
  asAdmin(adminUrl, (client) => client.query('vacuum analyze'))
