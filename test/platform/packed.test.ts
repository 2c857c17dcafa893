// Rows packed as text by PostgreSQL and by us: the same text says the same, and comes apart as it was.
import {
  jsonbText,
  packedRow,
  packedRows,
  packedText,
  packedTexts,
  unpacked,
} from '../../src/platform/database/packed.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase('nothing')
})
afterAll(() => database.drop())

const asked = (text: string, values: unknown[] = []): Promise<string | null> =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ text: string | null }>(text, values)
    return rows[0]?.text ?? null
  })

const columns = [
  `date '2026-03-02'`,
  'null::date',
  'true',
  'false',
  '17',
  `array['children', 'warning']`,
  `'{}'::text[]`,
  `'Ørsted, O''Hara; "so it is" | and more'`,
]
const values = [
  '2026-03-02',
  null,
  true,
  false,
  17,
  ['children', 'warning'],
  [],
  `Ørsted, O'Hara; "so it is" | and more`,
]

test('a row is written as PostgreSQL writes it', async () => {
  expect(packedText(values)).toBe(await asked(`select ${packedRow(columns)} as text`))
})

test('several rows, in an order, come apart again: what was null is null', async () => {
  const text = await asked(
    `select ${packedRows(['v.word', 'v.number'], 'v.number desc')} as text
      from (values ('one', 1), (null, 2), ('three', 3)) v(word, number)`,
  )
  expect(text).toBe(
    packedTexts([packedText(['three', 3]), packedText([null, 2]), packedText(['one', 1])]),
  )
  expect(unpacked(text)).toEqual([
    ['three', '3'],
    [null, '2'],
    ['one', '1'],
  ])
})

test.each([[null], ['']])('of no rows (%p) there are none', (text) => {
  expect(unpacked(text)).toEqual([])
})

test.each([
  [{}],
  [{ 'visits.ceiling_months.high': { value: 3, row: 'a', standing: 'force policy' } }],
  [{ bb: 1, a: [1, 'two', null, true, { z: 1, y: [] }], ccc: 'a "quoted" \\ word: Ø', b: 1.5 }],
  [[{ of: 'lists' }, []]],
])('jsonb is written as PostgreSQL writes it: %j', async (value) => {
  expect(jsonbText(value)).toBe(
    await asked('select $1::jsonb::text as text', [JSON.stringify(value)]),
  )
})
