// What is typed and not recorded yet: kept for its writer alone, one visit however often it is sent, thrown away when told.
import { parse } from 'node-html-parser'
import request from 'supertest'
import { forgetDrafts } from '../../src/visits/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'

let world: World
let person: string
let number = 0

const aPerson = async (): Promise<string> => {
  number += 1
  const made = await (
    await world.as('om.north')
  )
    .post('/offenders', {
      ...{ visorRef: `V${String(number).padStart(7, '0')}`, surname: 'Ellingham' },
      ...{ forenames: 'Tobias', dateOfBirth: `19${50 + number}-02-03`, sex: 'M' },
      ...{ level: 'high', leadAgency: 'police', leadSince: '2026-01-05' },
      ...{ officer: 'om.north', team: 'North office' },
    })
    .expect(201)
  return (made.body as { id: string }).id
}

beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  person = await aPerson()
})
afterAll(() => world.close())

const place = (form = 'visit'): string => `/offenders/${person}/drafts/${form}`

const keep = async (who: string, body: object, form = 'visit'): Promise<request.Response> =>
  await (await world.as(who)).post(place(form), body)

const words = { outcome: 'inside', account: 'He opened the door himself.' }
const aSave = (differing: object = {}) => ({ key: newId(), fields: words, ...differing })
const typeOf = ({ body }: request.Response): string =>
  ((body as { type?: string }).type ?? '').split('/').at(-1) ?? ''
const seenInside = (key: string, account = words.account) => ({
  ...{ _key: key, outcome: 'inside', onDate: '2/3/2026', atTime: '0800', place: 'home' },
  ...{ announced: 'no', 'crew.0.officer': 'om.north', account },
})
const visits = async (): Promise<number> =>
  (
    (await (await world.as('om.north')).get(`/offenders/${person}/visits`)).body as {
      total: number
    }
  ).total

