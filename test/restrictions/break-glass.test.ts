// The inspector on call breaks the glass: exactly named, for some hours, loud, and reviewed by another.
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'
import { restrictedWorld, roll, type Restricted } from './ground.ts'

let ground: Restricted
const why = 'A child is missing and he was seen with her'
const force = (username: string, body: object) =>
  ground.as(username).then((as) => as.post('/break-glass', { why, ...body }))

beforeAll(async () => {
  ground = await restrictedWorld()
})
afterAll(() => ground.world.close())

/** Puts an inspector on call from now for a day. */
const onCall = (username = 'dci.force') =>
  ground.world.within((tx) =>
    tx.query(
      `insert into on_call_turns (id, force_id, rank, officer_id, phone, from_at, until_at, recorded_at, recorded_by)
        select gen_random_uuid(), a.force_id, 'inspector', a.officer_id, '01632 960099', $1::timestamptz,
          $1::timestamptz + interval '1 day', $1, 'ds.north' from accounts a where a.username = $2`,
      [tx.at, username],
    ),
  )

const tries = () =>
  ground.world.within((tx) =>
    tx.query<{ result: string; reason: string; person: string | null }>(
      `select e.result, e.reason, e.offender_id as person from audit_events e
        where e.action = 'restriction.forced' and e.actor = 'dci.force' and e.result <> 'shown' order by e.id`,
    ),
  )

test('who is not on call is refused, and the try is kept', async () => {
  const refused = await force('dci.force', { visorRef: 'V2000001' })
  expect([refused.status, roll(refused)]).toEqual([403, 'not-on-call'])
  expect(await tries()).toEqual([{ result: 'denied', reason: 'not-on-call', person: null }])
  await (
    await ground.as('ds.north')
  )
    .post('/break-glass', { visorRef: 'V2000001', why })
    .expect(403)
})

test('a surname alone names nobody exactly', async () => {
  const refused = await force('dci.force', { surname: 'Thistlewood' })
  expect(refused.status).toBe(422)
})

test('for a person who is not recorded and for one who may not be opened the words and the price are the same', async () => {
  await onCall()
  const conflicted = await ground.person('V3200001', 'Quillfeather')
  await (
    await ground.as('dci.force')
  ).post(`/offenders/${conflicted}/conflict`, { relation: 'family', why: 'A brother' })
  const readers = ['di.force', 'ds.north']
  const body = { reason: 'Sensitive', readers, reviewOn: '2026-06-01' }
  await (await ground.as('di.force')).post(`/offenders/${conflicted}/restriction`, body).expect(201)
  const told = async (visorRef: string) => {
    ground.world.statements.length = 0
    const { status, body: answer } = await force('dci.force', { visorRef })
    const { id: _, ...rest } = answer as Record<string, unknown>
    return [status, rest, ground.world.statements.length]
  }
  const absent = await told('V9999998')
  expect(absent.slice(0, 2)).toEqual([201, { opened: false, offenderId: null, until: null }])
  expect(await told('V3200001')).toEqual(absent)
  expect((await tries()).slice(1)).toEqual([
    { result: 'refused', reason: why, person: null },
    { result: 'refused', reason: why, person: null },
  ])
})

test('who is named exactly is opened for the hours of policy, and no longer', async () => {
  const as = await ground.as('dci.force')
  await as.get(`/offenders/${ground.hiddenId}`).expect(404)
  const opened = await force('dci.force', { surname: 'thistlewood', dateOfBirth: '1971-04-05' })
  expect(opened.body).toMatchObject({
    opened: true,
    offenderId: ground.hiddenId,
    until: '2026-03-02T16:00:00.000Z',
  })
  await as.get(`/offenders/${ground.hiddenId}`).expect(200)
  ground.world.clock.set('2026-03-02T16:00:00Z')
  await as.get(`/offenders/${ground.hiddenId}`).expect(404)
  ground.world.clock.set('2026-03-02T08:00:00Z')
})

test('for who is named on the file nothing is broken: it leads there', async () => {
  await onCall('di.force')
  const answer = await force('di.force', { visorRef: 'V2000001' })
  expect(answer.body).toMatchObject({ opened: false, offenderId: ground.hiddenId, until: null })
  const browser = await browserOf(ground.world, 'di.force', password)
  const form = (await browser.get('/break-glass')).text
  const [, token] = /name="_csrf" value="([^"]+)"/.exec(form) ?? []
  const [, key] = /name="_key" value="([^"]+)"/.exec(form) ?? []
  const sent = { _csrf: token, _key: key, visorRef: 'V2000001', why }
  const page = await browser.post('/break-glass').type('form').send(sent).redirects(1)
  expect(page.text).toContain('This restricted file is open to you already')
  expect(page.text).toContain('Thistlewood')
  const kept = await ground.world.within((tx) =>
    tx.query(
      `select g.id from broken_glass g where g.broken_by = 'di.force' and g.offender_id is not null`,
    ),
  )
  expect(kept).toEqual([])
})

test('who reviews is told whose file it was, and is not told to review on the pages where it is done', async () => {
  const browser = await browserOf(ground.world, 'ds.north', password)
  const { text } = await browser.get('/restrictions').expect(200)
  const table = text.slice(text.indexOf('broken-glass'))
  expect(table.slice(0, table.indexOf('</table>'))).toContain('Ambrose Thistlewood')
  const [href = ''] = /\/break-glass\/[0-9a-f-]{36}/.exec(table) ?? []
  for (const path of ['/restrictions', href]) {
    const page = await browser.get(path).expect(200)
    expect(page.text).not.toContain('Review it now')
  }
  expect((await browser.get('/my-team')).text).toContain('Review it now')
})

test('every reader is told on every page until another reader has reviewed it', async () => {
  const browser = await browserOf(ground.world, 'om.north', password)
  const loud = 'opened by breaking the glass'
  expect((await browser.get('/my-day')).text).toContain(loud)
  expect(
    (await (await browserOf(ground.world, 'om.south', password)).get('/my-day')).text,
  ).not.toContain(loud)
  const { body } = await (await ground.as('ds.north')).get('/restrictions').expect(200)
  const [glass] = (body as { brokenGlass: { id: string; version: number; reviewBy: string }[] })
    .brokenGlass
  expect(glass?.reviewBy).toBe('2026-03-03')
  const path = `/break-glass/${glass?.id ?? ''}/review`
  const review = { review: 'Looked at what was opened; it was right', version: glass?.version }
  const own = await (await ground.as('dci.force')).post(path, review)
  expect(roll(own)).toBe('own-glass')
  await (await ground.as('om.south')).post(path, review).expect(404)
  await (await ground.as('ds.north')).post(path, review).expect(200)
  expect((await browser.get('/my-day')).text).not.toContain(loud)
  expect(roll(await (await ground.as('di.force')).post(path, review))).toBe('already-reviewed')
})
