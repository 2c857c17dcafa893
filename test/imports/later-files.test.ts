// A later register before go live: what it changes, what it leaves, and what it never replaces.
import fc from 'fast-check'
import { derive } from '../../src/backlog/index.ts'
import { notLoadedCount } from '../../src/imports/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'
import { policeLed, type Cells } from './register-builder.ts'
import { csvOf, levelHere, load, loadFile, personHere, seenHere } from './registers.ts'

let world: World

beforeEach(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})

afterEach(() => world.close())

const notLoaded = (): Promise<number> =>
  world.within((tx) => notLoadedCount(tx, { forceId: world.forceId, teamId: null }))

const seen: Cells = { ...policeLed, 'Last visit': '01/12/2025', 'Visit due by': '01/02/2026' }

const nextDay = (): void => {
  world.clock.set('2026-03-03T08:00:00Z')
}

test('a later Last visit counts, and its due date is the plan from then on', async () => {
  await load(world, seen)
  expect(await personHere(world)).toMatchObject({ visitDueOn: '2026-02-01' })
  nextDay()
  const result = await load(world, {
    ...seen,
    'Last visit': '02/03/2026',
    'Visit due by': '01/06/2026',
  })
  expect(result).toMatchObject({ created: 0, updated: 1, changes: { visit: 1, plan: 1 } })
  expect(await personHere(world)).toMatchObject({
    lastSeenOn: '2026-03-02',
    visitDueOn: '2026-06-01',
  })
})

test('a register that takes back its own Last visit takes its due date back too', async () => {
  await load(world, { ...seen, 'Last visit': '20/02/2026', 'Visit due by': '20/05/2026' })
  nextDay()
  await load(world, { ...seen, 'Last visit': '20/01/2026', 'Visit due by': '20/02/2026' })
  expect(await personHere(world)).toMatchObject({
    lastSeenOn: '2026-01-20',
    visitDueOn: '2026-02-20',
  })
})

test('a due date whose Last visit is no longer the latest is kept out', async () => {
  await load(world, seen)
  await seenHere(world, '2026-03-01')
  const before = await personHere(world)
  nextDay()
  const result = await load(world, { ...seen, 'Visit due by': '01/09/2026' })
  expect(result.preview).toMatchObject([{ what: 'plan', how: 'keep', to: '2026-09-01' }])
  expect(await personHere(world)).toMatchObject({ visitDueOn: before['visitDueOn'] })
})

test.each<[string, Cells, string, unknown]>([
  ['PNC ID', { 'PNC ID': '98/123456K' }, 'pncId', '98/123456K'],
  ['MAPPA level', { 'MAPPA level': '2' }, 'mappaLevel', 2],
  ['Last visit', { 'Last visit': '01/12/2025' }, 'lastSeenOn', '2025-12-01'],
  ['Manager', { Manager: '4711', 'Manager name': 'PC Holt' }, 'officerKey', '4711'],
])('a blank %s leaves what is stored', async (_column, cells, field, stored) => {
  await load(world, { ...policeLed, ...cells })
  expect((await personHere(world))[field]).toBe(stored)
  nextDay()
  expect(await load(world, policeLed)).toMatchObject({ updated: 0, unchanged: 1 })
  expect((await personHere(world))[field]).toBe(stored)
})

test('a level changed here since the last register is not replaced', async () => {
  await load(world, { Risk: 'Medium' })
  await levelHere(world, 'high')
  nextDay()
  const result = await load(world, { Risk: 'Low' })
  expect(result.preview).toMatchObject([{ what: 'level', from: 'high', to: 'low', how: 'keep' }])
  expect(await personHere(world)).toMatchObject({ level: 'high' })
})

test('another officer and another team re-own the person', async () => {
  await load(world, { Manager: '4711', 'Manager name': 'PC Holt' })
  nextDay()
  await load(world, { Manager: '4712', 'Manager name': 'PC Lund', Team: 'South office' })
  expect(await personHere(world)).toMatchObject({ officerKey: '4712', teamName: 'South office' })
})

test.each(['Custody', 'Hospital', 'Abroad'])(
  'status %s gets a day for its review from policy, 28 days on',
  async (status) => {
    await load(world, {})
    nextDay()
    await load(world, { Status: status })
    expect(await personHere(world)).toMatchObject({
      status: status.toLowerCase(),
      reviewOn: '2026-03-31',
    })
  },
)

test('a mended reject file lowers the alarm, and leaves that of the others', async () => {
  const rows: Cells[] = [
    {},
    { 'ViSOR ref': 'V0000002', DOB: '31/02/1980' },
    { 'ViSOR ref': 'V0000003', Risk: 'Sky high' },
  ]
  expect(await load(world, ...rows)).toMatchObject({ accepted: 1, rejected: 2 })
  expect(await notLoaded()).toBe(2)
  nextDay()
  await load(world, { 'ViSOR ref': 'V0000002', DOB: '28/02/1980' })
  expect(await notLoaded()).toBe(1)
})

test('a file of other people does not clear the alarm', async () => {
  const many = [4, 5, 6, 7, 8, 9].map((n) => ({ 'ViSOR ref': `V000000${n}` }))
  await load(world, ...many, { 'ViSOR ref': 'V0000002', DOB: '31/02/1980' })
  nextDay()
  await load(world, { 'ViSOR ref': 'V0000004', 'MAPPA level': '2' })
  expect(await notLoaded()).toBe(1)
})

