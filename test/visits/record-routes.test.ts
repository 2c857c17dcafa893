// The whole record of a visit over HTTP: what it keeps, the look before it, its write-up, its words before, and a supervisor's word.
import {
  aBody,
  recordedBy,
  htmlOf,
  openSite,
  wordsOf,
  type Browser,
  type Program,
  type Site,
  type Body,
  type Problem,
} from './site.ts'

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

const recorded = (id: string, differing: object = {}): Promise<Body> =>
  recordedBy(officer, id, differing)

const all = {
  leftAt: '2026-03-01T19:15:00Z',
  account: 'Calm.',
  home: { openedBy: 'His sister', rooms: 'All but the loft', sleeping: 'Alone, front room' },
  children: [{ name: 'Sam', relationship: 'Nephew', ageYears: 7, safe: true }],
  present: [{ who: 'Karen', relation: 'Sister' }],
  conditions: [{ condition: 'No contact with anyone under 18', how: 'Asked', kept: 'no' }],
  devices: [{ seen: true, checked: true, power: 'Consent', description: 'Grey tablet' }],
  selfReports: [{ text: 'Works nights', proveBy: 'Ring the bakery', proveOn: '2026-03-09' }],
  aware: { appearance: 'Tired', environment: 'New sofa' },
  evidence: [{ factor: 'positive_routine', text: 'A rota on the wall', source: 'observed' }],
  changes: { work: 'Nights now' },
  risk: 'up',
  riskWhy: 'A child in the house',
  agreed: [{ what: 'He rings on Friday', on: '2026-03-06' }],
  concerns: 'The loft',
  bodyWorn: 'BWV 4471',
  visorEntry: 'A 12',
}

test('everything that was seen and said is kept, and evidence and self-reports are rows of their own', async () => {
  const id = await site.world.aPerson()
  const visit = await recorded(id, all)
  const again = await officer.get(`/visits/${visit.id}`)
  const { leftAt, ...said } = all
  expect(again.body).toMatchObject({ ...said, leftAt: new Date(leftAt).toISOString() })
  expect(again.body).toMatchObject({ writeUp: 'done', provisional: false, waitsForRuling: false })
  const rows = await site.world.rows<{ text: string; by: string | null; on: string }>(
    `select e.text, null as by, e.on_date as "on" from evidence e where e.from_id = $1
      union all select r.text, r.prove_by, r.on_date from self_reports r where r.from_id = $1 order by 1`,
    [visit.id],
  )
  expect(rows).toEqual([
    { text: 'A rota on the wall', by: null, on: '2026-03-01' },
    { text: 'Works nights', by: 'Ring the bakery', on: '2026-03-01' },
  ])
})

test.each([
  ['leftAt', { leftAt: '2026-03-01T18:00:00Z' }],
  ['leftAt', { leftAt: '2026-03-02T11:00:00Z' }],
  ['riskWhy', { risk: 'down' }],
  ['conditions.0.kept', { conditions: [{ condition: 'No drink' }] }],
  ['present.0.who', { present: [{ relation: 'Sister' }] }],
  ['aware', { aware: { weather: 'Wet' } }],
  ['next.why', { next: { latestBy: '2026-04-01' } }],
  ['next.latestBy', { next: { latestBy: '2026-02-01', why: 'Soon' } }],
  ['next', { seen: 'no', notSeenBecause: 'no_reply', next: { latestBy: '2026-04-01', why: 'x' } }],
  ['devices.0.colour', { devices: [{ seen: true, checked: false, colour: 'red' }] }],
])('422 beside %s, and nothing is kept', async (field, wrong) => {
  const id = await site.world.aPerson()
  const answer = await officer.post(`/offenders/${id}/visits`, aBody(wrong))
  expect(answer.status).toBe(422)
  expect((answer.body as Problem).errors.map((error) => error.field)).toEqual([
    expect.stringMatching(new RegExp(`^${field}`)),
  ])
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({ total: 0 })
})

