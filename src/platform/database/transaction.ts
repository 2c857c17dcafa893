// One use case, one transaction: what its code may ask of the database, and the step taken before it is kept.
import type { Client } from 'pg'
import type { EntitySchema, ObjectLiteral, QueryRunner, FindOptionsWhere } from 'typeorm'
import { AppError } from '../errors.ts'
import type { OffenderId } from '../ids.ts'
import type { Database } from './connection.ts'
import { asDatabaseFault, isAway, isCrossed } from './faults.ts'
import { pageLimits } from './connection.ts'

/** SQL with a name is planned once a connection; the name must be as fixed as the text. */
export type Statement = Readonly<{ name: string; text: string }>

export type Tx = Readonly<{
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
}>

export type BeforeCommit = (tx: Tx, touched: ReadonlySet<OffenderId>) => Promise<void>

export type Transactions = Readonly<{
  database: Database
  beforeCommit: BeforeCommit
  /** Called with every statement sent: how tests count them. */
  onStatement?: (text: string) => void
}>

export type Setting = Readonly<{
  at: Date
  actor: string
  requestId?: string
  /** 'page' limits are short; 'long' is for imports, jobs and exports. */
  limits?: 'page' | 'long'
}>

const longAnswerMs = 600_000

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
  try {
    await client.query(setting.limits === 'long' ? longBegin : 'BEGIN')
    const answer = await worked(transactions, { setting, runner, client }, work)
    await commit(client)
    return answer
  } catch (thrown) {
    await abandon(client, thrown)
    throw thrown
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

const longBegin = `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s';
  SET LOCAL idle_in_transaction_session_timeout = '10min'`

async function worked<T>(
  transactions: Transactions,
  connection: Omit<Connection, 'touched'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const touched = new Set<OffenderId>()
  const tx = transactionOn(transactions, { ...connection, touched })
  const answer = await work(tx)
  if (touched.size > 0) await transactions.beforeCommit(tx, touched)
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
}

const queryOn =
  ({ onStatement }: Transactions, { setting, client }: Connection): Tx['query'] =>
  async <Row>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> => {
    const named = typeof statement === 'string' ? { text: statement } : statement
    onStatement?.(named.text)
    const answerMs = setting.limits === 'long' ? longAnswerMs : pageLimits.answerMs
    const limit = { query_timeout: answerMs }
    const result = await client.query({ ...named, values: [...values], ...limit })
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
  }
}

type Column = Readonly<{ property: string; column: string }>

const columnsOf = (
  runner: QueryRunner,
  entity: EntitySchema,
): { table: string; columns: Column[] } => {
  const metadata = runner.dataSource.getMetadata(entity)
  return {
    table: metadata.tableName,
    columns: metadata.columns
      .filter((column) => !column.isGenerated)
      .map((column) => ({ property: column.propertyName, column: column.databaseName })),
  }
}

/** One statement for one row or thousands: PostgreSQL reads the rows from one JSON parameter. */
function insertOf(runner: QueryRunner, entity: EntitySchema): Statement {
  const { table, columns } = columnsOf(runner, entity)
  const names = columns.map(({ column }) => `"${column}"`).join(', ')
  return {
    name: `insert-${table}`,
    text: `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1)`,
  }
}

function rowsOf<T extends ObjectLiteral>(
  runner: QueryRunner,
  entity: EntitySchema<T>,
  rows: readonly T[],
): object[] {
  const { columns } = columnsOf(runner, entity)
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ property, column }) => [column, row[property] as unknown])),
  )
}

function amendOf<T extends ObjectLiteral>(
  runner: QueryRunner,
  entity: EntitySchema<T>,
  { row, change }: { row: { id: string; version: number }; change: Partial<T> },
): [string, unknown[]] {
  const { table, columns } = columnsOf(runner, entity)
  const set = columns.filter(({ property }) => property in change && property !== 'version')
  const assigned = set.map(
    ({ column }) => `"${column}" = (jsonb_populate_record(null::"${table}", $3))."${column}"`,
  )
  if (set.length === 0) throw new Error(`an amendment of ${table} that changes nothing`)
  const values = Object.fromEntries(set.map(({ property, column }) => [column, change[property]]))
  return [
    `update "${table}" set ${[...assigned, '"version" = "version" + 1'].join(', ')}
      where "id" = $1 and "version" = $2 returning "id"`,
    [row.id, row.version, JSON.stringify(values)],
  ]
}
