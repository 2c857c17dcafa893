// Ringing passes over whoever is off duty by the roster, says why, keeps every word, and says when no rank is left.
import { nowLines, passedText } from '../../src/backlog/views/ringing-words.ts'
import type { PassedOver, Reachable } from '../../src/backlog/types/ringing.ts'
import type { OfficerId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'

let world: World
let duty = ''
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const page = async (who: string, path: string): Promise<string> =>
  wordsOf(await (await readerOn(world, who))(path))
const roster = async (officer: string, body: object) =>
  await (
    await world.as('di.force')
  )
    .post(`/officers/${officer}/roster/2026-03-02`, body)
    .expect(200)
type Ringing = Readonly<{
  ring: Readonly<{ people: { officer: string }[] }> | null
  passedOver: readonly PassedOver[]
}>
const one = async () => (await (await world.as('ds.north')).get(`/duties/${duty}`)).body as Ringing
const rung = async () => (await one()).ring?.people.map(({ officer }) => officer)

beforeAll(async () => {
  world = await aWorld('2026-03-02T12:00:00Z')
  await post('ds.north', '/offenders', {
    visorRef: 'V0000001',
    surname: 'Ash',
    forenames: 'Ann',
    dateOfBirth: '1970-05-06',
    sex: 'M',
    level: 'high',
    leadAgency: 'police',
    leadSince: '2026-02-27',
    officer: 'om.north',
    team: 'North office',
  })
  await post('ds.north', '/officers/om.north/absences', { kind: 'sick', from: '2026-03-02' })
  const { body } = await (await world.as('ds.north')).get('/ringing')
  duty = (body as { items: { id: string }[] }).items[0]?.id ?? ''
})
afterAll(() => world.close())

describe('Of those who would be rung', () => {
  test('the supervisor on a rest day is passed over at once, and the page says why', async () => {
    expect(await rung()).toEqual(['ds.north'])
    await roster('ds.north', { kind: 'rest' })
    expect(await rung()).toEqual(expect.arrayContaining(['di.force', 'dci.force']))
    expect((await one()).passedOver).toEqual([
      { name: 'PC Alex Marsh', why: 'away', at: null },
      { name: 'DS Ruth Calder', why: 'rest', at: null },
    ])
    const said = 'Not rung now: PC Alex Marsh is away; DS Ruth Calder has a rest day.'
    expect(await page('ds.north', `/duties/${duty}`)).toContain(said)
    expect(await page('ds.north', '/ringing')).toContain(said)
  })

  test('nobody is rung before the turn of duty begins, and again once it has', async () => {
    await roster('ds.north', { kind: 'duty', from: '13:00', until: '21:00' })
    expect(await rung()).not.toContain('ds.north')
    expect((await one()).passedOver).toContainEqual({
      ...{ name: 'DS Ruth Calder', why: 'not-begun', at: '13:00' },
    })
    world.clock.set('2026-03-02T13:00:00Z')
    expect(await rung()).not.toContain('om.north')
    world.clock.set('2026-03-02T12:00:00Z')
    await roster('ds.north', { kind: 'none' })
  })
})

test('a supervisor on call is rung on a rest day, and is not said to be passed over', async () => {
  await roster('ds.north', { kind: 'rest' })
  const turn = await post('di.force', '/roster/on-call', {
    ...{ rank: 'supervisor', officer: 'ds.north', fromOn: '2026-03-02', fromAt: '08:00' },
    ...{ untilOn: '2026-03-03', untilAt: '08:00' },
  })
  expect(await rung()).toEqual(['ds.north'])
  expect((await one()).passedOver.map(({ name }) => name)).toEqual(['PC Alex Marsh'])
  const { id } = turn.body as { id: string }
  expect((await post('di.force', `/roster/on-call/${id}/withdraw`, {})).status).toBe(200)
  await roster('ds.north', { kind: 'none' })
})

describe('A call that nobody answered', () => {
  test('keeps what was typed, and is told with the name of who rang', async () => {
    const rang = await post('ds.north', `/duties/${duty}/calls`, {
      officer: 'ds.north',
      answered: false,
      said: 'Left a message with the front desk',
    })
    expect([rang.status, (rang.body as { calls: object[] }).calls]).toEqual([
      201,
      [expect.objectContaining({ answered: false, said: 'Left a message with the front desk' })],
    ])
    const text = await page('ds.north', `/duties/${duty}`)
    expect(text).toContain('no answer; written down: Left a message with the front desk.')
    expect(text).toContain('DS Ruth Calder rang DS Ruth Calder')
    expect(text).not.toContain('ds.north rang')
    expect(await page('di.force', '/ringing?officer=om.north')).toContain('Of PC Alex Marsh')
  })

  test('of the last rank says that nobody is above, and whom to ring again', async () => {
    for (const officer of ['di.force', 'dci.force'])
      await post('ds.north', `/duties/${duty}/calls`, { officer, answered: false })
    const text = await page('ds.north', `/duties/${duty}`)
    expect(text).toContain('Nobody answered. Ring again: ')
  })

  test('on call, where another of the rank is here, names that one too', async () => {
    const turn = { fromOn: '2026-03-02', fromAt: '11:00', untilOn: '2026-03-03', untilAt: '08:00' }
    await post('di.force', '/roster/on-call', { ...turn, rank: 'inspector', officer: 'di.force' })
    const text = await page('ds.north', `/duties/${duty}`)
    expect(text).toMatch(/Ring again: DI Harriet Osei, inspector.*Or DCI Martin Vale, 01632/s)
  })

  test('the clock that has run out says since when', async () => {
    expect(await page('ds.north', `/duties/${duty}`)).toContain('To be done by')
    world.clock.set('2026-03-03T12:30:00Z')
    expect(await page('ds.north', `/duties/${duty}`)).toContain('Overdue since')
    expect(await page('ds.north', `/duties/${duty}`)).toContain('When you accept, you cover')
  })
})

const calder: Reachable = {
  ...{ officerId: 'calder' as OfficerId, key: 'ds.north', name: 'DS Ruth Calder' },
  ...{ phone: '01632 960002', as: 'supervisor' },
}

test.each([
  [{ now: null, others: [] }, 'Nobody who is on duty or on call has a number that can be rung.'],
  [
    { now: { people: [calder], rank: 1, climbsAt: null, inVain: false }, others: [] },
    'There is nobody further to go to: without an answer ring again.',
  ],
])('whom to ring is said in words: %j', (now, said) => {
  expect(nowLines(now).map(({ text }) => text)).toContain(said)
})

test.each<[PassedOver['why'], string | null, string]>([
  ['rest', null, 'DS Ruth Calder has a rest day'],
  ['not-begun', '14:00', 'DS Ruth Calder is on duty from 14:00'],
  ['ended', '16:00', 'DS Ruth Calder has been off duty since 16:00'],
  ['no-number', null, 'DS Ruth Calder has no telephone number here'],
])('passed over because %s %s: %s', (why, at, said) => {
  expect(passedText({ passed: [{ name: calder.name, why, at }] })).toBe(`Not rung now: ${said}.`)
})
