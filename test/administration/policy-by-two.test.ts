// Proposing and approving policy, as inspectors do it on pages and programs do it by JSON.
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { password, aWorld, type World } from '../support/world.ts'
import { fillForce } from '../support/force.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 200, visits: 2 }))
})
afterAll(() => world.close())

const ask = {
  parameter: 'visits.ceiling_months.high',
  value: 2,
  from: '2026-04-01',
  source: 'Chief officers, minute 12',
  standing: 'force policy',
}
type Problem = { type: string; errors: { field: string; message: string }[] }

const propose = async (more: object = {}, who = 'di.force') =>
  await (await world.as(who)).post('/policy', { ...ask, ...more })
const refusal = ({ status, body }: { status: number; body: unknown }): unknown[] => [
  status,
  (body as Problem).type.split('/').at(-1),
  (body as Problem).errors.map(({ field }) => field).join(),
]

test('a proposal is a resource of its own, with its sentence, what stands and what it would change', async () => {
  const made = await propose()
  const { id } = made.body as { id: string }
  expect([made.status, made.headers['location']]).toEqual([201, `/policy/${id}`])
  expect(made.body).toMatchObject({
    parameter: ask.parameter,
    value: 2,
    from: '2026-04-01',
    state: 'waiting',
    proposedBy: 'di.force',
    decidedBy: null,
    version: 1,
  })
  const { body } = await (await world.as('analyst')).get(`/policy/${id}`).expect(200)
  expect(body).toMatchObject({
    said: 'High risk: at least every 3 months becomes every 2 months from 1 April 2026',
    before: { value: 3 },
    preview: { on: '2026-04-01', peopleLookedAt: 200, peopleInForce: 200 },
  })
  const list = await (await world.as('auditor')).get('/policy').expect(200)
  expect((list.body as { waiting: object[] }).waiting).toMatchObject([{ id, state: 'waiting' }])
})

test.each([
  [{ value: 0 }, [422, 'invalid', 'value']],
  [{ value: -1 }, [422, 'invalid', 'value']],
  [{ value: 'two' }, [422, 'invalid', 'value']],
  [{ value: '' }, [422, 'invalid', 'value']],
  [{ value: { months: 2 } }, [422, 'invalid', 'value']],
  [{ from: '2026-03-01' }, [422, 'start-passed', 'from']],
  [{ from: '2126-04-01' }, [422, 'too-far-ahead', 'from']],
  [{ from: '2026-02-30' }, [422, 'invalid', 'from']],
  [{ parameter: 'visits.ceiling' }, [422, 'unknown-parameter', 'parameter']],
  [{ parameter: 'constructor' }, [422, 'unknown-parameter', 'parameter']],
  [{ source: ' ' }, [422, 'invalid', 'source']],
  [{ standing: 'law' }, [422, 'invalid', 'standing']],
])('a proposal with %j is refused: %j', async (more, answer) => {
  expect(refusal(await propose(more))).toEqual(answer)
})

test('what stands already is no change', async () => {
  const { body } = await (await world.as('di.force')).get('/policy')
  const items = (body as { items: { parameter: string; source: string }[] }).items
  const source = items.find(({ parameter }) => parameter === ask.parameter)?.source
  expect(refusal(await propose({ value: 3, source }))).toEqual([422, 'nothing-changes', 'value'])
  const arms = { parameter: 'arms.initial_days', value: 15 }
  expect(refusal(await propose(arms))).toEqual([422, 'nothing-changes', 'value'])
})

test('a second proposal for the same day is refused and names the first', async () => {
  const answer = await propose({ value: 1 }, 'dci.force')
  expect(refusal(answer)).toEqual([422, 'already-proposed', 'from'])
  expect((answer.body as Problem).errors[0]?.message).toContain(
    'di.force has proposed 2 months from 1 April 2026, and that still waits.',
  )
})

test.each([
  ['om.north', 403],
  ['ds.north', 403],
  ['analyst', 403],
  ['auditor', 403],
  ['admin', 403],
  ['frontline.north', 403],
  ['di.force', 201],
  ['dci.force', 201],
])('%s who proposes gets %d', async (who, status) => {
  const from = who === 'dci.force' ? '2026-05-02' : '2026-05-01'
  expect((await propose({ from }, who)).status).toBe(status)
})