test('the next visit is planned with it: at once, or waiting when it is later than what holds', async () => {
  const id = await site.world.aPerson()
  const soon = await recorded(id, {
    account: 'Calm.',
    next: { latestBy: '2026-03-20', why: 'A child' },
  })
  expect(soon['next']).toMatchObject({ state: 'in_force', latestBy: '2026-03-20' })
  const raised = soon['raised'] as { kind: string; dueOn: string }[]
  expect(raised.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['visit', '2026-03-20']])
  const other = await site.world.aPerson()
  const late = await recorded(other, { next: { latestBy: '2027-03-20', why: 'Quiet' } })
  expect(late['next']).toMatchObject({
    state: 'waiting',
    because: expect.stringContaining('until a supervisor agrees') as string,
  })
})

test('a look keeps nothing, tells a program its lines, and the record carries the same', async () => {
  const id = await site.world.aPerson()
  const body = aBody({ account: 'All in order.', selfReports: [{ text: 'Works nights' }] })
  const looked = await officer.post(`/offenders/${id}/visits/look`, body)
  expect(looked.status).toBe(200)
  const { look } = looked.body as { look: { point: string; ok: boolean | null }[] }
  expect(look.map(({ point, ok }) => [point, ok])).toEqual([
    ['specific', false],
    ['new', null],
    ['verified', false],
    ['devices', null],
    ['next', false],
  ])
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({ total: 0 })
  const kept = await officer.post(`/offenders/${id}/visits`, body)
  expect(kept.body).toMatchObject({ look })
  const { id: visit } = kept.body as Body
  expect((await officer.get(`/visits/${visit}`)).body).toHaveProperty('look')
  expect((await supervisor.get(`/visits/${visit}`)).body).not.toHaveProperty('look')
})

test('a page: looked over under the same key as often as wanted, with all that was typed, and then recorded', async () => {
  const id = await site.world.aPerson()
  const form = `/offenders/${id}/visits/new`
  const typed = {
    outcome: 'inside',
    onDate: '1/3/2026',
    atTime: '7.30pm',
    leftTime: '2015',
    announced: 'no',
    account: 'All in order.',
    'devices.0.description': 'Grey tablet',
    'devices.0.seen': 'yes',
    'devices.0.checked': 'no',
  }
  const drawn = htmlOf(await browser.get(form)).querySelector('#visit-form')
  const fields = {
    _csrf: drawn?.querySelector('[name="_csrf"]')?.getAttribute('value') ?? '',
    _key: drawn?.querySelector('[name="_key"]')?.getAttribute('value') ?? '',
    place: 'home',
    'crew.0.officer': 'om.north',
    ...typed,
  }
  const first = await browser.post(`/offenders/${id}/visits/look`, fields)
  const second = await browser.post(`/offenders/${id}/visits/look`, { ...fields, account: 'Calm.' })
  expect([first.status, second.status]).toEqual([200, 200])
  expect(wordsOf(first)).toContain('Looked over')
  expect(wordsOf(first)).toContain('“all in order”')
  expect(wordsOf(first)).toContain('Read as 1 Mar 2026 at 7.30 pm, left at 8.15 pm.')
  const main = htmlOf(first)
  expect(main.querySelector('[name="atTime"]')?.getAttribute('value')).toBe('7.30pm')
  expect(main.querySelector('[name="leftTime"]')?.getAttribute('value')).toBe('2015')
  expect(main.querySelector('[name="outcome"][checked]')?.getAttribute('value')).toBe('inside')
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({ total: 0 })
  const sent = await browser.post(`/offenders/${id}/visits`, fields)
  expect(sent.status).toBe(303)
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({
    items: [{ leftAt: '2026-03-01T20:15:00.000Z', devices: [{ description: 'Grey tablet' }] }],
  })
})

test('a time that could be of the evening is said back as it was read, before it is recorded and after', async () => {
  const id = await site.world.aPerson()
  const from = `/offenders/${id}/visits/new`
  const typed = { outcome: 'inside', onDate: '1/3/2026', atTime: '730', announced: 'no' }
  const form = htmlOf(await browser.get(from)).querySelector('#visit-form')
  const hidden = (name: string) =>
    form?.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? ''
  const fields = {
    ...{ ...typed, place: 'home', account: 'Calm.', 'crew.0.officer': 'om.north' },
    ...{ _csrf: hidden('_csrf'), _key: hidden('_key') },
  }
  const looked = await browser.post(`/offenders/${id}/visits/look`, fields)
  expect(wordsOf(looked)).toContain('Read as 1 Mar 2026 at 7.30 am.')
  expect((await browser.post(`/offenders/${id}/visits`, fields)).status).toBe(303)
  const { body } = await officer.get(`/offenders/${id}/visits`)
  const [visit] = (body as { items: { id: string }[] }).items
  const saved = await browser.get(`/visits/${visit?.id ?? ''}`)
  expect(saved.text.replace(/\s+/g, ' ')).toContain('1 Mar 2026 at 7.30 am. Seen in person')
  expect(wordsOf(saved)).toContain('When 1 Mar 2026 at 07:30 (7.30 am)')
})

