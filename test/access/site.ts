// The pages of access and administration over HTTP, on a world of their own, for a browser and for a program.
import express, { type ErrorRequestHandler, type Express } from 'express'
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import { accessRoutes } from '../../src/access/routes.ts'
import { administrationRoutes } from '../../src/administration/routes.ts'
import { errorPage } from '../../src/error-pages.ts'
import { chromeFor, gateFor } from '../../src/gate.ts'
import { bodyReaders } from '../../src/platform/http/body.ts'
import { mount } from '../../src/platform/http/mount.ts'
import { requestNumber } from '../../src/platform/http/sent.ts'
import { makeSender } from '../../src/platform/http/send.ts'
import { sessions } from '../../src/platform/http/session.ts'
import { openSessionPool, SessionStore } from '../../src/platform/http/session-store.ts'
import { sessionLimits } from '../../src/access/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { productViews } from '../support/views.ts'
import { at, openWorld, password, type World } from './world.ts'
import { patientMs } from '../support/usual.ts'

export type Site = Readonly<{
  world: World
  app: Express
  /** Moves the clock by so many minutes. */
  wait(minutes: number): void
  program(username: string): Promise<Program>
  browser(username?: string): Promise<Browser>
  close(): Promise<void>
}>

export type Program = Readonly<{
  get(path: string): request.Test
  post(path: string, body?: object): request.Test
}>

export type Browser = Readonly<{
  get(path: string): request.Test
  /** Sends the form of a page: its token and its hidden fields go with what is typed. */
  send(from: string, action: string, typed?: Record<string, string>): Promise<request.Response>
}>

export async function openSite(): Promise<Site> {
  const world = await openWorld()
  let now = at.getTime()
  const clock = { now: () => new Date(now) }
  const pool = openSessionPool({ url: world.test.appUrl, log: silentLog, connectMs: patientMs })
  const store = new SessionStore({ pool, clock, limits: sessionLimits })
  const app = appOn({ world, store, clock })
  const browser: Site['browser'] = async (username) => {
    const made = browserOn(app)
    if (username === undefined) return made
    const signedIn = await made.send('/sign-in', '/sign-in', { username, password })
    if (signedIn.status !== 303)
      throw new Error(`${username} could not sign in: ${signedIn.status}`)
    return made
  }
  return {
    world,
    app,
    wait: (minutes) => {
      now += minutes * 60_000
    },
    program: (username) => programOn(app, world, username),
    browser,
    close: async () => {
      await pool.end()
      await world.close()
    },
  }
}

const secret = 'a secret of tests and of nothing else'

function appOn({
  world,
  store,
  clock,
}: {
  world: World
  store: SessionStore
  clock: { now(): Date }
}): Express {
  const app = express()
  app.set('query parser', 'simple')
  app.use((_request, response, next) => {
    response.locals.requestId = requestNumber()
    response.locals.nonce = 'bm9uY2U'
    next()
  })
  app.use(sessions({ store, secret, behindTls: false }))
  app.use(...bodyReaders)
  const sender = makeSender({
    views: productViews(),
    log: silentLog,
    errorPage,
    bareChrome: (asked) =>
      chromeFor(
        null,
        { url: asked.originalUrl, nonce: 'bm9uY2U', csrf: null, flash: null },
        { demonstration: true, at: clock.now() },
      ),
  })
  mount(app, [...accessRoutes, ...administrationRoutes], {
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

async function programOn(app: Express, world: World, username: string): Promise<Program> {
  const made = await world.run((tx) => makeToken(tx, { username, label: 'test' }))
  if (!made.ok) throw new Error(made.why)
  const bearer = `Bearer ${made.value.token}`
  return {
    get: (path) => request(app).get(path).set('Authorization', bearer),
    post: (path, body = {}) => request(app).post(path).set('Authorization', bearer).send(body),
  }
}

export const htmlOf = (answer: request.Response): HTMLElement => parse(answer.text)
export const wordsOf = (answer: request.Response): string =>
  (htmlOf(answer).querySelector('main')?.text ?? '').replace(/\s+/g, ' ').trim()

function browserOn(app: Express): Browser {
  const agent = request.agent(app)
  const get = (path: string): request.Test => agent.get(path).set('Accept', 'text/html')
  return {
    get,
    send: async (from, action, typed = {}) => {
      const form = htmlOf(await get(from)).querySelector(`form[action="${action}"]`)
      if (form === null) throw new Error(`no form for ${action} on ${from}`)
      const hidden = form
        .querySelectorAll('input[type="hidden"]')
        .map((input) => [input.getAttribute('name'), input.getAttribute('value')] as const)
      const fields = new URLSearchParams()
      for (const [name, value] of [...hidden, ...Object.entries(typed)])
        fields.set(name ?? '', value ?? '')
      return await agent
        .post(action)
        .set('Accept', 'text/html')
        .type('form')
        .send(fields.toString())
    },
  }
}
