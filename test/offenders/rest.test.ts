// [N17] The rest of the file over HTTP: what a stranger needs is recorded, checked again, ended, and shown on the file.
import { aWorld, type World } from '../support/world.ts'

type Row = Readonly<{ id: string; version: number }>

let world: World
let person: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const answer = await post('om.north', '/offenders', {
    ...{ visorRef: 'V0000001', surname: 'Marlow', forenames: 'Piers', sex: 'M' },
    ...{ dateOfBirth: '1980-04-05', level: 'high', leadSince: '2026-01-05' },
    homeAddress: { line: '4 Mill Lane', kind: 'residence', from: '2026-01-01' },
  })
  person = `/offenders/${(answer.body as Row).id}`
})
afterAll(() => world.close())

const post = async (username: string, path: string, body: object) =>
  await (await world.as(username)).post(path, body)
const get = async (path: string, username = 'om.north') =>
  (await (await world.as(username)).get(path).expect(200)).body as Record<string, unknown>

const source = 'Told by the sister on the telephone'
const known: readonly (readonly [path: string, sent: object, said: object])[] = [
  [
    'relationships',
    { name: 'J. Moss', link: 'partner', isChild: false, since: '2025-06-01' },
    { name: 'J. Moss', link: 'partner', isChild: false, since: '2025-06-01', note: null },
  ],
  [
    'vehicles',
    { registration: 'ab12  cde', description: 'blue van' },
    { registration: 'AB12 CDE', description: 'blue van', keeper: null, since: null },
  ],
  [
    'work',
    {
      ...{ employer: 'Invented Foods', role: 'packer', hours: 'nights' },
      ...{ workDays: ['monday', 'friday'], worksFrom: '2200', worksUntil: '6.30am' },
    },
    {
      ...{ employer: 'Invented Foods', role: 'packer', place: null, hours: 'nights' },
      ...{ workDays: ['monday', 'friday'], worksFrom: '22:00', worksUntil: '06:30' },
    },
  ],
  [
    'online-names',
    { service: 'A forum', name: 'quietfloat', declared: false },
    { service: 'A forum', name: 'quietfloat', declared: false },
  ],
  [
    'household',
    { name: 'A. Moss', link: 'family', isChild: false },
    { name: 'A. Moss', addressId: expect.any(String) as string },
  ],
  [
    'home-notes',
    { kind: 'dogs', text: 'Two, loose in the yard' },
    { kind: 'dogs', text: 'Two, loose in the yard', addressId: expect.any(String) as string },
  ],
  [
    'licence-conditions',
    { text: 'No contact with under-18s', from: '2026-01-05', until: '2026-12-31' },
    { text: 'No contact with under-18s', from: '2026-01-05', until: '2026-12-31' },
  ],
]

describe.each(known)('%s', (path, sent, said) => {
  const at = (): string => `${person}/${path}`
  let row: Row

  test('one is recorded with its source, and listed', async () => {
    const made = await post('om.north', at(), { ...sent, source, checkedOn: '2026-02-20' })
    row = made.body as Row
    const facts = { ...said, source, checkedOn: '2026-02-20', endedOn: null, version: 1 }
    expect([made.status, made.body]).toMatchObject([201, facts])
    expect(made.headers['location']).toBe(at())
    expect(await get(at())).toMatchObject({ total: 1, next: null, items: [facts] })
  })

  test('without a source it is refused beside that field', async () => {
    const refused = await post('om.north', at(), sent)
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ field: 'source' }] }])
  })

  test('it is checked again, never for a day ahead nor for one before the last check', async () => {
    const check = `${at()}/${row.id}/checked`
    expect((await post('om.north', check, { on: '2026-03-03' })).status).toBe(422)
    expect((await post('om.north', check, { on: '2026-02-19' })).status).toBe(422)
    const checked = await post('om.north', check, { version: 1 })
    expect([checked.status, checked.body]).toMatchObject([
      200,
      { checkedOn: '2026-03-02', version: 2 },
    ])
    expect((await post('om.north', check, { version: 1 })).status).toBe(409)
  })

  test('it is ended with a reason, once, and stays on the list as ended', async () => {
    const end = `${at()}/${row.id}/end`
    expect((await post('om.north', end, { version: 2 })).body).toMatchObject({
      errors: [{ field: 'why' }],
    })
    const ended = await post('om.north', end, { version: 2, on: '2026-03-01', why: 'No longer so' })
    expect([ended.status, ended.body]).toMatchObject([
      200,
      { endedOn: '2026-03-01', endedBy: 'om.north', endedWhy: 'No longer so', version: 3 },
    ])
    expect((await post('om.north', end, { why: 'Again' })).body).toMatchObject({
      type: '/problems/refusals/already-ended',
    })
    expect(await get(at())).toMatchObject({ total: 1, items: [{ endedOn: '2026-03-01' }] })
  })

  test('another team may not add to it, nor the front line', async () => {
    expect((await post('om.south', at(), { ...sent, source })).status).toBe(403)
    expect((await post('frontline.north', at(), { ...sent, source })).status).toBe(403)
  })

  test('a row of somebody else is not found', async () => {
    const other = `${at()}/00000000-0000-4000-8000-000000000000`
    expect((await post('om.north', `${other}/end`, { why: 'x' })).status).toBe(404)
    expect((await post('om.north', `${at()}/nonsense/checked`, {})).status).toBe(404)
  })
})

