// One use case, one transaction: what its code may ask of the database, and the step taken before it is kept.
import type { Client } from 'pg'
import type { EntitySchema, ObjectLiteral, QueryRunner, FindOptionsWhere } from 'typeorm'
import { AppError } from '../errors.ts'
import type { OffenderId } from '../ids.ts'
import type { Sign } from '../sign.ts'
import type { Database } from './connection.ts'
import { asDatabaseFault, isAfterwards, isAway, isCrossed } from './faults.ts'
import { hidingNobody, hidingOn, refuseBystander, type Hiding, type Lifted } from './hiding.ts'
import { amendOf, insertOf, rowsOf, type Statement } from './rows.ts'
import { answerMsOf, beginningOf, type Limits } from './limits.ts'
import { packetsOf } from './packets.ts'

export type { Statement }

type Step = () => Promise<unknown>

export type Tx = Hiding &
  Readonly<{
    /** The one instant of this action: read once, used throughout. */
    at: Date
    /** Who acts, as the audit writes it, and the request it belongs to. */
    actor: string
    requestId: string | null
    query<Row>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>
    find<T extends ObjectLiteral>(entity: EntitySchema<T>, where: FindOptionsWhere<T>): Promise<T[]>
    insert<T extends ObjectLiteral>(entity: EntitySchema<T>, rows: readonly T[]): Promise<void>
    /** The only update of a versioned row: exactly one row or the fault `stale` (X1). */
    amend<T extends ObjectLiteral & { id: string; version: number }>(
      entity: EntitySchema<T>,
      row: Pick<T, 'id' | 'version'>,
      change: Partial<T>,
    ): Promise<void>
    /** Marks people whose facts changed: their duties are derived again before the transaction is kept. */
    touch(...ids: readonly OffenderId[]): void
    /** A step taken once everything touched has been derived, still inside the transaction. */
    last(step: Step): void
    /** A digest with the key of the product, which the database never sees. */
    sign: Sign
  }>

export type BeforeCommit = (tx: Tx, touched: ReadonlySet<OffenderId>) => Promise<void>

export type Transactions = Readonly<{
  database: Database
  beforeCommit: BeforeCommit
  sign: Sign
  /** Called with every statement sent: how tests count them. */
  onStatement?: (text: string) => void
  /** Every transaction is undone at its end: how work of several is tried without keeping any of it. */
  isDry?: true
}>

export type Setting = Readonly<{
  at: Date
  actor: string
  requestId?: string
  /** 'page' limits are short; 'long' is for imports and jobs; 'snapshot' is long, and reads all of one moment. */
  limits?: Limits
  /** The first statement only reads, so it need not wait until the transaction is known to have begun. */
  readsFirst?: boolean
}>

/** Thrown by code that wants its answer returned and its writes undone. */
class RolledBack<T> extends Error {
  readonly answer: T
  constructor(answer: T) {
    super('rolled back on purpose')
    this.answer = answer
  }
}

/** Runs work and undoes all it wrote, answering with what it returned: a dry run. */
export async function undone<T>(
  transactions: Transactions,
  setting: Setting,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(transactions, setting, async (tx) => {
      throw new RolledBack(await work(tx))
    })
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.answer as T
    throw thrown
  }
}

/** Runs work in one READ COMMITTED transaction: kept whole, or nothing of it. */
export async function inTransaction<T>(
  transactions: Transactions,
  setting: Setting,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(transactions, setting, work)
  } catch (thrown) {
    if (!isCrossed(thrown)) throw asDatabaseFault(thrown)
    return await attempt(transactions, setting, work).catch((again: unknown) => {
      throw asDatabaseFault(again)
    })
  }
}

