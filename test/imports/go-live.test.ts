// Going live, and what a register may still do afterwards.
import { aWorld, type World } from '../support/world.ts'
import { policeLed, type Cells } from './register-builder.ts'
import { csvOf, load, personHere, runUploads, upload } from './registers.ts'

let world: World

beforeEach(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})

afterEach(() => world.close())

const press = async (username = 'di.force') => (await world.as(username)).post('/imports/go-live')

const nextDay = (): void => {
  world.clock.set('2026-03-03T08:00:00Z')
}

const waiting = async () => (await (await world.as('ds.north')).get('/proposals')).body

test('an inspector presses go live once; the second press says so and changes nothing', async () => {
  const first = await press()
  expect([first.status, first.body]).toEqual([
    200,
    { liveSince: '2026-03-02T08:00:00.000Z', liveBy: 'di.force' },
  ])
  nextDay()
  const second = await press('dci.force')
  expect([second.status, second.body.type]).toEqual([422, '/problems/refusals/already-live'])
  const shown = await (await world.as('di.force')).get('/imports/go-live')
  expect(shown.body).toMatchObject({ liveSince: '2026-03-02T08:00:00.000Z', liveBy: 'di.force' })
})

test('the press is in the access log with who pressed it', async () => {
  await press()
  const rows = await world.within((tx) =>
    tx.query(
      `select a.actor, a.action, a.result from audit_events a where a.action = 'force.went-live'`,
    ),
  )
  expect(rows).toEqual([{ actor: 'di.force', action: 'force.went-live', result: 'done' }])
})

test.each(['om.north', 'ds.north', 'analyst', 'admin', 'auditor'])(
  '%s may neither press go live nor open its page',
  async (username) => {
    expect((await press(username)).status).toBe(403)
    expect((await (await world.as(username)).get('/imports/go-live')).status).toBe(403)
  },
)

test('after go live inspectors load the register and supervisors do not', async () => {
  await press()
  const bytes = csvOf({})
  expect((await upload(world, 'ds.north', { bytes, dryRun: true })).status).toBe(403)
  expect((await upload(world, 'ds.north', { bytes: null, dryRun: true })).status).toBe(403)
  expect((await upload(world, 'di.force', { bytes, dryRun: true })).status).toBe(201)
})

test('a supervisor may not load after go live what was tried before it', async () => {
  const sent = await upload(world, 'ds.north', { bytes: csvOf({}), dryRun: true })
  await runUploads(world)
  await press()
  const path = `/imports/${sent.body.id}/load`
  expect((await (await world.as('ds.north')).post(path)).status).toBe(403)
  expect((await (await world.as('di.force')).post(path)).status).toBe(201)
})

test.each<[string, Cells, Cells, object]>([
  ['a higher risk level', { Risk: 'Medium' }, { Risk: 'High' }, { level: 'high' }],
  ['a higher MAPPA level', { 'MAPPA level': '1' }, { 'MAPPA level': '2' }, { mappaLevel: 2 }],
  ['police lead', {}, policeLed, { leadAgency: 'police' }],
  [
    'active management',
    { Management: 'Reactive' },
    { Management: 'Active' },
    { management: 'active' },
  ],
  [
    'a return from custody',
    { Status: 'Custody' },
    { Status: 'Community' },
    { status: 'community' },
  ],
  ['an identifier', {}, { 'PNC ID': '98/123456K' }, { pncId: '98/123456K' }],
  ['another surname', {}, { Surname: 'Sagarson' }, { surname: 'Sagarson' }],
])('%s takes hold at once after go live', async (_what, before, after, stored) => {
  await load(world, before)
  await press()
  nextDay()
  expect(await load(world, after)).toMatchObject({ updated: 1, proposed: 0 })
  expect(await personHere(world)).toMatchObject(stored)
})

test('a new person is added after go live', async () => {
  await load(world, {})
  await press()
  nextDay()
  expect(await load(world, {}, { 'ViSOR ref': 'V0000002' })).toMatchObject({
    created: 1,
    proposed: 0,
  })
  expect(await personHere(world, 'V0000002')).toMatchObject({ level: 'medium' })
})

test('a row that both raises and lowers: the one takes hold, the other waits', async () => {
  await load(world, { 'MAPPA level': '2' })
  await press()
  nextDay()
  const result = await load(world, { 'MAPPA level': '1', Risk: 'High' })
  expect(result).toMatchObject({ updated: 1, proposed: 1 })
  expect(await personHere(world)).toMatchObject({ level: 'high', mappaLevel: 2 })
  expect(await waiting()).toMatchObject({
    total: 1,
    items: [{ what: 'mappa', from: '2', to: '1' }],
  })
})

test('people here and not in the file are listed, and nothing is proposed about them', async () => {
  await load(world, {}, { 'ViSOR ref': 'V0000002' })
  await press()
  nextDay()
  const sent = await upload(world, 'di.force', { bytes: csvOf({}), dryRun: false })
  await runUploads(world)
  const shown = await (await world.as('di.force')).get(`/imports/${sent.body.id}`)
  const absent = await personHere(world, 'V0000002')
  expect(shown.body.result).toMatchObject({
    notInFile: 1,
    absent: [absent.offenderId],
    proposed: 0,
  })
  expect(await waiting()).toMatchObject({ total: 0, items: [] })
})

test('the same file after go live, loaded twice, proposes once', async () => {
  await load(world, { Risk: 'High' })
  await press()
  nextDay()
  expect(await load(world, { Risk: 'Low' })).toMatchObject({ proposed: 1, updated: 0 })
  expect(await load(world, { Risk: 'Low' })).toMatchObject({
    proposed: 0,
    updated: 0,
    unchanged: 1,
  })
  expect(await waiting()).toMatchObject({ total: 1 })
})