test.each([
  ['vehicles', { description: 'van', registration: '<b>', source }, 'registration'],
  ['vehicles', { description: 'van', since: '2026-03-03', source }, 'since'],
  ['work', { employer: 'x', checkedOn: '2026-03-03', source }, 'checkedOn'],
  ['work', { employer: 'x', workDays: ['monday'], source }, 'workDays'],
  ['work', { employer: 'x', worksFrom: '0800', worksUntil: '1600', source }, 'workDays'],
  ['work', { employer: 'x', workDays: ['someday'], source }, 'workDays.0'],
  ['work', { employer: 'x', workDays: ['monday'], worksFrom: '7', source }, 'worksFrom'],
  [
    'work',
    { employer: 'x', workDays: ['monday'], worksFrom: '0800', worksUntil: '8am', source },
    'worksUntil',
  ],
  ['relationships', { name: 'x', link: 'enemy', isChild: false, source }, 'link'],
  ['relationships', { name: 'x', link: 'friend', source }, 'isChild'],
  ['household', { name: 'x', link: 'friend', isChild: false, addressId: 'y', source }, 'addressId'],
  ['licence-conditions', { text: 'x', from: '2026-02-02', until: '2026-02-01', source }, 'until'],
  ['checks', { system: 'other', doneOn: '2026-03-01', doneBy: 'x', result: 'y' }, 'named'],
  ['checks', { system: 'pnd', doneOn: '2026-03-03', doneBy: 'x', result: 'y' }, 'doneOn'],
  ['meetings', { kind: 'mappa_1', on: '2026-03-01', attended: [], outcome: 'y' }, 'attended'],
  [
    'meetings',
    { kind: 'mappa_1', on: '2026-03-01', attended: 'A', outcome: 'y', next: '2026-03-01' },
    'next',
  ],
] as const)('%s: %j is refused beside %s', async (path, body, field) => {
  const refused = await post('om.north', `${person}/${path}`, body)
  const { errors } = refused.body as { errors?: { field: string }[] }
  expect([refused.status, errors?.[0]?.field]).toEqual([422, field])
})

test('a child in the household is a child at the address, and marks the file when asked', async () => {
  const child = { name: 'K. M.', link: 'family', isChild: true, markChildren: true, source }
  expect((await post('om.north', `${person}/household`, child)).status).toBe(201)
  expect((await post('om.north', `${person}/relationships`, child)).status).toBe(201)
  const file = await get(person)
  expect(file['addresses']).toMatchObject([{ childrenHere: true }])
  // Asked twice, marked once.
  expect(file['markers']).toMatchObject([{ kind: 'children', untilOn: null }])
  expect(file['household']).toHaveLength(2)
})

test('a child whose marker nobody asked for leaves the file without one', async () => {
  const made = await post('om.north', '/offenders', {
    ...{ visorRef: 'V0000002', surname: 'Ashdown', forenames: 'Neil', sex: 'M' },
    ...{ dateOfBirth: '1981-04-05', level: 'low', leadSince: '2026-01-05' },
  })
  const other = `/offenders/${(made.body as Row).id}`
  const child = { name: 'K. M.', link: 'child', isChild: true, source }
  expect((await post('om.north', `${other}/relationships`, child)).status).toBe(201)
  expect((await get(other))['markers']).toEqual([])
  const homeless = await post('om.north', `${other}/household`, child)
  expect(homeless.body).toMatchObject({ type: '/problems/refusals/no-address' })
})

test('[H35] a check is listed with who made it and what it brought', async () => {
  const check = { system: 'pnd', doneOn: '2025-11-01', doneBy: 'PC Marsh', result: 'Nothing new' }
  const made = await post('om.north', `${person}/checks`, check)
  expect([made.status, made.body]).toMatchObject([201, { ...check, named: null }])
  expect(await get(`${person}/checks`)).toMatchObject({ total: 1, items: [check] })
})

