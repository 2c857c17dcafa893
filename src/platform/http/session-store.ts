// Browser sessions in PostgreSQL: known by digest only, and once ended never written back (X5, X6).
import { createHash } from 'node:crypto'
import { Store, type Session, type SessionData } from 'express-session'
import type { Request } from 'express'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import { pageLimits } from '../database/connection.ts'
import { asDatabaseFault } from '../database/faults.ts'
import type { Tx } from '../database/transaction.ts'
import type { AccountId } from '../ids.ts'
import type { Log } from '../log.ts'
import './session-data.ts'

export type SessionLimits = Readonly<{ idleMs: number; absoluteMs: number }>

type Options = Readonly<{ pool: pg.Pool; clock: Clock; limits: SessionLimits }>
type Answer<T> = (fault: unknown, value?: T) => void

/** How often a session that is only read is marked as in use. */
const touchEveryMs = 60_000

const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex')

/**
 * Sessions have connections of their own, few and short: they are read before a request's transaction begins and
 * written after it ends, and must not wait behind it. Every connection listens for its own end (X4).
 */
export function openSessionPool({
  url,
  log,
  connectMs = pageLimits.connectMs,
}: {
  url: string
  log: Log
  connectMs?: number | undefined
}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: connectMs,
    statement_timeout: pageLimits.statementMs,
    query_timeout: pageLimits.answerMs,
    lock_timeout: pageLimits.lockMs,
    application_name: 'mosovo-sessions',
    options: '-c timezone=UTC -c jit=off',
  })
  const lost = (fault: unknown): void => {
    log.warn({ fault: String(fault) }, 'a session connection was lost')
  }
  pool.on('error', lost)
  pool.on('connect', (client) => {
    client.on('error', lost)
  })
  return pool
}

export class SessionStore extends Store {
  private readonly pool: pg.Pool
  private readonly clock: Clock
  private readonly limits: SessionLimits
  /** When each session now in memory was last marked as in use; one that is not here was never stored. */
  private readonly seen = new WeakMap<object, number>()

  constructor({ pool, clock, limits }: Options) {
    super()
    this.pool = pool
    this.clock = clock
    this.limits = limits
  }

  override get(id: string, answer: Answer<SessionData | null>): void {
    settle(this.read(id), answer)
  }

  /** The session of a request, made from what was read. */
  override createSession(request: Request, data: SessionData): Session & SessionData {
    const session = super.createSession(request, data)
    const seenAt = this.seen.get(data)
    if (seenAt !== undefined) this.seen.set(session, seenAt)
    return session
  }

  /** X5: a session is inserted once, by the request that began it; after that only a live row is updated. */
  override set(id: string, session: SessionData, answer: Answer<void> = () => undefined): void {
    settle(this.seen.has(session) ? this.update(id, session) : this.insert(id, session), answer)
  }

  override destroy(id: string, answer: Answer<void> = () => undefined): void {
    settle(this.end(id), answer)
  }

  override touch(id: string, session: SessionData, answer: Answer<void> = () => undefined): void {
    settle(this.mark(id, session), answer)
  }

  private async read(id: string): Promise<SessionData | null> {
    const at = this.clock.now()
    const { rows } = await this.pool.query<{ data: SessionData; seenAt: Date }>({
      name: 'session-read',
      text: `select s.data, s.seen_at as "seenAt" from sessions s
        where s.id_digest = $1 and s.ended_at is null and s.seen_at > $2 and s.began_at > $3`,
      values: [digestOf(id), before(at, this.limits.idleMs), before(at, this.limits.absoluteMs)],
    })
    const [found] = rows
    if (found === undefined) return null
    this.seen.set(found.data, found.seenAt.getTime())
    return found.data
  }

  private async insert(id: string, session: SessionData): Promise<void> {
    const at = this.clock.now()
    await this.pool.query({
      name: 'session-insert',
      text: `insert into sessions (id_digest, account_id, data, began_at, seen_at)
        values ($1, $2, $3, $4, $4)`,
      values: [digestOf(id), session.accountId ?? null, JSON.stringify(session), at],
    })
    this.seen.set(session, at.getTime())
  }

  private async update(id: string, session: SessionData): Promise<void> {
    const at = this.clock.now()
    await this.pool.query({
      name: 'session-update',
      text: `update sessions set data = $2, seen_at = $3 where id_digest = $1 and ended_at is null`,
      values: [digestOf(id), JSON.stringify(session), at],
    })
    this.seen.set(session, at.getTime())
  }

  private async end(id: string): Promise<void> {
    await this.pool.query({
      name: 'session-end',
      text: `update sessions set ended_at = $2, data = '{}' where id_digest = $1 and ended_at is null`,
      values: [digestOf(id), this.clock.now()],
    })
  }

  private async mark(id: string, session: SessionData): Promise<void> {
    const at = this.clock.now()
    const seenAt = this.seen.get(session)
    if (seenAt === undefined || at.getTime() - seenAt < touchEveryMs) return
    await this.pool.query({
      name: 'session-mark',
      text: `update sessions set seen_at = $2 where id_digest = $1 and ended_at is null`,
      values: [digestOf(id), at],
    })
    this.seen.set(session, at.getTime())
  }
}

const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms)

/** The library takes callbacks; a database that is away becomes the fault that answers 503. */
function settle<T>(work: Promise<T>, answer: Answer<T>): void {
  work.then(
    (value) => {
      answer(null, value)
    },
    (fault: unknown) => {
      answer(asDatabaseFault(fault))
    },
  )
}

/** Signs an account out everywhere: after a new password, or when it is disabled. */
export const endSessionsOf = (tx: Tx, accountId: AccountId): Promise<unknown> =>
  tx.query(
    `update sessions set ended_at = $2, data = '{}' where account_id = $1 and ended_at is null`,
    [accountId, tx.at],
  )

/** Forgets sessions that ended, or were last used, before an instant: they could not be used again anyway. */
export const forgetSessionsBefore = (tx: Tx, at: Date): Promise<unknown> =>
  tx.query('delete from sessions where seen_at < $1', [at])
