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

/** Puts the chief inspector on call from now for a day. */
const onCall = () =>
  ground.world.within((tx) =>
    tx.query(
      `insert into on_call_turns (id, force_id, rank, officer_id, phone, from_at, until_at, recorded_at, recorded_by)
        select gen_random_uuid(), a.force_id, 'inspector', a.officer_id, '01632 960099', $1::timestamptz,
          $1::timestamptz + interval '1 day', $1, 'ds.north' from accounts a where a.username = 'dci.force'`,
      [tx.at],
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
