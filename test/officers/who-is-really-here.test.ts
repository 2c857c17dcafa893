// What must not hide that nobody is here: an on-call turn of somebody away, a cover of nobody's absence, a turn at no time.
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})
afterAll(() => world.close())

const get = async (who: string, path: string) => (await world.as(who)).get(path)
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const typeOf = ({ body }: { body: unknown }): string =>
  (body as { type: string }).type.split('/').at(-1) ?? ''
const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id
const firstError = ({ body }: { body: unknown }) =>
  (body as { errors: { field: string; message: string }[] }).errors[0]

type Gaps = Readonly<{
  gaps: readonly { on: string; team: string }[]
  onCallGaps: readonly { on: string; rank: string; officer: string }[]
}>
const gapsSeen = async (): Promise<Gaps> => (await get('dci.force', '/roster')).body as Gaps
const daysWithout = async () => (await gapsSeen()).gaps.map(({ on, team }) => `${on} ${team}`)

const away = async (officer: string, from: string, to?: string) =>
  idOf(await post('dci.force', `/officers/${officer}/absences`, { kind: 'leave', from, to }))
const back = (id: string) => post('dci.force', `/absences/${id}/withdraw`, { version: 1 })
const turn = async (rank: string, officer: string, [fromOn, untilOn]: readonly [string, string]) =>
  post('dci.force', '/roster/on-call', {
    ...{ rank, officer, fromOn, untilOn, fromAt: '00:00', untilAt: '00:00' },
  })

describe('A day without a supervisor', () => {
  let absence = ''
  const gaps = ['2026-03-10 South office', '2026-03-11 South office']

  test('is not hidden by the on-call turn of the supervisor who is away', async () => {
    absence = await away('ds.south', '2026-03-10', '2026-03-11')
    expect(await daysWithout()).toEqual(gaps)
    const own = await turn('supervisor', 'ds.south', ['2026-03-10', '2026-03-12'])
    expect(own.status).toBe(201)
    expect(await daysWithout()).toEqual(gaps)
    const other = await turn('supervisor', 'ds.north', ['2026-03-10', '2026-03-12'])
    expect(await daysWithout()).toEqual([])
    await post('dci.force', `/roster/on-call/${idOf(other)}/withdraw`)
    await post('dci.force', `/roster/on-call/${idOf(own)}/withdraw`)
  })

  test.each([
    ['is at rest', '/officers/ds.north/roster/2026-03-10', { kind: 'rest' }],
    ['is on a course', '/officers/ds.north/roster/2026-03-10', { kind: 'course' }],
  ])('is not hidden by a deputy who %s', async (_, at, body) => {
    const asked = { by: 'ds.north', from: '2026-03-10', to: '2026-03-11' }
    const cover = idOf(await post('dci.force', '/officers/ds.south/covers', asked))
    const accepted = await post('ds.north', `/covers/${cover}/answer`, { answer: 'accept' })
    expect(accepted.status).toBe(200)
    expect(await daysWithout()).toEqual([])
    await post('dci.force', at, body)
    expect(await daysWithout()).toEqual(['2026-03-10 North office', '2026-03-10 South office'])
    await post('dci.force', at, { kind: 'none' })
    await post('dci.force', `/covers/${cover}/end`)
  })

  afterAll(() => back(absence))
})

test.each([
  ['supervisor', 'ds.south'],
  ['inspector', 'di.force'],
])('a turn on call as %s of somebody who is away is a gap itself', async (rank, officer) => {
  const made = idOf(await turn(rank, officer, ['2026-03-09', '2026-03-12']))
  expect((await gapsSeen()).onCallGaps).toEqual([])
  const absence = await away(officer, '2026-03-11', '2026-03-20')
  expect((await gapsSeen()).onCallGaps).toMatchObject([{ on: '2026-03-11', rank, officer }])
  expect((await get('dci.force', '/roster/on-call')).body).toMatchObject({
    items: [{ officer, away: [{ from: '2026-03-11', to: '2026-03-20' }] }],
  })
  expect((await get('di.force', '/force')).body).toMatchObject({
    onHand: { onCallGaps: [{ on: '2026-03-11', rank, officer }] },
  })
  await back(absence)
  await post('dci.force', `/roster/on-call/${made}/withdraw`)
})

describe('A cover', () => {
  test('of an officer who is not away is refused beside its first day', async () => {
    const asked = await post('ds.north', '/officers/om.north/covers', {
      ...{ by: 'om.south', from: '2026-03-02' },
    })
    expect([asked.status, typeOf(asked)]).toEqual([422, 'not-away'])
    expect(firstError(asked)).toMatchObject({
      field: 'from',
      message: expect.stringContaining('Record the absence first'),
    })
  })

  test('is for the days of the absence: no earlier, no later, and of itself until the officer is back', async () => {
    const absence = await away('om.north', '2026-03-04', '2026-03-06')
    const ask = (from: string, to?: string) =>
      post('ds.north', '/officers/om.north/covers', { by: 'om.south', from, to })
    expect(typeOf(await ask('2026-03-03', '2026-03-06'))).toBe('not-away')
    expect(typeOf(await ask('2026-03-04', '2026-03-07'))).toBe('after-the-absence')
    expect((await ask('2026-03-04')).body).toMatchObject({ to: '2026-03-06' })
    await back(absence)
  })

  test('may be of days that the roster calls leave', async () => {
    await post('ds.north', '/officers/om.north/roster/2026-03-18', { kind: 'leave' })
    const asked = { by: 'om.south', from: '2026-03-18' }
    const answer = await post('ds.north', '/officers/om.north/covers', asked)
    expect([answer.status, answer.body]).toEqual([
      201,
      expect.objectContaining({ to: '2026-03-18' }),
    ])
  })

  test('asked for an absence that was withdrawn meanwhile is not accepted', async () => {
    const absence = await away('om.north', '2026-03-24', '2026-03-26')
    const asked = { by: 'om.south', from: '2026-03-24' }
    const cover = idOf(await post('ds.north', '/officers/om.north/covers', asked))
    await back(absence)
    const answer = await post('om.south', `/covers/${cover}/answer`, { answer: 'accept' })
    expect([answer.status, typeOf(answer)]).toEqual([422, 'not-away'])
  })
})

