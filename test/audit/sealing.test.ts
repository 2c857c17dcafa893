// Sealing: every finished row gets its number once, whatever else goes on; and a clean log raises no alarm.
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as fc from 'fast-check'
import {
  auditResults,
  chainState,
  record,
  recordMany,
  sealAudit,
  startSealer,
  type AuditEvent,
} from '../../src/audit/index.ts'
import { sealBatch } from '../../src/audit/queries/verify.ts'
import { rowText } from '../../src/audit/rules/content.ts'
import { sealDigest } from '../../src/audit/rules/seal.ts'
import { rowTextOf } from '../../src/audit/store/content.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { sign } from '../support/signing.ts'
import { looked, openGround, type Ground } from './ground.ts'

let ground: Ground
beforeEach(async () => {
  ground = await openGround()
})
afterEach(() => ground.close())

type Numbered = { n: number; id: string }
const numbered = () =>
  ground.rows<Numbered>(`select (s.first_number + u.place - 1)::int as n, u.id::text as id
    from audit_seals s, unnest(s.event_ids) with ordinality u (id, place) order by 1`)
const written = async () =>
  (await ground.rows<{ id: string }>('select id::text as id from audit_events')).map(({ id }) => id)

/** None missed, none twice, no gap. */
async function expectAllSealed(): Promise<void> {
  const rows = await numbered()
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, place) => place + 1))
  expect(rows.map(({ id }) => id).toSorted()).toEqual((await written()).toSorted())
}

test('an empty log is intact, and begins its file outside', async () => {
  expect(await ground.verify()).toMatchObject({ outcome: 'intact', rows: 0, lastSeal: 0 })
  expect(readFileSync(ground.outside, 'utf8')).toMatch(/^# The seals of the audit log/)
})

test('a seal is told outside with its number and digest, a line each', async () => {
  await ground.write(3)
  await ground.seal()
  await ground.write(2)
  await ground.seal()
  const seals = await ground.rows<{ line: string }>(
    `select number || ' ' || encode(digest, 'hex') as line from audit_seals order by number`,
  )
  const lines = readFileSync(ground.outside, 'utf8').split('\n')
  expect(lines[1]).toMatch(/^# Place [0-9a-f-]{36}$/)
  expect(lines.slice(2, -1)).toEqual(seals.map(({ line }) => line))
})

test('a row that is still being written is left for a later seal, and those after it too', async () => {
  const signals = new EventTarget()
  const begun = once(signals, 'begun')
  const long = ground.within(async (tx) => {
    const finished = once(signals, 'finish')
    await record(tx, looked(1))
    signals.dispatchEvent(new Event('begun'))
    await finished
  })
  await begun
  await ground.write(4)
  await sealAudit({ ...ground })
  expect(await numbered()).toEqual([])
  expect((await ground.verify()).young).toBeGreaterThanOrEqual(4)
  signals.dispatchEvent(new Event('finish'))
  await long
  await ground.seal()
  await expectAllSealed()
  expect((await ground.verify()).outcome).toBe('intact')
})

test('writers with long and short transactions, some undone, and two sealers at once: none missed, none twice', async () => {
  let writing = true
  const sealer = async (): Promise<void> => {
    while (writing) {
      await sealAudit({ ...ground })
      await pause(5)
    }
  }
  const sealers = [sealer(), sealer()]
  const writer = async (seed: number): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1)
      await ground
        .within(async (tx) => {
          await recordMany(tx, [looked(turn), looked(seed)])
          await pause((seed * 7 + turn * 3) % 40)
          await record(tx, looked(turn))
          if ((seed + turn) % 5 === 0) throw new Error('undone')
        })
        .catch((thrown: unknown) => {
          if (String(thrown) !== 'Error: undone') throw thrown
        })
  }
  await Promise.all(Array.from({ length: 6 }, (_, seed) => writer(seed)))
  writing = false
  await Promise.all(sealers)
  await ground.seal()
  await expectAllSealed()
  expect((await ground.verify()).outcome).toBe('intact')
}, 60_000)

test('fifty thousand rows of two jobs are sealed in bounded batches, and verified', async () => {
  await ground.write(27_000)
  await ground.write(23_000)
  await ground.seal()
  const sizes = await ground.rows<{ rows: number }>(
    'select cardinality(event_ids) as rows from audit_seals',
  )
  expect(Math.max(...sizes.map(({ rows }) => rows))).toBe(10_000)
  expect(await ground.verify()).toMatchObject({ outcome: 'intact', rows: 50_000, faultCount: 0 })
  await ground.tamper('delete from audit_events where id in (12345, 50000)')
  const { faults } = await ground.verify()
  expect(faults.map(({ kind, row }) => [kind, row])).toEqual([
    ['row-deleted', 12_345],
    ['row-deleted', 50_000],
  ])
}, 120_000)

