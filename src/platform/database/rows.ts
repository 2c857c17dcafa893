// Rows as SQL: any number of them in one statement, and the guarded update of one.
import type { EntitySchema, ObjectLiteral, QueryRunner } from 'typeorm'

/** SQL with a name is planned once a connection; the name must be as fixed as the text. */
export type Statement = Readonly<{ name: string; text: string }>

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
export function insertOf(runner: QueryRunner, entity: EntitySchema): Statement {
  const { table, columns } = columnsOf(runner, entity)
  const names = columns.map(({ column }) => `"${column}"`).join(', ')
  return {
    name: `insert-${table}`,
    text: `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1)`,
  }
}

export function rowsOf<T extends ObjectLiteral>(
  runner: QueryRunner,
  entity: EntitySchema<T>,
  rows: readonly T[],
): object[] {
  const { columns } = columnsOf(runner, entity)
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ property, column }) => [column, row[property] as unknown])),
  )
}

export function amendOf<T extends ObjectLiteral>(
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
