// [G3] [G4] [G5] The top of every backlog is one index range, however large the force and however deep the page.
import { countDuties, listDuties, type DutyFilter } from '../../src/duties/index.ts'
import { searchOffenders } from '../../src/offenders/queries/search.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OfficerId, TeamId } from '../../src/platform/ids.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, type World } from '../support/world.ts'
import { explained, explainedText, settle, type Explained } from './explained.ts'

/** As many people to an officer in both, as in life. */
const small = { people: 600, officersPerTeam: 5 }
const large = { people: 2_500, officersPerTeam: 21 }
const size = 50
const on = localDate('2026-03-02')

async function filled(ask: typeof small): Promise<World> {
  const world = await aWorld()
  await world.within((tx) => fillForce(tx, { ...ask, forceId: world.forceId, visits: 3 }))
  await settle(world)
  return world
}

let few: World
let many: World
beforeAll(async () => {
  few = await filled(small)
  many = await filled(large)
}, 120_000)
afterAll(async () => {
  await few.close()
  await many.close()
})

const whose = ['officer', 'team', 'force', 'country'] as const
type Whose = (typeof whose)[number]

async function filterOf(world: World, one: Exclude<Whose, 'country'>): Promise<DutyFilter> {
  const [officer] = await world.within((tx) =>
    tx.query<{ id: OfficerId; teamId: TeamId }>(
      `select f.id, f.team_id as "teamId" from officers f where f.key = 'maker-North office-2'`,
    ),
  )
  return {
    forceId: world.forceId,
    teamId: one === 'team' ? officer?.teamId : undefined,
    officerId: one === 'officer' ? officer?.id : undefined,
    state: 'open',
  }
}

/** The statement of a page of a list, explained; `page` 1 is the first. */
async function pageOf(world: World, one: Exclude<Whose, 'country'>, page = 1): Promise<Explained> {
  const ask = { filter: await filterOf(world, one), on, at: null, dueWithinDays: 7 }
  const before = size * (page - 1)
  const skipped =
    before === 0
      ? []
      : await world.within((tx) => listDuties(tx, { ...ask, size: before, after: null }))
  expect(skipped).toHaveLength(before)
  const after = skipped.at(-1) ?? null
  const [list] = await explained(world, (tx) => listDuties(tx, { ...ask, size, after }))
  if (list === undefined) throw new Error('the list sent no statement')
  return list
}

/** The list of a country of forces: the same order, with no force in it. */
const country = (world: World): Promise<Explained> =>
  explainedText(
    world,
    `select d.id, d.offender_id, d.kind, d.due_on, d.because from duties d
      where d.closed_at is null and d.suspended_why is null
      order by d.rank, d.due_sort, d.id limit ${size}`,
  )

const top = (world: World, one: Whose): Promise<Explained> =>
  one === 'country' ? country(world) : pageOf(world, one)

/** In a database of one force the range of the force is everywhere; test/counts/country has many. */
const indexesOf: Readonly<Record<Whose, readonly string[]>> = {
  officer: ['duties_of_officer'],
  team: ['duties_of_team'],
  force: ['duties_of_force', 'duties_everywhere'],
  country: ['duties_everywhere'],
}
const ranges = (one: Whose): string[][] =>
  indexesOf[one].map((index) => ['Limit', `Index Scan using ${index}`])

describe.each(whose)('the top 50 of the %s', (one) => {
  test('is one range of its index, read in order, sorted by nobody', async () => {
    for (const world of [few, many]) {
      const { steps, rows } = await top(world, one)
      expect(ranges(one)).toContainEqual(steps)
      expect(rows).toBe(size)
    }
  })

  test('touches no more pages with 2,500 people than with 600: a page a row, and the way down the index', async () => {
    const [less, more] = [await top(few, one), await top(many, one)]
    expect(more.buffers).toBeLessThanOrEqual(less.buffers * 1.2)
    expect(more.buffers).toBeLessThanOrEqual(size + 10)
  })
})

test.each(['team', 'force'] as const)(
  'the tenth page of the %s costs no more than half as much again as the first',
  async (one) => {
    const [first, tenth] = [await pageOf(many, one), await pageOf(many, one, 10)]
    expect(ranges(one)).toContainEqual(tenth.steps)
    expect(tenth.rows).toBe(size)
    expect(tenth.buffers).toBeLessThanOrEqual(first.buffers * 1.5)
  },
)

test('the count beside a list reads the index made for it and not the table', async () => {
  const filter = await filterOf(many, 'team')
  const [count] = await explained(many, (tx) =>
    countDuties(tx, { filter, on, at: tx.at, dueWithinDays: 7 }),
  )
  expect(count?.steps.join(', ')).toMatch(/Index Only Scan using duties_/)
})

test('[G12] a name with a typing error is found by the index on likeness, in a force of 2,500', async () => {
  const search = {
    forceId: many.forceId,
    sought: { by: 'name', text: 'Hardcasle' } as const,
    level: null,
    status: null,
    team: null,
    officer: null,
    size,
    mark: null,
  }
  const plans = await explained(many, (tx) => searchOffenders(tx, search))
  const steps = plans.flatMap((plan) => plan.steps)
  expect(steps).toContain('Bitmap Index Scan using offender_names_by_likeness')
  expect(steps).not.toContain('Seq Scan on offender_names')
})