test('clean logs of many shapes raise no alarm: what is signed is what is stored', async () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((made) => made.replaceAll('\0', ''))
    .chain((made) => fc.constantFrom(made, `${made}\uD83D`, `"${made}\\`))
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const event = fc
    .record({
      path: optional(text),
      offenderId: optional(fc.uuid().map((id) => id.toUpperCase())),
      offenderIds: optional(fc.array(fc.uuid(), { maxLength: 3 })),
      fields: optional(fc.array(text, { maxLength: 3 })),
      count: optional(fc.integer({ min: 0, max: 2_147_483_647 })),
      reason: optional(text),
      result: fc.constantFrom(...auditResults),
    })
    .map((made) => ({ action: 'offender.opened', ...made }) as AuditEvent)
  const when = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2099-01-01'),
    noInvalidDate: true,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 8 }), when, text, async (events, at, actor) => {
      const setting = { at, actor, requestId: newId<never>() }
      await inTransaction(ground.transactions, setting, async (tx) => {
        for (const one of events) await record(tx, one)
        await recordMany(tx, events)
      })
    }),
    { numRuns: 150 },
  )
  await ground.seal()
  const { outcome, faults, rows } = await ground.verify()
  expect([outcome, faults]).toEqual(['intact', []])
  expect(rows).toBeGreaterThan(500)
}, 120_000)

test('the database makes the same text of a row as the program', async () => {
  const row = {
    at: new Date('2026-03-02T08:00:00.120Z'),
    actor: 'om.north',
    action: 'offender.opened',
    path: null,
    offenderId: newId<never>(),
    offenderIds: [newId<never>()],
    fields: ['a "quoted" name', 'b\\c'],
    count: 3,
    result: 'shown',
    reason: 'Zażółć\u2028\u0001',
    requestId: null,
    nonce: newId<never>(),
  }
  const [read] = await ground.within((tx) =>
    tx.query<{ text: string }>(
      `select ${rowTextOf} as text from (select $1::timestamptz as at, $2::text as actor, $3::text as action,
        null::text as path, $4::uuid as offender_id, $5::uuid[] as offender_ids, $6::text[] as fields,
        $7::int as shown_count, $8::text as result, $9::text as reason, null::uuid as request_id, $10::uuid as nonce) e`,
      [
        ...[row.at, row.actor, row.action, row.offenderId, row.offenderIds, row.fields],
        ...[row.count, row.result, row.reason, row.nonce],
      ],
    ),
  )
  expect(read?.text).toBe(rowText(row))
})

test('rows older than digests are taken in as they stand, and guarded from then on', async () => {
  await ground.haveOlderRows(12)
  expect((await ground.verify()).outcome).toBe('intact')
  await ground.write(3)
  await ground.seal()
  expect(await ground.rows('select adopted from audit_seals where number = 1')).toEqual([
    { adopted: 12 },
  ])
  expect((await ground.verify()).outcome).toBe('intact')
  await ground.tamper(`update audit_events set actor = 'x' where id = 5`)
  expect((await ground.verify()).faults.map(({ kind, row }) => [kind, row])).toEqual([
    ['row-edited', 5],
  ])
})

/** As after a dump read into another server: every row and seal is kept, and transactions count from the beginning. */
async function restoredElsewhere(): Promise<void> {
  const longAgo = 900_000_000n
  const lines: string[] = []
  const { seals } = await ground.within((tx) => sealBatch(tx, 0, false))
  for (const { seal } of seals) {
    const untilXid = String(BigInt(seal.untilXid) + longAgo)
    const previous = lines.at(-1)?.split(' ')[1] ?? null
    const eventXids = seal.eventXids.replace(/\d+/g, (xid) => String(BigInt(xid) + longAgo))
    const { digest: _, ...moved } = { ...seal, untilXid, previous, eventXids }
    const digest = sealDigest(sign, moved)
    lines.push(`${seal.number} ${digest}`)
    await ground.tamper(
      `update audit_seals set until_xid = $2::xid8, previous = decode($3, 'hex'), digest = decode($4, 'hex'),
          event_xids = $5::xid8[] where number = $1`,
      [seal.number, untilXid, previous, digest, eventXids],
    )
  }
  await ground.tamper(`update audit_events set xid = (xid::text::bigint + ${longAgo})::text::xid8`)
  const head = readFileSync(ground.outside, 'utf8').split('\n').slice(0, 2)
  writeFileSync(ground.outside, [...head, ...lines, ''].join('\n'))
}

test('a dump restored where transactions begin again loses no row: what no seal holds is sealed, and all that follows', async () => {
  await ground.write(5)
  await ground.seal()
  await ground.write(4)
  await restoredElsewhere()
  await ground.write(3)
  await ground.seal()
  await expectAllSealed()
  await ground.write(2)
  await ground.seal()
  await expectAllSealed()
  expect(await ground.verify()).toMatchObject({ outcome: 'intact', faults: [], rows: 14 })
  await ground.tamper('delete from audit_events where id = 7')
  expect((await ground.verify()).faults.map(({ kind, row }) => [kind, row])).toEqual([
    ['row-deleted', 7],
  ])
})

