// Visits over HTTP: the contract's bodies and answers, the pages that say the same, and nothing typed lost.
import {
  aBody,
  htmlOf,
  openSite,
  wordsOf,
  type Browser,
  type Program,
  type Site,
  type Problem,
} from './site.ts'
import { noSuchId } from './world.ts'

let site: Site
let officer: Program
let supervisor: Program
let browser: Browser
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  supervisor = await site.program('ds.north')
  browser = await site.browser('om.north')
})
afterAll(async () => {
  await site.close()
})

test('a visit answers 201 with whether it qualifies, why, and what it met and raised', async () => {
  const id = await site.world.aPerson()
  const answer = await officer.post(`/offenders/${id}/visits`, aBody())
  expect(answer.status).toBe(201)
  expect(answer.headers['location']).toBeDefined()
  expect(answer.body).toMatchObject({
    offenderId: id,
    at: '2026-03-01T18:30:00.000Z',
    recordedAt: '2026-03-02T10:00:00.000Z',
    qualifies: true,
    because: expect.stringContaining('notified residence') as string,
    met: expect.arrayContaining([expect.any(String)]) as string[],
    shownOverdue: { from: '2026-01-13', to: '2026-03-02' },
    version: 1,
  })
  const { raised } = answer.body as { raised: { kind: string }[] }
  expect(raised.map(({ kind }) => kind).sort()).toEqual(['visit', 'visit_plan', 'visit_write_up'])
  const again = await officer.get(`/visits/${(answer.body as { id: string }).id}`)
  expect(again.body).toMatchObject({ qualifies: true, crew: [{ officer: 'om.north' }, {}] })
})

test.each([
  ['in-the-future', 'at', { at: '2026-03-02T10:00:01Z' }],
  ['invalid', 'announcedReason', { announced: true }],
  ['invalid', 'crew.1', { crew: ['om.north', 'nobody'] }],
  ['invalid', 'crew', { crew: [] }],
  ['invalid', 'notSeenBecause', { seen: 'no' }],
  ['invalid', 'colour', { colour: 'red' }],
])('422 of type %s under %s', async (why, field, wrong) => {
  const id = await site.world.aPerson()
  const answer = await officer.post(`/offenders/${id}/visits`, aBody(wrong))
  const problem = answer.body as Problem
  expect(answer.status).toBe(422)
  expect(problem.type.endsWith(why)).toBe(true)
  expect(problem.errors.map((error) => error.field)).toContain(field)
})

test('the list is in parts, newest first, and refuses what is no part of it', async () => {
  const id = await site.world.aPerson()
  for (const day of ['01', '02', '03'])
    await officer.post(`/offenders/${id}/visits`, aBody({ at: `2026-02-${day}T12:00:00Z` }))
  const first = await officer.get(`/offenders/${id}/visits?size=2`)
  const part = first.body as { items: { onDate: string }[]; total: number; next: string }
  expect([part.total, part.items.map(({ onDate }) => onDate)]).toEqual([
    3,
    ['2026-02-03', '2026-02-02'],
  ])
  const rest = await officer.get(part.next)
  expect(rest.body).toMatchObject({ items: [{ onDate: '2026-02-01' }], next: null })
  for (const wrong of ['colour=red', 'cursor=nonsense', 'size=0'])
    expect((await officer.get(`/offenders/${id}/visits?${wrong}`)).status).toBe(422)
})

test('another team reads with a reason and records nothing; absent and malformed ids are 404', async () => {
  const id = await site.world.aPerson()
  const south = await site.program('om.south')
  const shut = await south.get(`/offenders/${id}/visits`)
  expect([shut.status, (shut.body as Problem).type]).toEqual([403, '/problems/reason-needed'])
  const opened = await south.get(`/offenders/${id}/visits`).set('Access-Reason', 'covering')
  expect(opened.status).toBe(200)
  const denied = await south.post(`/offenders/${id}/visits`, aBody())
  expect([denied.status, (denied.body as Problem).type]).toEqual([403, '/problems/not-yours'])
  for (const path of [`/offenders/${noSuchId}/visits`, '/visits/nonsense', `/visits/${noSuchId}`])
    expect((await officer.get(path)).status).toBe(404)
})

test('a page: an attempt in a few fields, told that it does not count', async () => {
  const id = await site.world.aPerson()
  const form = `/offenders/${id}/visits/new?kind=attempt`
  const sent = await browser.send(form, `/offenders/${id}/visits?kind=attempt`, {
    outcome: 'no_reply',
  })
  expect([sent.status, sent.headers['location']]).toEqual([303, `/offenders/${id}`])
  const list = await browser.get(`/offenders/${id}/visits`)
  expect(wordsOf(list)).toContain('Attempt recorded. It does not count as a visit')
  expect(wordsOf(list)).toContain('No reply')
})

