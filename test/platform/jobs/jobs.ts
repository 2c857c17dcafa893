// A ledger of jobs on a database of its own, with jobs whose effects are rows of a table of the test.
import { entities } from '../../../src/entities.ts'
import { fixedClock, type Clock } from '../../../src/platform/clock.ts'
import { openDatabase } from '../../../src/platform/database/connection.ts'
import {
  inTransaction,
  type Transactions,
  type Tx,
} from '../../../src/platform/database/transaction.ts'
import { newId } from '../../../src/platform/ids.ts'
import type { Log } from '../../../src/platform/log.ts'
import { keepJobs, type Schedule } from '../../../src/platform/jobs/schedule.ts'
import type { Job, JobTools } from '../../../src/platform/jobs/types.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../../support/postgres.ts'
import { sign } from '../../support/signing.ts'

export type TestJob = Job<JobTools>
export type Said = { level: 'error' | 'warn' | 'info'; facts: object; sentence: string }

export type Ground = Readonly<{
  database: TestDatabase
  transactions: Transactions
  /** Everything that was logged. */
  said: Said[]
  set(iso: string): void
  clock: Clock
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A server of its own number on the same database; its jobs are made known. */
  server(jobs: readonly TestJob[], more?: Partial<Schedule<JobTools>>): Promise<Schedule<JobTools>>
  /** What the work left: one line for each time that it was done and kept. */
  effects(): Promise<string[]>
  /** The ledger, a line for each slot. */
  runs(): Promise<string[]>
  attempts(): Promise<string[]>
  clear(): Promise<void>
  close(): Promise<void>
}>

const table = `create table effects (n bigint generated always as identity, job text, for_date date);
  grant select, insert, delete on effects to mosovo_app; grant usage on sequence effects_n_seq to mosovo_app`

export async function openGround(now = '2026-03-02T08:00:00Z'): Promise<Ground> {
  const database = await createDatabase()
  await asAdmin(database.ownerUrl, (client) => client.query(table))
  const said: Said[] = []
  const say = (level: Said['level']) => (facts: object, sentence: string) =>
    void said.push({ level, facts, sentence })
  const log: Log = { error: say('error'), warn: say('warn'), info: say('info') }
  const opened = await openDatabase({ url: database.appUrl, entities, log, poolSize: 8 })
  const transactions: Transactions = { database: opened, beforeCommit: async () => {}, sign }
  let at = fixedClock(now)
  const clock: Clock = { now: () => at.now() }
  const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(transactions, { at: clock.now(), actor: 'system' }, work)
  const lines = async (sql: string): Promise<string[]> =>
    (await within((tx) => tx.query<{ line: string }>(sql))).map(({ line }) => line)
  return {
    database,
    transactions,
    said,
    clock,
    within,
    set: (iso) => {
      at = fixedClock(iso)
    },
    server: async (jobs, more = {}) => {
      const schedule = { tools: { transactions, clock, log }, server: newId(), jobs, ...more }
      await keepJobs(schedule)
      return schedule
    },
    effects: () => lines(`select for_date || ' ' || job as line from effects order by n`),
    runs: () =>
      lines(
        `select for_date || ' ' || job || ' ' || state as line from job_runs order by for_date, started_at, job`,
      ),
    attempts: () =>
      lines(
        `select for_date || ' ' || job || ' ' || outcome as line from job_attempts order by started_at, finished_at, for_date, job`,
      ),
    clear: async () => {
      said.splice(0)
      await asAdmin(database.ownerUrl, (client) =>
        client.query('truncate effects, job_runs, job_attempts, job_requests, job_schedule'),
      )
    },
    close: async () => {
      await opened.close()
      await database.drop()
    },
  }
}

/** Leaves a row of its effect. */
export const effect = (tx: Tx, job: string, forDate: string): Promise<unknown> =>
  tx.query('insert into effects (job, for_date) values ($1, $2)', [job, forDate])

/** A job whose effect is one row. */
export const whole = (
  name: string,
  at: string,
  before: () => Promise<void> = async () => {},
): TestJob => ({
  name,
  at,
  summary: `Does ${name}`,
  kind: 'whole',
  work: async (tx, forDate) => {
    await effect(tx, name, forDate)
    await before()
    return { raised: 1 }
  },
})

/** A job of two short transactions, each of which may be repeated. */
export const batches = (
  name: string,
  at: string,
  between: () => Promise<void> = async () => {},
): TestJob => ({
  name,
  at,
  summary: `Does ${name} in parts`,
  kind: 'batches',
  work: async ({ transactions, clock }, forDate) => {
    const setting = { at: clock.now(), actor: 'system' }
    for (const part of ['a', 'b']) {
      await inTransaction(transactions, setting, async (tx) => {
        const own = [`${name}-${part}`, forDate]
        await tx.query('delete from effects where job = $1 and for_date = $2', own)
        await tx.query('insert into effects (job, for_date) values ($1, $2)', own)
      })
      await between()
    }
    return { parts: 2 }
  },
})
