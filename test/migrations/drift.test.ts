// The tables that the migrations make are the tables that the entities describe: columns, types, nullability.
import type { ColumnType } from 'typeorm'
import { entities } from '../../src/entities.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'
import { openPatiently } from '../support/database.ts'

type Column = Readonly<{ column: string; type: string; nullable: boolean }>

let test_: TestDatabase
let database: Database

beforeAll(async () => {
  test_ = await createDatabase()
  database = await openPatiently(test_.appUrl)
})
afterAll(async () => {
  await database.close()
  await test_.drop()
})

/** What a correction marks a row with is written by that room alone, past every entity. */
const markedByCorrections = ['struck', 'merged_into']

/** Columns that the database fills by itself are not the code's to write, so no entity has them. */
const inDatabase = (table: string): Promise<Column[]> =>
  asAdmin(test_.adminUrl, async (client) => {
    const { rows } = await client.query<Column>(
      `select c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable
        from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = $1 and c.is_generated = 'NEVER'
          and c.column_name <> all($2)
        order by c.column_name collate "C"`,
      [table, markedByCorrections],
    )
    return rows
  })

const stored: Readonly<Record<string, string>> = {
  integer: 'int4',
  boolean: 'bool',
  'timestamp with time zone': 'timestamptz',
}
const typeOf = (type: ColumnType, isArray: boolean): string => {
  const name = String(type)
  return `${isArray ? '_' : ''}${stored[name] ?? name}`
}

const inEntity = (table: string): Column[] =>
  database.source
    .getMetadata(table)
    .columns.filter(({ databaseName }) => !markedByCorrections.includes(databaseName))
    .map(({ databaseName, type, isArray, isNullable }) => ({
      column: databaseName,
      type: typeOf(type, isArray),
      nullable: isNullable,
    }))
    .toSorted((a, b) => (a.column < b.column ? -1 : 1))

test.each(entities.map(({ options }) => options.name))('%s', async (table) => {
  expect(inEntity(table)).toEqual(await inDatabase(table))
})

test('every room has its tables among the entities', () => {
  const names = entities.map(({ options }) => options.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['accounts', 'offenders', 'officers', 'visits']))
})