describe('A draft', () => {
  test('is kept again and again, and each answer says when and as which version', async () => {
    const key = newId()
    const first = await keep('om.north', { key, fields: words, writer: key, saves: 1 })
    expect([first.status, first.body]).toMatchObject([
      200,
      { key, version: 1, savedAt: expect.any(String) as string },
    ])
    const more = { ...words, account: 'He opened the door himself. Tired.' }
    const second = await keep('om.north', { key, fields: more, writer: key, saves: 2 })
    expect([second.status, second.body]).toMatchObject([200, { version: 2 }])
    const { body } = await (await world.as('om.north')).get(place()).expect(200)
    expect(body).toMatchObject({ key, version: 2, ended: false, fields: more })
  })

  test('is written down in the log when it is begun, and not at each save', async () => {
    const key = newId()
    for (const saves of [1, 2, 3])
      await keep('om.north', { key, fields: { account: `${saves}` }, writer: key, saves })
    const logged = await world.within((tx) =>
      tx.query<{ action: string; fields: string[] }>(
        `select e.action, e.fields from audit_events e where e.offender_id = $1 and e.action like 'draft%'`,
        [person],
      ),
    )
    expect(logged).toEqual([{ action: 'draft.begun', fields: ['visit'] }])
  })

  test.each([
    ['another officer of the team', 'ds.north'],
    ['an inspector', 'di.force'],
  ])('is nothing that %s can see', async (_who, other) => {
    await keep('om.north', aSave())
    const caller = await world.as(other)
    expect((await caller.get(place())).status).toBe(404)
    expect((await caller.post(`${place()}/throw-away`)).status).toBe(404)
    const theirs = await caller.get(`/offenders/${person}/visits/new`)
    expect(theirs.text).not.toContain(words.account)
  })

  test('of somebody hidden from the writer is neither kept nor found', async () => {
    await keep('om.north', aSave())
    const inspector = await world.as('di.force')
    await inspector
      .post(`/offenders/${person}/restriction`, {
        ...{ reason: 'Sensitive', readers: ['ds.north', 'di.force'], reviewOn: '2026-06-01' },
      })
      .expect(201)
    expect((await keep('om.north', aSave())).status).toBe(404)
    const officer = await world.as('om.north')
    expect((await officer.get(place())).status).toBe(404)
    expect((await officer.post(`${place()}/throw-away`)).status).toBe(404)
    const { body } = await officer.get('/my-day').expect(200)
    expect(JSON.stringify((body as { begun: unknown }).begun)).not.toContain(person)
  })

  test('of another team’s person is not kept, and of a form that is none is not found', async () => {
    expect(typeOf(await keep('om.south', aSave()))).toBe('not-yours')
    expect((await keep('om.north', aSave(), 'letter')).status).toBe(404)
  })

  test.each([
    ['more words than can be kept', { fields: { account: 'x'.repeat(200_001) } }, 'fields'],
    [
      'more fields',
      { fields: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [n, ''])) },
      'fields',
    ],
    ['fields that are no text', { fields: { account: 7 } }, 'fields.account'],
    ['no key', { key: undefined }, 'key'],
    ['a key that is none', { key: 'mine' }, 'key'],
  ])('with %s is refused in words', async (_what, wrong, field) => {
    const answer = await keep('om.north', aSave(wrong))
    expect(answer.status).toBe(422)
    const { errors } = answer.body as { errors: { field: string; message: string }[] }
    expect(errors.map((error) => error.field)).toContain(field)
  })

  test('more than can be sent at all is told as too large', async () => {
    expect(
      (await keep('om.north', aSave({ fields: { account: 'x'.repeat(1_100_000) } }))).status,
    ).toBe(413)
  })

  test('keeps what the database cannot hold otherwise: halves of characters and nothings', async () => {
    const { status } = await keep('om.north', aSave({ fields: { account: 'a\u0000b\ud800c' } }))
    expect(status).toBe(200)
    const { body } = await (await world.as('om.north')).get(place())
    expect(body).toMatchObject({ fields: { account: 'ab\ufffdc' } })
  })

  test('typed on elsewhere is not written over, and says so with 409', async () => {
    const key = newId()
    await keep('om.north', { key, fields: words, writer: newId(), saves: 1 })
    const later = await keep('om.north', { key, fields: {}, writer: newId(), saves: 1 })
    expect([later.status, typeOf(later)]).toEqual([409, 'stale'])
    const { body } = await (await world.as('om.north')).get(place())
    expect(body).toMatchObject({ fields: words, version: 1 })
    const told = await keep('om.north', { key: newId(), fields: {}, version: 1 })
    expect(told.status).toBe(200)
  })

  test('is forgotten when nobody wrote on it for the days of policy', async () => {
    await keep('om.north', aSave())
    const standing = async (): Promise<number> =>
      (await (await world.as('om.north')).get(place())).status
    await world.within((tx) =>
      forgetDrafts({ ...tx, at: new Date(tx.at.getTime() + 7 * 86_400_000) }),
    )
    expect(await standing()).toBe(200)
    await world.within((tx) =>
      forgetDrafts({ ...tx, at: new Date(tx.at.getTime() + 7 * 86_400_001) }),
    )
    expect(await standing()).toBe(404)
  })
})

