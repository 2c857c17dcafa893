// A transaction hides people: their rows are in no read and no write of it, and in every other as before.
import { hidingNobody } from '../../src/platform/database/hiding.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { aWorld, type World } from '../support/world.ts'
import { fillForce } from '../support/force.ts'

let world: World
let one: string
beforeAll(async () => {
  world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 3, visits: 1 }))
  one = await world.within(
    async (tx) =>
      (await tx.query<{ id: string }>('select o.id from offenders o limit 1'))[0]?.id ?? '',
  )
})
afterAll(() => world.close())

const people = async (tx: Tx): Promise<number> =>
  (await tx.query<{ total: number }>('select count(*)::int as total from offenders'))[0]?.total ?? 0

test('whom it hides is in none of its tables, until it hides nobody again', async () => {
  await world.within(async (tx) => {
    expect(await people(tx)).toBe(3)
    await tx.hide([one])
    expect([await people(tx), tx.hidden()]).toEqual([2, [one]])
    const visits = await tx.query('select v.id from visits v where v.offender_id = $1', [one])
    expect(visits).toEqual([])
    expect(await hidingNobody(tx, () => people(tx))).toBe(3)
    expect(await people(tx)).toBe(2)
    await tx.hide([])
    expect(await people(tx)).toBe(3)
  })
})

test('what else is asked meanwhile is refused, not shown everyone', async () => {
  await world.within(async (tx) => {
    await tx.hide([one])
    const [shown, beside] = await Promise.allSettled([
      hidingNobody(tx, async () => (await people(tx)) + (await people(tx))),
      people(tx),
    ])
    expect(shown).toEqual({ status: 'fulfilled', value: 6 })
    expect(beside).toMatchObject({ status: 'rejected', reason: expect.any(Error) })
    expect(await people(tx)).toBe(2)
  })
})

test('after work that failed they are hidden as before', async () => {
  await world.within(async (tx) => {
    await tx.hide([one])
    const failed = hidingNobody(tx, () => Promise.reject(new Error('not to be found')))
    await expect(failed).rejects.toThrow('not to be found')
    expect([await people(tx), tx.hidden()]).toEqual([2, [one]])
  })
})

test('what it would change of them it does not find', async () => {
  await world.within(async (tx) => {
    await tx.hide([one])
    const amended = await tx.query(`update offenders set notes = 'x' where id = $1 returning id`, [
      one,
    ])
    expect(amended).toEqual([])
  })
})

test('the next transaction on the same connection hides nobody', async () => {
  for (const _ of [1, 2, 3, 4, 5]) expect(await world.within(people)).toBe(3)
})

test('nothing is sent while there is nobody to hide', async () => {
  await world.within(async (tx) => {
    world.statements.length = 0
    await tx.hide([])
    expect(await hidingNobody(tx, () => Promise.resolve('done'))).toBe('done')
    expect(world.statements).toEqual([])
  })
})

test('the step before commit sees everybody', async () => {
  await world.within((tx) =>
    tx.query(`update standings set last_seen_on = '2020-01-01' where offender_id = $1`, [one]),
  )
  await world.within(async (tx) => {
    await tx.hide([one])
    tx.touch(one as Parameters<Tx['touch']>[0])
  })
  const [standing] = await world.within((tx) =>
    tx.query<{ seen: string | null }>(
      'select s.last_seen_on as seen from standings s where s.offender_id = $1',
      [one],
    ),
  )
  expect(standing?.seen).not.toBe('2020-01-01')
})