test('mended rows that outnumber the people here are no whole register', async () => {
  const faulty = [2, 3, 4].map((n) => ({ 'ViSOR ref': `V000000${n}`, DOB: '31/02/1980' }))
  await load(world, {}, ...faulty)
  nextDay()
  await load(world, { 'ViSOR ref': 'V0000002' }, { 'ViSOR ref': 'V0000003' })
  expect(await notLoaded()).toBe(1)
})

test('a whole new register takes the place of the last, alarm and all', async () => {
  await load(world, {}, { 'ViSOR ref': 'V0000002', DOB: '31/02/1980' })
  nextDay()
  await load(world, {})
  expect(await notLoaded()).toBe(0)
})

test('a rejected row of a person already here changes nothing and is an alarm', async () => {
  await load(world, { Risk: 'High' })
  nextDay()
  expect(await load(world, { Risk: 'Sky high' })).toMatchObject({ rejected: 1, notInFile: 0 })
  expect(await personHere(world)).toMatchObject({ level: 'high' })
  expect(await notLoaded()).toBe(1)
})

test('a second row of a person who is loaded is rejected and is no alarm', async () => {
  expect(await load(world, {}, { Risk: 'High' })).toMatchObject({ accepted: 1, rejected: 1 })
  expect(await notLoaded()).toBe(0)
})

test('people here whom the file does not name are listed and left as they are', async () => {
  await load(world, {}, { 'ViSOR ref': 'V0000002' })
  nextDay()
  const result = await load(world, {})
  expect(result).toMatchObject({ notInFile: 1 })
  expect(result.absent).toEqual([(await personHere(world, 'V0000002')).offenderId])
})

test('an earlier Last visit corrects the register, never a visit recorded here', async () => {
  await load(world, { ...policeLed, 'Last visit': '01/02/2026' })
  nextDay()
  await load(world, { ...policeLed, 'Last visit': '01/12/2025' })
  expect(await personHere(world)).toMatchObject({ lastSeenOn: '2025-12-01' })
  await seenHere(world, '2026-03-02')
  world.clock.set('2026-03-04T08:00:00Z')
  await load(world, { ...policeLed, 'Last visit': '01/11/2025' })
  expect(await personHere(world)).toMatchObject({ lastSeenOn: '2026-03-02' })
})

const cells = fc.record<Cells>({
  'ViSOR ref': fc.constantFrom('V0000001', 'V0000002', 'V0000003'),
  Risk: fc.constantFrom('High', 'Medium', 'Low', ''),
  Status: fc.constantFrom('Community', 'Custody', 'Missing', 'Abroad'),
  'MAPPA level': fc.constantFrom('', '1', '2'),
  Manager: fc.constantFrom('', '4711', '4712'),
  Team: fc.constantFrom('North office', 'South office'),
  'Last visit': fc.constantFrom('', '01/12/2025', '14/02/2026', '31/02/2026'),
  'Visit due by': fc.constantFrom('', '01/02/2026', '01/06/2026'),
  'ARMS completed': fc.constantFrom('', '10/02/2026'),
  Released: fc.constantFrom('', '20/02/2026'),
  Address: fc.constantFrom('', '1 High Street', '2 Low Road'),
})

const registerOf = fc
  .array(fc.tuple(cells, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((rows) =>
    rows.map(([row, isPolice]): Cells => ({
      'Manager name': 'PC Holt',
      ...(isPolice ? policeLed : {}),
      ...row,
    })),
  )

/** Everything that is held, without what says only when and by which row. */
const held = () =>
  world.within((tx) =>
    tx.query(
      `select o.visor_ref, s.level, s.status, s.management, s.mappa_level, s.last_seen_on, s.officer_id,
        s.team_id, (select jsonb_agg(jsonb_build_array(d.kind, d.subject, d.due_on, d.suspended_why)
            order by d.kind, d.subject) from duties d
          where d.offender_id = o.id and d.closed_at is null) as owed,
        (select count(*)::int from chronology c where c.offender_id = o.id) as lines,
        (select count(*)::int from level_periods l where l.offender_id = o.id) as levels,
        (select count(*)::int from visits v where v.offender_id = o.id) as visits,
        (select count(*)::int from visit_plans p where p.offender_id = o.id) as plans
      from offenders o join standings s on s.offender_id = o.id order by o.visor_ref`,
    ),
  )

const drift = () =>
  world.within(async (tx) => {
    const ids = await tx.query<{ id: OffenderId }>('select o.id from offenders o')
    return await derive(
      tx,
      ids.map(({ id }) => id),
    )
  })

test('whatever two registers say, loading the second again changes nothing, and duties are the derived ones', async () => {
  await fc.assert(
    fc.asyncProperty(registerOf, registerOf, async (first, second) => {
      await loadFile(world, csvOf(...first))
      await loadFile(world, csvOf(...second))
      const once = await held()
      expect(await drift()).toBe(0)
      const again = await loadFile(world, csvOf(...second))
      expect(again).toMatchObject({ ok: true, result: { created: 0, updated: 0, proposed: 0 } })
      expect(await held()).toEqual(once)
      expect(await drift()).toBe(0)
    }),
    { numRuns: 15 },
  )
}, 60_000)
