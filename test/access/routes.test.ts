// Signing in and out, the first screens, and the tap that opens a file, as a browser and a program see them.
import request from 'supertest'
import { addPerson, password } from './world.ts'
import { htmlOf, openSite, wordsOf, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())
beforeEach(() => site.world.run((tx) => tx.query('delete from sign_in_tries')))

const inAudit = async (action: string) =>
  (await site.world.audit()).filter((row) => row.action === action)

test('a page without sign-in leads to the sign-in, and back to where one wanted to go', async () => {
  const browser = await site.browser()
  const turned = await browser.get('/policy?on=2026-03-02')
  expect([turned.status, turned.headers['location']]).toEqual([
    303,
    '/sign-in?next=%2Fpolicy%3Fon%3D2026-03-02',
  ])
  const signedIn = await browser.send(turned.headers['location'] ?? '', '/sign-in', {
    username: 'ds.north',
    password,
  })
  expect([signedIn.status, signedIn.headers['location']]).toEqual([303, '/policy?on=2026-03-02'])
  expect((await browser.get('/policy?on=2026-03-02')).status).toBe(200)
})

test('a program without a token is told so, and what is wrong', async () => {
  const answer = await request(site.app).get('/policy')
  expect([answer.status, answer.type]).toEqual([401, 'application/problem+json'])
  expect(answer.headers['www-authenticate']).toBe('Bearer')
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
  'signing in never leads to %s',
  async (next) => {
    const browser = await site.browser()
    const from = `/sign-in?next=${encodeURIComponent(next)}`
    const answer = await browser.send(from, '/sign-in', { username: 'ds.north', password })
    expect(answer.headers['location']).toBe('/')
  },
)

test('a wrong password says the same as a wrong name, keeps the name and not the password', async () => {
  const say = async (username: string) => {
    const browser = await site.browser()
    const answer = await browser.send('/sign-in', '/sign-in', { username, password: 'wrong words' })
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain('wrong words')
    expect(htmlOf(answer).querySelector('#username')?.getAttribute('value')).toBe(username)
    return wordsOf(answer)
  }
  const [known, unknown] = [await say('om.north'), await say('om.nowhere')]
  expect(known).toBe(unknown)
  expect(known).toContain('The username or the password is wrong')
})

test('nothing typed is a sentence beside each field', async () => {
  const browser = await site.browser()
  const answer = await browser.send('/sign-in', '/sign-in', { username: '', password: '' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer)).toContain('Enter your username')
  expect(wordsOf(answer)).toContain('Enter your password')
})

test('after five wrong tries the sixth is held back: 429, the same for a name of nobody', async () => {
  for (const username of ['om.north', 'om.nowhere']) {
    const browser = await site.browser()
    for (let n = 0; n < 5; n += 1)
      await browser.send('/sign-in', '/sign-in', { username, password: 'wrong words' })
    const answer = await browser.send('/sign-in', '/sign-in', { username, password })
    expect(answer.status).toBe(429)
    expect(wordsOf(answer)).toContain('Wait 15 minutes')
  }
})

test('a form without the token of its session is refused', async () => {
  const agent = request.agent(site.app)
  await agent.get('/sign-in').set('Accept', 'text/html')
  const answer = await agent
    .post('/sign-in')
    .set('Accept', 'text/html')
    .type('form')
    .send({ username: 'ds.north', password })
  expect(answer.status).toBe(403)
})

test('the session before and after signing in are two, and signing out ends it', async () => {
  const browser = await site.browser()
  const before = await browser.get('/sign-in')
  const signedIn = await browser.send('/sign-in', '/sign-in', { username: 'auditor', password })
  const cookie = (answer: request.Response) =>
    [answer.headers['set-cookie']].flat().join().split(';')[0]
  expect(cookie(signedIn)).toMatch(/^sid=/)
  expect(cookie(signedIn)).not.toBe(cookie(before))
  const kept = cookie(signedIn) ?? ''
  const out = await browser.send('/permissions', '/sign-out')
  expect([out.status, out.headers['location']]).toEqual([303, '/sign-in'])
  const again = await request(site.app).get('/audit').set('Accept', 'text/html').set('Cookie', kept)
  expect(again.status).toBe(303)
  expect((await inAudit('sign-out')).at(-1)).toMatchObject({ actor: 'auditor', result: 'done' })
})

test('half an hour without use is the end of a sign-in', async () => {
  const browser = await site.browser('auditor')
  site.wait(29)
  expect((await browser.get('/audit')).status).toBe(200)
  site.wait(30)
  expect((await browser.get('/audit')).status).toBe(303)
})

test('a program cannot sign in as a person', async () => {
  const program = await site.program('ds.north')
  const answer = await program.post('/sign-in', { username: 'ds.north', password })
  expect(answer.status).toBe(422)
})

test.each([
  { username: 'om.north', opens: '/my-day' },
  { username: 'ds.north', opens: '/my-team' },
  { username: 'di.force', opens: '/force' },
  { username: 'dci.force', opens: '/force' },
  { username: 'analyst', opens: '/figures' },
  { username: 'auditor', opens: '/audit' },
  { username: 'admin', opens: '/accounts' },
])('$username opens $opens first', async ({ username, opens }) => {
  const browser = await site.browser(username)
  const answer = await browser.get('/')
  expect([answer.status, answer.headers['location']]).toEqual([303, opens])
})

test.each([
  { username: 'frontline.north', will: 'Bulletins' },
  { username: 'controlroom', will: 'Look-up' },
  { username: 'station.north', will: 'The counter' },
])(
  '$username is told what will come and whom to ring, with no dead link',
  async ({ username, will }) => {
    const answer = await (await site.browser(username)).get('/')
    expect(answer.status).toBe(200)
    expect(wordsOf(answer)).toContain(will)
    expect(wordsOf(answer)).toContain('DS Ruth Calder 01632 960003')
    expect(htmlOf(answer).querySelectorAll('main a')).toEqual([])
  },
)

describe('the tap that opens a file', () => {
  let id: string
  beforeAll(async () => {
    id = await site.world.run((tx) =>
      addPerson(tx, { visorRef: 'V0000077', team: 'South office', forceId: site.world.forceId }),
    )
  })

  test('keeps the reason for twelve hours, leads to the file, and is on the log', async () => {
    const program = await site.program('om.north')
    const answer = await program.post(`/offenders/${id}/openings`, {
      reason: 'other',
      said: 'asked by the court',
    })
    expect([answer.status, answer.headers['location']]).toEqual([201, `/offenders/${id}`])
    const hours = (Date.parse(answer.body.untilAt) - Date.parse(answer.body.openedAt)) / 3_600_000
    expect(hours).toBe(12)
    expect((await inAudit('offender.opened')).at(-1)).toMatchObject({
      actor: 'om.north',
      offenderId: id,
      reason: 'other: asked by the court',
      result: 'done',
    })
  })

  test('without a reason says so on the form again', async () => {
    const program = await site.program('om.north')
    const answer = await program.post(`/offenders/${id}/openings`, { reason: 'curious' })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([{ field: 'reason', message: 'Say why you need this file' }])
    const agent = request.agent(site.app)
    const signIn = htmlOf(await agent.get('/sign-in').set('Accept', 'text/html'))
    const token = (html: typeof signIn) =>
      html.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
    const send = (path: string, fields: Record<string, string>) =>
      agent.post(path).set('Accept', 'text/html').type('form').send(fields)
    await send('/sign-in', { _csrf: token(signIn), username: 'om.north', password })
    const _csrf = token(htmlOf(await agent.get('/permissions').set('Accept', 'text/html')))
    const openings = `/offenders/${id}/openings`
    const next = `/offenders/${id}?tab=1`
    const again = await send(openings, { _csrf, next })
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toContain('This file belongs to the South office')
    expect(htmlOf(again).querySelector('[name="next"]')?.getAttribute('value')).toBe(next)
    const opened = await send(openings, { _csrf, next, reason: 'on-call' })
    expect([opened.status, opened.headers['location']]).toEqual([303, next])
  })

  test.each(['analyst', 'auditor', 'admin', 'controlroom', 'frontline.north', 'station.north'])(
    'is not for %s, and that they tried is on the log',
    async (username) => {
      const program = await site.program(username)
      const answer = await program.post(`/offenders/${id}/openings`, { reason: 'covering' })
      expect(answer.status).toBe(403)
      expect((await inAudit('offender.opened')).at(-1)).toMatchObject({
        actor: username,
        result: 'denied',
        offenderId: id,
      })
    },
  )

  test('of nobody, of no id, and of another force are all the same 404', async () => {
    const program = await site.program('dci.force')
    const elsewhere = await site.world.run(async (tx) => {
      const [force] = await tx.query<{ id: typeof site.world.forceId }>(
        `insert into forces (id, name) values (gen_random_uuid(), 'Elsewhere') returning id`,
      )
      if (force === undefined) throw new Error('no force')
      await tx.query(
        `insert into teams (id, force_id, name, from_import) values (gen_random_uuid(), $1, 'Far', false)`,
        [force.id],
      )
      return await addPerson(tx, { visorRef: 'V0000078', team: 'Far', forceId: force.id })
    })
    const said = []
    for (const one of ['a0000000-0000-4000-8000-000000000000', elsewhere]) {
      const answer = await program.post(`/offenders/${one}/openings`, { reason: 'covering' })
      said.push([answer.status, answer.body])
    }
    expect(said[0]?.[0]).toBe(404)
    expect(said[1]).toEqual(said[0])
    expect((await program.post('/offenders/none/openings', { reason: 'covering' })).status).toBe(
      404,
    )
  })
})