describe('Recording', () => {
  const record = async (body: object, form = 'visit'): Promise<request.Response> =>
    await (
      await world.as('om.north')
    )
      .post(`/offenders/${person}/visits${form === 'attempt' ? '?kind=attempt' : ''}`)
      .type('form')
      .send(body)

  test('ends the draft, and what is sent late begins nothing anew but says where the record is', async () => {
    const key = newId()
    await keep('om.north', { key, fields: words, writer: key, saves: 1 })
    const recorded = await record(seenInside(key))
    expect(recorded.status).toBe(201)
    const officer = await world.as('om.north')
    expect((await officer.get(place())).status).toBe(404)
    const late = await keep('om.north', { key, fields: words, writer: key, saves: 2 })
    expect([late.status, typeOf(late)]).toEqual([422, 'recorded'])
    const { body } = await officer.get(`${place()}?key=${key}`).expect(200)
    expect(body).toMatchObject({
      ended: true,
      recordedAs: recorded.headers['location'],
      fields: {},
    })
  })

  test('that is refused leaves the draft standing', async () => {
    const key = newId()
    await keep('om.north', { key, fields: words })
    expect((await record({ ...seenInside(key), atTime: 'late' })).status).toBe(422)
    expect((await (await world.as('om.north')).get(place())).status).toBe(200)
  })

  test('under one key is one visit: the same again is the first answer, other words are told of it', async () => {
    const key = newId()
    const first = await record(seenInside(key))
    const again = await record(seenInside(key))
    expect([again.status, again.headers['location']]).toEqual([201, first.headers['location']])
    const other = await record(seenInside(key, 'And more.'))
    expect([other.status, typeOf(other)]).toEqual([422, 'key-used'])
    expect(await visits()).toBe(1)
  })

  test('under one key is one visit days later too, when first answers are forgotten', async () => {
    const key = newId()
    await record(seenInside(key))
    await world.within((tx) => tx.query('delete from kept_answers'))
    const again = await record(seenInside(key))
    expect([again.status, typeOf(again)]).toEqual([422, 'recorded'])
    expect(await visits()).toBe(1)
  })

  test('an attempt leaves the draft of a visit, which has another key', async () => {
    await keep('om.north', aSave())
    await record(
      {
        _key: newId(),
        outcome: 'no_reply',
        onDate: '2/3/2026',
        atTime: '0800',
        place: 'home',
        announced: 'no',
        'crew.0.officer': 'om.north',
      },
      'attempt',
    )
    expect((await (await world.as('om.north')).get(place())).status).toBe(200)
  })
})

describe('A write-up', () => {
  const recordSeen = async (of = person): Promise<string> => {
    const made = await (
      await world.as('om.north')
    )
      .post(`/offenders/${of}/visits`)
      .type('form')
      .send({ ...seenInside(newId()), account: undefined })
      .expect(201)
    return (made.body as { id: string }).id
  }

  test('is kept while it is typed, stands in its form, and is ended by being kept', async () => {
    const visitId = await recordSeen()
    const form = `write-up-${visitId}`
    const key = newId()
    expect((await keep('om.north', { key, fields: words }, form)).status).toBe(200)
    const browser = await browserOf(world, 'om.north', password)
    const drawn = await browser.get(`/visits/${visitId}/write-up`).expect(200)
    expect(parse(drawn.text).querySelector('[name="account"]')?.text.trim()).toBe(words.account)
    expect((await browser.get('/my-day')).text).toContain('the write-up of a visit')
    const officer = await world.as('om.north')
    const send = (account: string) =>
      officer.post(`/visits/${visitId}`).type('form').send({ _key: key, version: '1', account })
    expect((await send(words.account)).status).toBe(200)
    expect((await officer.get(place(form))).status).toBe(404)
    await world.within((tx) => tx.query('delete from kept_answers'))
    expect(typeOf(await send('Other words.'))).toBe('recorded')
  })

  test('of a visit of somebody else, or of none, is not found', async () => {
    const visitId = await recordSeen(await aPerson())
    for (const id of [visitId, newId(), 'nothing'])
      expect((await keep('om.north', aSave(), `write-up-${id}`)).status).toBe(404)
  })
})

