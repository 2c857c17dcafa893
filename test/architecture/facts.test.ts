// What a correction strikes out no statement reads as a fact, and every table that names a person says what a merge does with it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  factTableNames,
  followsUntilEnded,
  staysWithTheRecord,
} from '../../src/corrections/rules/tables.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const tablesWith = (column: string): Promise<string[]> =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = $1
        order by c.table_name collate "C"`,
      [column],
    )
    return rows.map(({ name }) => name)
  })

test('every table that names a person is in the list of what a correction touches, of what follows until it has ended, or of what stays', async () => {
  expect(await tablesWith('offender_id')).toEqual(
    [...factTableNames, ...Object.keys(followsUntilEnded), ...staysWithTheRecord].toSorted(),
  )
})

test('a row of facts can be struck out in each of them, and in no other table', async () => {
  expect(await tablesWith('struck')).toEqual(factTableNames)
})

/** Lists and pages that show what was struck out as such; who wrote something down; and the corrections themselves. */
const shownStruck: Readonly<Record<string, string>> = {
  // Whose absences are asked for: everyone who ever owned the file does no harm.
  'src/officers/queries/availability.ts': 'allocations',
  // One by its id is shown as struck; and whoever may be concerned is derived, rightly or not.
  'src/officers/queries/covers.ts': 'covers',
  'src/officers/store/here.ts': 'covers',
  // Whoever ever had to do with a person, rightly or not, had a need to look.
  'src/administration/queries/looks.ts': 'allocations visits chronology',
  // A hit is found once, whatever became of it; the lists say for themselves which stand.
  'src/overnight/store.ts': 'overnight_hits',
  'src/overnight/queries/hits.ts': 'overnight_hits',
  'src/sightings/queries.ts': 'sightings',
  'src/visits/queries/lists.ts': 'visits visit_plans',
  'src/arms/queries/lists.ts': 'arms',
  'src/offenders/queries/chronology.ts': 'chronology',
  'src/offenders/queries/changed-since.ts': 'chronology',
  'src/file/queries.ts':
    'level_periods arms pending_changes interim_controls visit_plans chronology',
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && !path.startsWith(join('src', 'corrections')))

const reads = new RegExp(
  `\\b(?:from|join) (${factTableNames.join('|')}) (?!where\\b)(\\w+)\\b`,
  'g',
)

/** A read says within its own clause that it leaves out what was struck. */
function readsStruck(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(reads)].flatMap(({ 0: read, 1: table = '', 2: alias = '', index }) => {
    const clause = text.slice(index, index + 500)
    const isById = new RegExp(`^on ${alias}\\.id = `).test(clause.slice(read.length + 1))
    const isTold = (shownStruck[path] ?? '').split(' ').includes(table)
    return clause.includes(`${alias}.struck`) || isById || isTold ? [] : [`${path}: ${read}`]
  })
}

test('no statement reads a struck row as a fact', () => {
  expect(sources.flatMap(readsStruck)).toEqual([])
})
