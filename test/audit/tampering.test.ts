// Every way to tamper with the log, done by the owner of its tables, is found and named.
import type { Verification } from '../../src/audit/index.ts'
import { cutTail, openSealedGround, type Ground } from './ground.ts'

let ground: Ground
beforeEach(async () => {
  ground = await openSealedGround()
})
afterEach(() => ground.close())

const idOf = async (row: number): Promise<string> => {
  const [found] = await ground.rows<{ id: string }>(
    `select u.id::text as id from audit_seals s, unnest(s.event_ids) with ordinality u (id, place)
      where s.first_number + u.place - 1 = ${row}`,
  )
  return found?.id ?? ''
}
const named = ({ outcome, faults }: Verification) => ({
  outcome,
  faults: faults.map(({ kind, seal, row }) => [kind, seal, row]),
})

test('a log that nobody touched is intact, and its rows have numbers without a gap', async () => {
  const found = await ground.verify()
  expect(found).toMatchObject({ outcome: 'intact', why: null, rows: 15, faultCount: 0 })
  expect(found.lastSeal).toBeGreaterThanOrEqual(3)
  const numbers = await ground.rows<{ n: number }>(
    `select (s.first_number + u.place - 1)::int as n from audit_seals s,
      unnest(s.event_ids) with ordinality u (id, place) order by 1`,
  )
  const wanted = Array.from({ length: numbers.length }, (_, place) => place + 1)
  expect(numbers.map(({ n }) => n)).toEqual(wanted)
})

test.each([
  `actor = 'somebody.else'`,
  `at = at + interval '1 microsecond'`,
  `action = 'offender.searched'`,
  `path = null`,
  `offender_id = gen_random_uuid()`,
  `offender_ids = array[gen_random_uuid()]`,
  `fields = '{name}'`,
  `shown_count = 99`,
  `result = 'denied'`,
  `reason = 'covering'`,
  `request_id = gen_random_uuid()`,
  `nonce = gen_random_uuid()`,
  `digest = sha256('x')`,
  `digest = null`,
  `xid = '5'`,
  `xid = pg_current_xact_id()`,
  `xid = '999999999999'`,
])('an edit is found and named: %s', async (change) => {
  const id = await idOf(7)
  await ground.tamper(`update audit_events set ${change} where id = ${id}`)
  const found = await ground.verify()
  expect(found.outcome).toBe('tampered')
  const [first] = named(found).faults.toSorted(([, a], [, b]) => Number(b) - Number(a))
  expect(first).toEqual(['row-edited', 2, 7])
  expect(found.faults.find(({ row }) => row === 7)?.what).toMatch(
    new RegExp(`^Row 7 \\(id ${id}\\) .*changed`),
  )
})

test('an edit with a digest made anew by another key is found', async () => {
  await ground.tamper(
    `update audit_events set actor = 'x', digest = sha256('forged') where id = ${await idOf(7)}`,
  )
  expect(named(await ground.verify()).faults).toEqual([['row-edited', 2, 7]])
})

test('a deletion is found and named', async () => {
  const id = await idOf(8)
  await ground.tamper(`delete from audit_events where id = ${id}`)
  const found = await ground.verify()
  expect(named(found)).toEqual({ outcome: 'tampered', faults: [['row-deleted', 2, 8]] })
  expect(found.faults[0]?.what).toBe(`Row 8 (id ${id}) was deleted.`)
})

const copied = `at, actor, action, path, offender_id, offender_ids, fields, shown_count, result, reason, request_id`

test.each([
  ['with no digest', `null, null, pg_current_xact_id()`],
  ['with an invented digest', `gen_random_uuid(), sha256('x'), pg_current_xact_id()`],
  ['with a digest of the wrong length', `gen_random_uuid(), '\\x00', pg_current_xact_id()`],
  ['that copies the digest of a real row', `gen_random_uuid(), digest, pg_current_xact_id()`],
  ['that names a transaction sealed long ago', `gen_random_uuid(), digest, '3'::xid8`],
  ['that names a transaction to come', `gen_random_uuid(), digest, '999999999999'::xid8`],
  ['that names the transaction of a sealed row', `gen_random_uuid(), digest, xid`],
])('an insertion %s is found and named', async (_, rest) => {
  const made = await ground.tamper(
    `insert into audit_events (${copied}, nonce, digest, xid)
      select ${copied}, ${rest} from audit_events where id = ${await idOf(4)} returning id::text as id`,
  )
  const { outcome, faults } = await ground.verify()
  expect([outcome, faults.map(({ kind, id }) => [kind, id])]).toEqual([
    'tampered',
    [['row-inserted', made.rows[0].id]],
  ])
})

