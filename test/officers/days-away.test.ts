// Who is here, over HTTP: absences, the roster and its file, the on-call line, days without a supervisor.
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await (
    await world.as('om.north')
  )
    .post('/offenders', {
      visorRef: 'V7654321',
      surname: 'Holloway',
      forenames: 'Terence',
      dateOfBirth: '1970-05-06',
      sex: 'M',
      level: 'high',
      leadAgency: 'police',
      leadSince: '2026-02-27',
      officer: 'om.north',
      team: 'North office',
    })
    .expect(201)
})
afterAll(() => world.close())

const get = async (who: string, path: string) => (await world.as(who)).get(path)
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const typeOf = (body: unknown): string => (body as { type: string }).type.split('/').at(-1) ?? ''
/** A file, as a program sends one. */
const sent = async (csv: string) => {
  const token = await world.within((tx) => makeToken(tx, { username: 'ds.north', label: 'file' }))
  if (!token.ok) throw new Error('no token')
  return await request(world.address)
    .post('/roster')
    .set('Authorization', `Bearer ${token.value.token}`)
    .attach('file', Buffer.from(csv), 'roster.csv')
}
const withdraw = async (id: string, version = 1) =>
  (await post('ds.north', `/absences/${id}/withdraw`, { version })).status

describe('An absence', () => {
  test('is recorded by the supervisor, who is told who of high risk falls due in it', async () => {
    const made = await post('ds.north', '/officers/om.north/absences', {
      kind: 'sick',
      from: '2026-03-02',
    })
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({
        officer: 'om.north',
        kind: 'sick',
        from: '2026-03-02',
        to: null,
        version: 1,
        fallsDue: [
          {
            offender: expect.objectContaining({ visorRef: 'V7654321', level: 'high' }),
            dueOn: '2026-03-06',
          },
        ],
      }),
    ])
    const { id } = made.body as { id: string }
    const { body } = await get('om.south', '/officers/om.north')
    expect(body).toMatchObject({ away: { kind: 'sick', from: '2026-03-02', to: null } })
    expect(await withdraw(id)).toBe(200)
    expect((await get('om.south', '/officers/om.north')).body).toMatchObject({ away: null })
  })

  test('is named by the collar number or the id of the officer as well', async () => {
    const { body } = await get('ds.north', '/officers/90001')
    expect(body).toMatchObject({ officer: 'om.north', isConstable: true, team: 'North office' })
  })

  test.each([
    [{ kind: 'abstracted', from: '2026-03-02' }, 'asked-by-needed'],
    [{ kind: 'leave', from: '2026-03-09', to: '2026-03-08' }, 'ends-before-it-begins'],
  ])('%j is refused: %s', async (body, why) => {
    const answer = await post('ds.north', '/officers/om.north/absences', body)
    expect([answer.status, typeOf(answer.body)]).toEqual([422, why])
  })

  test('is ended from the version it was drawn from, and once only', async () => {
    const asked = { kind: 'leave', from: '2026-03-02', to: '2026-03-20' }
    const { body } = await post('ds.north', '/officers/om.north/absences', asked)
    const { id } = body as { id: string }
    const again = await post('ds.north', '/officers/om.north/absences', asked)
    expect(typeOf(again.body)).toBe('overlapping-absence')
    const shorter = { ...asked, to: '2026-03-03', version: 1 }
    expect((await post('ds.north', `/absences/${id}`, shorter)).body).toMatchObject({
      to: '2026-03-03',
      version: 2,
    })
    expect((await post('ds.north', `/absences/${id}`, shorter)).status).toBe(409)
    expect(await withdraw(id, 2)).toBe(200)
    const after = await post('ds.north', `/absences/${id}/withdraw`, { version: 3 })
    expect(typeOf(after.body)).toBe('already-withdrawn')
  })

  test('of another team’s officer is not a supervisor’s to record', async () => {
    const answer = await post('ds.south', '/officers/om.north/absences', {
      kind: 'leave',
      from: '2026-03-02',
    })
    expect([answer.status, typeOf(answer.body)]).toEqual([403, 'not-yours'])
    const own = { kind: 'leave', from: '2026-03-02' }
    expect((await post('om.north', '/officers/om.north/absences', own)).status).toBe(403)
  })

  test('is on the log with the officer it is of', async () => {
    const rows = await world.within((tx) =>
      tx.query<{ actor: string; path: string }>(
        `select actor, path from audit_events where action = 'absence.recorded' and result = 'done'
          order by id limit 1`,
      ),
    )
    expect(rows).toEqual([{ actor: 'ds.north', path: '/officers/om.north/absences' }])
  })
})