test('conditions in force and known devices stand on the form, and what nobody looked at is not said', async () => {
  const id = await site.world.aPerson()
  await site.world.admin(
    `insert into licence_conditions (id, force_id, offender_id, recorded_at, recorded_by, origin, source,
        text, from_on, version)
      select gen_random_uuid(), o.force_id, o.id, '2026-01-06', 'om.north', 'here', 'Probation',
        'No contact with anyone under 18', '2026-01-06', 1 from offenders o where o.id = '${id}'`,
  )
  await recorded(id, {
    at: '2026-02-01T18:30:00Z',
    devices: [{ seen: true, checked: false, description: 'Grey tablet', how: 'Locked' }],
  })
  const form = `/offenders/${id}/visits/new`
  const main = htmlOf(await browser.get(form))
  expect(main.querySelector('[name="conditions.0.condition"]')?.getAttribute('value')).toBe(
    'No contact with anyone under 18',
  )
  expect(main.querySelector('[name="devices.0.description"]')?.getAttribute('value')).toBe(
    'Grey tablet',
  )
  const typed = { outcome: 'inside', atTime: '0900', announced: 'no', account: 'Calm.' }
  await browser.send(form, `/offenders/${id}/visits`, {
    ...typed,
    'conditions.0.kept': 'yes',
    'conditions.0.how': 'Asked',
  })
  const { body } = await officer.get(`/offenders/${id}/visits?size=1`)
  expect(body).toMatchObject({
    items: [
      {
        conditions: [{ condition: 'No contact with anyone under 18', kept: 'yes', how: 'Asked' }],
        devices: [],
      },
    ],
  })
})

