// [G17] Every page sends as many statements for a thousand people as for a hundred, as a page and as JSON.
import { derive } from '../../src/backlog/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import { importFile } from '../../src/imports/index.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { browserOf } from '../architecture/routes.ts'
import { csvOf } from '../imports/registers.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, password, type World } from '../support/world.ts'

type Scale = Readonly<{ people: number; visits: number; imports: number }>
const small: Scale = { people: 100, visits: 2, imports: 2 }
const large: Scale = { people: 1_000, visits: 12, imports: 9 }

type Place = Readonly<{ world: World; person: string }>

/** Some of the people belong to those who sign in, or their own day would be empty at any size. */
async function handOver(world: World): Promise<string> {
  return await world.within(async (tx) => {
    const moved = await tx.query<{ id: OffenderId }>(
      `update allocations a set officer_id = f.id from officers f, offenders o
        where f.key = 'om.north' and a.team_id = f.team_id and o.id = a.offender_id
          and right(o.visor_ref, 1) in ('2', '4') returning a.offender_id as id`,
    )
    await derive(
      tx,
      moved.map(({ id }) => id),
    )
    const [seen] = await tx.query<{ id: string }>(
      `select v.offender_id as id from visits v join standings s on s.offender_id = v.offender_id
        join officers f on f.id = s.officer_id and f.key = 'om.north' order by v.offender_id limit 1`,
    )
    if (seen === undefined) throw new Error('nobody of om.north was ever visited')
    return seen.id
  })
}

/** As if every dangerous person who is overdue had left the list: the more people, the more of them. */
const everyoneLeft = `insert into leavings
    (id, force_id, offender_id, level, how, because, due_on, left_at, made_by)
  select gen_random_uuid(), d.force_id, d.offender_id, d.level, 'suspended', 'Made', d.due_on, $1::timestamptz, 'maker'
  from duties d where d.kind = 'visit' and d.closed_at is null and d.due_on < $1::timestamptz
    and d.level in ('very_high', 'high')`

async function filled({ people, visits, imports }: Scale): Promise<Place> {
  const world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people, visits }))
  await world.within((tx) => issueEditions(tx, localDateOf(tx.at)))
  await world.within((tx) => tx.query(everyoneLeft, [tx.at]))
  const person = await handOver(world)
  for (let number = 0; number < imports; number += 1)
    await importFile(world.product, {
      forceId: world.forceId,
      fileName: `register-${number}.csv`,
      bytes: csvOf({ 'ViSOR ref': `V900000${number}` }),
      dryRun: true,
      actor: 'ds.north',
    })
  return { world, person }
}

let few: Place
let many: Place
beforeAll(async () => {
  few = await filled(small)
  many = await filled(large)
}, 120_000)
afterAll(async () => {
  await few.world.close()
  await many.world.close()
})

const counted = async (world: World, look: () => PromiseLike<unknown>): Promise<number> => {
  await look()
  world.statements.length = 0
  await look()
  return world.statements.length
}

const pages = [
  ['om.north', '/my-day'],
  ['ds.north', '/my-team'],
  ['dci.force', '/force'],
  ['dci.force', '/workload'],
  ['dci.force', '/workload/history'],
  ['ds.north', '/escalations?size=200'],
  ['ds.north', '/leavings?size=200'],
  ['ds.north', '/briefing'],
  ['dci.force', '/briefing'],
  ['dci.force', '/briefings'],
  ['dci.force', '/briefings/roll-up'],
  ['ds.north', '/briefings/2026-03-02/changes?since=edition'],
  ['ds.north', '/briefings/2026-03-02/decisions'],
  ['ds.north', '/duties'],
  ['dci.force', '/duties?size=200'],
  ['dci.force', '/duties?kind=visit&state=overdue&size=200'],
  ['om.north', '/duties?officer=om.north'],
  ['dci.force', '/duties?on=2026-01-15&size=200'],
  ['analyst', '/duties'],
  ['dci.force', '/figures'],
  ['dci.force', '/figures?on=2026-06-30'],
  ['dci.force', '/lists/overdue-visits?size=200'],
  ['dci.force', '/lists/left'],
  ['ds.north', '/offenders'],
  ['ds.north', '/offenders?size=200'],
  ['ds.north', '/offenders?q=Hardcastle&size=200'],
  ['om.north', '/offenders/PERSON/chronology?size=200'],
  ['om.north', '/offenders/PERSON/visits?size=200'],
  ['om.north', '/offenders/PERSON/arms'],
  ['om.north', '/offenders/PERSON/visit-plan'],
  ['om.north', '/measures'],
  ['dci.force', '/measures'],
  ['dci.force', '/measures/visits?which=overdue&size=200'],
  ['ds.north', '/imports'],
  ['ds.north', '/proposals'],
  ['auditor', '/audit'],
] as const

const at = (path: string, { person }: Place): string => path.replace('PERSON', person)

test.each(pages)('%s on %s, as JSON', async (who, path) => {
  const count = async (place: Place): Promise<number> => {
    const caller = await place.world.as(who)
    return await counted(place.world, () => caller.get(at(path, place)).expect(200))
  }
  const statements = await count(few)
  expect(statements).toBeGreaterThan(0)
  expect(await count(many)).toBe(statements)
})

test.each(pages)('%s on %s, as a page', async (who, path) => {
  const count = async (place: Place): Promise<number> => {
    const browser = await browserOf(place.world, who, password)
    return await counted(place.world, () => browser.get(at(path, place)).expect(200))
  }
  expect(await count(many)).toBe(await count(few))
})

test.each([
  ['om.north', '/my-day'],
  ['om.north', '/duties?officer=om.north&size=200'],
  ['ds.north', '/offenders?q=Hardcastle&size=200'],
  ['om.north', '/offenders/PERSON/chronology?size=200'],
  ['om.north', '/offenders/PERSON/visits?size=200'],
  ['ds.north', '/leavings?size=200'],
  ['ds.north', '/imports'],
] as const)('the larger place has more for %s on %s to show', async (who, path) => {
  const length = async (place: Place): Promise<number> => {
    const caller = await place.world.as(who)
    return (await caller.get(at(path, place)).expect(200)).text.length
  }
  expect(await length(many)).toBeGreaterThan(1.5 * (await length(few)))
})