describe('In a browser without a script', () => {
  type Browser = Awaited<ReturnType<typeof browserOf>>
  let browser: Browser
  beforeAll(async () => {
    browser = await browserOf(world, 'om.north', password)
  })
  const home = (): string => `/offenders/${person}/visits/new`
  const value = (html: string, name: string): string =>
    parse(html).querySelector(`main form [name="${name}"]`)?.getAttribute('value') ?? ''
  const main = (html: string): string =>
    (parse(html).querySelector('main')?.text ?? '').replace(/\s+/g, ' ')
  const held = async (path = home()) => {
    const { text } = await browser.get(path).expect(200)
    return {
      _csrf: value(text, '_csrf'),
      _key: value(text, '_key'),
      _version: value(text, '_version'),
    }
  }
  const kept = { 'crew.1.officer': 'ds.north', account: 'Tired, and alone.' }

  test('the button keeps the form, which comes back with its words and its key', async () => {
    const form = await held()
    const sent = await browser
      .post(place())
      .type('form')
      .send({ ...form, ...kept })
    expect([sent.status, sent.headers['location']]).toEqual([303, home()])
    const { text } = await browser.get(home())
    expect(main(text)).toContain('not recorded yet. Only you see it. Throw away what I typed')
    expect(parse(text).querySelector('[name="account"]')?.text.trim()).toBe(kept.account)
    expect(value(text, '_key')).toBe(form._key)
    expect(value(text, '_version')).toBe('1')
  })

  test('kept elsewhere meanwhile, the form comes back whole and a second press keeps it', async () => {
    const form = await held()
    await keep('om.north', { key: form._key, fields: words })
    const stale = await browser
      .post(place())
      .type('form')
      .send({ ...form, ...kept })
    expect(stale.status).toBe(409)
    expect(main(stale.text)).toContain('typed on in another tab')
    expect(parse(stale.text).querySelector('[name="account"]')?.text.trim()).toBe(kept.account)
    const again = { ...form, _version: value(stale.text, '_version') }
    const second = await browser
      .post(place())
      .type('form')
      .send({ ...again, ...kept })
    expect(second.status).toBe(303)
    const { body } = await (await world.as('om.north')).get(place())
    expect(body).toMatchObject({ fields: kept })
  })

  test('a form with faults keeps its key, so that it stays one visit', async () => {
    const form = await held()
    const refused = await browser
      .post(`/offenders/${person}/visits`)
      .type('form')
      .send({ ...form, _version: undefined, outcome: 'inside' })
    expect(refused.status).toBe(422)
    expect(value(refused.text, '_key')).toBe(form._key)
  })

  test('other words under a recorded key come back with the way to the record, and record nothing', async () => {
    const { _csrf, _key } = await held()
    const send = (account: string) =>
      browser
        .post(`/offenders/${person}/visits`)
        .type('form')
        .send({ _csrf, ...seenInside(_key, account) })
    expect((await send('First.')).status).toBe(303)
    const second = await send('First. And more.')
    expect(second.status).toBe(422)
    expect(main(second.text)).toContain('This was recorded already')
    expect(main(second.text)).toContain('First. And more.')
    expect(parse(second.text).querySelector('main a[href^="/visits/"]')).not.toBeNull()
    expect(parse(second.text).querySelector('main form')).toBeNull()
    expect(await visits()).toBe(1)
  })

  test('the own day lists what was begun, and it is thrown away after a question', async () => {
    await keep('om.north', aSave())
    const day = await browser.get('/my-day').expect(200)
    expect(main(day.text)).toContain('Begun and not recorded')
    expect(parse(day.text).querySelector(`main a[href="${home()}"]`)).not.toBeNull()
    const asks = await browser.get(place()).expect(200)
    expect(main(asks.text)).toContain('Throw away what you typed?')
    const sent = { _csrf: value(asks.text, '_csrf'), version: value(asks.text, 'version') }
    const gone = await browser.post(`${place()}/throw-away`).type('form').send(sent)
    expect([gone.status, gone.headers['location']]).toEqual([303, `/offenders/${person}`])
    expect((await browser.get(place())).status).toBe(404)
    const after = await browser.get(home())
    expect(after.text).not.toContain(words.account)
  })

  test('sent after the sign-in has ended, the way back leads to the form', async () => {
    const lost = await request(world.address)
      .post(`/offenders/${person}/visits`)
      .set({ Accept: 'text/html', Referer: `${world.address}${home()}` })
      .type('form')
      .send({ account: 'Typed long ago.' })
    expect(lost.status).toBe(401)
    expect(main(lost.text)).toContain('Typed long ago.')
    const next = parse(lost.text).querySelector('main a[href^="/sign-in"]')?.getAttribute('href')
    expect(next).toBe(`/sign-in?next=${encodeURIComponent(home())}`)
  })

  test('a page of elsewhere is no way back', async () => {
    const lost = await request(world.address)
      .post(`/offenders/${person}/visits`)
      .set({ Accept: 'text/html', Referer: 'https://elsewhere.invalid/trap' })
      .type('form')
      .send({})
    expect(parse(lost.text).querySelector('main a[href^="/sign-in"]')?.getAttribute('href')).toBe(
      '/sign-in',
    )
  })
})
