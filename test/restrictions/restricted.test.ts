// A restricted file exists for its readers alone; it is opened wider by two, and taken away by one.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'
import { readerOf, restrictedWorld, roll, type Restricted } from './ground.ts'

let ground: Restricted
beforeAll(async () => {
  ground = await restrictedWorld()
})
afterAll(() => ground.world.close())

const file = () => `/offenders/${ground.hiddenId}`
const restriction = () => `${file()}/restriction`

test('only an inspector restricts, and one inspector at least is named', async () => {
  const id = await ground.person('V3000001', 'Quillfeather')
  const path = `/offenders/${id}/restriction`
  const body = { reason: 'An officer’s brother', reviewOn: '2026-06-01' }
  await (await ground.as('ds.north')).post(path, { ...body, readers: ['di.force'] }).expect(403)
  const none = await (await ground.as('di.force')).post(path, { ...body, readers: ['ds.north'] })
  expect([none.status, roll(none)]).toEqual([422, 'no-inspector'])
  const past = await (
    await ground.as('di.force')
  ).post(path, { ...body, reviewOn: '2026-03-02', readers: ['di.force'] })
  expect(roll(past)).toBe('review-not-ahead')
  const unknown = await (
    await ground.as('di.force')
  ).post(path, { ...body, readers: ['di.force', 'nobody'] })
  expect(roll(unknown)).toBe('unknown-reader')
})

test('the owner, the supervisor of the team and the inspectors are proposed', async () => {
  const id = await ground.person('V3000002', 'Quillfeather')
  const { body } = await (await ground.as('di.force')).get(`/offenders/${id}/restriction`)
  expect(body).toEqual({
    restriction: null,
    proposedReaders: expect.arrayContaining(['om.north', 'ds.north', 'di.force', 'dci.force']),
  })
  expect((body as { proposedReaders: string[] }).proposedReaders).toHaveLength(4)
})

test('the form begins with the owner and whoever restricts, and says afterwards who is named', async () => {
  const id = await ground.person('V3000012', 'Quillfeather')
  const path = `/offenders/${id}/restriction`
  const browser = await browserOf(ground.world, 'di.force', password)
  const fields = parse((await browser.get(path).expect(200)).text).querySelectorAll(
    `form[action="${path}"] input`,
  )
  const valueOf = (name: string): string =>
    fields.find((one) => one.getAttribute('name') === name)?.getAttribute('value') ?? ''
  const ticked = fields.filter((one) => one.hasAttribute('checked'))
  const readers = ticked.map((one) => one.getAttribute('value') ?? '')
  expect(readers.toSorted()).toEqual(['di.force', 'om.north'])
  const sent = {
    ...Object.fromEntries(
      ticked.map((one) => [one.getAttribute('name'), one.getAttribute('value')]),
    ),
    ...{
      _csrf: valueOf('_csrf'),
      _key: valueOf('_key'),
      reason: 'Sensitive',
      reviewOn: '1/6/2026',
    },
  }
  const page = await browser.post(path).type('form').send(sent).redirects(1)
  expect(page.text).toMatch(/Named on this file: [^.]*PC Alex Marsh[^.]*\./)
})

test('for its readers nothing changes; for everybody else the file is not there', async () => {
  for (const username of ['om.north', 'ds.north', 'di.force'])
    await (await ground.as(username)).get(file()).expect(200)
  for (const username of ['om.south', 'ds.south', 'dci.force'])
    await (await ground.as(username)).get(file()).expect(404)
})

test('what is answered of a hidden file is to the letter what is answered of none', async () => {
  const caller = await ground.as('dci.force')
  const absent = await caller.get('/offenders/00000000-0000-4000-8000-000000000000')
  const hidden = await caller.get(file())
  expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
  expect(Object.keys(hidden.headers)).toEqual(Object.keys(absent.headers))
  expect(hidden.headers['content-length']).toBe(absent.headers['content-length'])
})

test('a refused look is kept in the log as one at a restricted file, and costs what any costs', async () => {
  const caller = await ground.as('dci.force')
  const count = async (path: string): Promise<number> => {
    ground.world.statements.length = 0
    await caller.get(path).expect(404)
    return ground.world.statements.length
  }
  const hidden = await count(file())
  expect(await count('/offenders/00000000-0000-4000-8000-000000000000')).toBe(hidden)
  const rows = await ground.world.within((tx) =>
    tx.query<{ reason: string; person: string | null }>(
      `select e.reason, e.offender_id as person from audit_events e
        where e.actor = 'dci.force' and e.result = 'denied' order by e.id desc limit 2`,
    ),
  )
  expect(rows).toEqual([
    { reason: 'not-found', person: null },
    { reason: 'restricted', person: ground.hiddenId },
  ])
})

