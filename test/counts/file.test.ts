// [G11] The file of a person sends as many statements, and few, however long the history; the log is read by its days.
import { actorNamed } from '../../src/access/index.ts'
import { openedFile } from '../../src/file/service.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { visitFactsBy } from '../../src/visits/index.ts'
import { browserOf } from '../architecture/routes.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, password, type World } from '../support/world.ts'
import { explained, settle, type Explained } from './explained.ts'

type Place = Readonly<{ world: World; person: OffenderId }>

async function filled(visits: number, longPast: boolean): Promise<Place> {
  const world = await aWorld()
  await world.within((tx) =>
    fillForce(tx, { forceId: world.forceId, people: 60, visits, longPast }),
  )
  const [found] = await world.within((tx) =>
    tx.query<{ id: OffenderId }>(
      `select s.offender_id as id from standings s join teams t on t.id = s.team_id
        where t.name = 'North office' order by s.offender_id limit 1`,
    ),
  )
  if (found === undefined) throw new Error('nobody is of the North office')
  return { world, person: found.id }
}

let short: Place
let long: Place
beforeAll(async () => {
  short = await filled(1, false)
  long = await filled(40, true)
}, 120_000)
afterAll(async () => {
  await short.world.close()
  await long.world.close()
})

async function statementsOf({ world, person }: Place): Promise<number> {
  const browser = await browserOf(world, 'ds.north', password)
  world.statements.length = 0
  await browser.get(`/offenders/${person}`).expect(200)
  return world.statements.length
}

test('the page of a file sends fourteen statements at most', async () => {
  expect(await statementsOf(long)).toBeLessThanOrEqual(14)
})

test('five years of history need no statement more than a month', async () => {
  expect(await statementsOf(long)).toBe(await statementsOf(short))
})

/** Pages of 8 kB that a file touches, of the same person in a small force and in a large one. */
async function buffersIn(people: number): Promise<number> {
  const world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people, visits: 5 }))
  await settle(world)
  const actor = await world.within((tx) => actorNamed(tx, 'dci.force'))
  const [found] = await world.within((tx) =>
    tx.query<{ id: OffenderId }>(`select o.id from offenders o where o.visor_ref = 'V1000007'`),
  )
  if (found === undefined) throw new Error('there is no such person')
  const plans = await explained(world, (tx) =>
    openedFile(tx, actor, { offenderId: found.id, reason: null }),
  )
  await world.close()
  return plans.reduce((sum, { buffers }) => sum + buffers, 0)
}

test('a file touches no more pages among 2,400 people than among 300, but for the way down the indexes', async () => {
  const few = await buffersIn(300)
  expect(await buffersIn(2_400)).toBeLessThanOrEqual(few * 1.2)
}, 60_000)

test('what the clock of visits reads of a force does not grow with the calls before the last visit', async () => {
  const read = async ({ world }: Place): Promise<Explained> => {
    await settle(world)
    const plans = await explained(world, (tx) =>
      visitFactsBy(tx, { forceId: world.forceId }, localDateOf(tx.at)),
    )
    const clock = plans.find(({ steps }) => steps.some((step) => step.includes('visits_last_seen')))
    if (clock === undefined) throw new Error('the last visit is not found by its index')
    return clock
  }
  const [few, many] = [await read(short), await read(long)]
  expect([few.rows, many.rows]).toEqual([60, 60])
  expect(many.buffers).toBeLessThanOrEqual(few.buffers * 1.5)
})

test.each([
  ['auditor', '/audit'],
  ['auditor', '/audit?result=denied'],
] as const)(
  '%s on %s reads the log between two instants, or what came since the last seal',
  async (who, path) => {
    const caller = await long.world.as(who)
    long.world.statements.length = 0
    await caller.get(path).expect(200)
    const reads = long.world.statements.filter((text) => /from audit_events/.test(text))
    expect(reads.length).toBeGreaterThan(0)
    for (const read of reads)
      expect(read).toMatch(/\be\.at >= \$\d+ and e\.at < \$\d+|\(e\.xid, e\.id\) >= \(\$/)
  },
)
