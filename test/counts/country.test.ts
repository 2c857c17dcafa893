// [G3] The page of one office touches as many pages of the disk in a country of forces as in its force alone.
import { derive } from '../../src/backlog/index.ts'
import { dutiesListed, dutiesSought } from '../../src/backlog/service/duties.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId, TeamId } from '../../src/platform/ids.ts'
import { policyOn } from '../../src/policy/index.ts'
import { fillFacts } from '../support/force.ts'
import { aWorld, type World } from '../support/world.ts'
import { explained, settle } from './explained.ts'

const on = localDate('2026-03-02')
/** So many that the planner reads both sizes in the same way: tables of a few pages are read whole. */
const recipe = { people: 1_000, officersPerTeam: 10, visits: 3 }

/** The seeded force and so many others, each with two offices and as many people. */
async function country(others: number): Promise<World> {
  const world = await aWorld()
  await world.within(async (tx) => {
    const made = await tx.query<{ id: string }>(
      `insert into forces (id, name) select gen_random_uuid(), 'Force ' || k
        from generate_series(1, $1::int) k returning id`,
      [others],
    )
    await tx.query(
      `insert into teams (id, force_id, name, from_import) select gen_random_uuid(), f, t.name, false
        from unnest($1::uuid[]) f, (values ('North office'), ('South office')) t(name)`,
      [made.map(({ id }) => id)],
    )
    await fillFacts(tx, { ...recipe, forceIds: [world.forceId, ...made.map(({ id }) => id)] })
    const everyone = await tx.query<{ id: OffenderId }>('select o.id from offenders o')
    await derive(
      tx,
      everyone.map(({ id }) => id),
    )
  })
  await settle(world)
  return world
}

/** What the page of the North office touches: every statement of its list, its count and its people. */
async function buffersOf(world: World): Promise<number> {
  const [team] = await world.within((tx) =>
    tx.query<{ id: TeamId }>(
      `select t.id from teams t where t.force_id = $1 and t.name = 'North office'`,
      [world.forceId],
    ),
  )
  if (team === undefined) throw new Error('there is no North office')
  const scope = { forceId: world.forceId, teamId: team.id, countsOnly: false }
  const plans = await explained(world, async (tx) => {
    const query = { state: 'open' } as const
    const sought = await dutiesSought(tx, scope, { query, on })
    const policy = await policyOn(tx, on)
    const part = await dutiesListed(tx, sought, { query, on, policy, size: 50, after: null })
    expect(part.items).toHaveLength(50)
  })
  return plans.reduce((sum, { buffers }) => sum + buffers, 0)
}

test('the page of one office costs the same among four forces as in one', async () => {
  const [one, four] = [await country(0), await country(3)]
  expect(await buffersOf(four)).toBeLessThanOrEqual((await buffersOf(one)) * 1.2)
  await one.close()
  await four.close()
}, 120_000)