describe('A turn of the roster', () => {
  const day = (on: string) => `/officers/om.south/roster/${on}`
  const night = { kind: 'duty', from: '22:00', until: '06:00' }

  test('does not begin while the night before goes on, and a day of rest may follow a night', async () => {
    expect((await post('ds.south', day('2026-03-11'), night)).status).toBe(200)
    const early = { kind: 'duty', from: '05:30', until: '13:00' }
    const met = await post('ds.south', day('2026-03-12'), early)
    expect([met.status, typeOf(met), firstError(met)?.field]).toEqual([
      422,
      'in-two-places',
      'from',
    ])
    const late = { ...early, from: '06:00' }
    expect((await post('ds.south', day('2026-03-12'), late)).status).toBe(200)
    expect((await post('ds.south', day('2026-03-12'), { kind: 'rest' })).status).toBe(200)
    const before = { kind: 'duty', from: '20:00', until: '22:30' }
    expect((await post('ds.south', day('2026-03-11'), before)).status).toBe(200)
    expect((await post('ds.south', day('2026-03-10'), night)).status).toBe(200)
  })

  test('of a file is held against the nights beside it, in the file and on the roster', async () => {
    const line = (on: string, from: string, until: string) => ({
      ...{ officer: 'om.south', kind: 'duty', on, from, until },
    })
    await post('ds.south', day('2026-03-13'), night)
    const entries = [
      line('2026-03-14', '04:00', '12:00'),
      line('2026-03-16', '03:00', '05:00'),
      line('2026-03-15', '23:00', '03:30'),
    ]
    const answer = await post('ds.south', '/roster', { entries })
    const { errors } = answer.body as { errors: { message: string }[] }
    expect([answer.status, errors.slice(1).map(({ message }) => message)]).toEqual([
      422,
      [
        'Line 1: The roster of 13 Mar 2026 already says where the officer is at that time: 22:00 to 06:00',
        'Line 3: line 2 already says where the officer is at that time',
      ],
    ])
  })

  test.each([
    ['2026-03-29', '01:30', '02:30'],
    ['2026-03-29', '00:30', '01:30'],
    ['2026-03-28', '22:00', '01:15'],
  ])('on %s from %s until %s is at a time that summer time leaves out', async (on, from, until) => {
    const answer = await post('ds.south', day(on), { kind: 'duty', from, until })
    expect([answer.status, typeOf(answer)]).toEqual([422, 'no-such-time'])
    const entries = [{ officer: 'om.south', kind: 'duty', on, from, until }]
    expect((await post('ds.south', '/roster', { entries })).status).toBe(422)
  })

  test('may cross the hour that summer time leaves out or gives twice', async () => {
    expect((await post('ds.south', day('2026-03-28'), night)).status).toBe(200)
    expect((await post('ds.south', day('2026-10-24'), night)).status).toBe(200)
    const twice = { kind: 'duty', from: '01:30', until: '09:00' }
    expect((await post('ds.south', day('2026-10-26'), twice)).status).toBe(200)
  })
})

describe('A slip of the year', () => {
  const far = [['1900-03-10'], ['2025-02-27'], ['2029-03-10'], ['2062-03-10']] as const

  test.each(far)(
    'is refused of an absence, a day of the roster and a turn on call: %s',
    async (on) => {
      const absence = await post('ds.south', '/officers/om.south/absences', {
        kind: 'leave',
        from: on,
      })
      expect([absence.status, firstError(absence)]).toEqual([
        422,
        { field: 'from', message: expect.stringMatching(/check the year$/) },
      ])
      const day = await post('ds.south', `/officers/om.south/roster/${on}`, { kind: 'duty' })
      expect([day.status, typeOf(day)]).toEqual([422, 'out-of-reach'])
      const entries = [{ officer: 'om.south', on, kind: 'duty' }]
      expect((await post('ds.south', '/roster', { entries })).status).toBe(422)
      const call = await turn('supervisor', 'ds.south', [on, `${on.slice(0, 8)}28`])
      expect(typeOf(call)).toBe('out-of-reach')
    },
  )

  test('is refused of a last day, and of a turn on call that would never end', async () => {
    const days = { kind: 'leave', from: '2026-03-10', to: '2062-03-12' }
    const absence = await post('ds.south', '/officers/om.south/absences', days)
    expect(firstError(absence)).toMatchObject({ field: 'to' })
    const call = await turn('supervisor', 'ds.south', ['2026-03-10', '2062-03-12'])
    expect(firstError(call)).toMatchObject({ field: 'untilOn' })
  })

  test('does not keep a long sickness from being ended', async () => {
    const from = '2025-03-10'
    const sick = await post('ds.south', '/officers/om.south/absences', { kind: 'sick', from })
    expect(sick.status).toBe(201)
    world.clock.set('2026-05-04T08:00:00Z')
    const edit = { kind: 'sick', from, to: '2026-05-03', version: 1 }
    expect((await post('ds.south', `/absences/${idOf(sick)}`, edit)).status).toBe(200)
    world.clock.set('2026-03-02T08:00:00Z')
  })
})