describe('The roster', () => {
  const turns = [
    { officer: 'om.north', on: '2026-03-04', kind: 'duty', from: '08:00', until: '16:00' },
    { officer: '90001', on: '2026-03-05', kind: 'leave' },
    { officer: 'ds.north', on: '2026-03-05', kind: 'rest' },
  ]

  test('takes turns all together, and the same again changes nothing', async () => {
    expect((await post('ds.north', '/roster', { entries: turns, dryRun: true })).body).toEqual({
      turns: 3,
      days: 3,
      changed: 3,
      dryRun: true,
    })
    expect((await post('ds.north', '/roster', { entries: turns })).body).toMatchObject({
      changed: 3,
    })
    expect((await post('ds.north', '/roster', { entries: turns })).body).toMatchObject({
      changed: 0,
    })
    const { body } = await get('om.north', '/roster?month=2026-03')
    expect(body).toMatchObject({ month: '2026-03', total: 3 })
  })

  test('names each faulty line of a file and then takes none of it', async () => {
    const csv = [
      'Officer,Date,Kind,From,To,Asked by',
      'om.north,31/02/2026,duty,8am,16:00,',
      'om.south,6/3/2026,duty,08:00,16:00,',
      'om.north,6/3/2026,holiday,,,',
      'om.north,7/3/2026,duty,08:00,,',
      'om.north,8/3/2026,abstracted,,,',
      'om.north,9/3/2026,duty,,,',
    ].join('\n')
    const answer = await sent(csv)
    expect(answer.status).toBe(422)
    const { errors } = answer.body as { errors: { message: string }[] }
    expect(errors.map(({ message }) => message)).toEqual([
      'Nothing was loaded. 5 lines of 6 have something to put right, and 1 line is good.',
      'Line 2: 31/02/2026 is not a date',
      'Line 2: a time is written like 08:00',
      'Line 3: om.south is no officer whose days you keep',
      'Line 4: holiday is not one of duty, rest, leave, sick, course, court, abstracted',
      'Line 5: give both times, or neither for the whole day',
      'Line 6: Say who asked for the officer',
    ])
  })

  test('of another team, or without who asked, is refused by line', async () => {
    const csv =
      'Officer,Date,Kind,Asked by\nom.south,6/3/2026,duty,\nom.north,8/3/2026,abstracted,\n'
    const answer = await sent(csv)
    const { errors } = answer.body as { errors: { message: string }[] }
    expect(errors.map(({ message }) => message)).toEqual([
      'Nothing was loaded. 2 lines of 2 have something to put right, and 0 lines are good.',
      'Line 2: om.south is no officer whose days you keep',
      'Line 3: Say who asked for the officer',
    ])
  })

  test('makes an officer away on a day that holds nothing but absence, and not on a rest day', async () => {
    world.clock.set('2026-03-05T09:00:00Z')
    const { body } = await get('ds.north', '/officers')
    world.clock.set('2026-03-02T08:00:00Z')
    const items = (body as { items: { officer: string; away: unknown }[] }).items
    expect(items.find(({ officer }) => officer === 'om.north')?.away).toMatchObject({
      kind: 'leave',
    })
    expect(items.find(({ officer }) => officer === 'ds.north')?.away).toBeNull()
  })

  test('is set a day at a time, and cleared', async () => {
    const at = '/officers/om.north/roster/2026-03-10'
    const set = await post('ds.north', at, { kind: 'duty', from: '22:00', until: '06:00' })
    expect(set.status).toBe(200)
    expect((await get('ds.north', at)).body).toMatchObject({
      entries: [{ kind: 'duty', from: '22:00', until: '06:00' }],
    })
    await post('ds.north', at, { kind: 'none' })
    expect((await get('ds.north', at)).body).toMatchObject({ entries: [] })
    expect((await get('ds.north', '/officers/om.north/roster/2026-02-30')).status).toBe(404)
  })

  test('shows days ahead on which a team has no supervisor, and a turn on call closes the gap', async () => {
    const gaps = async () =>
      ((await get('di.force', '/roster')).body as { gaps: { on: string; team: string }[] }).gaps
    expect(await gaps()).toEqual([{ on: '2026-03-05', team: 'North office' }])
    const turn = await post('ds.north', '/roster/on-call', {
      rank: 'supervisor',
      officer: 'ds.south',
      fromOn: '2026-03-05',
      fromAt: '08:00',
      untilOn: '2026-03-06',
      untilAt: '08:00',
    })
    expect([turn.status, turn.body]).toEqual([
      201,
      expect.objectContaining({ officer: 'ds.south', phone: '01632 960004' }),
    ])
    expect(await gaps()).toEqual([])
    const { id } = turn.body as { id: string }
    await post('ds.north', `/roster/on-call/${id}/withdraw`)
    expect(await gaps()).toHaveLength(1)
  })

  test('names the line that puts an officer in two places at once', async () => {
    const on = '2026-03-29'
    const entries = [
      { officer: 'om.north', on, kind: 'duty', from: '08:00', until: '16:00' },
      { officer: 'om.north', on, kind: 'court', from: '15:30', until: '17:00' },
      { officer: 'om.north', on, kind: 'duty', from: '20:00', until: '04:00' },
    ]
    const answer = await post('ds.north', '/roster', { entries })
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({
        errors: [
          expect.objectContaining({ field: 'entries' }),
          {
            ...{ field: 'entries', line: 2, column: 'From' },
            message: 'Line 2: line 1 already says where the officer is at that time of that day',
          },
        ],
      }),
    ])
  })

  test('puts nobody on call in a rank that they do not hold', async () => {
    const turn = { fromOn: '2026-03-06', fromAt: '08:00', untilOn: '2026-03-07', untilAt: '08:00' }
    const line = async (rank: string, officer: string) =>
      typeOf((await post('ds.north', '/roster/on-call', { ...turn, rank, officer })).body)
    expect([await line('inspector', 'ds.north'), await line('supervisor', 'om.north')]).toEqual([
      'rank-needed',
      'rank-needed',
    ])
  })

  test('a turn that ends before it begins is refused', async () => {
    const answer = await post('ds.north', '/roster/on-call', {
      rank: 'inspector',
      officer: 'di.force',
      fromOn: '2026-03-06',
      fromAt: '08:00',
      untilOn: '2026-03-06',
      untilAt: '07:00',
    })
    expect(typeOf(answer.body)).toBe('ends-before-it-begins')
  })
})

test.each(['nobody', '00000000-0000-4000-8000-000000000000', '%00', "'"])(
  'an officer that is none (%s) is not found, to look at or to record for',
  async (name) => {
    const absence = { kind: 'leave', from: '2026-03-02' }
    expect((await get('ds.north', `/officers/${name}`)).status).toBe(404)
    expect((await post('ds.north', `/officers/${name}/absences`, absence)).status).toBe(404)
  },
)

test('the list says who is here, and is narrowed to who is away', async () => {
  const { body } = await get('om.north', '/officers?state=here')
  expect(body).toMatchObject({ total: 2, next: null, items: [{ signsIn: true }, {}] })
  expect((await get('om.north', '/officers?state=away')).body).toMatchObject({
    total: 0,
    items: [],
  })
  expect((await get('om.north', '/officers?team=Nowhere')).status).toBe(404)
})
