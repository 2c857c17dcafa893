// The routes of visits and assessments over HTTP, for a browser and for a program.
import express, { type ErrorRequestHandler, type Express } from 'express'
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { makeToken, sessionLimits } from '../../src/access/index.ts'
import { accessRoutes } from '../../src/access/routes.ts'
import { armsRoutes } from '../../src/arms/routes.ts'
import { callsComing, callsComingText } from '../../src/backlog/index.ts'
import { errorPage } from '../../src/error-pages.ts'
import { chromeFor, gateFor } from '../../src/gate.ts'
import { personLines } from '../../src/offenders/index.ts'
import { personLine } from '../../src/offenders/views.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { bodyReaders } from '../../src/platform/http/body.ts'
import { mount } from '../../src/platform/http/mount.ts'
import { makeSender } from '../../src/platform/http/send.ts'
import { requestNumber } from '../../src/platform/http/sent.ts'
import { openSessionPool, SessionStore } from '../../src/platform/http/session-store.ts'
import { sessions } from '../../src/platform/http/session.ts'
import { silentLog } from '../../src/platform/log.ts'
import { productViews } from '../support/views.ts'
import { visitRoutes, type VisitPorts } from '../../src/visits/routes.ts'
import { password } from '../support/usual.ts'
import { deriveNow, now, openWorld, type World } from './world.ts'
import { patientMs } from '../support/usual.ts'

export type Program = Readonly<{
  get(path: string): request.Test
  post(path: string, body?: object): request.Test
}>
export type Browser = Readonly<{
  get(path: string): request.Test
  /** Sends these fields and no others. */
  post(path: string, fields: Record<string, string>): request.Test
  /** Fills in the form of a page that goes to `action`: what it holds already is sent too. */
  send(from: string, action: string, typed?: Record<string, string>): Promise<request.Response>
}>
export type Site = Readonly<{
  world: World
  program(username: string): Promise<Program>
  browser(username: string): Promise<Browser>
  close(): Promise<void>
}>

/** A visit that counts, as a program tells it. */
export const aBody = (differing: object = {}) => ({
  at: '2026-03-01T18:30:00Z',
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north', { agency: 'Probation', name: 'Jo Day' }],
  ...differing,
})
export type Body = Record<string, unknown> & { id: string; version: number }
export type Problem = { type: string; errors: { field: string; message: string }[] }

/** Records a visit of somebody, and gives the answer. */
export async function recordedBy(officer: Program, id: string, differing: object): Promise<Body> {
  const answer = await officer.post(`/offenders/${id}/visits`, aBody(differing))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as Body
}

const clock = { now: () => now }

const ports: VisitPorts = {
  deriveNow,
  personLine: async (tx, id) => {
    const line = (await personLines(tx, [id])).get(id)
    if (line === undefined) throw new Error(`no person ${id}`)
    return personLine(line, localDateOf(tx.at))
  },
  callsText: async (tx, id) => callsComingText(await callsComing(tx, id)),
}

function appOn(world: World, store: SessionStore): Express {
  const app = express()
  app.set('query parser', 'simple')
  app.use((_request, response, next) => {
    response.locals.requestId = requestNumber()
    response.locals.nonce = 'bm9uY2U'
    next()
  })
  app.use(sessions({ store, secret: 'a secret of tests and of nothing else', behindTls: false }))
  app.use(...bodyReaders)
  const nobody = { nonce: 'bm9uY2U', csrf: null, flash: null }
  const sender = makeSender({
    views: productViews(),
    log: silentLog,
    errorPage,
    bareChrome: ({ originalUrl: url }) =>
      chromeFor(null, { url, ...nobody }, { demonstration: true, at: now }),
  })
  mount(app, [...accessRoutes, ...visitRoutes(ports), ...armsRoutes(ports)], {
    transactions: world.transactions,
    clock,
    gate: gateFor({ demonstration: true }),
    sender,
  })
  const last: ErrorRequestHandler = (thrown, asked, answer, _next) => {
    sender.fault(asked, answer, thrown)
  }
  app.use(last)
  return app
}

export const htmlOf = (answer: request.Response): HTMLElement => parse(answer.text)
export const wordsOf = (answer: request.Response): string =>
  (htmlOf(answer).querySelector('main')?.text ?? '').replace(/\s+/g, ' ').trim()

/** What a browser would send of a form as it was drawn. */
function held(form: HTMLElement): [string, string][] {
  const inputs = form
    .querySelectorAll('input')
    .filter(
      (input) =>
        !['radio', 'checkbox'].includes(input.getAttribute('type') ?? '') ||
        input.hasAttribute('checked'),
    )
    .map((input): [string, string] => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ])
  const selects = form
    .querySelectorAll('select')
    .map((select): [string, string] => [
      select.getAttribute('name') ?? '',
      select.querySelector('[selected]')?.getAttribute('value') ?? '',
    ])
  const areas = form
    .querySelectorAll('textarea')
    .map((area): [string, string] => [area.getAttribute('name') ?? '', area.text.trim()])
  return [...inputs, ...selects, ...areas]
}

/** A browser on a product, or on the address at which one is served. */
function browserOn(app: Express | string): Browser {
  const agent = request.agent(app)
  const get = (path: string): request.Test => agent.get(path).set('Accept', 'text/html')
  const post = (path: string, fields: Record<string, string>): request.Test =>
    agent
      .post(path)
      .set('Accept', 'text/html')
      .type('form')
      .send(new URLSearchParams(fields).toString())
  return {
    get,
    post,
    send: async (from, action, typed = {}) => {
      const form = htmlOf(await get(from)).querySelector(`form[action="${action}"]`)
      if (form === null) throw new Error(`no form for ${action} on ${from}`)
      const fields = new URLSearchParams(
        Object.fromEntries([...held(form), ...Object.entries(typed)]),
      )
      const sent = agent.post(action).set('Accept', 'text/html').type('form')
      return await sent.send(fields.toString())
    },
  }
}

export async function signedInOn(app: Express | string, username: string): Promise<Browser> {
  const browser = browserOn(app)
  const signedIn = await browser.send('/sign-in', '/sign-in', { username, password })
  if (signedIn.status !== 303) throw new Error(`${username} could not sign in`)
  return browser
}

export async function openSite(): Promise<Site> {
  const world = await openWorld()
  const pool = openSessionPool({ url: world.appUrl, log: silentLog, connectMs: patientMs })
  const app = appOn(world, new SessionStore({ pool, clock, limits: sessionLimits }))
  return {
    world,
    program: async (username) => {
      const made = await world.as('ds.north', (tx) => makeToken(tx, { username, label: 'test' }))
      if (!made.ok) throw new Error(made.why)
      const bearer = `Bearer ${made.value.token}`
      return {
        get: (path) => request(app).get(path).set('Authorization', bearer),
        post: (path, body = {}) => request(app).post(path).set('Authorization', bearer).send(body),
      }
    },
    browser: (username) => signedInOn(app, username),
    close: async () => {
      await pool.end()
      await world.close()
    },
  }
}
