// [G9] What is stored is what would be derived: for everyone, on the same day, and after any number of days.
import { bringUpToDate, derive } from '../../src/backlog/index.ts'
import { importFile } from '../../src/imports/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { exampleBytes } from '../imports/register-builder.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, type World } from '../support/world.ts'

type Stored = Readonly<{ id: string } & Record<string, unknown>>

const everyone = (tx: Tx): Promise<{ id: OffenderId }[]> =>
  tx.query('select o.id from offenders o order by o.id')

/** Standings and open duties, without the day of their derivation. */
const stored = async (tx: Tx): Promise<readonly Stored[]> => [
  ...(await tx.query<Stored>(
    `select s.offender_id as id, to_jsonb(s) - 'derived_on' as row from standings s order by 1`,
  )),
  ...(await tx.query<Stored>(
    `select d.id, to_jsonb(d) as row from duties d where d.closed_at is null order by 1`,
  )),
]

/** Derives everyone anew: how many duty rows that changed, and what differs before and after. */
async function derivedAgain(world: World) {
  await world.within(bringUpToDate)
  return await world.within(async (tx) => {
    const ids = (await everyone(tx)).map(({ id }) => id)
    const before = new Map((await stored(tx)).map((one) => [one.id, one]))
    const changed = await derive(tx, ids)
    const after = await stored(tx)
    const differing = after.filter(
      (one) => JSON.stringify(one) !== JSON.stringify(before.get(one.id)),
    )
    return {
      people: ids.length,
      changed,
      rows: after.length - before.size,
      differing: differing.slice(0, 3).map((one) => [before.get(one.id), one]),
    }
  })
}

async function aFilledForce(): Promise<World> {
  const world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 700, visits: 3 }))
  return world
}

async function theExample(): Promise<World> {
  const world = await aWorld()
  const outcome = await importFile(world.product, {
    forceId: world.forceId,
    fileName: 'caseload.csv',
    bytes: exampleBytes(),
    dryRun: false,
    actor: 'system',
  })
  if (!outcome.ok) throw new Error(outcome.fault)
  return world
}

describe.each([
  ['the generated force', aFilledForce, 700],
  ['the example register', theExample, 2_420],
] as const)('%s, derived again', (_name, make, people) => {
  let world: World
  beforeAll(async () => {
    world = await make()
  }, 120_000)
  afterAll(() => world.close())

  // The days stand in their order: the clock of a world only goes on.
  test.each([
    ['on the same day', '2026-03-02T08:00:00Z'],
    ['after midnight in London, at the change to summer time', '2026-03-29T00:30:00Z'],
    ['when a month has passed', '2026-04-02T08:00:00Z'],
    ['when a year has passed', '2027-03-02T08:00:00Z'],
  ])('%s changes nothing of anybody', async (_when, now) => {
    world.clock.set(now)
    expect(await derivedAgain(world)).toEqual({ people, changed: 0, rows: 0, differing: [] })
  })
})