test('a page: a whole visit with a child and an undeclared telephone', async () => {
  const id = await site.world.aPerson()
  const sent = await browser.send(`/offenders/${id}/visits/new`, `/offenders/${id}/visits`, {
    outcome: 'inside',
    onDate: '1/3/2026',
    atTime: '7.30pm',
    announced: 'no',
    'crew.1.officer': 'ds.north',
    'children.0.name': 'Sam',
    'children.0.safe': 'yes',
    'devices.0.description': 'Black phone',
    'devices.0.seen': 'yes',
    'devices.0.checked': 'no',
    'devices.0.undeclared': 'yes',
    account: 'Calm.',
  })
  expect(sent.status).toBe(303)
  const { body } = await officer.get(`/offenders/${id}/visits`)
  expect(body).toMatchObject({
    items: [
      {
        at: '2026-03-01T19:30:00.000Z',
        qualifies: true,
        soleCrew: false,
        children: [{ name: 'Sam', safe: true }],
        devices: [{ description: 'Black phone', undeclared: true }],
      },
    ],
  })
})

test('a page with faults comes back whole, with 422, and the same form then succeeds', async () => {
  const id = await site.world.aPerson()
  const typed = { outcome: 'doorstep', atTime: 'late', announced: 'yes', account: 'Long account.' }
  const refused = await browser.send(
    `/offenders/${id}/visits/new`,
    `/offenders/${id}/visits`,
    typed,
  )
  expect(refused.status).toBe(422)
  const main = htmlOf(refused)
  expect(main.querySelector('#atTime-error')).not.toBeNull()
  expect(main.querySelector('[name="account"]')?.text).toContain('Long account.')
  expect(main.querySelector('[name="outcome"][checked]')?.getAttribute('value')).toBe('doorstep')
  const mended = { ...typed, atTime: '0930', announcedReason: 'Interpreter' }
  const sent = await browser.send(`/offenders/${id}/visits/new`, `/offenders/${id}/visits`, mended)
  expect(sent.status).toBe(303)
})

test('the same key twice records one visit', async () => {
  const id = await site.world.aPerson()
  const send = () =>
    officer.post(`/offenders/${id}/visits`, aBody()).set('Idempotency-Key', `key of ${id}`)
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({ total: 1 })
})

test('a visit made alone: a supervisor takes note of it, an officer is not allowed to', async () => {
  const id = await site.world.aPerson()
  const made = await officer.post(`/offenders/${id}/visits`, aBody({ crew: ['om.north'] }))
  const { id: visit } = made.body as { id: string }
  expect(made.body).toMatchObject({ soleCrew: true, soleCrewAcknowledgedBy: null })
  expect((await officer.post(`/visits/${visit}/acknowledge`)).status).toBe(403)
  const ds = await site.browser('ds.north')
  const noted = await ds.send(`/visits/${visit}`, `/visits/${visit}/acknowledge`)
  expect(noted.status).toBe(303)
  const again = await supervisor.post(`/visits/${visit}/acknowledge`)
  expect((again.body as Problem).type).toMatch(/refusals\/already-decided$/)
})

test('a supervisor who was there, or who wrote it down, is offered no button that only refuses', async () => {
  const id = await site.world.aPerson()
  const alone = async (by: typeof officer, crew: string) => {
    const made = await by.post(`/offenders/${id}/visits`, aBody({ crew: [crew] }))
    return (made.body as { id: string }).id
  }
  const [own, written, others] = [
    await alone(officer, 'ds.north'),
    await alone(supervisor, 'om.north'),
    await alone(officer, 'om.north'),
  ]
  const ds = await site.browser('ds.north')
  const offers = async (visit: string): Promise<boolean> => {
    const form = `form[action="/visits/${visit}/acknowledge"]`
    return htmlOf(await ds.get(`/visits/${visit}`)).querySelector(form) !== null
  }
  expect([await offers(own), await offers(written), await offers(others)]).toEqual([
    false,
    false,
    true,
  ])
})

const plan = (more: object = {}) => ({ latestBy: '2026-03-05', why: 'New partner', ...more })

test('a later day waits with 202 and holds once another supervisor agrees', async () => {
  const id = await site.world.aPerson()
  const made = await officer.post(`/offenders/${id}/visit-plan`, plan())
  expect([made.status, (made.body as { state: string }).state]).toEqual([202, 'waiting'])
  expect((await officer.get(`/offenders/${id}/visit-plan`)).body).toMatchObject({
    current: { on: '2026-01-12', rule: 'never-seen' },
    waiting: { latestBy: '2026-03-05' },
    history: [{}],
  })
  const { id: planId } = made.body as { id: string }
  expect((await officer.post(`/visit-plans/${planId}/approve`)).status).toBe(403)
  const agreed = await supervisor.post(`/visit-plans/${planId}/approve`, { version: 1 })
  expect([agreed.status, agreed.body]).toEqual([
    200,
    expect.objectContaining({ state: 'in_force', version: 2 }),
  ])
  const again = await supervisor.post(`/visit-plans/${planId}/approve`, { version: 1 })
  expect((again.body as Problem).type).toMatch(/refusals\/already-decided$/)
})

