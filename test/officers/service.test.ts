// The force: found by name, username or collar number, and made room for.
import {
  ensureAreas,
  ensureOfficers,
  ensureTeams,
  areasOf,
  forceByName,
  grantSkills,
  officerChoices,
  officerFacts,
  officersByKeys,
  stationsOn,
  teamChoices,
  teamsByName,
} from '../../src/officers/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OfficerId } from '../../src/platform/ids.ts'
import { openWorld, type World } from '../access/world.ts'

let world: World
const on = localDate('2026-03-02')
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('officers are found by username and by collar number; a key of nobody is absent', async () => {
  const found = await world.run((tx) =>
    officersByKeys(tx, world.forceId, ['om.north', '90003', 'om.north', 'nobody']),
  )
  expect([...found].map(([key, officer]) => [key, officer.key])).toEqual(
    expect.arrayContaining([
      ['om.north', 'om.north'],
      ['90003', 'ds.north'],
    ]),
  )
  expect(found.size).toBe(2)
})

test('officers of another force are nobody here', async () => {
  const elsewhere = await world.run((tx) =>
    officersByKeys(tx, '00000000-0000-4000-8000-000000000000' as typeof world.forceId, [
      'om.north',
    ]),
  )
  expect(elsewhere.size).toBe(0)
})

test('unknown officers of a register are created once, without a sign-in, and marked', async () => {
  const given = [
    { collarNumber: '4711', name: 'PC Someone', teamId: null },
    { collarNumber: '4711', name: 'PC Someone Again', teamId: null },
    { collarNumber: '90001', name: 'Marsh', teamId: null },
  ]
  const first = await world.run((tx) => ensureOfficers(tx, world.forceId, given))
  const second = await world.run((tx) => ensureOfficers(tx, world.forceId, given))
  expect(second).toEqual(first)
  expect(first.get('4711')).toMatchObject({ key: '4711', name: 'PC Someone' })
  expect(first.get('90001')?.key).toBe('om.north')
  const [row] = await world.run((tx) =>
    tx.query(`select o.from_import, o.is_constable, o.rank,
      (select count(*)::int from accounts a where a.officer_id = o.id) as accounts
      from officers o where o.key = '4711'`),
  )
  expect(row).toEqual({ from_import: true, is_constable: false, rank: 'staff', accounts: 0 })
})

test('an officer who came by import and then got a sign-in is found by either name', async () => {
  await world.run(async (tx) => {
    const made = await ensureOfficers(tx, world.forceId, [
      { collarNumber: '4712', name: 'PC Later', teamId: null },
    ])
    await tx.query(
      `insert into accounts (id, username, role, force_id, officer_id, made_at)
        values (gen_random_uuid(), 'pc.later', 'inspector', $1, $2, $3)`,
      [world.forceId, made.get('4712')?.id, tx.at],
    )
  })
  const found = await world.run((tx) => officersByKeys(tx, world.forceId, ['pc.later', '4712']))
  expect(found.get('pc.later')?.id).toBe(found.get('4712')?.id)
})

test('unknown teams are created once and marked; known ones stay as they are', async () => {
  const names = ['East office', 'North office']
  await world.run((tx) => ensureTeams(tx, world.forceId, { names, fromImport: true }))
  const teams = await world.run((tx) => teamsByName(tx, world.forceId, [...names, 'West office']))
  expect([...teams.values()].map(({ name, fromImport }) => [name, fromImport]).sort()).toEqual([
    ['East office', true],
    ['North office', false],
  ])
})

test('facts of officers say who they are and how their training stands on the day', async () => {
  const facts = await world.run(async (tx) => {
    const made = await ensureOfficers(tx, world.forceId, [
      { collarNumber: '4713', name: 'PC Register', teamId: null },
    ])
    const known = await officersByKeys(tx, world.forceId, ['ds.south'])
    const ids = [...made.values(), ...known.values()].map(({ id }) => id)
    return [...(await officerFacts(tx, ids, on)).values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  })
  expect(facts).toMatchObject([
    { key: '4713', isConstable: false, mosovo: 'assumed', skills: [] },
    { key: 'ds.south', isConstable: true, mosovo: 'in-date', skills: ['arms_assessor', 'visor'] },
  ])
})

test('entering any skill ends the assumption', async () => {
  const facts = await world.run(async (tx) => {
    const made = await ensureOfficers(tx, world.forceId, [
      { collarNumber: '4714', name: 'PC Register', teamId: null },
    ])
    const officerId = made.get('4714')?.id as OfficerId
    const skill = { officerId, skill: 'visor', heldFrom: on, heldUntil: null } as const
    await grantSkills(tx, [skill])
    await grantSkills(tx, [skill])
    return await officerFacts(tx, [officerId], on)
  })
  expect([...facts.values()]).toMatchObject([{ mosovo: 'none', skills: ['visor'] }])
})

test('choices for a select box are the force, or the one team of a scope', async () => {
  const { forceId } = world
  const team = (await world.run((tx) => teamsByName(tx, forceId, ['South office']))).get(
    'South office',
  )
  const scope = { forceId, teamId: team?.id ?? null }
  expect((await world.run((tx) => teamChoices(tx, scope))).map(({ name }) => name)).toEqual([
    'South office',
  ])
  const inTeam = await world.run((tx) => officerChoices(tx, scope))
  expect(inTeam.map(({ key }) => key)).toEqual(['ds.south', 'om.south'])
  const all = await world.run((tx) => officerChoices(tx, { forceId, teamId: null }))
  expect(all.length).toBeGreaterThan(inTeam.length)
})

test('a district keeps the team that it was given first', async () => {
  const { forceId } = world
  const areas = await world.run(async (tx) => {
    const teams = await teamsByName(tx, forceId, ['North office', 'South office'])
    const [north, south] = ['North office', 'South office'].map((name) => teams.get(name)?.id)
    if (north === undefined || south === undefined) throw new Error('no teams')
    await ensureAreas(tx, [{ forceId, district: 'NM1', teamId: north }])
    await ensureAreas(tx, [{ forceId, district: 'NM1', teamId: south }])
    return (await areasOf(tx, forceId)).map(({ teamId }) => teamId === north)
  })
  expect(areas).toEqual([true])
})

test('stations are listed for a day: from their first day to before their last', async () => {
  await world.run((tx) =>
    tx.query(
      `update stations set listed_until = '2026-03-02' where name = 'Southmoor police station'`,
    ),
  )
  const on1 = await world.run((tx) => stationsOn(tx, world.forceId, localDate('2026-03-01')))
  const on2 = await world.run((tx) => stationsOn(tx, world.forceId, on))
  expect(on1.map(({ name }) => name)).toEqual([
    'Northmoor police station',
    'Southmoor police station',
  ])
  expect(on2.map(({ name }) => name)).toEqual(['Northmoor police station'])
})

test('a force is found by its name', async () => {
  expect(await world.run((tx) => forceByName(tx, 'Northmoor Constabulary'))).toMatchObject({
    id: world.forceId,
    liveSince: null,
  })
  expect(await world.run((tx) => forceByName(tx, 'Elsewhere'))).toBeNull()
})