test('a further reader takes two of the readers, and no one of them alone', async () => {
  const asked = await (
    await ground.as('ds.north')
  ).post(`${restriction()}/readers`, { add: 'dci.force', why: 'For the review' })
  expect([asked.status, (asked.body as { state: string }).state]).toEqual([202, 'awaiting_second'])
  const { id, version } = asked.body as { id: string; version: number }
  const answer = { agree: true, why: 'Needed', version }
  await (await ground.as('dci.force')).get(file()).expect(404)
  await (await ground.as('dci.force')).get(`/restrictions/${id}`).expect(404)
  await (await ground.as('dci.force')).post(`/restrictions/${id}/decision`, answer).expect(404)
  const own = await (await ground.as('ds.north')).post(`/restrictions/${id}/decision`, answer)
  expect(roll(own)).toBe('second-approver-needed')
  await (await ground.as('di.force')).post(`/restrictions/${id}/decision`, answer).expect(200)
  await (await ground.as('dci.force')).get(file()).expect(200)
  const again = await (await ground.as('di.force')).post(`/restrictions/${id}/decision`, answer)
  expect(roll(again)).toBe('already-decided')
})

test('the database takes no further reader and no end that two did not agree to', async () => {
  const reader = ground.world.within((tx) =>
    tx.query(
      `insert into restriction_readers (id, restriction_id, force_id, offender_id, account_id, from_at)
        select gen_random_uuid(), r.id, r.force_id, r.offender_id, a.id, now()
        from restrictions r, accounts a where a.username = 'om.south'`,
    ),
  )
  await expect(reader).rejects.toThrow('a further reader takes two named people')
  const end = ground.world.within((tx) =>
    tx.query('update restrictions set lifted_at = now() where lifted_at is null'),
  )
  await expect(end).rejects.toThrow('the end of a restriction takes two named people')
})

test('a reader is taken away at once, but never the last inspector', async () => {
  const id = await ground.restricted('V3000003', 'Quillfeather', ['om.north', 'di.force'])
  const path = `/offenders/${id}/restriction/removals`
  const last = await (
    await ground.as('di.force')
  ).post(path, { remove: 'di.force', why: 'Moved on' })
  expect(roll(last)).toBe('last-inspector')
  await (await ground.as('om.north')).get(`/offenders/${id}`).expect(200)
  await (await ground.as('di.force')).post(path, { remove: 'om.north', why: 'Moved' }).expect(200)
  await (await ground.as('om.north')).get(`/offenders/${id}`).expect(404)
})

test('the end of a restriction takes two, and opens the file to the team again', async () => {
  const id = await ground.restricted('V3000004', 'Quillfeather', ['ds.north', 'di.force'])
  const asked = await (
    await ground.as('di.force')
  ).post(`/offenders/${id}/restriction/lift`, { why: 'No longer needed' })
  const change = asked.body as { id: string; version: number }
  await (await ground.as('om.north')).get(`/offenders/${id}`).expect(404)
  const answer = { agree: true, why: 'Agreed', version: change.version }
  await (
    await ground.as('ds.north')
  )
    .post(`/restrictions/${change.id}/decision`, answer)
    .expect(200)
  await (await ground.as('om.north')).get(`/offenders/${id}`).expect(200)
})

test('a file without an inspector who can sign in is the chief inspectors’ to put right', async () => {
  const id = await ground.restricted('V3000005', 'Quillfeather', ['ds.north', 'di.force'])
  await (await ground.as('dci.force')).get(`/offenders/${id}`).expect(404)
  const disable = (at: string | null) =>
    ground.world.within((tx) =>
      tx.query(`update accounts set disabled_at = $1::timestamptz where username = 'di.force'`, [
        at,
      ]),
    )
  await disable('2026-03-02T08:00:00Z')
  await (await ground.as('dci.force')).get(`/offenders/${id}`).expect(200)
  await disable(null)
  await (await ground.as('dci.force')).get(`/offenders/${id}`).expect(404)
})

test('the list of a reader says how late each file is, and names one entered a second time', async () => {
  const second = await (
    await ground.as('om.south')
  ).post('/offenders', { ...readerOf('V2000001', 'Thistlewood'), team: 'South office' })
  expect(second.status).toBe(201)
  const { body } = await (await ground.as('di.force')).get('/restrictions').expect(200)
  const items = (body as { items: { offender: { id: string }; secondRecord: string | null }[] })
    .items
  const found = items.find(({ offender }) => offender.id === ground.hiddenId)
  expect(found).toMatchObject({
    secondRecord: (second.body as { id: string }).id,
    daysOverdue: expect.any(Number) as number,
  })
  const none = await (await ground.as('om.south')).get('/restrictions').expect(200)
  expect(none.body).toMatchObject({ items: [], total: 0, next: null })
})
