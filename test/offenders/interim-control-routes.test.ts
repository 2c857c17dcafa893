// Interim controls over HTTP: what programs send and are given, and what is refused beside its field.
import { aWorld, type World } from '../support/world.ts'

let world: World
let person: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const answer = await post('om.north', '/offenders', {
    visorRef: 'V0000001',
    surname: 'Marlow',
    forenames: 'Piers',
    dateOfBirth: '1980-04-05',
    sex: 'M',
    level: 'high',
    leadSince: '2026-01-05',
  })
  person = `/offenders/${(answer.body as { id: string }).id}`
})
afterAll(() => world.close())

const post = async (username: string, path: string, body: object) =>
  await (await world.as(username)).post(path, body)

const control = { control: 'Neighbourhood team passes daily', until: '2026-03-09', why: 'No reply' }
const record = (more: object = {}, username = 'om.north') =>
  post(username, `${person}/interim-controls`, { ...control, ...more })

test('one is recorded, listed with its version, and ended before its day', async () => {
  const made = await record()
  const row = { control: control.control, from: '2026-03-02', until: '2026-03-09', version: 1 }
  expect([made.status, made.body]).toMatchObject([201, row])
  const path = `${person}/interim-controls`
  const list = await (await world.as('om.north')).get(path).expect(200)
  expect(list.body).toMatchObject({ total: 1, next: null, items: [row] })
  const end = `${path}/${(made.body as { id: string }).id}/end`
  const ended = await post('om.north', end, { version: 1, why: 'Seen today' })
  expect([ended.status, ended.body]).toMatchObject([
    200,
    { endedOn: '2026-03-02', endedBy: 'om.north', endedWhy: 'Seen today', version: 2 },
  ])
  expect((await post('om.north', end, { version: 1, why: 'Again' })).status).toBe(409)
  expect((await post('om.north', end, { version: 2, why: 'Again' })).body).toMatchObject({
    status: 422,
    type: '/problems/refusals/already-ended',
  })
})

test.each([
  ['a last day in the past', { until: '2026-03-01' }, 'until'],
  ['no last day', { until: '' }, 'until'],
  ['a day that does not exist', { until: '31/2/2027' }, 'until'],
  ['nothing that holds the risk', { control: ' ' }, 'control'],
  ['no reason', { why: '\n' }, 'why'],
  ['a field that is not there', { from: '2026-03-01' }, 'from'],
])('%s is 422 beside its field', async (_what, more, field) => {
  const answer = await record(more)
  const { errors } = answer.body as { errors?: { field: string }[] }
  expect([answer.status, errors?.[0]?.field]).toEqual([422, field])
})

test('another team is not let record one; an inspector of the force is', async () => {
  expect((await record({}, 'om.south')).status).toBe(403)
  expect((await record({}, 'frontline.north')).status).toBe(403)
  expect((await record({}, 'di.force')).status).toBe(201)
})

test('a form drawn before somebody else recorded one is stale', async () => {
  const drawnAt = '2026-03-02T07:00:00Z'
  expect((await record({ drawnAt })).status).toBe(409)
  expect((await record({ version: 99 })).status).toBe(409)
})

test('the chronology is asked for these alone', async () => {
  const path = `${person}/chronology?kind=interim_control`
  const { body } = await (await world.as('om.north')).get(path).expect(200)
  const { items } = body as { items: { kind: string; summary: string }[] }
  expect(items.at(-1)).toMatchObject({
    kind: 'interim_control',
    summary: expect.stringContaining('Neighbourhood team passes daily') as string,
  })
})