test('two people: the proposer is told who may, another approves once, and nobody twice', async () => {
  const { id } = (await propose({ from: '2026-06-01' })).body as { id: string }
  const [di, dci] = [await world.as('di.force'), await world.as('dci.force')]
  expect(refusal(await di.post(`/policy/${id}/approve`))).toEqual([422, 'own-proposal', ''])
  expect(refusal(await di.post(`/policy/${id}/refuse`, { why: 'x' }))).toEqual([
    422,
    'own-proposal',
    '',
  ])
  expect(refusal(await dci.post(`/policy/${id}/withdraw`))).toEqual([422, 'not-your-proposal', ''])
  expect(refusal(await dci.post(`/policy/${id}/refuse`))).toEqual([422, 'why-needed', 'why'])
  expect((await dci.post(`/policy/${id}/approve`, { version: 9 })).status).toBe(409)
  const answers = await Promise.all([
    dci.post(`/policy/${id}/approve`, { version: 1 }),
    dci.post(`/policy/${id}/approve`, { version: 1 }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
    id,
    state: 'approved',
    decidedBy: 'dci.force',
    version: 2,
  })
  expect(refusal(await di.post(`/policy/${id}/approve`, { version: 1 }))).toEqual([
    422,
    'already-decided',
    '',
  ])
  expect(refusal(await propose({ from: '2026-06-01', value: 4 }))).toEqual([
    422,
    'same-start',
    'from',
  ])
})

test('policy on a day is what was approved by then: the eve and the day', async () => {
  const valueOn = async (on: string): Promise<unknown> => {
    const { body } = await (await world.as('om.north')).get(`/policy?on=${on}`).expect(200)
    const items = (body as { items: { parameter: string; value: unknown }[] }).items
    return items.find(({ parameter }) => parameter === ask.parameter)?.value
  }
  expect([await valueOn('2026-05-31'), await valueOn('2026-06-01')]).toEqual([3, 2])
})

test('a refusal says why, and frees nobody from proposing again', async () => {
  const { id } = (await propose({ from: '2026-07-01', value: 5 })).body as { id: string }
  const dci = await world.as('dci.force')
  const refused = await dci.post(`/policy/${id}/refuse`, { why: 'Not enough officers' }).expect(200)
  expect(refused.body).toMatchObject({ state: 'refused', why: 'Not enough officers' })
  expect((await propose({ from: '2026-07-01', value: 4 })).status).toBe(201)
})

test('a proposal whose day has passed while it waited is refused its approval', async () => {
  const { id } = (await propose({ from: '2026-03-02', value: 5 })).body as { id: string }
  world.clock.set('2026-03-03T08:00:00Z')
  expect(refusal(await (await world.as('dci.force')).post(`/policy/${id}/approve`))).toEqual([
    422,
    'start-passed',
    '',
  ])
  await (await world.as('di.force')).post(`/policy/${id}/withdraw`).expect(200)
})

test('an approval repeated with its key answers as the first did', async () => {
  const { id } = (await propose({ from: '2026-08-01', value: 6 })).body as { id: string }
  const dci = await world.as('dci.force')
  const press = () => dci.post(`/policy/${id}/approve`).set('Idempotency-Key', 'once')
  const first = await press().expect(200)
  expect((await press().expect(200)).body).toEqual(first.body)
})

test('lists and days are sent as lists, and kept in their order', async () => {
  const bands = await propose({ parameter: 'duties.overdue_bands', value: [14, 28] })
  expect(bands.body).toMatchObject({ value: [14, 28] })
  const days = await propose({
    parameter: 'calendar.bank_holidays',
    value: ['2028-01-03', '2027-12-28'],
  })
  expect(days.body).toMatchObject({ value: ['2027-12-28', '2028-01-03'] })
})

describe('on pages', () => {
  const browserFor = async (username: string) => {
    const agent = request.agent(world.address)
    const get = async (path: string): Promise<HTMLElement> =>
      parse((await agent.get(path).set('Accept', 'text/html')).text)
    const send = async (from: string, action: string, typed: Record<string, string> = {}) => {
      const form = (await get(from)).querySelector(`form[action="${action}"]`)
      if (form === null) throw new Error(`no form for ${action} on ${from}`)
      const hidden = form
        .querySelectorAll('input[type="hidden"]')
        .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? ''])
      return await agent
        .post(action)
        .set('Accept', 'text/html')
        .type('form')
        .send({ ...Object.fromEntries(hidden), ...typed })
    }
    await send('/sign-in', '/sign-in', { username, password })
    return { get, send }
  }
  const wordsOf = (page: HTMLElement): string =>
    (page.querySelector('main')?.text ?? '').replace(/\s+/g, ' ').trim()
  const form = '/policy/parameter?name=arms.initial_days'
  const typed = {
    value: '10',
    from: '1/4/2026',
    source: 'Minute 14 of the chief officers',
    standing: 'force policy',
  }

  test('what was typed wrong is said beside its field, and nothing typed is lost', async () => {
    const di = await browserFor('di.force')
    const answer = await di.send(form, '/policy', { ...typed, value: 'ten', from: '1/1/2026' })
    expect(answer.status).toBe(422)
    const page = parse(answer.text)
    expect(page.querySelector('#value')?.getAttribute('value')).toBe('ten')
    expect(page.querySelector('#from')?.getAttribute('value')).toBe('1/1/2026')
    expect(page.querySelector('#source')?.text.trim()).toBe(typed.source)
    expect(page.querySelector('input[value="force policy"]')?.hasAttribute('checked')).toBe(true)
    expect(page.querySelector('#value-error')?.text).toContain('whole number from 1 to 180 days')
    const late = await di.send(form, '/policy', { ...typed, from: '1/1/2026' })
    expect(parse(late.text).querySelector('#from-error')?.text).toContain('Past days keep')
  })

  test('proposed by one, seen waiting by another on the force page and the policy page, refused with a reason', async () => {
    const di = await browserFor('di.force')
    const sent = await di.send(form, '/policy', typed)
    expect(sent.status).toBe(303)
    const path = sent.headers['location'] ?? ''
    expect(wordsOf(await di.get(path))).toContain('somebody else approves it')
    const dci = await browserFor('dci.force')
    for (const place of ['/force', '/policy'])
      expect((await dci.get(place)).querySelector(`main a[href="${path}"]`)).not.toBeNull()
    expect(wordsOf(await dci.get(path))).toContain(
      'Time to a first ARMS assessment once police lead: 15 days becomes 10 days from 1 April 2026',
    )
    const bare = await dci.send(path, `${path}/refuse`)
    expect([bare.status, parse(bare.text).querySelector('#why-error')?.text]).toEqual([
      422,
      expect.stringContaining('Say why'),
    ])
    expect((await dci.send(path, `${path}/refuse`, { why: 'Too soon' })).status).toBe(303)
    expect(wordsOf(await di.get(path))).toContain('Refused by dci.force')
    expect(wordsOf(await di.get(form))).toContain('Too soon')
    expect((await dci.get(path)).querySelector('form[action$="/approve"]')).toBeNull()
  })

  test('who may only read sees the history and no form', async () => {
    const om = await browserFor('om.north')
    const page = await om.get(form)
    expect(page.querySelector('main form')).toBeNull()
    expect(wordsOf(page)).toContain('Came with the product')
  })

  test('approved for today, the page says what changed and names whom it concerns', async () => {
    const di = await browserFor('di.force')
    const high = '/policy/parameter?name=visits.ceiling_months.medium'
    const sent = await di.send(high, '/policy', { ...typed, value: '1', from: '3/3/2026' })
    const path = sent.headers['location'] ?? ''
    const dci = await browserFor('dci.force')
    expect((await dci.send(path, `${path}/approve`)).status).toBe(303)
    const page = await dci.get(path)
    expect(wordsOf(page)).toMatch(/\d+ duties now have an earlier day\. .* newly overdue\./)
    expect(page.querySelectorAll('main a[href^="/offenders/"]').length).toBeGreaterThan(3)
    const [look] = await world.within((tx) =>
      tx.query<{ named: number }>(
        `select cardinality(e.offender_ids) as named from audit_events e
          where e.actor = 'dci.force' and e.action = 'policy.opened' order by e.id desc limit 1`,
      ),
    )
    expect(look?.named).toBeGreaterThan(3)
  })
})
