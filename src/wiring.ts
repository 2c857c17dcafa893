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
import { shelfIn, type Shelf } from './platform/uploads/index.ts'
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
  connectMs?: number
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
  const { poolSize, connectMs } = more
  const database = await openDatabase({ url, entities, log, poolSize, connectMs })
  const pool = openSessionPool({ url, log, connectMs })
  return {
    config,
    clock,
    log,
    database,
    transactions: transactionsOn(database, auditKey, more.onStatement),
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
