// Who may decide what, where and how often: what the meeting refuses.
import { anOffice, made, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

type Decision = { id: string }
const at = '/briefings/2026-03-02/decisions'
const decide = (letter: string) =>
  office.supervisor.post(at, {
    offenderId: office.id(letter),
    decision: 'Ring the landlord',
    by: 'om.north',
    dueOn: '2026-03-02',
  })

test('an officer says what became of a decision and decides nothing; a change needs a reason', async () => {
  const one = (await made(decide('C'))).body as Decision
  const path = `${at}/${one.id}`
  const moved = { version: 1, dueOn: '2027-01-31' }
  expect((await office.officer.post(path, { ...moved, why: 'Later' })).status).toBe(403)
  expect((await office.supervisor.post(path, moved)).status).toBe(422)
  await made(office.officer.post(path, { version: 1, state: 'done', outcome: 'Rung' }))
  const closed = await office.supervisor.post(path, { version: 2, decision: 'No', why: 'So' })
  expect(closed.status).toBe(422)
})

test('a decision stands beneath a day on which its office was briefed, and beneath no other', async () => {
  const one = (await made(decide('C'))).body as Decision
  await made(office.supervisor.get(`${at}/${one.id}`))
  const elsewhere = `/briefings/1999-01-01/decisions/${one.id}`
  expect((await office.supervisor.get(elsewhere)).status).toBe(404)
  expect((await office.supervisor.post(elsewhere, { version: 1, state: 'done' })).status).toBe(404)
  await made(office.supervisor.post(`${at}/${one.id}`, { version: 1, state: 'done' }))
})

test('a person is decided about at the briefing of the own office', async () => {
  const answer = await office.inspector.post(at, {
    team: 'South office',
    offenderId: office.id('A'),
    decision: 'Go',
    by: 'om.north',
    dueOn: '2026-03-02',
  })
  expect(answer.status).toBe(422)
  const south = await office.inspector.get('/briefings/2026-03-02?team=South%20office')
  expect(south.body).toMatchObject({ held: null })
})

test('nobody is put down as present who is no officer of the force', async () => {
  const answer = await office.supervisor.post('/briefings/2026-03-02/held', { present: ['nobody'] })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({ errors: [{ field: 'present' }] })
})

test('the briefing is held once a day: a further edition does not take it back, nor does a decision on it', async () => {
  await made(office.supervisor.post('/briefings'))
  const further = await made(office.supervisor.get('/briefings/2026-03-02'))
  expect(further.body).toMatchObject({ edition: 2, held: null })
  await made(decide('C'))
  const after = await made(office.supervisor.get('/briefings/2026-03-02'))
  expect(after.body).toMatchObject({
    edition: 2,
    held: null,
    decided: expect.any(Array) as unknown,
  })
  expect((after.body as { decided: Decision[] }).decided.length).toBeGreaterThan(0)
  const first = await made(office.supervisor.get('/briefings/2026-03-02?edition=1'))
  expect(first.body).toMatchObject({ held: { by: 'ds.north' } })
})

test('who was here is put down once without a version, and changed only with one', async () => {
  const path = '/briefings/2026-03-02/held'
  const answer = await made(office.supervisor.post(path, { present: ['om.north'] }))
  expect((await office.supervisor.post(path, { present: [] })).status).toBe(409)
  const { version } = answer.body as { version: number }
  const changed = await made(office.supervisor.post(path, { present: ['ds.north'], version }))
  expect(changed.body).toMatchObject({ present: ['ds.north'] })
})

test('nobody who is closed is decided about', async () => {
  await made(
    office.officer.post(`/offenders/${office.id('E')}/status-periods`, {
      status: 'closed',
      from: '2026-03-02',
      reason: 'Requirement ended',
    }),
  )
  expect((await decide('E')).status).toBe(422)
})