test('the author is refused by name, and a stale decision is 409', async () => {
  const id = await site.world.aPerson()
  const own = await supervisor.post(`/offenders/${id}/visit-plan`, plan())
  const path = `/visit-plans/${(own.body as { id: string }).id}/approve`
  const refused = await supervisor.post(path)
  expect([refused.status, (refused.body as Problem).type]).toEqual([
    422,
    '/problems/refusals/own-plan',
  ])
  const di = await site.program('di.force')
  expect((await di.post(path, { version: 9 })).status).toBe(409)
  const unsaid = await di.post(path, { agree: false })
  expect((unsaid.body as Problem).errors).toMatchObject([{ field: 'why' }])
})

test('an earlier day is made at once with 201; a passed one is a fault beside it', async () => {
  const id = await site.world.aPerson()
  await officer.post(`/offenders/${id}/visits`, aBody())
  const made = await officer.post(`/offenders/${id}/visit-plan`, plan({ purposes: ['risk'] }))
  expect([made.status, made.headers['location']]).toEqual([
    201,
    `/visit-plans/${(made.body as { id: string }).id}`,
  ])
  const passed = await officer.post(`/offenders/${id}/visit-plan`, plan({ latestBy: '2026-03-01' }))
  expect((passed.body as Problem).errors).toMatchObject([{ field: 'latestBy' }])
})

test('a page: plan with ticks, then the supervisor’s page refuses it', async () => {
  const id = await site.world.aPerson()
  const sent = await browser.send(`/offenders/${id}/visit-plan`, `/offenders/${id}/visit-plan`, {
    latestBy: '5/3/2026',
    why: 'New partner',
    'purposes.risk': 'yes',
  })
  expect(sent.status).toBe(303)
  const path = sent.headers['location'] as string
  const ds = await site.browser('ds.north')
  expect(wordsOf(await ds.get(path))).toContain(
    'Latest-by 12 Jan 2026, 49 days overdue. The ceiling of the level is 2 Jun 2026.',
  )
  const unsaid = await ds.send(path, `${path}/approve`, { agree: 'no' })
  expect(unsaid.status).toBe(422)
  expect(htmlOf(unsaid).querySelector('#why-error')).not.toBeNull()
  const said = await ds.send(path, `${path}/approve`, { agree: 'no', why: 'Too long' })
  expect(said.status).toBe(303)
  expect(wordsOf(await ds.get(path))).toContain('Not agreed')
})

test('every look is in the audit with the fields shown', async () => {
  const id = await site.world.aPerson()
  await officer.get(`/offenders/${id}/visits`)
  await officer.get(`/offenders/${id}/visit-plan`)
  const looks = await site.world.rows<{ fields: string[] }>(
    `select fields from audit_events where offender_id = $1 and action = 'visit.opened' order by id`,
    [id],
  )
  expect(looks.map(({ fields }) => fields)).toEqual([
    ['visits'],
    ['latestBy', 'visitPlans', 'outlook'],
  ])
})

test('a pattern of crews of one stands on the list of visits, leading to those of the last 12 months', async () => {
  const person = await site.world.aPerson()
  const program = await site.program('om.north')
  const path = `/offenders/${person}/visits`
  const went = (at: string, crew: string[]) =>
    program.post(path, { at, seen: 'inside', place: 'home', announced: false, crew }).expect(201)
  await went('2025-02-20T10:00:00Z', ['om.north'])
  await went('2026-02-20T10:00:00Z', ['om.north'])
  await went('2026-02-21T10:00:00Z', ['om.north'])
  await went('2026-02-22T10:00:00Z', ['om.north', 'ds.north'])
  const whole = await program.get(path).expect(200)
  expect(whole.body).toMatchObject({ total: 4, madeAlone: 2 })
  const alone = await program.get(`${path}?crew=alone`).expect(200)
  expect(alone.body).toMatchObject({ total: 2, madeAlone: 2 })
  const browser = await site.browser('om.north')
  const page = htmlOf(await browser.get(path).expect(200))
  const link = page.querySelector(`main a[href="${path}?crew=alone"]`)
  expect(link?.text).toBe('2 crews of one in the last 12 months')
  await program.get(`${path}?crew=pair`).expect(422)
})
