// The only place that builds things: settings and a database address in, everything the app needs out.
import { join } from 'node:path'
import type { Config } from './platform/config.ts'
import type { Clock } from './platform/clock.ts'
import { openDatabase, type Database } from './platform/database/connection.ts'
import { localDateOf } from './platform/calendar.ts'
import type { Transactions, Tx } from './platform/database/transaction.ts'
import { openSessionPool, SessionStore } from './platform/http/session-store.ts'
import type { ForceId } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import { signWith } from './platform/sign.ts'
import { projectRoot } from './platform/root.ts'
import { shelfIn, type Shelf } from './platform/uploads/index.ts'
import { compileViews, type Views } from './platform/views/engine.ts'
import { sessionLimits } from './access/index.ts'
import { deriveBeforeCommit, retakeToday } from './backlog/index.ts'
import { issueForForce } from './briefings/index.ts'
import { lookForPairs } from './corrections/index.ts'
import { entities } from './entities.ts'

export type Product = Readonly<{
  config: Config
  clock: Clock
  log: Log
  database: Database
  transactions: Transactions
  views: Views
  /** The files of people's documents. */
  documents: Shelf
  sessions: SessionStore
  sessionSecret: string
  /** What follows a register in its own transaction: the day's workload anew and a further edition of the briefing. */
  afterLoad(tx: Tx, forceId: ForceId): Promise<unknown>
  close(): Promise<void>
}>

export type Wiring = Readonly<{
  config: Config
  clock: Clock
  log: Log
  url: string
  sessionSecret: string
  /** What the audit log is signed with: never in the database. */
  auditKey: string
  onStatement?: (text: string) => void
  poolSize?: number
  /** Compiled already, for another product of the same process. */
  views?: Views
}>

/** Transactions whose every commit leaves the duties true. */
export const transactionsOn = (
  database: Database,
  auditKey: string,
  onStatement?: (text: string) => void,
): Transactions => ({
  database,
  beforeCommit: deriveBeforeCommit,
  sign: signWith(auditKey),
  ...(onStatement === undefined ? {} : { onStatement }),
})

export async function wire({
  config,
  clock,
  log,
  url,
  sessionSecret,
  auditKey,
  ...more
}: Wiring): Promise<Product> {
  const views = more.views ?? compileViews(join(projectRoot, 'views'))
  const database = await openDatabase({ url, entities, log, poolSize: more.poolSize ?? 10 })
  const pool = openSessionPool({ url, log })
  return {
    config,
    clock,
    log,
    database,
    transactions: transactionsOn(database, auditKey, more.onStatement),
    views,
    documents: shelfIn(join(config.dataDir, 'documents')),
    sessions: new SessionStore({ pool, clock, limits: sessionLimits }),
    sessionSecret,
    afterLoad: async (tx, forceId) => {
      await retakeToday(tx, forceId)
      await lookForPairs(tx, { forceId, foundBy: 'import' })
      await issueForForce(tx, { forceId, on: localDateOf(tx.at), why: 'import' })
    },
    close: async () => {
      await pool.end()
      await database.close()
    },
  }
}
