// A claim lets a pair read and record: a supervisor's word on another team's man it does not give.
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'
import { afterNoon, openOffice, seenInside, southern, typeOf, type Office } from './office.ts'

let office: Office
let id: string
let plan: { id: string; version: number }

beforeAll(async () => {
  office = await openOffice()
  id = await office.person({ ...southern })
  const later = { latestBy: '2026-04-30', why: 'Away for work' }
  const made = await office.post('om.south', `/offenders/${id}/visit-plan`, later)
  plan = made.body as typeof plan
  office.at(afterNoon)
  await office.claim('om.north', id, ['ds.north'])
}, 60_000)
afterAll(() => office.world.close())

test('the plan waits for a supervisor', () => {
  expect(plan).toMatchObject({ state: 'waiting' })
})

test('the supervisor who claimed agrees to no later plan, and the page has no button for it', async () => {
  const answer = await office.post('ds.north', `/visit-plans/${plan.id}/approve`, {})
  expect([answer.status, typeOf(answer)]).toEqual([403, 'not-yours'])
  expect(String(answer.body['detail'])).toContain('You claimed this visit')
})

test('nor allocates the man, nor proposes that he is managed reactively', async () => {
  const to = { officer: 'om.north', from: '2026-03-06', reason: 'Nearer' }
  const { status } = await office.post('ds.north', `/offenders/${id}/allocation`, to)
  expect(status).toBe(403)
  const reactive = { to: 'reactive', from: '2026-03-06', why: 'Little risk' }
  const asked = await office.post('ds.north', `/offenders/${id}/management`, reactive)
  expect(asked.status).toBe(403)
})

test('nor takes note of a visit made alone there', async () => {
  office.at('2026-03-06T15:00:00Z')
  const alone = await office.call('om.south', id, { crew: ['om.south'] })
  const visit = String(alone.body['id'])
  const noted = await office.post('ds.north', `/visits/${visit}/acknowledge`, {})
  expect(noted.status).toBe(403)
  expect((await office.post('ds.south', `/visits/${visit}/acknowledge`, {})).status).toBe(200)
})

/** A visit to another man that the pair has claimed, recorded by his own officer, with nobody's account yet. */
async function unwritten(): Promise<Readonly<{ path: string; version: unknown }>> {
  const other = await office.person({ ...southern })
  expect((await office.claim('om.north', other, ['ds.north'])).status).toBe(201)
  const crew = ['om.south', { agency: 'Probation', name: 'Jo Day' }]
  const visit = { ...seenInside, at: '2026-02-20T18:30:00Z', crew }
  const { body } = await office.call('om.south', other, visit)
  expect(body).toMatchObject({ qualifies: true, waitsForRuling: true })
  return { path: `/visits/${String(body['id'])}`, version: body['version'] }
}

test('nor says that a visit nobody wrote up does not count, and is offered no form for it', async () => {
  const { path, version } = await unwritten()
  const ruling = { version, counts: false, why: 'No notes exist' }
  expect((await office.post('ds.north', `${path}/ruling`, ruling)).status).toBe(403)
  const formOf = async (who: string): Promise<boolean> => {
    const browser = await browserOf(office.world, who, password)
    return (await browser.get(path).expect(200)).text.includes(`${path}/ruling`)
  }
  expect([await formOf('ds.north'), await formOf('ds.south')]).toEqual([false, true])
  expect((await office.get('om.south', path)).body).toMatchObject({ qualifies: true })
  expect((await office.post('ds.south', `${path}/ruling`, ruling)).body).toMatchObject({
    qualifies: false,
  })
})

test('nor agrees that a visit is struck out, as the man’s own supervisor does', async () => {
  const { path } = await unwritten()
  const asked = await office.post('om.south', `${path}/strike`, { reason: 'Another man' })
  expect(asked.status).toBe(202)
  const decision = `/corrections/${String(asked.body['id'])}/decision`
  expect((await office.post('ds.north', decision, { agree: true })).status).toBe(403)
  const agreed = await office.post('ds.south', decision, { agree: true })
  expect([agreed.status, agreed.body['state']]).toEqual([200, 'applied'])
})

test('the pair records still, and the team’s own supervisor decides', async () => {
  expect((await office.call('ds.north', id, { crew: ['ds.north', 'om.north'] })).status).toBe(201)
  const agreed = await office.post('ds.south', `/visit-plans/${plan.id}/approve`, {})
  expect(agreed.status).toBe(200)
})
