// The policy of a day, read from its table.
import { localDate } from '../../src/platform/calendar.ts'
import { openDatabase, type Database } from '../../src/platform/database/connection.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import { silentLog } from '../../src/platform/log.ts'
import { policyOn } from '../../src/policy/index.ts'
import { createDatabase, type TestDatabase } from '../support/postgres.ts'
import { aPolicy, policyValues } from '../support/policy.ts'

let test_: TestDatabase
let database: Database
const statements: string[] = []
const on = localDate('2026-03-02')

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(
    { database, beforeCommit: async () => {}, onStatement: (text) => statements.push(text) },
    { at: new Date('2026-03-02T08:00:00Z'), actor: 'system' },
    work,
  )

beforeAll(async () => {
  test_ = await createDatabase()
  database = await openDatabase({ url: test_.appUrl, entities: [], log: silentLog })
})

afterAll(async () => {
  await database.close()
  await test_.drop()
})

test("the table begins with the suite's own policy, in one statement", async () => {
  statements.length = 0
  const policy = await run((tx) => policyOn(tx, on))
  expect(statements).toHaveLength(1)
  const parameters = policyValues().map(({ parameter }) => parameter)
  const valuesOf = (used: Record<string, unknown>) =>
    Object.entries(used).map(([name, one]) => [name, Reflect.get(Object(one), 'value')])
  expect(valuesOf(policy.used(parameters))).toEqual(valuesOf(aPolicy().used(parameters)))
})

test('a later value holds from its day; a proposal that nobody approved does not', async () => {
  const later = (value: number, from: string, approvedBy: string | null) =>
    run((tx) =>
      tx.query(
        `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, approved_by)
          values ('workload.ratio_threshold', $1, $2, 'Chief officers', 'force policy', 'di.force', $3)`,
        [String(value), from, approvedBy],
      ),
    )
  await later(45, '2026-03-02', 'dci.force')
  await later(99, '2026-03-01', null)
  const ratioOn = (day: string) =>
    run(async (tx) => (await policyOn(tx, localDate(day))).number('workload.ratio_threshold'))
  expect(await ratioOn('2026-03-01')).toBe(50)
  expect(await ratioOn('2026-03-02')).toBe(45)
})

test('nobody approves their own proposal, in the database too', async () => {
  const alone = run((tx) =>
    tx.query(
      `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, approved_by)
        values ('arms.review_months', '18', '2026-04-01', 'x', 'force policy', 'di.force', 'di.force')`,
    ),
  )
  await expect(alone).rejects.toThrow('policy_values_take_two')
})