describe('a meeting', () => {
  const path = (): string => `${person}/meetings`
  const meeting = {
    ...{ kind: 'strategy_discussion', on: '2026-02-10', outcome: 'A joint visit' },
    attended: 'DS Kerr\r\n\r\nJ. Hale, social care',
    actions: [
      { what: 'Visit together', who: 'DS Kerr', by: '2026-02-20' },
      { what: 'Speak to the school', who: 'J. Hale, social care', by: '2026-03-02' },
    ],
  }
  let made: Row & Readonly<{ actions: Row[] }>

  test('is recorded with who attended and what was asked of whom', async () => {
    const answer = await post('om.north', path(), meeting)
    made = answer.body as typeof made
    const attended = ['DS Kerr', 'J. Hale, social care']
    expect([answer.status, answer.body]).toMatchObject([201, { ...meeting, attended }])
    expect(await get(path())).toMatchObject({ items: [{ attended, actions: meeting.actions }] })
  })

  test('a further action is added to it', async () => {
    const at = `${path()}/${made.id}/actions`
    const action = { what: 'Write to the landlord', who: 'om.north', by: '2026-04-01' }
    expect((await post('om.north', at, action)).status).toBe(201)
    expect((await get(at))['total']).toBe(3)
    expect((await post('om.north', `${path()}/nonsense/actions`, action)).status).toBe(404)
  })

  test('its open actions stand on the list of the team, the overdue apart', async () => {
    expect(await get('/meeting-actions')).toMatchObject({
      total: 3,
      items: [
        { by: '2026-02-20', daysOverdue: 10, visorRef: 'V0000001' },
        { by: '2026-03-02', daysOverdue: 0 },
        { by: '2026-04-01', daysOverdue: 0 },
      ],
    })
    expect(await get('/meeting-actions?state=overdue')).toMatchObject({ total: 1 })
    expect(await get('/meeting-actions', 'om.south')).toMatchObject({ total: 0, items: [] })
    expect(await get('/meeting-actions?team=North office', 'di.force')).toMatchObject({ total: 3 })
    expect(await get('/meeting-actions?team=South office', 'di.force')).toMatchObject({ total: 0 })
  })

  test('part by part they are the whole', async () => {
    const seen: string[] = []
    for (let next: string | null = '/meeting-actions?size=1'; next !== null;) {
      const part = await get(next)
      seen.push(...(part['items'] as { by: string }[]).map(({ by }) => by))
      next = part['next'] as string | null
    }
    expect(seen).toEqual(['2026-02-20', '2026-03-02', '2026-04-01'])
  })

  test('an action is done once, not before the meeting, and leaves the list', async () => {
    const done = `${person}/meeting-actions/${made.actions[0]?.id ?? ''}/done`
    expect((await post('om.north', done, { on: '2026-02-09', said: 'x' })).body).toMatchObject({
      type: '/problems/refusals/before-it-began',
    })
    const answer = await post('om.north', done, { version: 1, on: '2026-02-19', said: 'Both went' })
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { doneOn: '2026-02-19', doneBy: 'om.north', doneSaid: 'Both went', version: 2 },
    ])
    expect((await post('om.north', done, { said: 'Again' })).body).toMatchObject({
      type: '/problems/refusals/already-decided',
    })
    expect(await get('/meeting-actions')).toMatchObject({ total: 2 })
  })
})

test('the chronology and the audit say what was recorded', async () => {
  const chronology = await get(`${person}/chronology?kind=vehicle&size=200`)
  const items = chronology['items'] as { summary: string }[]
  expect(items.map(({ summary }) => summary).toSorted()).toEqual([
    'Still so on 2 Mar 2026: AB12 CDE, blue van.',
    'Vehicle ended on 1 Mar 2026 (AB12 CDE, blue van): No longer so.',
    `Vehicle: AB12 CDE, blue van. Source: ${source}.`,
  ])
  const rows = await world.within((tx) =>
    tx.query<{ fields: string[] }>(
      `select e.fields from audit_events e where e.action = 'offender.changed' and 'vehicle' = any (e.fields)`,
    ),
  )
  expect(rows.length).toBeGreaterThan(0)
})

test('a row that a correction struck out is on no list', async () => {
  const made = await post('om.north', `${person}/work`, { employer: 'Wrong man', source })
  await world.within((tx) =>
    tx.query(`update jobs_held set struck = gen_random_uuid() where id = $1`, [
      (made.body as Row).id,
    ]),
  )
  const { items } = await get(`${person}/work`)
  expect((items as { employer: string }[]).map(({ employer }) => employer)).toEqual([
    'Invented Foods',
  ])
})

test('the database refuses an end without a reason and a system without its name', async () => {
  const broken = (text: string) => world.within((tx) => tx.query(text))
  await expect(broken(`update vehicles set ended_why = null`)).rejects.toThrow()
  await expect(broken(`update checks_made set system = 'other', named = null`)).rejects.toThrow()
})
