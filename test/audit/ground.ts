// A log on a database of its own: written, sealed and verified by the program, and tampered with as the owner of the tables.
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import {
  chainState,
  outsideFile,
  recordMany,
  sealAudit,
  verifyAudit,
  type AuditEvent,
  type Sealing,
  type Verification,
} from '../../src/audit/index.ts'
import {
  inTransaction,
  type Transactions,
  type Tx,
} from '../../src/platform/database/transaction.ts'
import { signWith } from '../../src/platform/sign.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'
import { auditKey } from '../support/signing.ts'
import { aFolder } from '../support/folder.ts'
import { openPatiently } from '../support/database.ts'

export type Ground = Readonly<{
  database: TestDatabase
  transactions: Transactions
  /** The same database with another key, as somebody else would have it. */
  withKey(key: string): Transactions
  outside: string
  /** The app's clock; the tests set it. */
  clock: { now(): Date; set(iso: string): void }
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  write(events: number, actor?: string): Promise<void>
  /** So many rows without a digest, as a database holds that was written before rows carried one. */
  haveOlderRows(rows: number): Promise<void>
  /** Seals until no row is young: another test's transaction may hold the last ones back. */
  seal(otherwise?: Partial<Sealing>): Promise<void>
  verify(): Promise<Verification>
  /** SQL of the owner of the tables, with every trigger and check out of the way. */
  tamper(sql: string, values?: unknown[]): Promise<pg.QueryResult>
  rows<T>(sql: string): Promise<T[]>
  /** SQL of the server's own role. */
  asApp(sql: string): Promise<unknown>
  close(): Promise<void>
}>

export const looked = (n: number): AuditEvent => ({
  action: 'offender.opened',
  path: `/offenders/${n}`,
  fields: ['name', 'homeAddress'],
  count: n,
  result: 'shown',
})

const disarmed = `alter table audit_events disable trigger all; alter table audit_seals disable trigger all;
  alter table audit_older_rows disable trigger all;
  alter table audit_events drop constraint if exists audit_events_carry_their_digest;
  alter table audit_seals drop constraint if exists audit_seals_hold_a_digest_a_row;`

export async function openGround(): Promise<Ground> {
  const database = await createDatabase()
  const opened = await openPatiently(database.appUrl, { entities: [] })
  const folder = aFolder('mosovo-audit-')
  const outside = outsideFile(folder)
  let now = new Date('2026-03-02T08:00:00Z')
  const clock = { now: () => now, set: (iso: string) => void (now = new Date(iso)) }
  const withKey = (key: string): Transactions => ({
    database: opened,
    beforeCommit: async () => {},
    sign: signWith(key),
  })
  const transactions = withKey(auditKey)
  const within: Ground['within'] = (work) =>
    inTransaction(transactions, { at: clock.now(), actor: 'om.north', limits: 'long' }, work)
  const sealing: Sealing = { transactions, clock, outside }
  const tamper: Ground['tamper'] = (sql, values) =>
    asAdmin(database.ownerUrl, async (client) => {
      await client.query(disarmed)
      return await client.query(sql, values)
    })
  return {
    database,
    transactions,
    withKey,
    outside,
    clock,
    within,
    write: (events, actor = 'om.north') =>
      inTransaction(transactions, { at: clock.now(), actor, limits: 'long' }, (tx) =>
        recordMany(
          tx,
          Array.from({ length: events }, (_, n) => looked(n)),
        ),
      ),
    seal: async (otherwise = {}) => {
      for (;;) {
        await sealAudit({ ...sealing, ...otherwise })
        const { young } = await within(chainState)
        if (young.rows === 0) return
        await pause(20)
      }
    },
    verify: () => verifyAudit(sealing),
    tamper,
    haveOlderRows: async (rows) => {
      await tamper(`insert into audit_events (at, actor, action, result)
        select '2025-01-01Z', 'om.old', 'offender.opened', 'shown' from generate_series(1, ${rows});
        update audit_older_rows set rows = ${rows}`)
    },
    rows: (sql) => asAdmin(database.ownerUrl, async (client) => (await client.query(sql)).rows),
    asApp: (sql) => asAdmin(database.appUrl, (client) => client.query(sql)),
    close: async () => {
      await opened.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** With three seals over five rows each. */
export async function openSealedGround(): Promise<Ground> {
  const ground = await openGround()
  for (const actor of ['om.north', 'om.south', 'ds.north']) {
    await ground.write(5, actor)
    await ground.seal()
  }
  return ground
}

/** The end of a log cut off with its seals. */
export const cutTail = `delete from audit_events where id = any(select unnest(event_ids) from audit_seals where number >= 3);
  delete from audit_seals where number >= 3`
