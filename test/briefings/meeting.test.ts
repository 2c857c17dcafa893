// The meeting: decisions by name, what became of them, who was here, and that they come first next time.
import { anOffice, made, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

type Decision = { id: string; version: number; state: string; standing: string; by: string }
const at = '/briefings/2026-03-02/decisions'
const decide = (letter: string, differing: object = {}) =>
  office.supervisor.post(at, {
    offenderId: office.id(letter),
    decision: 'Call with a uniform crew',
    by: 'om.north',
    dueOn: '2026-03-02',
    ...differing,
  })
const decisionsOn = async (day: string): Promise<Decision[]> =>
  ((await made(office.supervisor.get(`/briefings/${day}/decisions`))).body as { items: Decision[] })
    .items

test('a decision is made about a case, and the edition counts as held', async () => {
  const answer = await made(decide('A', { kind: 'visit', time: '7.30pm' }))
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({ by: 'om.north', state: 'open', time: '19:30', version: 1 })
  expect(answer.headers['location']).toBe(`${at}/${(answer.body as Decision).id}`)
  const held = await office.supervisor.get('/briefings/2026-03-02')
  expect(held.body).toMatchObject({ held: { by: 'ds.north' } })
})

test('it stands in the chronology of the person', async () => {
  const lines = await made(office.officer.get(`/offenders/${office.id('A')}/chronology`))
  expect(JSON.stringify(lines.body)).toContain(
    'Call with a uniform crew. PC Alex Marsh, by 2 Mar 2026.',
  )
})

test('the officer who is to go sees it on the own day', async () => {
  const day = (await made(office.officer.get('/my-day'))).body as {
    decided: { visorRef: string }[]
  }
  expect(day.decided).toMatchObject([
    {
      visorRef: 'V7000001',
      decision: 'Call with a uniform crew',
      dueOn: '2026-03-02',
      atTime: '19:30',
    },
  ])
})

test('what holds the risk meanwhile is kept with it and shown on the duty', async () => {
  await made(decide('B', { interimControl: 'Landlord rings daily', interimUntil: '2026-03-09' }))
  const duties = await made(office.officer.get(`/duties?offender=${office.id('B')}&kind=visit`))
  expect(duties.body).toMatchObject({
    items: [{ interimControl: { control: 'Landlord rings daily', until: '2026-03-09' } }],
  })
})

test.each([
  ['dueOn', { dueOn: '2026-03-01' }],
  ['by', { by: 'nobody.here' }],
  ['decision', { decision: ' ' }],
  ['offenderId', { offenderId: 'A' }],
  ['time', { time: '25:00' }],
  ['interimUntil', { interimControl: 'Curfew' }],
  ['interimControl', { interimUntil: '2026-03-09' }],
])('a wrong %s is told beside the field', async (field, wrong) => {
  const answer = await decide('A', wrong)
  expect(answer.status).toBe(422)
  expect((answer.body as { errors: { field: string }[] }).errors.map((one) => one.field)).toContain(
    field,
  )
})

test('another team’s person is not theirs to decide, and an officer takes no decisions', async () => {
  expect((await decide('F')).status).toBe(403)
  const answer = await office.officer.post(at, {
    offenderId: office.id('A'),
    decision: 'Go',
    by: 'om.north',
    dueOn: '2026-03-02',
  })
  expect(answer.status).toBe(403)
})

test('nothing is decided at a briefing of another day', async () => {
  const answer = await office.supervisor.post('/briefings/2026-03-01/decisions', {
    offenderId: office.id('A'),
    decision: 'Go',
    by: 'om.north',
    dueOn: '2026-03-02',
  })
  expect(answer.status).toBe(404)
})

test('who goes today is said in the next edition beside the case', async () => {
  await made(office.supervisor.post('/briefings'))
  const { body } = await made(office.supervisor.get('/briefings/2026-03-02'))
  const { sections } = body as { sections: { name: string; lines: { text: string }[] }[] }
  const overdue = sections.find(({ name }) => name === 'overdue')
  expect(overdue?.lines[0]?.text).toContain('Goes today at 19:30: PC Alex Marsh.')
  expect(overdue?.lines[1]?.text).toContain(
    'interim control until 9 Mar 2026: Landlord rings daily',
  )
})

test('a decision is put right by its version; a stale one changes nothing', async () => {
  const made2 = (await made(decide('C', { dueOn: '2026-03-05' }))).body as Decision
  const path = `${at}/${made2.id}`
  const changed = await made(
    office.supervisor.post(path, { version: 1, by: 'ds.north', why: 'He is away' }),
  )
  expect(changed.body).toMatchObject({ by: 'ds.north', version: 2 })
  const stale = await office.supervisor.post(path, { version: 1, by: 'om.north' })
  expect(stale.status).toBe(409)
  const nothing = await office.supervisor.post(path, { version: 2 })
  expect(nothing.status).toBe(422)
  const why = await office.supervisor.post(path, { version: 2, state: 'not_done' })
  expect(why.status).toBe(422)
})

test('next morning they come first but for immediate matters: late, to do, done by the visit itself', async () => {
  const { officer, world, id, morning, supervisor } = office
  world.clock.set('2026-03-02T20:00:00Z')
  await made(
    officer.post(`/offenders/${id('A')}/visits`, {
      at: '2026-03-02T19:30:00Z',
      seen: 'inside',
      place: 'home',
      announced: false,
      crew: ['om.north', 'ds.north'],
    }),
  )
  await morning('2026-03-03')
  const { body } = await made(supervisor.get('/briefings/2026-03-03'))
  const { sections } = body as {
    sections: { name: string; title: string; lines: { who: string; text: string }[] }[]
  }
  const [immediate, decisions] = sections
  expect([immediate?.name, decisions?.name]).toEqual(['immediate', 'decisions'])
  expect(decisions?.title).toBe('Decisions since the briefing held on 2 Mar 2026')
  expect(decisions?.lines.map(({ who, text }) => `${who} ${text}`)).toEqual([
    'Test SurnameB (V7000002) Not done, 1 day late. Call with a uniform crew: PC Alex Marsh, by 2 Mar 2026.',
    'Test SurnameC (V7000003) To do. Call with a uniform crew: DS Ruth Calder, by 5 Mar 2026.',
    'Test SurnameA (V7000001) Done: seen 2 Mar 2026. Call with a uniform crew: PC Alex Marsh, by 2 Mar 2026 at 19:30.',
  ])
})

test('an officer says what became of a decision; done and told, it is gone the day after', async () => {
  const open = (await decisionsOn('2026-03-03')).find(({ standing }) => standing === 'late')
  expect(open).toBeDefined()
  const path = `/briefings/2026-03-03/decisions/${open?.id ?? ''}`
  await made(
    office.officer.post(path, { version: open?.version, state: 'done', outcome: 'Called at noon' }),
  )
  await made(
    office.supervisor.post('/briefings/2026-03-03/held', {
      present: ['om.north', 'ds.north'],
      note: 'Short',
    }),
  )
  await office.morning('2026-03-04')
  expect((await decisionsOn('2026-03-04')).map(({ standing }) => standing)).toEqual([
    'done',
    'to do',
  ])
  await made(office.supervisor.post('/briefings/2026-03-04/held'))
  await office.morning('2026-03-05')
  expect(await decisionsOn('2026-03-05')).toMatchObject([{ state: 'open', by: 'ds.north' }])
})

test('another team’s decision is absent for an officer of this one', async () => {
  const inspector = office.inspector
  const { body } = await made(
    inspector.post('/briefings/2026-03-05/decisions', {
      offenderId: office.id('F'),
      decision: 'Ring probation',
      by: 'om.south',
      dueOn: '2026-03-06',
    }),
  )
  const path = `/briefings/2026-03-05/decisions/${(body as Decision).id}`
  expect((await inspector.get(path)).status).toBe(200)
  expect((await office.officer.get(path)).status).toBe(404)
})

test('the fortnight tells of the decisions and of the days on which a briefing was held', async () => {
  const { body } = await made(office.supervisor.get('/briefings/roll-up?period=fortnight'))
  expect(body).toMatchObject({
    from: '2026-02-20',
    to: '2026-03-05',
    held: 3,
    workingDays: 10,
    decisions: { made: 3, done: 2, notDone: 0, open: 1 },
    left: [{ how: 'seen', total: 1 }],
  })
})

test('each figure of the fortnight leads to a list of that length, on both of its days', async () => {
  const { start, end } = (await made(office.supervisor.get('/briefings/roll-up'))).body as Record<
    'start' | 'end',
    { overdueVisits: { total: number }; caseload: { total: number } }
  >
  const total = async (path: string): Promise<number> =>
    ((await made(office.supervisor.get(path))).body as { total: number }).total
  expect(await total('/lists/overdue-visits?on=2026-02-19')).toBe(start.overdueVisits.total)
  expect(await total('/lists/overdue-visits?on=2026-03-05')).toBe(end.overdueVisits.total)
  expect(await total('/lists/caseload?on=2026-02-19')).toBe(start.caseload.total)
})