test('the sealer seals by itself, and once more when it is stopped', async () => {
  const sealer = startSealer({ ...ground, log: silentLog })
  await ground.write(2)
  await sealer.stop()
  await ground.seal()
  await expectAllSealed()
})

test('a sealer that fails says so, and does not fail the program', async () => {
  const said: string[] = []
  const log = { ...silentLog, error: (_: object, sentence: string) => void said.push(sentence) }
  await ground.write(1)
  const transactions = ground.withKey('a key that is not the one of this log at all')
  await ground.seal()
  await startSealer({ ...ground, transactions, log }).stop()
  await startSealer({ ...ground, outside: `${ground.outside}.lost`, log }).stop()
  await startSealer({ ...ground, outside: join(ground.outside, 'below'), log }).stop()
  writeFileSync(ground.outside, readFileSync(ground.outside, 'utf8').replace(/^1 .*\n/m, ''))
  await startSealer({ ...ground, log }).stop()
  expect(said).toContain(
    'the audit log is not sealed: AUDIT_KEY is not the key that it was sealed with',
  )
  expect(said).toContain(
    'the seals outside the database are lost, so new ones are kept in it alone: run npm run audit:verify',
  )
  expect(said).toContain(
    'the file of seals outside the database lacks seals that it was told, so new ones are kept in the database alone: run npm run audit:verify',
  )
  expect(said).toContain('the audit log could not be sealed')
})

test('rows that the program did not write are told as soon as they are sealed', async () => {
  const said: string[] = []
  const log = { ...silentLog, error: (_: object, sentence: string) => void said.push(sentence) }
  await ground.tamper(`insert into audit_events (at, actor, action, result, nonce, digest)
    select '2026-03-02Z', 'x', 'offender.opened', 'shown', gen_random_uuid(), sha256('x')`)
  const sealer = startSealer({ ...ground, log })
  for (let left = 100; said.length === 0 && left > 0; left -= 1) {
    await pause(50)
    if (left === 50) await sealer.stop()
  }
  await sealer.stop()
  expect(said[0]).toMatch(/^rows stand in the audit log that this program did not write/)
})

describe('clocks', () => {
  const jumps = () =>
    ground.rows<{ number: number; moved: number; behind: number; ahead: number }>(
      `select number::int, (moved_ms / 1000)::int as moved, (behind_ms / 1000)::int as behind,
        (ahead_ms / 1000)::int as ahead from audit_seals order by number`,
    )

  test('a clock that is set back or forward shows in the seal after, as do rows dated outside their seal', async () => {
    await ground.write(1)
    await ground.seal()
    ground.clock.set('2026-03-02T07:00:00Z')
    await ground.write(1)
    await ground.seal()
    const [first, second] = await jumps()
    expect(first).toMatchObject({ moved: 0, behind: 0, ahead: 0 })
    expect(second?.moved).toBeLessThan(-3_590)
    expect(second?.behind).toBe(3_600)
    await inTransaction(
      ground.transactions,
      { at: new Date('2026-03-02T09:00:00Z'), actor: 'x' },
      (tx) => record(tx, looked(1)),
    )
    await ground.seal()
    expect((await jumps()).at(-1)?.ahead).toBe(7_200)
  })
})

test('the state tells the last seal, the young rows and the last verification', async () => {
  expect(await ground.within(chainState)).toMatchObject({ lastSeal: null, lastCheck: null })
  await ground.write(3)
  expect((await ground.within(chainState)).young.rows).toBe(3)
  await ground.seal()
  await ground.verify()
  const state = await ground.within(chainState)
  expect(state.lastSeal).toMatchObject({ totalRows: 3 })
  expect(state.lastCheck).toMatchObject({ outcome: 'intact', rows: 3, faultCount: 0 })
})

describe('what is sealed is never changed', () => {
  const columns = {
    audit_events: 'actor = actor',
    audit_seals: 'number = default',
    audit_checks: 'number = default',
    audit_older_rows: 'rows = 0',
  }
  const tries = Object.entries(columns).flatMap(([table, change]) => [
    `update ${table} set ${change}`,
    `delete from ${table}`,
    `truncate ${table}`,
  ])
  beforeEach(async () => {
    await ground.write(1)
    await ground.seal()
    await ground.verify()
  })

  test.each(tries)('by the server’s own role: %s', async (sql) => {
    await expect(ground.asApp(sql)).rejects.toThrow('permission denied')
  })
  test.each(tries)('by the owner of the tables: %s', async (sql) => {
    await expect(ground.rows(sql)).rejects.toThrow('the audit log is never changed')
  })
})
