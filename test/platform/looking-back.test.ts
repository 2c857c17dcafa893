// Looking back: the tables show what had been recorded by an instant, as it stood then, and nothing of it stays.
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import { lookingBack } from '../../src/platform/database/looking-back.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
let one: string
beforeAll(async () => {
  world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 3, visits: 2 }))
  one = await world.within(
    async (tx) =>
      (await tx.query<{ id: string }>('select o.id from offenders o order by o.id limit 1'))[0]
        ?.id ?? '',
  )
})
afterAll(() => world.close())

const actingAt = <T>(iso: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(
    world.product.transactions,
    { at: new Date(iso), actor: 'system', limits: 'long' },
    work,
  )

const noteOf = async (tx: Tx): Promise<string | null | undefined> => {
  const [row] = await tx.query<{ notes: string | null }>(
    { name: 'test-note', text: 'select o.notes from offenders o where o.id = $1' },
    [one],
  )
  return row?.notes
}

const saying = (iso: string, notes: string): Promise<unknown> =>
  actingAt(iso, (tx) =>
    tx.query('update offenders set notes = $2, version = version + 1 where id = $1', [one, notes]),
  )

const then = (iso: string) => ({ until: new Date(iso), at: new Date(iso) })

const noteBy = (iso: string): Promise<string | null | undefined> =>
  actingAt('2026-04-01T09:00:00Z', (tx) => lookingBack(tx, then(iso), noteOf))

describe('a row amended in place', () => {
  beforeAll(async () => {
    await saying('2026-03-03T10:00:00Z', 'first')
    await saying('2026-03-05T10:00:00Z', 'second')
    await saying('2026-03-05T10:00:00Z', 'second, mended at once')
    await saying('2026-03-08T10:00:00Z', 'third')
  })

  test.each([
    ['2026-03-03T10:00:00Z', null],
    ['2026-03-03T10:00:01Z', 'first'],
    ['2026-03-05T10:00:00Z', 'first'],
    ['2026-03-06T00:00:00Z', 'second, mended at once'],
    ['2026-03-08T10:00:01Z', 'third'],
    ['2030-01-01T00:00:00Z', 'third'],
  ] as const)('stands as known until %s: %s', async (iso, notes) => {
    expect(await noteBy(iso)).toBe(notes)
  })

  test('is absent before it was recorded', async () => {
    expect(await noteBy('2001-01-01T00:00:00Z')).toBeUndefined()
  })

  test('writes no version when nothing of it changes', async () => {
    const versions = (): Promise<{ total: number }[]> =>
      actingAt('2026-03-20T09:00:00Z', (tx) =>
        tx.query('select count(*)::int as total from row_versions v where v.row_id = $1', [one]),
      )
    const before = await versions()
    await actingAt('2026-03-20T09:00:00Z', (tx) =>
      tx.query('update offenders set notes = notes where id = $1', [one]),
    )
    expect(await versions()).toEqual(before)
  })
})

test('a row that was deleted stands until it was', async () => {
  const countBy = (iso: string): Promise<number> =>
    actingAt('2026-04-01T09:00:00Z', (tx) =>
      lookingBack(tx, then(iso), async (past) => {
        const [row] = await past.query<{ total: number }>(
          'select count(*)::int as total from visits v where v.offender_id = $1',
          [one],
        )
        return row?.total ?? 0
      }),
    )
  const before = await countBy('2026-03-06T00:00:00Z')
  expect(before).toBeGreaterThan(0)
  await actingAt('2026-03-06T10:00:00Z', (tx) =>
    tx.query('delete from visits v where v.offender_id = $1', [one]),
  )
  expect(await countBy('2026-03-07T00:00:00Z')).toBe(0)
  expect(await countBy('2026-03-06T00:00:00Z')).toBe(before)
})

test('the same prepared statement reads the past and the present in turn, on every connection', async () => {
  for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await actingAt('2026-04-01T09:00:00Z', async (tx) => {
      expect(await noteOf(tx)).toBe('third')
      expect(await lookingBack(tx, then('2026-03-04T00:00:00Z'), noteOf)).toBe('first')
      expect(await noteOf(tx)).toBe('third')
    })
    expect(await noteBy('2026-03-07T00:00:00Z')).toBe('second, mended at once')
    expect(await actingAt('2026-04-01T09:00:00Z', noteOf)).toBe('third')
  }
})

test('nothing of it is left in the next transaction of the connection', async () => {
  await noteBy('2026-03-07T00:00:00Z')
  for (const _ of [1, 2, 3, 4, 5]) {
    const [left] = await actingAt('2026-04-01T09:00:00Z', (tx) =>
      tx.query<{ path: string; until: string | null; readOnly: string }>(
        `select current_setting('search_path') as path, nullif(current_setting('mosovo.known_until', true), '') as until,
          current_setting('transaction_read_only') as "readOnly"`,
      ),
    )
    expect(left).toEqual({ path: '"$user", public', until: null, readOnly: 'off' })
  }
})

test('the transaction writes again once it has looked back', async () => {
  await actingAt('2026-04-02T09:00:00Z', async (tx) => {
    await lookingBack(tx, then('2026-03-04T00:00:00Z'), noteOf)
    await tx.query('update offenders set photo_place = $2 where id = $1', [one, 'album'])
  })
  const [row] = await actingAt('2026-04-03T09:00:00Z', (tx) =>
    tx.query('select o.photo_place as place from offenders o where o.id = $1', [one]),
  )
  expect(row).toEqual({ place: 'album' })
})

test('what would be written into the past is refused by the database', async () => {
  const writing = actingAt('2026-04-02T09:00:00Z', (tx) =>
    lookingBack(tx, then('2026-03-04T00:00:00Z'), (past) =>
      past.query(`update public.offenders set notes = 'forged' where id = $1`, [one]),
    ),
  )
  await expect(writing).rejects.toThrow('read-only transaction')
  expect(await actingAt('2026-04-02T09:00:00Z', noteOf)).toBe('third')
})

test('what else is asked meanwhile is refused, not told of the past', async () => {
  await actingAt('2026-04-02T09:00:00Z', async (tx) => {
    const [past, beside] = await Promise.allSettled([
      lookingBack(tx, then('2026-03-04T00:00:00Z'), noteOf),
      noteOf(tx),
    ])
    expect(past).toEqual({ status: 'fulfilled', value: 'first' })
    expect(beside).toMatchObject({ status: 'rejected', reason: expect.any(Error) })
    expect(await noteOf(tx)).toBe('third')
  })
})

test('whoever is hidden now is hidden in the past', async () => {
  await actingAt('2026-04-02T09:00:00Z', async (tx) => {
    await tx.hide([one])
    expect(await lookingBack(tx, then('2026-03-04T00:00:00Z'), noteOf)).toBeUndefined()
  })
})

test('a version is written by no one but the change itself, and is never changed', async () => {
  const refusals = [
    `insert into row_versions (table_name, row_id, held_until, held, is_gone)
      values ('offenders', gen_random_uuid(), '2026-03-01', '{}', false)`,
    `update row_versions set held = '{}'`,
    'delete from row_versions',
    'truncate row_versions',
  ]
  for (const text of refusals)
    await expect(actingAt('2026-04-02T09:00:00Z', (tx) => tx.query(text))).rejects.toThrow()
})
