// Up at once, down with two: risk level and management.
import { decidePending, setLevel, setManagement } from '../../src/offenders/service.ts'
import type { Level, Management } from '../../src/offenders/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { endedBy, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const from = localDate('2026-03-01')
const level = (username: string, id: OffenderId, to: Level, version?: number) =>
  world.as(username, (tx, actor) =>
    setLevel(tx, actor, { offenderId: id, to, from, why: 'assessed', version }),
  )
const manage = (username: string, id: OffenderId, to: Management) =>
  world.as(username, (tx, actor) =>
    setManagement(tx, actor, { offenderId: id, to, from, why: 'settled' }),
  )
const decide = (username: string, id: OffenderId, pendingId: string, more: object = {}) =>
  world.as(username, (tx, actor) =>
    decidePending(tx, actor, { offenderId: id, pendingId, agree: true, why: 'agreed', ...more }),
  )
const now = async (id: OffenderId): Promise<{ level: string; management: string } | undefined> =>
  (
    await world.rows<{ level: string; management: string }>(
      'select s.level, s.management from standings s where s.offender_id = $1',
      [id],
    )
  )[0]

test('a higher level holds at once', async () => {
  const { id } = await world.add({ level: 'medium' })
  expect(await level('om.north', id, 'very_high')).toMatchObject({ state: 'in_force', version: 2 })
  expect(await now(id)).toMatchObject({ level: 'very_high' })
})

test('a lower level waits; the recorder cannot sign again; an inspector signs, from the day of the signature', async () => {
  const { id } = await world.add({ level: 'high' })
  const first = await level('ds.north', id, 'medium')
  expect(first).toMatchObject({ state: 'awaiting_second', version: 2 })
  expect(await now(id)).toMatchObject({ level: 'high' })
  expect(await endedBy(level('ds.north', id, 'medium', 2))).toBe('second-approver-needed')
  expect(await endedBy(level('om.north', id, 'medium', 2))).toBe('rank-too-low')
  expect(await endedBy(level('ds.north', id, 'low', 2))).toBe('awaiting-second')
  expect(await level('di.force', id, 'medium', 2)).toMatchObject({
    state: 'in_force',
    from: '2026-03-02',
    decidedBy: 'di.force',
    recordedBy: 'ds.north',
  })
  expect(await now(id)).toMatchObject({ level: 'medium' })
})

test.each([
  ['the recorder', 'di.force', 'di.force', 'second-approver-needed'],
  ['a supervisor', 'om.north', 'ds.north', 'rank-too-low'],
  ['an inspector', 'om.north', 'di.force', 'none'],
  ['another inspector', 'di.force', 'dci.force', 'none'],
])('the decision by %s', async (_who, recorder, decider, ended) => {
  const { id } = await world.add({ level: 'medium' })
  const pending = await level(recorder, id, 'low')
  expect(await endedBy(decide(decider, id, pending.id))).toBe(ended)
})

test('a decision is made once, and not from a stale form', async () => {
  const { id } = await world.add({ level: 'medium' })
  const pending = await level('ds.north', id, 'low')
  expect(await endedBy(decide('di.force', id, pending.id, { version: 1 }))).toBe('stale')
  expect(
    await decide('di.force', id, pending.id, { version: 2, agree: false, why: 'too soon' }),
  ).toMatchObject({ state: 'refused' })
  expect(await endedBy(decide('dci.force', id, pending.id, { version: 1 }))).toBe('already-decided')
  expect(await now(id)).toMatchObject({ level: 'medium' })
})

test('a raise overtakes what waited to go down', async () => {
  const { id } = await world.add({ level: 'high' })
  const pending = await level('ds.north', id, 'low')
  await level('om.north', id, 'very_high')
  expect(await endedBy(decide('di.force', id, pending.id))).toBe('already-decided')
  expect(await now(id)).toMatchObject({ level: 'very_high' })
})

test('the database itself refuses one person as both', async () => {
  const { id } = await world.add({ level: 'high' })
  const pending = await level('ds.north', id, 'low')
  const forced = world.rows('update pending_changes set decided_by = recorded_by where id = $1', [
    pending.id,
  ])
  expect(await endedBy(forced)).toContain('pending_changes_take_two')
})

test.each([
  ['the level it has', 'high', '2026-03-01', 'already-so'],
  ['a raise from before the level now in force', 'very_high', '2026-01-04', 'earlier-than-current'],
  ['a raise from tomorrow', 'very_high', '2026-03-03', 'in-the-future'],
])('refuses %s', async (_what, to, on, why) => {
  const { id } = await world.add({ level: 'high' })
  const ask = { offenderId: id, to: to as Level, from: localDate(on), why: 'x' }
  expect(await endedBy(world.as('om.north', (tx, actor) => setLevel(tx, actor, ask)))).toBe(why)
})

test('reactive is proposed by a supervisor, decided by an inspector, and undone at once', async () => {
  const { id } = await world.add()
  expect(await endedBy(manage('om.north', id, 'reactive'))).toBe('rank-too-low')
  expect(await manage('ds.north', id, 'reactive')).toMatchObject({ state: 'awaiting_second' })
  expect(await now(id)).toMatchObject({ management: 'active' })
  expect(await manage('di.force', id, 'reactive')).toMatchObject({ state: 'in_force' })
  expect(await now(id)).toMatchObject({ management: 'reactive' })
  const back = {
    offenderId: id,
    to: 'active' as const,
    from: localDate('2026-03-02'),
    why: 'called',
  }
  expect(await world.as('om.north', (tx, actor) => setManagement(tx, actor, back))).toMatchObject({
    state: 'in_force',
  })
  expect(await now(id)).toMatchObject({ management: 'active' })
})
