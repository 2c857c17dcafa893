// Transactions: kept whole or not at all, one row or stale, and never silently undone.
import { EntitySchema } from 'typeorm'
import type { Database } from '../../src/platform/database/connection.ts'
import {
  inTransaction,
  undone,
  type Transactions,
} from '../../src/platform/database/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { createDatabase, asAdmin, type TestDatabase } from '../support/postgres.ts'
import { sign } from '../support/signing.ts'
import { openPatiently } from '../support/database.ts'

type Note = Readonly<{
  id: string
  writtenOn: string
  words: string[]
  more: object | null
  version: number
}>

const notes = new EntitySchema<Note>({
  name: 'notes',
  columns: {
    id: { type: 'uuid', primary: true },
    writtenOn: { type: 'date' },
    words: { type: 'text', array: true },
    more: { type: 'jsonb', nullable: true },
    version: { type: 'integer' },
  },
})

let test_: TestDatabase
let database: Database
let transactions: Transactions
const setting = { at: new Date('2026-03-02T08:00:00Z'), actor: 'ds.north' }

beforeAll(async () => {
  test_ = await createDatabase()
  await asAdmin(test_.adminUrl, (client) =>
    client.query(`create table notes (id uuid primary key, written_on date not null,
      words text[] not null, more jsonb, version integer not null);
      grant all on notes to mosovo_app`),
  )
  database = await openPatiently(test_.appUrl, { entities: [notes] })
  transactions = { database, beforeCommit: async () => {}, sign }
})

afterAll(async () => {
  await database.close()
  await test_.drop()
})

const aNote = (): Note => ({
  id: newId(),
  writtenOn: '2026-03-29',
  words: ["o'clock", 'a,b'],
  more: { a: [1, 'é'] },
  version: 1,
})

test('rows go in and come out as they were, dates as text', async () => {
  const note = aNote()
  const found = await inTransaction(transactions, setting, async (tx) => {
    await tx.insert(notes, [note])
    return await tx.find(notes, { id: note.id })
  })
  expect(found).toEqual([note])
})

test('a thrown fault leaves nothing, and a dry run leaves nothing but its answer', async () => {
  const note = aNote()
  const failing = inTransaction(transactions, setting, async (tx) => {
    await tx.insert(notes, [note])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  const answer = await undone(transactions, setting, async (tx) => {
    await tx.insert(notes, [note])
    return (await tx.find(notes, { id: note.id })).length
  })
  expect(answer).toBe(1)
  const left = await inTransaction(transactions, setting, (tx) => tx.find(notes, { id: note.id }))
  expect(left).toEqual([])
})

test('a stale write changes nothing and says so (X1)', async () => {
  const note = aNote()
  await inTransaction(transactions, setting, (tx) => tx.insert(notes, [note]))
  await inTransaction(transactions, setting, (tx) => tx.amend(notes, note, { words: ['first'] }))
  await expect(
    inTransaction(transactions, setting, (tx) => tx.amend(notes, note, { words: ['second'] })),
  ).rejects.toMatchObject({ kind: 'stale' })
  const [kept] = await inTransaction(transactions, setting, (tx) => tx.find(notes, { id: note.id }))
  expect(kept).toMatchObject({ words: ['first'], version: 2, more: { a: [1, 'é'] } })
})

test('a swallowed SQL error is a fault at COMMIT, not a success (X2)', async () => {
  const swallowing = inTransaction(transactions, setting, async (tx) => {
    await tx.query('select 1/0').catch(() => undefined)
  })
  await expect(swallowing).rejects.toThrow('undid it at COMMIT')
})

test('of reads side by side one fails: its own fault is told, and the others send nothing afterwards', async () => {
  const note = aNote()
  let late: Promise<unknown> = Promise.resolve()
  const failing = inTransaction(transactions, setting, async (tx) => {
    late = tx.query('select 1').then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      await tx.insert(notes, [note])
    })
    late.catch(() => undefined)
    await Promise.all([late, tx.query('select 1/0'), tx.query('select 2')])
  })
  await expect(failing).rejects.toThrow('division by zero')
  await expect(late).rejects.toThrow('this transaction is over')
  const left = await inTransaction(transactions, setting, (tx) => tx.find(notes, { id: note.id }))
  expect(left).toEqual([])
})

test('two that crossed are tried again, whichever of the statements side by side is heard of first', async () => {
  let tries = 0
  const answer = await inTransaction(transactions, setting, async (tx) => {
    tries += 1
    if (tries > 1) return 'done'
    tx.query(`do $$ begin raise sqlstate '40P01'; end $$`).catch(() => undefined)
    // It fails only because of the one before, and is what the work hears of.
    await tx.query('select 1')
    return 'never'
  })
  expect([answer, tries]).toEqual(['done', 2])
})

test('answers to statements sent together come to those who asked, each in its transaction', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index)
  const found = await Promise.all(
    numbers.map((from) =>
      inTransaction(transactions, { ...setting, readsFirst: true }, (tx) =>
        Promise.all(
          numbers.map(async (n) => {
            const [row] = await tx.query<{ n: number; x: string }>(
              {
                name: 'sum',
                text: 'select $1::int + $2::int as n, pg_current_xact_id()::text as x',
              },
              [from, n],
            )
            return row
          }),
        ),
      ),
    ),
  )
  for (const [from, rows] of found.entries()) {
    expect(rows.map((row) => row?.n)).toEqual(numbers.map((n) => from + n))
    expect(new Set(rows.map((row) => row?.x)).size).toBe(1)
  }
})

test('a broken unique constraint is a conflict by its name', async () => {
  const note = aNote()
  await expect(
    inTransaction(transactions, setting, async (tx) => {
      await tx.insert(notes, [note])
      await tx.insert(notes, [note])
    }),
  ).rejects.toMatchObject({ kind: 'conflict', type: 'notes_pkey' })
})

test('a statement that hangs is unavailable, and the next one finds a working connection (X3)', async () => {
  await expect(
    inTransaction(transactions, setting, async (tx) => {
      await tx.query(`set local statement_timeout = '50ms'`)
      await tx.query('select pg_sleep(5)')
    }),
  ).rejects.toMatchObject({ kind: 'unavailable' })
  const [row] = await inTransaction(transactions, setting, (tx) =>
    tx.query<{ n: number }>('select 1 as n'),
  )
  expect(row?.n).toBe(1)
})

test('touched people are handed to the step before the commit, once each', async () => {
  const seen: string[][] = []
  const watching: Transactions = {
    database,
    beforeCommit: async (_tx, touched) => {
      seen.push([...touched])
    },
    sign,
  }
  const id = newId<never>()
  await inTransaction(watching, setting, async (tx) => {
    tx.touch(id)
    tx.touch(id)
  })
  await inTransaction(watching, setting, async () => undefined)
  expect(seen).toEqual([[id]])
})
