// Every table that names a person hides the rows of those whom a transaction hides, or says here why it does not.
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

const exempt: Readonly<Record<string, string>> = {
  audit_events: 'the log is whole for its auditor, who is shown ids and no names',
  offender_names:
    'names are searched by likeness, which a policy would keep from its index: every search joins the people',
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const asked = <Row extends object>(text: string): Promise<Row[]> =>
  asAdmin(database.adminUrl, async (client) => (await client.query<Row>(text)).rows)

/** Tables with a column of that name, or with a key into the people. */
const speaking = `select distinct c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
    and k.confrelid = 'offenders'::regclass and a.attnum = any(k.conkey)
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    and (a.attname = 'offender_id' or k.oid is not null) order by 1`

const guarded = `select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
  where p.polname = 'shown_unless_hidden' and c.relrowsecurity and c.relforcerowsecurity order by 1`

test('each table that speaks of a person states the policy, or is named here with why not', async () => {
  const named = (await asked<{ name: string }>(speaking)).map(({ name }) => name)
  const hiding = new Set((await asked<{ name: string }>(guarded)).map(({ name }) => name))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((name) => !hiding.has(name) && !(name in exempt))).toEqual([])
  expect(Object.keys(exempt).filter((name) => hiding.has(name) || !named.includes(name))).toEqual(
    [],
  )
  expect(hiding.has('offenders')).toBe(true)
})

test('a policy names every key into the people that its table has', async () => {
  const keys = await asked<{ name: string; col: string; shown: string }>(
    `select c.relname as name, a.attname as col, pg_get_expr(p.polqual, p.polrelid) as shown
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_policy p on p.polrelid = c.oid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'offenders'::regclass`,
  )
  expect(keys.length).toBeGreaterThan(40)
  expect(keys.filter(({ col, shown }) => !shown.includes(col))).toEqual([])
})

const hide = `set local role mosovo_app; select set_config('mosovo.hidden', '{}', true)`

test.each([
  [
    'what left the list of a team',
    'duties',
    `d.force_id = '%' and d.team_id = '%' and d.closed_at > now()`,
  ],
  ['a PNC id', 'offenders', `d.force_id = '%' and d.pnc_plain = plain_pnc('71/1X')`],
  ['a ViSOR ref', 'offenders', `d.force_id = '%' and d.visor_ref = 'V1234567'`],
  ['a postcode', 'addresses', `d.force_id = '%' and d.postcode = 'NM1 1AA'`],
  ['the visits of a person', 'visits', `d.offender_id = '%' order by d.on_date`],
])('with a policy before it, %s is still found by an index', async (_what, table, condition) => {
  const id = '00000000-0000-4000-8000-000000000000'
  const plan = await asAdmin(database.adminUrl, async (client) => {
    await client.query(
      `begin; ${hide}; set local enable_seqscan = off; set local enable_bitmapscan = off`,
    )
    const text = `explain select * from ${table} d where ${condition.replaceAll('%', id)}`
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(text)
    await client.query('rollback')
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index (Only )?Scan using/)
  expect(plan).toMatch(/Index Cond/)
  expect(plan).not.toContain('Sort')
})
