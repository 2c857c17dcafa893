// The room over HTTP: what outside programs are promised of people, their search and their history.
import { aWorld, type Caller, type World } from '../support/world.ts'

let world: World
let om: Caller
let ds: Caller
let di: Caller

beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
  ds = await world.as('ds.north')
  di = await world.as('di.force')
})
afterAll(() => world.close())

type Resource = Readonly<Record<string, unknown> & { id: string; version: number }>

let number = 0
const aBody = (more: object = {}): object => ({
  visorRef: `V${String((number += 1)).padStart(7, '0')}`,
  surname: 'Marlow',
  forenames: `Person ${String.fromCharCode(64 + number)}`,
  dateOfBirth: '1980-04-05',
  sex: 'M',
  ...more,
})
const add = async (more: object = {}): Promise<Resource> => {
  const answer = await om.post(
    '/offenders',
    aBody({ level: 'high', leadSince: '2026-01-05', ...more }),
  )
  expect(answer.status).toBe(201)
  return answer.body as Resource
}
const of = (person: Resource, path = ''): string => `/offenders/${person.id}${path}`

test('a person is created, found, and shown at the address that was given', async () => {
  const answer = await om.post('/offenders', aBody())
  expect([answer.status, answer.headers['location']]).toEqual([
    201,
    `/offenders/${String(answer.body.id)}`,
  ])
  expect((await om.get(String(answer.headers['location']))).status).toBe(200)
  const found = await om.get(`/offenders?q=${String(answer.body.visorRef)}`)
  expect(found.body).toMatchObject({
    total: 1,
    next: null,
    items: [{ id: answer.body.id, officer: null, team: 'North office' }],
  })
})

test('the same ViSOR ref is refused beside its field, and a likely duplicate by name', async () => {
  const person = await add({ surname: 'Twice', pncId: '01/1A' })
  const held = await om.post('/offenders', aBody({ visorRef: person['visorRef'] }))
  expect(held.body).toMatchObject({ status: 422, errors: [{ field: 'visorRef' }] })
  const again = await om.post('/offenders', aBody({ pncId: '01/1A' }))
  expect([again.status, String(again.body.type).endsWith('/refusals/possible-duplicate')]).toEqual([
    422,
    true,
  ])
  expect(
    (await om.post('/offenders', aBody({ pncId: '01/1A', confirmedNotDuplicate: true }))).status,
  ).toBe(201)
})

test.each([
  ['no surname', { surname: ' ' }, 'surname'],
  ['a birth date that does not exist', { dateOfBirth: '31/2/1980' }, 'dateOfBirth'],
  ['an unknown field', { colour: 'red' }, 'colour'],
  ['an unknown level', { level: 'extreme' }, 'level'],
  [
    'half a postcode at home',
    { homeAddress: { line: 'x', postcode: 'SO14', kind: 'residence', from: '2026-01-01' } },
    'homeAddress.postcode',
  ],
  ['an object for a name', { surname: { a: 1 } }, 'surname'],
])('%s is 422 beside its field', async (_what, more, field) => {
  const answer = await om.post('/offenders', aBody(more))
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field])
})

test('an edit carries its version; a stale one is 409', async () => {
  const person = await add()
  const edit = (version: number) => om.post(of(person), { version, notes: 'calls before noon' })
  expect((await edit(1)).body).toMatchObject({
    version: 2,
    notes: 'calls before noon',
    surname: 'Marlow',
  })
  expect((await edit(1)).status).toBe(409)
  expect((await om.post(of(person), { notes: 'x' })).body.errors[0].field).toBe('version')
})

test('a lower level takes two, in the words of the contract', async () => {
  const person = await add()
  const ask = { to: 'low', from: '2026-03-02', why: 'settled' }
  const first = await ds.post(of(person, '/level'), { ...ask, version: 1 })
  expect([first.status, first.body]).toMatchObject([202, { state: 'awaiting_second', version: 2 }])
  const own = await ds.post(of(person, '/level'), { ...ask, version: 2 })
  expect([own.status, String(own.body.type)]).toEqual([
    422,
    '/problems/refusals/second-approver-needed',
  ])
  const second = await di.post(of(person, `/pending-changes/${String(first.body.id)}/decision`), {
    agree: true,
    why: 'agreed',
    version: 2,
  })
  expect([second.status, second.body]).toMatchObject([200, { state: 'in_force', to: 'low' }])
  expect((await om.get(of(person))).body).toMatchObject({ level: 'low' })
  expect((await om.post(of(person, '/level'), { ...ask, to: 'high' })).status).toBe(200)
})