test('a second row that is a whole copy of a real one is found and named with its original', async () => {
  const original = await idOf(4)
  const made = await ground.tamper(
    `insert into audit_events (${copied}, nonce, digest)
      select ${copied}, nonce, digest from audit_events where id = ${original} returning id::text as id`,
  )
  const { faults } = await ground.verify()
  expect(faults.map(({ kind, what }) => [kind, what])).toEqual([
    [
      'row-copied',
      `The row with id ${made.rows[0].id} is a copy of the row with id ${original}, put in by hand.`,
    ],
  ])
})

test.each([
  ['contents', copied],
  ['contents, numbers and digests', `${copied}, nonce, digest`],
])('a swap of %s between two rows is found at both', async (_, columns) => {
  const [a, b] = [await idOf(3), await idOf(12)]
  await ground.tamper(
    `update audit_events e set (${columns}) = (select ${columns} from audit_events o
      where o.id = case e.id when ${a} then ${b} else ${a} end) where e.id in (${a}, ${b})`,
  )
  const found = await ground.verify()
  const kind = columns === copied ? 'row-edited' : 'rows-swapped'
  expect(named(found)).toEqual({
    outcome: 'tampered',
    faults: [
      [kind, 1, 3],
      [kind, 3, 12],
    ],
  })
  if (kind === 'rows-swapped')
    expect(found.faults[0]?.what).toBe(
      `Row 3 (id ${a}) and row 12 (id ${b}) were exchanged: each says what the other said.`,
    )
})

test('a tail cut off with its seals is found by what stands outside, and what was cut is named', async () => {
  await ground.tamper(cutTail)
  const { outcome, faults } = await ground.verify()
  expect(outcome).toBe('tampered')
  expect(faults.map(({ kind, what }) => [kind, what])).toEqual([
    [
      'end-cut',
      'Seal 3 is written outside the database and not in it: the end of the log was cut off, with the rows in it.',
    ],
  ])
})

test('a tail cut off is found also when the log has grown again since', async () => {
  await ground.tamper(cutTail)
  await ground.write(9)
  await ground.seal()
  await ground.write(1)
  await ground.seal()
  expect(named(await ground.verify())).toEqual({
    outcome: 'tampered',
    faults: [['rewritten', 3, null]],
  })
})

test.each([
  ['another key', 'a key that somebody else made up for themselves'],
  ['the very same key', null],
])('a log written wholly anew with %s is found by what stands outside', async (_, key) => {
  await ground.tamper('delete from audit_seals; delete from audit_events')
  const forger = key === null ? ground.transactions : ground.withKey(key)
  await ground.write(14)
  await ground.seal({ transactions: forger, outside: `${ground.outside}.of-the-forger` })
  const { outcome, faults } = await ground.verify()
  expect(outcome).toBe('tampered')
  expect(faults.map(({ kind, seal }) => `${kind} ${seal}`)).toEqual(
    expect.arrayContaining(['rewritten 1', 'end-cut 2']),
  )
})

test.each([
  ['its ids', `event_ids = event_ids[2:] || event_ids[1]`, 'seal-edited'],
  ['its link', `previous = sha256('x')`, 'seal-edited'],
  ['its time', `app_at = app_at + interval '1 microsecond'`, 'seal-edited'],
  ['its clock', `moved_ms = 0, ahead_ms = 7`, 'seal-edited'],
  ['its transactions', `event_xids[1] = '5'`, 'seal-edited'],
  ['its key', `key_mark = sha256('x')`, 'seal-edited'],
])('a seal changed in %s is found and named', async (_, change, kind) => {
  await ground.tamper(`update audit_seals set ${change} where number = 2`)
  const { outcome, faults } = await ground.verify()
  expect(outcome).toBe('tampered')
  expect(faults[0]).toMatchObject({ kind, seal: 2 })
})

test('a seal taken out with its rows is found and named', async () => {
  await ground.tamper(
    `delete from audit_events where id = any(select unnest(event_ids) from audit_seals where number = 2);
      delete from audit_seals where number = 2`,
  )
  const { faults } = await ground.verify()
  expect(faults.map(({ kind, seal }) => [kind, seal])).toEqual([['seal-missing', 2]])
})

test('every fault is counted, and the first thousand are named', async () => {
  await ground.write(1_200)
  await ground.seal()
  await ground.tamper(`update audit_events set reason = 'x'`)
  const { faultCount, faults } = await ground.verify()
  expect([faultCount, faults.length]).toEqual([1_215, 1_000])
})