async function attempt<T>(
  transactions: Transactions,
  setting: Setting,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const runner = transactions.database.source.createQueryRunner()
  const client = (await runner.connect()) as Client
  const packet = packetsOf(client)
  packet()
  const begun = client.query(beginningOf(setting.limits ?? 'page', setting.at))
  const connection: Connection = {
    ...{ setting, runner, client, packet, begun, isOver: false },
    ...{ touched: new Set(), lastSteps: [], lifted: { work: null }, failed: null },
  }
  try {
    if (setting.readsFirst === true) begun.catch(() => undefined)
    else await begun
    const answer = await worked(transactions, connection, work)
    connection.isOver = true
    await (transactions.isDry === true ? client.query('ROLLBACK') : commit(client))
    return answer
  } catch (thrown) {
    connection.isOver = true
    const cause = isAfterwards(thrown) ? (connection.failed ?? thrown) : thrown
    await abandon(client, cause)
    throw cause
  } finally {
    await runner.release()
  }
}

/** A connection that did not answer is closed, so that the pool never lends it again (X4). */
async function abandon(client: Client, thrown: unknown): Promise<void> {
  const gone = isAway(thrown) || (thrown instanceof AppError && thrown.kind === 'unconfirmed')
  if (!gone) {
    await client.query('ROLLBACK').catch(() => client.end())
    return
  }
  client.end().catch(() => undefined)
}

async function worked<T>(
  transactions: Transactions,
  connection: Connection,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { touched, lastSteps } = connection
  const tx = transactionOn(transactions, connection)
  const answer = await work(tx)
  // What is owed is derived from all that is recorded, whoever may see it.
  if (touched.size > 0) await hidingNobody(tx, () => transactions.beforeCommit(tx, touched))
  for (const step of lastSteps) await step()
  return answer
}

/** X2: after a swallowed SQL error COMMIT answers ROLLBACK; X15: an answer may never come. */
async function commit(client: Client): Promise<void> {
  const result = await client.query('COMMIT').catch((thrown: unknown) => {
    throw new AppError('unconfirmed', { cause: thrown })
  })
  if (result.command !== 'COMMIT')
    throw new Error('the transaction had failed, and PostgreSQL undid it at COMMIT')
}

type Connection = {
  setting: Setting
  runner: QueryRunner
  client: Client
  touched: Set<OffenderId>
  lastSteps: Step[]
  /** Called before a statement is sent. */
  packet: () => void
  begun: Promise<unknown>
  isOver: boolean
  lifted: Lifted
  /** Why the transaction failed: of statements side by side another may be heard of first. */
  failed: unknown
}

/** Of reads that run side by side one may fail: what the others still ask is no part of any transaction. */
function refuseStray({ isOver, lifted }: Connection): void {
  if (isOver) throw new Error('this transaction is over')
  refuseBystander(lifted)
}

const queryOn =
  ({ onStatement }: Transactions, connection: Connection): Tx['query'] =>
  async <Row>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> => {
    refuseStray(connection)
    const { setting, client, packet, begun } = connection
    const named = typeof statement === 'string' ? { text: statement } : statement
    onStatement?.(named.text)
    const limit = { query_timeout: answerMsOf(setting.limits ?? 'page') }
    packet()
    const [result] = await Promise.all([
      client.query({ ...named, values: [...values], ...limit }).catch((thrown: unknown) => {
        if (!isAfterwards(thrown)) connection.failed = thrown
        throw thrown
      }),
      begun,
    ])
    return result.rows as Row[]
  }

function transactionOn(transactions: Transactions, connection: Connection): Tx {
  const { setting, runner, touched } = connection
  const query = queryOn(transactions, connection)
  return {
    at: setting.at,
    actor: setting.actor,
    requestId: setting.requestId ?? null,
    query,
    find: async (entity, where) => {
      refuseStray(connection)
      transactions.onStatement?.(`find ${entity.options.name}`)
      return await runner.manager.find(entity, { where })
    },
    insert: async (entity, rows) => {
      if (rows.length === 0) return
      await query(insertOf(runner, entity), [JSON.stringify(rowsOf(runner, entity, rows))])
    },
    amend: async (entity, row, change) => {
      const found = await query<{ id: string }>(...amendOf(runner, entity, { row, change }))
      if (found.length !== 1) throw new AppError('stale')
    },
    touch: (...ids) => {
      for (const id of ids) touched.add(id)
    },
    last: (step) => {
      connection.lastSteps.push(step)
    },
    ...hidingOn(query, connection.lifted),
    sign: transactions.sign,
  }
}
