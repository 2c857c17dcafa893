// Every table that tells of a person is shown as it was known, column by column, or says here why it is not.
import { factTableNames } from '../../src/corrections/rules/tables.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

/** Tables that name a person and are no part of what a page of the file tells of the past. */
const ofToday: Readonly<Record<string, string>> = {
  audit_events: 'the log of looks, each with its time, and never changed',
  row_versions: 'what stood before: what the past is made of',
  corrections: 'a page of their own tells of them, with their times',
  duplicate_pairs: 'a list of work, not of the file',
  proposals: 'a list of work, not of the file',
  drift: 'a list of work, not of the file',
  leavings: 'a list of work, not of the file',
  drafts: 'what is being typed and was never recorded',
  looks: 'who looked is told of today',
  file_openings: 'who may look, and who opened the file, is told of today',
  broken_glass: 'who may look is judged by today',
  restriction_changes: 'who may look is judged by today',
  briefing_decisions: 'an edition stands as it was issued',
  import_not_in_file: 'a run of a load stands as it was',
  policy_changed_duties: 'what a policy changed is kept with it',
  weekend_list_lines: 'a list stands as it was made',
  packs: 'a printed page stands as it was printed',
  shift_stops: 'a plan of a shift is not told on the file',
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const asked = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query<Row>(text, [...values])).rows)

const names = async (text: string): Promise<string[]> =>
  (await asked<{ name: string }>(text)).map(({ name }) => name)

const speaking = `select distinct c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'offender_id' order by 1`

const shown = `select c.relname as name from pg_class c
  where c.relkind = 'v' and c.relnamespace = 'known'::regnamespace order by 1`

test('each table that tells of a person is shown as it was known, or is named here with why not', async () => {
  const [told, known] = [await names(speaking), await names(shown)]
  expect(told.length).toBeGreaterThan(40)
  expect(told.filter((name) => !known.includes(name) && !(name in ofToday))).toEqual([])
  expect(Object.keys(ofToday).filter((name) => known.includes(name))).toEqual([])
  expect(factTableNames.filter((name) => !known.includes(name))).toEqual([])
  expect(known).toEqual(expect.arrayContaining(['offenders', 'standings', 'duties', 'absences']))
})

const columns = `select c.relname as name, string_agg(concat_ws(' ', a.attname,
    format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = $1::regnamespace and c.relname = any(array(${shown.replace(' order by 1', '')}))
  group by c.relname order by c.relname`

test('each has the columns of its table, in their order: a later migration names the table to it again', async () => {
  expect(await asked(columns, ['known'])).toEqual(await asked(columns, ['public']))
})

/** Made of what is told to the transaction, or of rows that say themselves when they were decided. */
const withoutVersions = new Set(['standings', 'duties', 'policy_values'])

const keeping = `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where t.tgname in ('version_kept', 'version_kept_of_deleted') and t.tgenabled = 'O'
  group by c.relname having count(*) = 2 order by 1`

test('each keeps what a row was before it is amended or deleted', async () => {
  const known = (await names(shown)).filter((name) => !withoutVersions.has(name))
  expect(await names(keeping)).toEqual(known)
})

test('each asks with the rights of its reader, so that whoever is hidden is hidden there', async () => {
  const bare = `select c.relname as name from pg_class c where c.relkind = 'v'
    and c.relnamespace = 'known'::regnamespace and not 'security_invoker=true' = any(coalesce(c.reloptions, '{}'))`
  expect(await names(bare)).toEqual([])
})

test('a page of one person reads the past by an index, the rows and their versions alike', async () => {
  const id = '00000000-0000-4000-8000-000000000000'
  const plan = await asAdmin(database.adminUrl, async (client) => {
    await client.query(`begin; set local role mosovo_app; set local enable_seqscan = off;
      set local mosovo.known_until = '2026-03-03'; set local mosovo.hidden = '{}'`)
    const text = `explain select v.id from known.visits v where v.offender_id = '${id}'`
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(text)
    await client.query('rollback')
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('row_versions_by_offender')
  expect(plan).toMatch(/visits_by_offender|Index (Only )?Scan using visits/)
  expect(plan).not.toContain('Seq Scan')
})
