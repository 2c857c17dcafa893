// Hours-clocks: whom to ring by rank and time, the call written down, and the duty accepted.
import { ringNow } from '../../src/backlog/rules/ringing.ts'
import type { CallTold, Reachable, RingStep } from '../../src/backlog/types/ringing.ts'
import type { OfficerId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'

const somebody = (key: string, as: Reachable['as']): Reachable => ({
  officerId: key as OfficerId,
  key,
  name: key,
  phone: '01632 960000',
  as,
})
const steps: readonly RingStep[] = [
  [somebody('owner', 'owner')],
  [somebody('first', 'supervisor'), somebody('second', 'supervisor')],
  [somebody('inspector', 'inspector')],
]
const raisedAt = new Date('2026-03-02T08:00:00Z')
const call = (who: string, answered: boolean): CallTold => ({
  officerId: who as OfficerId,
  name: who,
  phone: '',
  rungAt: raisedAt,
  answered,
  said: null,
  by: 'x',
  byName: 'x',
})

describe('Whom to ring', () => {
  test.each<{
    after: string
    calls: readonly CallTold[]
    who: readonly string[]
    climbs: string | null
  }>([
    { after: '08:00:00', calls: [], who: ['owner'], climbs: '08:30' },
    { after: '08:29:59', calls: [], who: ['owner'], climbs: '08:30' },
    { after: '08:30:00', calls: [], who: ['first', 'second'], climbs: '09:00' },
    { after: '09:00:00', calls: [], who: ['inspector'], climbs: null },
    { after: '23:00:00', calls: [], who: ['inspector'], climbs: null },
    { after: '08:05:00', calls: [call('owner', false)], who: ['first', 'second'], climbs: '09:00' },
    { after: '08:05:00', calls: [call('owner', true)], who: ['owner'], climbs: '08:30' },
    {
      after: '08:05:00',
      calls: [call('owner', false), call('first', false)],
      who: ['first', 'second'],
      climbs: '09:00',
    },
    {
      after: '08:05:00',
      calls: [call('owner', false), call('first', false), call('second', false)],
      who: ['inspector'],
      climbs: null,
    },
  ])('at $after, after $calls.length calls, is $who, and it climbs at $climbs', (one) => {
    const at = new Date(`2026-03-02T${one.after}Z`)
    const now = ringNow(steps, { raisedAt, at, climbMinutes: 30, calls: one.calls })
    expect(now?.people.map(({ key }) => key)).toEqual(one.who)
    expect(now?.climbsAt?.toISOString().slice(11, 16) ?? null).toBe(one.climbs)
  })

  test('is nobody where nobody has a number', () => {
    expect(ringNow([], { raisedAt, at: raisedAt, climbMinutes: 30, calls: [] })).toBeNull()
  })
})

describe('A duty counted in hours', () => {
  let world: World
  let person = ''
  beforeAll(async () => {
    world = await aWorld('2026-03-02T08:00:00Z')
    const made = await (
      await world.as('ds.north')
    ).post('/offenders', {
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
    person = (made.body as { id: string }).id
    await (
      await world.as('ds.north')
    )
      .post('/officers/om.north/absences', { kind: 'sick', from: '2026-03-02', to: '2026-03-09' })
      .expect(201)
  })
  afterAll(() => world.close())

  type Ringing = Readonly<{
    id: string
    acceptedBy: string | null
    isOpen: boolean
    ring: Readonly<{ people: { officer: string; phone: string }[] }> | null
    calls: readonly object[]
  }>
  const post = async (who: string, path: string, body: object = {}) =>
    (await world.as(who)).post(path, body)
  const listed = async (who: string, query = '') => {
    const { body } = await (await world.as(who)).get(`/ringing${query}`)
    return body as { items: Ringing[]; total: number }
  }
  const rung = (one: Ringing | undefined) => one?.ring?.people.map(({ officer }) => officer)
  const typeOf = ({ body }: { body: unknown }): string =>
    (body as { type: string }).type.split('/').at(-1) ?? ''

  test('stands on the list with whom to ring: not the owner who is away', async () => {
    const { items, total } = await listed('ds.north')
    expect([total, rung(items[0])]).toEqual([1, ['ds.north']])
    expect(await listed('ds.south')).toMatchObject({ total: 0 })
    const { body } = await (await world.as('di.force')).get('/force')
    expect(body).toMatchObject({ onHand: { ringing: 1, away: 1, uncovered: 1 } })
  })

  test('climbs to the inspector on call, whose turn it is', async () => {
    await post('ds.north', '/roster/on-call', {
      rank: 'inspector',
      officer: 'dci.force',
      phone: '01632 960999',
      fromOn: '2026-03-02',
      fromAt: '08:00',
      untilOn: '2026-03-03',
      untilAt: '08:00',
    })
    world.clock.set('2026-03-02T08:30:00Z')
    const { items } = await listed('di.force')
    expect(items[0]?.ring?.people).toEqual([
      { officer: 'dci.force', name: 'DCI Martin Vale', phone: '01632 960999', as: 'inspector' },
    ])
  })

  test('keeps who was rung, at which number, and what was said', async () => {
    const id = (await listed('ds.north')).items[0]?.id ?? ''
    const silent = await post('om.north', `/duties/${id}/calls`, {
      officer: 'dci.force',
      answered: true,
    })
    expect([silent.status, typeOf(silent)]).toEqual([422, 'said-needed'])
    const nobody = await post('om.north', `/duties/${id}/calls`, {
      name: 'Somebody',
      answered: false,
    })
    expect(typeOf(nobody)).toBe('number-needed')
    const kept = await post('ds.north', `/duties/${id}/calls`, {
      officer: 'dci.force',
      answered: true,
      said: 'Will find somebody',
    })
    expect([kept.status, (kept.body as Ringing).calls]).toEqual([
      201,
      [
        expect.objectContaining({
          name: 'DCI Martin Vale',
          phone: '01632 960999',
          answered: true,
          said: 'Will find somebody',
          by: 'ds.north',
        }),
      ],
    ])
    await expect(
      world.within((tx) => tx.query(`update calls set said = 'Something else'`)),
    ).rejects.toThrow(/never changed/)
  })

  test('is accepted by an officer of the team, who covers that person until the owner is back', async () => {
    const id = (await listed('ds.north')).items[0]?.id ?? ''
    expect(typeOf(await post('om.south', `/duties/${id}/accept`))).toBe('not-yours-to-accept')
    const accepted = await post('ds.north', `/duties/${id}/accept`)
    expect(accepted.body).toMatchObject({ acceptedBy: 'DS Ruth Calder' })
    expect(await listed('ds.north')).toMatchObject({ total: 0 })
    const { body } = await (await world.as('di.force')).get('/figures')
    expect(body).toMatchObject({ ownerNotAvailable: 0 })
    const file = await (await world.as('om.north')).get(`/duties?kind=visit&offender=${person}`)
    expect((file.body as { items: object[] }).items).toEqual([
      expect.objectContaining({ owner: 'om.north', cover: 'ds.north' }),
    ])
    expect(typeOf(await post('ds.north', `/duties/${id}/accept`))).toBe('already-closed')
  })

  test('that has no hour is a page too, and cannot be accepted', async () => {
    const { body } = await (await world.as('ds.north')).get(`/duties?kind=visit&offender=${person}`)
    const id = (body as { items: { id: string }[] }).items[0]?.id ?? ''
    const one = await (await world.as('ds.north')).get(`/duties/${id}`)
    expect(one.body).toMatchObject({ kind: 'visit', ring: null, dueAt: null })
    expect(typeOf(await post('ds.north', `/duties/${id}/accept`))).toBe('already-closed')
  })
})
