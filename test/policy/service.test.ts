// The policy of a day, read from its table.
import { localDate } from '../../src/platform/calendar.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import {
  approvedOf,
  decidePolicy,
  effectOf,
  historyOf,
  policyOn,
  proposePolicy,
  type PolicyRow,
} from '../../src/policy/index.ts'
import { asAdmin, createDatabase, type TestDatabase } from '../support/postgres.ts'
import { aPolicy, policyValues } from '../support/policy.ts'
import { sign } from '../support/signing.ts'
import { openPatiently } from '../support/database.ts'

let test_: TestDatabase
let database: Database
const statements: string[] = []
const on = localDate('2026-03-02')

const run = <T>(work: (tx: Tx) => Promise<T>, actor = 'system'): Promise<T> =>
  inTransaction(
    { database, beforeCommit: async () => {}, sign, onStatement: (text) => statements.push(text) },
    { at: new Date('2026-03-02T08:00:00Z'), actor },
    work,
  )

beforeAll(async () => {
  test_ = await createDatabase()
  database = await openPatiently(test_.appUrl)
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

const ratio = (value: number, from: string) =>
  ({
    parameter: 'workload.ratio_threshold',
    value,
    fromOn: localDate(from),
    source: 'Chief officers',
    standing: 'force policy',
  }) as const

async function proposed(value: number, from: string, by = 'di.force'): Promise<PolicyRow> {
  const made = await run((tx) => proposePolicy(tx, ratio(value, from)), by)
  if (!made.ok) throw new Error(made.why)
  return made.value
}

const decide = (
  id: string,
  by: string,
  decision: PolicyRow['decision'] = 'approved',
  more: { why?: string; version?: number } = {},
) =>
  run(
    (tx) =>
      decidePolicy(tx, {
        id,
        decision: decision ?? 'approved',
        why: more.why,
        version: more.version,
      }),
    by,
  )

const ratioOn = (day: string): Promise<number> =>
  run(async (tx) => (await policyOn(tx, localDate(day))).number('workload.ratio_threshold'))

test('a proposal is not policy; approved by another it is, from its day and not the day before', async () => {
  const { id } = await proposed(45, '2026-03-10')
  expect(await ratioOn('2026-03-10')).toBe(50)
  const approved = await decide(id, 'dci.force')
  expect(approved).toMatchObject({ ok: true, value: { approvedBy: 'dci.force', version: 2 } })
  expect([await ratioOn('2026-03-09'), await ratioOn('2026-03-10')]).toEqual([50, 45])
  expect(await run((tx) => effectOf(tx, id))).toMatchObject({ fromOn: '2026-03-10', peopleDone: 0 })
})

test('the proposer never approves, and a second decision finds the first, whatever version it was drawn from', async () => {
  const { id } = await proposed(44, '2026-03-11')
  expect(await decide(id, 'di.force')).toEqual({ ok: false, why: 'own-proposal' })
  await expect(decide(id, 'dci.force', 'approved', { version: 7 })).rejects.toMatchObject({
    kind: 'stale',
  })
  expect((await decide(id, 'dci.force', 'refused', { why: 'Not now' })).ok).toBe(true)
  expect(await decide(id, 'dci.force', 'approved', { version: 1 })).toEqual({
    ok: false,
    why: 'already-decided',
  })
  expect(await ratioOn('2026-03-11')).toBe(45)
  expect(await run((tx) => effectOf(tx, id))).toBeNull()
})

test('two who approve at once: one wins, the other is told that it was decided', async () => {
  const { id } = await proposed(43, '2026-03-12')
  const outcomes = await Promise.all([decide(id, 'dci.force'), decide(id, 'di.other')])
  expect(outcomes.map((one) => (one.ok ? 'approved' : one.why)).toSorted()).toEqual([
    'already-decided',
    'approved',
  ])
})

test('a waiting proposal keeps its day: a second is told of the first, and of two at once one waits', async () => {
  const first = await proposed(42, '2026-03-13')
  expect(await run((tx) => proposePolicy(tx, ratio(41, '2026-03-13')), 'dci.force')).toEqual({
    ok: false,
    why: 'already-proposed',
    first: expect.objectContaining({ id: first.id, value: 42, proposedBy: 'di.force' }),
  })
  await decide(first.id, 'di.force', 'withdrawn')
  const two = await Promise.all(
    ['di.force', 'dci.force'].map((by) =>
      run((tx) => proposePolicy(tx, ratio(41, '2026-03-13')), by),
    ),
  )
  expect(two.map((one) => (one.ok ? 'waits' : one.why)).toSorted()).toEqual([
    'already-proposed',
    'waits',
  ])
  for (const one of two) if (one.ok) await decide(one.value.id, 'di.other', 'refused', { why: 'x' })
})

test('a refused or withdrawn proposal leaves its day free; an approved one does not', async () => {
  const made = await proposed(40, '2026-03-13')
  expect((await decide(made.id, 'di.another')).ok).toBe(true)
  expect(await run((tx) => proposePolicy(tx, ratio(39, '2026-03-13')))).toEqual({
    ok: false,
    why: 'same-start',
  })
})

test('every proposal and every decision is on the log, in the name of who made it', async () => {
  const rows = await run((tx) =>
    tx.query(`select e.actor, e.action, e.fields from audit_events e order by e.id limit 2`),
  )
  expect(rows).toEqual([
    { actor: 'di.force', action: 'policy.proposed', fields: ['workload.ratio_threshold'] },
    {
      actor: 'dci.force',
      action: 'policy.decided',
      fields: ['workload.ratio_threshold', 'approved'],
    },
  ])
})

test('the history keeps what was refused and withdrawn, the approved stands by itself', async () => {
  const states = (await run((tx) => historyOf(tx, 'workload.ratio_threshold'))).map(
    ({ decision }) => decision,
  )
  expect(states).toEqual(expect.arrayContaining(['approved', 'refused', 'withdrawn']))
  const approved = await run((tx) => approvedOf(tx, 'workload.ratio_threshold'))
  expect(approved.map(({ fromOn }) => fromOn)).toEqual([
    '1997-09-01',
    '2026-03-10',
    '2026-03-12',
    '2026-03-13',
  ])
})

describe('the database itself', () => {
  const insert = `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, proposed_at)
    values ('arms.review_months', '18', '2026-04-01', 'x', 'force policy', 'di.force', '2026-03-02T08:00:00Z') returning id`
  const approve = (by: string): string =>
    `with made as (select id from policy_values where decision is null and proposed_by = 'di.force'
        and parameter = 'arms.review_months')
      update policy_values v set approved_by = '${by}', decision = 'approved', decided_by = '${by}',
        decided_at = '2026-03-02T08:00:00Z' from made where v.id = made.id`
  const first = (parameter: string): string =>
    `insert into policy_values (parameter, value, from_on, source, standing)
      values ('${parameter}', '6', '2026-04-01', 'x', 'force policy')`
  beforeAll(() => run((tx) => tx.query(insert)))

  test.each([
    ['approves nobody’s own proposal', approve('di.force'), 'policy_values_take_two'],
    [
      'lets nobody refuse their own',
      `update policy_values set decision = 'refused', decided_by = 'di.force', decided_why = 'x',
        decided_at = proposed_at where parameter = 'arms.review_months' and decision is null and proposed_by is not null`,
      'policy_values_refused_by_another',
    ],
    [
      'lets nobody withdraw another’s',
      `update policy_values set decision = 'withdrawn', decided_by = 'dci.force',
        decided_at = proposed_at where parameter = 'arms.review_months' and decision is null and proposed_by is not null`,
      'policy_values_withdrawn_by_proposer',
    ],
    [
      'takes no proposal that comes approved',
      `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, proposed_at,
          approved_by, decision, decided_by, decided_at)
        values ('arms.review_months', '18', '2026-05-01', 'x', 'force policy', 'di.force', '2026-03-02T08:00:00Z',
          'dci.force', 'approved', 'dci.force', '2026-03-02T08:00:00Z')`,
      'a proposal begins undecided',
    ],
    [
      'keeps what was proposed as it was proposed',
      `update policy_values set value = '99' where parameter = 'arms.review_months' and decision is null
        and proposed_by is not null`,
      'what was proposed is never changed',
    ],
    [
      'never changes what is approved',
      `update policy_values set value = '1' where approved_by is not null`,
      'policy that was decided is never changed',
    ],
    [
      'never changes what the product came with',
      `update policy_values set value = '1' where parameter = 'arms.initial_days'`,
      'policy that was decided is never changed',
    ],
    ['takes no second value without a proposer', first('arms.initial_days'), 'needs a proposal'],
    [
      'takes no proposal of what it does not know',
      insert.replace('arms.review_months', 'arms.unheard_of'),
      'a policy parameter that is known',
    ],
    ['lets the server delete nothing', 'delete from policy_values', 'permission denied'],
  ])('%s', async (_what, statement, says) => {
    await expect(run((tx) => tx.query(statement))).rejects.toThrow(says)
  })

  test('takes a decision by another', async () => {
    await run((tx) => tx.query(approve('dci.force')))
    expect((await run((tx) => approvedOf(tx, 'arms.review_months'))).at(-1)).toMatchObject({
      value: 18,
      approvedBy: 'dci.force',
    })
  })

  test('lets a migration, as its owner, bring a new parameter and take it away again, and nothing else', async () => {
    await asAdmin(test_.adminUrl, async (client) => {
      await client.query('set role mosovo_owner')
      await client.query(first('arms.something_new'))
      await expect(client.query(first('arms.something_new'))).rejects.toThrow('needs a proposal')
      await client.query(`delete from policy_values where parameter = 'arms.something_new'`)
      await expect(
        client.query('delete from policy_values where approved_by is not null'),
      ).rejects.toThrow('policy is never deleted')
      await expect(client.query('truncate policy_values cascade')).rejects.toThrow(
        'policy is never deleted',
      )
    })
  })
})
