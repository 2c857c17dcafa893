// The skills matrix over HTTP: entered by the administrator only, and what may be done follows from it at once.
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})
afterAll(() => world.close())

const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const typeOf = (body: unknown): string => (body as { type: string }).type.split('/').at(-1) ?? ''

type Line = Readonly<{ mosovo: string; skills: { skill: string; state: string }[] }>
const lineOf = async (officer: string): Promise<Line> =>
  (await (await world.as('admin')).get(`/officers/${officer}/skills`)).body as Line
const stateOf = async (officer: string, skill: string) =>
  (await lineOf(officer)).skills.find((one) => one.skill === skill)?.state

test('skills are the administrator’s to enter, never a supervisor’s', async () => {
  const body = { skill: 'driver', heldFrom: '2026-01-05' }
  expect((await post('ds.north', '/officers/om.north/skills', body)).status).toBe(403)
  expect((await post('admin', '/officers/om.north/skills', body)).status).toBe(201)
  expect(await stateOf('om.north', 'driver')).toBe('held')
})

test.each([
  [{ skill: 'driver' }, 'nothing-entered'],
  [{ skill: 'vetting', heldFrom: '2026-03-03' }, 'held-in-the-future'],
  [{ skill: 'vetting', heldFrom: '2026-02-01', heldUntil: '2026-02-01' }, 'ends-before-it-begins'],
  [{ skill: 'vetting', heldUntil: '2026-04-01' }, 'not-held'],
  [{ skill: 'mosovo', heldFrom: '2026-02-01' }, 'already-held'],
  [{ skill: 'vetting', bookedFor: '2026-03-01' }, 'booked-in-the-past'],
])('%j is refused: %s', async (body, why) => {
  const answer = await post('admin', '/officers/om.north/skills', body)
  expect([answer.status, typeOf(answer.body)]).toEqual([422, why])
})

test('a course is booked for a day ahead, and attended once it is held', async () => {
  await post('admin', '/officers/om.south/skills', { skill: 'interview', bookedFor: '2026-03-02' })
  expect(await stateOf('om.south', 'interview')).toBe('booked')
  await post('admin', '/officers/om.south/skills', { skill: 'interview', heldFrom: '2026-03-02' })
  expect(await stateOf('om.south', 'interview')).toBe('held')
})

test('a superseded version ends on its day the MOSOVO training that was held by it [N15]', async () => {
  const held = { skill: 'mosovo', version: '2019', heldFrom: '2020-05-01' }
  await post('admin', '/officers/om.south/skills', { skill: 'mosovo', heldUntil: '2026-02-01' })
  await post('admin', '/officers/om.south/skills', held)
  expect((await lineOf('om.south')).mosovo).toBe('in-date')
  const version = { skill: 'mosovo', version: '2019', supersededOn: '2026-03-02' }
  expect((await post('admin', '/skills/versions', version)).status).toBe(200)
  expect((await lineOf('om.south')).mosovo).toBe('lapsed')
  expect(await stateOf('om.south', 'mosovo')).toBe('superseded')
  await post('admin', '/skills/versions', { skill: 'mosovo', version: '2019' })
  expect((await lineOf('om.south')).mosovo).toBe('in-date')
})

test('the matrix shows a force to its administrator and says what nobody needs', async () => {
  const { body } = await (await world.as('admin')).get('/skills')
  expect(body).toMatchObject({ total: 6, next: null })
  expect(await stateOf('om.north', 'arms_approver')).toBe('not-needed')
  expect(await stateOf('ds.south', 'arms_approver')).toBe('none')
})

describe('What stands with an officer', () => {
  const hall = { name: 'PC Jo Hall', rank: 'constable', constable: true, collarNumber: '90077' }
  const entered = '/officers/90077/particulars'

  test('is entered by the administrator, and the officer is there to be asked and rung', async () => {
    expect((await post('ds.north', '/officers', hall)).status).toBe(403)
    const answer = await post('admin', '/officers', { ...hall, team: 'North office' })
    expect([answer.status, answer.body]).toEqual([
      201,
      { officer: '90077', version: 1, ...hall, phone: null, team: 'North office' },
    ])
    const { body } = await (await world.as('ds.north')).get('/officers/90077')
    expect(body).toMatchObject({ isConstable: true, team: 'North office', phone: null })
    expect((await lineOf('90077')).mosovo).toBe('none')
  })

  test('is changed from the version it was drawn from', async () => {
    const change = { ...hall, phone: '01632 960077', team: 'South office', version: 1 }
    expect((await post('admin', entered, change)).body).toMatchObject({ version: 2 })
    expect((await post('admin', entered, change)).status).toBe(409)
    const { body } = await (await world.as('ds.north')).get('/officers/90077')
    expect(body).toMatchObject({ phone: '01632 960077', team: 'South office' })
  })

  test.each([
    ['/officers', {}, 'officer-known'],
    ['/officers', { collarNumber: 'om.north' }, 'officer-known'],
    ['/officers', { collarNumber: '90078', rank: 'staff' }, 'staff-constable'],
    ['/officers', { collarNumber: '90078', team: 'Nowhere' }, 'no-such-team'],
    ['/officers', { collarNumber: 'a/b' }, 'invalid'],
    ['/officers/om.north/particulars', { collarNumber: '1', version: 1 }, 'team-with-account'],
  ])('is refused at %s with %j: %s', async (path, more, why) => {
    const answer = await post('admin', path, { ...hall, ...more })
    expect([answer.status, typeOf(answer.body)]).toEqual([422, why])
  })
})
