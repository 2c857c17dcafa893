// Sends what is ready: a page, a resource, a file, or a problem, each in the form that was asked for.
import type { Request, Response } from 'express'
import { asAppError, faults, type AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Chrome } from '../views/chrome.ts'
import type { Kept } from '../views/error-pages.ts'
import type { Views } from '../views/engine.ts'
import { asBodyFault } from './body.ts'
import { wantsJson } from './gate.ts'
import type { StoredAnswer } from './idempotency.ts'
import { problemOf, problemOfRefusal, Refused, type Problem } from './problem.ts'
import type { Page, Reply, Stream } from './reply.ts'
import { isJson } from './sent.ts'
import { leaveFlash, takeFlash } from './session.ts'

export type Sender = Readonly<{
  html(page: Page, chrome: Chrome): string
  page(request: Request, response: Response, page: { html: string; status: number }): void
  reply(request: Request, response: Response, reply: Exclude<Reply, Stream>): void
  stored(request: Request, response: Response, answer: StoredAnswer): void
  fault(request: Request, response: Response, thrown: unknown): void
}>

type Tools = Readonly<{
  views: Views
  log: Log
  /** The frame of a page when nobody is known and the database may be away. */
  bareChrome: (request: Request, response: Response) => Chrome
  errorPage: ErrorPage
}>

/** Which page says what went wrong, and all that it says. */
export type ErrorPage = (
  problem: Problem,
  fault: AppError | null,
  asked: Readonly<{ address: string; from: string | null; kept: Kept }>,
) => Readonly<{ view: string; model: object }>

export const makeSender = (tools: Tools): Sender => ({
  html: (page, chrome) => tools.views.render(page.view, page.model, chrome),
  page: (request, response, { html, status }) => {
    takeFlash(request)
    response.status(status).type('html').send(html)
  },
  reply: sendReply,
  stored: (request, response, answer) => {
    if (wantsJson(request)) resource(response, answer)
    else response.redirect(303, answer.location ?? '/')
  },
  fault: (request, response, thrown) => {
    sendFault(tools, { request, response }, asBodyFault(thrown))
  },
})

const resource = (response: Response, answer: StoredAnswer): void => {
  if (answer.location !== null) response.location(answer.location)
  response.status(answer.status).json(answer.body)
}

function sendReply(request: Request, response: Response, reply: Exclude<Reply, Stream>): void {
  if (reply.kind === 'download') {
    // Whatever is in it, it is never part of a page of ours.
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.attachment(reply.fileName).type(reply.type).send(Buffer.from(reply.body))
    return
  }
  if (reply.kind === 'page') {
    response.type(reply.status >= 400 ? 'application/problem+json' : 'json')
    response.status(reply.status).send(JSON.stringify(reply.resource()))
    return
  }
  const { status, location, resource: body } = reply
  const answer = (): void => {
    if (wantsJson(request)) resource(response, { status, location, body })
    else response.redirect(303, reply.onward)
  }
  if (!isSentFromPage(request)) {
    answer()
    return
  }
  // Where a script of ours goes on to, as the browser itself would.
  if (wantsJson(request)) response.set('Onward', reply.onward)
  // The change is kept whether or not its message can be.
  leaveFlash(request, reply).then(answer, answer)
}

/** A form of a page, whether the browser sends it or a script of ours does: the page that follows says what was done. */
const isSentFromPage = (request: Request): boolean =>
  request.get('authorization') === undefined && !isJson(request)

type Exchanged = Readonly<{ request: Request; response: Response }>

function sendFault(tools: Tools, exchanged: Exchanged, thrown: unknown): void {
  if (exchanged.response.headersSent) {
    log(tools.log, asAppError(thrown), exchanged.response.locals.requestId)
    exchanged.response.destroy()
    return
  }
  if (thrown instanceof Refused) {
    sendProblem(tools, exchanged, { problem: problemOfRefusal(thrown), fault: null })
    return
  }
  const fault = asAppError(thrown)
  const errorId = exchanged.response.locals.requestId
  log(tools.log, fault, errorId)
  // A form that was sent without a sign-in is answered with what was typed in it.
  const isLook = exchanged.request.method === 'GET'
  if (fault.kind === 'not-signed-in' && isLook && !wantsJson(exchanged.request)) {
    const next = encodeURIComponent(exchanged.request.originalUrl)
    exchanged.response.redirect(303, `/sign-in?next=${next}`)
    return
  }
  sendProblem(tools, exchanged, { problem: problemOf(fault, errorId), fault })
}

/** ERROR means that someone must act. */
function log(to: Log, fault: AppError, errorId: string): void {
  if (fault.kind === 'broken')
    to.error({ errorId, fault: stackOf(fault.cause ?? fault) }, 'a request failed')
  if (fault.kind === 'unavailable' || fault.kind === 'unconfirmed')
    to.warn({ errorId, fault: String(fault.cause) }, 'the database did not answer')
}

const stackOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)

type Wrong = Readonly<{ problem: Problem; fault: AppError | null }>

function sendProblem(
  tools: Tools,
  { request, response }: Exchanged,
  { problem, fault }: Wrong,
): void {
  if (problem.status === faults.unavailable.status) response.set('Retry-After', '5')
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer')
  response.status(problem.status)
  if (wantsJson(request)) {
    response.type('application/problem+json').send(JSON.stringify(problem))
    return
  }
  const asked = {
    address: request.originalUrl,
    from: cameFrom(request),
    kept: keptOf(request.body),
  }
  const { view, model } = tools.errorPage(problem, fault, asked)
  response.type('html').send(tools.views.render(view, model, tools.bareChrome(request, response)))
}

/** The page of ours that a form was sent from, so that its sender can go back there. */
function cameFrom(request: Request): string | null {
  const page = request.get('referer') ?? ''
  if (!URL.canParse(page)) return null
  const { host, pathname, search } = new URL(page)
  return host === request.get('host') ? `${pathname}${search}` : null
}

const hidden = new Set(['_csrf', '_key', '_version', 'password', 'version'])

/** What was typed, shown on the error page so that it is not lost. */
const keptOf = (body: unknown): Kept =>
  typeof body === 'object' && body !== null
    ? Object.entries(body)
        .filter(([name, value]) => !hidden.has(name) && typeof value === 'string' && value !== '')
        .map(([label, value]) => ({ label, value: String(value) }))
    : []
