// What one look at a file leaves in the log, and what it costs.
import { addDays, localDate } from '../../src/platform/calendar.ts'
import { aWorld, type World } from '../support/world.ts'
import { aPerson, attempt, visited } from './people.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})
afterAll(() => world.close())

describe('what is written down', () => {
  const rowsOf = (id: string) =>
    world.within((tx) =>
      tx.query<{ actor: string; result: string; reason: string | null; fields: string[] }>(
        `select e.actor, e.result, e.reason, e.fields from audit_events e
          where e.offender_id = $1 and e.action = 'offender.opened' order by e.at, e.actor, e.result`,
        [id],
      ),
    )

  test('each look is one row with the names of what was shown and the reason', async () => {
    const id = await aPerson(world)
    await (await world.as('om.north')).get(`/offenders/${id}`)
    const [row, ...more] = await rowsOf(id)
    expect(more).toEqual([])
    expect(row).toMatchObject({ actor: 'om.north', result: 'shown', reason: null })
    expect(row?.fields).toEqual(expect.arrayContaining(['surname', 'addresses', 'duties']))
  })

  test('a look that was refused, and one with a reason, say so', async () => {
    const id = await aPerson(world)
    const south = await world.as('om.south')
    await south.get(`/offenders/${id}`)
    await south.get(`/offenders/${id}`).set('Access-Reason', 'at-the-door')
    const rows = await rowsOf(id)
    expect(rows.map(({ result, reason }) => [result, reason])).toEqual([
      ['denied', 'reason-needed'],
      ['done', 'at-the-door'],
      ['shown', 'at-the-door'],
    ])
  })
})

describe('what it costs [G11]', () => {
  async function statementsOf(id: string, username: string): Promise<number> {
    const caller = await world.as(username)
    await caller.get(`/offenders/${id}`)
    world.statements.length = 0
    const response = await caller.get(`/offenders/${id}`)
    expect(response.status).toBe(200)
    return world.statements.length
  }

  test('at most 14 statements, the same with one visit and with two hundred of every kind', async () => {
    const one = await aPerson(world)
    const many = await aPerson(world)
    await visited(world, one, [soughtEntry(0)])
    await visited(
      world,
      many,
      Array.from({ length: 200 }, (_, index) => soughtEntry(index)),
    )
    const counts = [await statementsOf(one, 'ds.north'), await statementsOf(many, 'ds.north')]
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeLessThanOrEqual(14)
  })

  test('at most 14 for a reader of another team who gave a reason', async () => {
    const id = await aPerson(world)
    await visited(world, id, [soughtEntry(0)])
    const south = await world.as('om.south')
    await south.get(`/offenders/${id}`).set('Access-Reason', 'on-call')
    expect(await statementsOf(id, 'om.south')).toBeLessThanOrEqual(14)
  })
})

/** Half of them seen, half refused entry to search: the longest way through the file. */
const soughtEntry = (index: number) => ({
  onDate: addDays(localDate('2026-02-27'), -index),
  ...(index % 2 === 0
    ? {
        ...attempt,
        notSeenBecause: 'refused' as const,
        entry: { sought: true, purpose: 's96b_search' as const, obtained: false },
      }
    : {}),
  children: [{ name: 'Ada', safe: null }],
})
