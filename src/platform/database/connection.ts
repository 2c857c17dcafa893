// The connection to PostgreSQL: one pool, time-outs everywhere, civil dates read as text.
import pg from 'pg'
import { DataSource, type EntitySchema } from 'typeorm'
import type { Log } from '../log.ts'
import { SnakeCase } from './naming.ts'

export type Database = Readonly<{
  source: DataSource
  close(): Promise<void>
}>

/** Page limits (X3). Imports and jobs set their own, longer ones, by transaction. */
export const pageLimits = {
  connectMs: 2_000,
  statementMs: 5_000,
  lockMs: 3_000,
  idleMs: 10_000,
  answerMs: 7_000,
}

// X14: a date is a civil date, not local midnight in some zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)

type Options = Readonly<{
  url: string
  entities: readonly EntitySchema[]
  log: Log
  poolSize?: number | undefined
  connectMs?: number | undefined
}>

export async function openDatabase({
  url,
  entities,
  log,
  poolSize = 10,
  connectMs = pageLimits.connectMs,
}: Options): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    namingStrategy: new SnakeCase(),
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize,
    connectTimeoutMS: connectMs,
    poolErrorHandler: (fault: unknown) => {
      log.warn({ fault: String(fault) }, 'an idle database connection was lost')
    },
    extra: {
      statement_timeout: pageLimits.statementMs,
      lock_timeout: pageLimits.lockMs,
      idle_in_transaction_session_timeout: pageLimits.idleMs,
      query_timeout: pageLimits.answerMs,
      application_name: 'mosovo',
      // Statements that do not wait for each other travel together; PostgreSQL answers them in their order.
      pipeline: true,
      // A force fits in memory: a page reached through an index costs hardly more than the next one in line.
      options: '-c timezone=UTC -c jit=off -c random_page_cost=1.1',
    },
  })
  await source.initialize()
  return { source, close: () => source.destroy() }
}