test.each([
  [
    'status-periods',
    { status: 'custody', from: '2026-02-01', reviewOn: '2026-04-01', reason: 'remanded' },
    { status: 'custody', from: '2026-02-01' },
  ],
  [
    'lead-agency',
    { agency: 'probation', from: '2026-02-01', event: 'licence' },
    { agency: 'probation' },
  ],
  ['mappa', { mappaLevel: 2, from: '2026-02-01' }, { mappaLevel: 2 }],
  [
    'addresses',
    { kind: 'residence', line: '4 Mill Lane', postcode: 'so142ab', from: '2026-02-01' },
    { postcode: 'SO14 2AB' },
  ],
  ['aliases', { surname: 'Also', forenames: 'Known' }, { kind: 'alias' }],
  ['identifiers', { kind: 'CRO', value: '1/99' }, { value: '1/99' }],
  ['markers', { kind: 'children', text: 'sees a niece' }, { kind: 'children' }],
  ['events', { kind: 'arrest', on: '2026-02-01' }, { kind: 'arrest', on: '2026-02-01' }],
])('/%s takes what the contract says and lists it', async (path, body, shown) => {
  const person = await add()
  const answer = await om.post(of(person, `/${path}`), body)
  expect([answer.status, answer.body]).toMatchObject([201, shown])
  const list = await om.get(of(person, `/${path}`))
  expect(list.body).toMatchObject({
    next: null,
    items: expect.arrayContaining([expect.objectContaining(shown)]),
  })
  expect(JSON.stringify(list.body)).not.toContain(world.forceId)
})

test('allocation is the supervisor’s, within the team', async () => {
  const person = await add()
  const give = (who: Caller, officer: string) =>
    who.post(of(person, '/allocation'), {
      officer,
      team: 'North office',
      from: '2026-03-02',
      reason: 'caseload',
    })
  expect((await give(om, 'om.north')).status).toBe(403)
  expect((await give(ds, 'om.north')).body).toMatchObject({
    officer: 'om.north',
    team: 'North office',
  })
  expect((await give(ds, 'om.south')).body).toMatchObject({
    status: 403,
    type: '/problems/not-yours',
  })
})

test('another team’s file: found by anyone, opened with a reason, changed by nobody else', async () => {
  const person = await add()
  const south = await world.as('om.south')
  expect((await south.get(`/offenders?q=${String(person['visorRef'])}`)).body.total).toBe(1)
  expect((await south.get(of(person, '/chronology'))).body.type).toBe('/problems/reason-needed')
  expect((await south.get(of(person, '/chronology')).set('Access-Reason', 'covering')).status).toBe(
    200,
  )
  const change = await south.post(of(person, '/aliases'), { surname: 'A', forenames: 'B' })
  expect([change.status, change.body.type]).toEqual([403, '/problems/not-yours'])
})

test.each([
  '/offenders?colour=red',
  '/offenders?cursor=x',
  '/offenders?level=extreme',
  '/offenders?size=201',
])('%s is 422', async (path) => {
  expect((await om.get(path)).status).toBe(422)
})

test('parts of a list lead to the next by its address', async () => {
  const first = await om.get('/offenders?size=2&q=marlow')
  const second = await om.get(String(first.body.next))
  expect(second.status).toBe(200)
  expect(second.body.items[0].id).not.toBe(first.body.items[0].id)
})

test('a search is audited with the ids that it showed', async () => {
  const person = await add()
  await om.get(`/offenders?q=${String(person['visorRef'])}`)
  const [row] = await world.within((tx) =>
    tx.query<{ ids: string[] }>(`select e.offender_ids as ids from audit_events e
      where e.action = 'offender.searched' order by e.id desc limit 1`),
  )
  expect(row?.ids).toEqual([person.id])
})

test('[G17] a page of the search costs the same for one person as for many', async () => {
  const count = async (path: string): Promise<number> => {
    world.statements.length = 0
    await om.get(path)
    return world.statements.length
  }
  const person = await add()
  const one = await count(`/offenders?q=${String(person['visorRef'])}`)
  expect(await count('/offenders')).toBe(one)
})

test('two forms drawn of one person: the second to be sent is stale, and what was typed stays', async () => {
  const world = await aWorld('2026-03-02T08:00:00Z')
  try {
    const ds = await world.as('ds.north')
    const made = await ds.post('/offenders', {
      visorRef: 'V4444444',
      surname: 'Tuttle',
      forenames: 'Osric',
      dateOfBirth: '1970-01-01',
      sex: 'M',
      level: 'high',
      leadAgency: 'police',
      leadSince: '2026-01-05',
      team: 'North office',
    })
    const { id } = made.body as { id: string }
    const drawnAt = '2026-03-02T08:05:00.000Z'
    const body = {
      status: 'custody',
      from: '2026-03-02',
      reviewOn: '2026-03-20',
      reason: 'Told by the prison',
      drawnAt,
    }
    world.clock.set('2026-03-02T08:06:00Z')
    expect((await ds.post(`/offenders/${id}/status-periods`, body)).status).toBe(201)
    world.clock.set('2026-03-02T08:07:00Z')
    const second = await ds.post(`/offenders/${id}/status-periods`, { ...body, status: 'hospital' })
    expect(second.status).toBe(409)
    const fresh = { ...body, status: 'hospital', drawnAt: '2026-03-02T08:07:00.000Z' }
    expect((await ds.post(`/offenders/${id}/status-periods`, fresh)).status).toBe(201)
  } finally {
    await world.close()
  }
})