test.each([
  ['frustrated', 'status-periods'],
  ['gone', 'status-periods'],
])('an attempt that ended %s leads on to %s', async (outcome, path) => {
  const id = await site.world.aPerson()
  const form = `/offenders/${id}/visits/new?kind=attempt`
  const sent = await browser.send(form, `/offenders/${id}/visits?kind=attempt`, { outcome })
  expect(sent.headers['location']).toMatch(/^\/visits\//)
  const shown = htmlOf(await browser.get(sent.headers['location'] as string))
  expect(shown.querySelector(`a[href="/offenders/${id}/${path}"]`)).not.toBeNull()
})

test('a child and an undeclared device say on the visit what must happen next', async () => {
  const id = await site.world.aPerson()
  const visit = await recorded(id, {
    children: [{ name: 'Sam', safe: null }],
    devices: [{ seen: true, checked: false, undeclared: true, description: 'Black phone' }],
  })
  const words = wordsOf(await browser.get(`/visits/${visit.id}`))
  expect(words).toMatch(/What must happen next A child was met: Sam.*Black phone/)
})

const owes = async (id: string): Promise<string[]> => {
  const rows = await site.world.rows<{ kind: string }>(
    `select d.kind from duties d where d.offender_id = $1 and d.closed_at is null order by d.kind`,
    [id],
  )
  return rows.map(({ kind }) => kind)
}

test('seen without a word counts at once, owes a write-up, and is met when it is written', async () => {
  const id = await site.world.aPerson()
  const visit = await recorded(id, { at: '2026-02-26T18:30:00Z' })
  expect(visit).toMatchObject({ qualifies: true, writeUp: 'provisional', provisional: true })
  expect(await owes(id)).toContain('visit_write_up')
  expect(wordsOf(await browser.get(`/offenders/${id}/visits`))).toContain('Provisional')
  const sent = await browser.send(`/visits/${visit.id}/write-up`, `/visits/${visit.id}`, {
    account: 'Calm.',
  })
  expect([sent.status, sent.headers['location']]).toEqual([303, `/visits/${visit.id}`])
  expect(await owes(id)).not.toContain('visit_write_up')
  const [met] = await site.world.rows<{ how: string; late: number }>(
    `select d.closed_how as how, d.days_late as late from duties d
      where d.offender_id = $1 and d.kind = 'visit_write_up'`,
    [id],
  )
  expect(met).toEqual({ how: 'done', late: 3 })
  expect((await officer.get(`/visits/${visit.id}`)).body).toMatchObject({
    writtenUpBy: 'om.north',
    provisional: false,
  })
})

test('words are edited by version, what was written before stays readable, and lines become rows once', async () => {
  const id = await site.world.aPerson()
  const visit = await recorded(id, {
    account: 'Calm.',
    concerns: 'A phone',
    evidence: all.evidence,
  })
  const path = `/visits/${visit.id}`
  const more = [
    ...all.evidence,
    { factor: 'opportunity', text: 'A school near', source: 'observed' },
  ]
  const edited = await supervisor.post(path, { version: 1, account: 'Tense.', evidence: more })
  expect([edited.status, edited.body]).toEqual([
    200,
    expect.objectContaining({ version: 2, account: 'Tense.', concerns: 'A phone' }),
  ])
  const again = await supervisor.post(path, { version: 2, account: 'Tense.', evidence: more })
  expect((again.body as Body).version).toBe(2)
  const stale = await officer.post(path, { version: 1, account: 'Other.' })
  expect(stale.status).toBe(409)
  const rows = await site.world.rows('select id from evidence e where e.from_id = $1', [visit.id])
  expect(rows).toHaveLength(2)
  const words = wordsOf(await browser.get(path))
  expect(words).toMatch(
    /What was written before As PC Alex Marsh wrote it.*changed by DS Ruth Calder.*Account Calm\./,
  )
})

test.each([
  ['a fact of the clock', { at: '2026-03-01T10:00:00Z' }, 'at'],
  ['whether seen', { seen: 'doorstep' }, 'seen'],
  ['where', { place: 'station' }, 'place'],
  ['who went', { crew: ['ds.north'] }, 'crew'],
  ['whether announced', { announced: true }, 'announced'],
  ['the account taken out', { account: '' }, 'account'],
  ['a risk that moved without a why', { risk: 'up' }, 'riskWhy'],
])('never edited: %s', async (_what, change, field) => {
  const id = await site.world.aPerson()
  const { id: visit } = await recorded(id, { account: 'Calm.' })
  const answer = await officer.post(`/visits/${visit}`, { version: 1, ...change })
  expect([answer.status, (answer.body as Problem).errors.map((error) => error.field)]).toEqual([
    422,
    [field],
  ])
})

test('a page of a write-up that somebody else wrote meanwhile comes back with 409 and all that was typed', async () => {
  const id = await site.world.aPerson()
  const { id: visit } = await recorded(id)
  const path = `/visits/${visit}`
  const drawn = htmlOf(await browser.get(`${path}/write-up`)).querySelector(
    `form[action="${path}"]`,
  )
  const csrf = drawn?.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
  await officer.post(path, { version: 1, account: 'First.' })
  const fields = { _csrf: csrf, version: '1', account: 'Second, and much longer.' }
  const stale = await browser.post(path, fields)
  expect(stale.status).toBe(409)
  const form = htmlOf(stale)
  expect(form.querySelector('[name="account"]')?.text).toContain('Second, and much longer.')
  expect(form.querySelector('[name="version"]')?.getAttribute('value')).toBe('2')
})

test('another team and the analyst are refused, and so is an officer’s ruling', async () => {
  const id = await site.world.aPerson()
  const { id: visit } = await recorded(id)
  const south = await site.program('om.south')
  const theirs = await south.post(`/visits/${visit}`, { version: 1, account: 'x' })
  expect([theirs.status, (theirs.body as Problem).type]).toEqual([403, '/problems/not-yours'])
  expect((await south.get(`/visits/${visit}/write-up`)).status).toBe(403)
  const look = await south.post(`/offenders/${id}/visits/look`, aBody())
  expect(look.status).toBe(403)
  const word = { version: 1, counts: 'no', why: 'No notes' }
  expect((await officer.post(`/visits/${visit}/ruling`, word)).status).toBe(403)
})
