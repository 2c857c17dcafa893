// Browser sessions and their CSRF tokens; programs with a bearer token have neither.
import { csrfSync } from 'csrf-sync'
import session, { type Store } from 'express-session'
import type { Request, RequestHandler } from 'express'
import { AppError } from '../errors.ts'
import { flatText } from './body.ts'
import type { Done, Flash } from './reply.ts'
import type { SessionPort } from './route.ts'
import './session-data.ts'

export type SessionOptions = Readonly<{ store: Store; secret: string; behindTls: boolean }>

/** Cookies as the contract's section 8 has them: strict behind TLS, lax on the loopback demonstration. */
export const sessions = ({ store, secret, behindTls }: SessionOptions): RequestHandler =>
  session({
    name: behindTls ? '__Host-sid' : 'sid',
    store,
    secret,
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      path: '/',
      secure: behindTls,
      sameSite: behindTls ? 'strict' : 'lax',
    },
  })

const csrf = csrfSync({
  getTokenFromRequest: (request) =>
    request.get('x-csrf-token') ??
    (typeof request.is('application/json') === 'string'
      ? undefined
      : flatText(request.body)['_csrf']),
})

/** The token for this page's forms; drawing one begins a session where there was none. */
export const csrfTokenOf = (request: Request): string | null =>
  request.get('authorization') === undefined ? csrf.generateToken(request) : null

/** The token for a form on an error page: only somebody signed in can use one, and it begins no session. */
export function knownCsrfToken(request: Request): string | null {
  const session = request.session as Request['session'] | undefined
  return session?.accountId === undefined ? null : csrf.generateToken(request)
}

/** A change from a browser's session must carry its token; a bearer token needs none. */
export function checkCsrf(request: Request): void {
  if (request.get('authorization') !== undefined) return
  if (!csrf.isRequestValid(request))
    throw new AppError('forbidden', {
      type: 'form-expired',
      detail:
        'This form had expired, so nothing was saved. Go back, reload the page and send it again.',
    })
}

/**
 * Begins and ends the session of a browser; null for a program. What a handler asks for is done after its
 * transaction is kept: a sign-in that could not be audited leaves no session.
 */
export function sessionPort(
  request: Request,
  afterCommit: (step: () => Promise<void>) => void,
): SessionPort | null {
  if (request.get('authorization') !== undefined) return null
  return {
    begin: (accountId) => {
      afterCommit(async () => {
        await settled((done) => request.session.regenerate(done))
        request.session.accountId = accountId
        // Made now, so that of the first pages asked for at once none writes over the token of another.
        csrf.generateToken(request)
        await settled((done) => request.session.save(done))
      })
    },
    end: () => {
      afterCommit(() => settled((done) => request.session.destroy(done)))
    },
  }
}

const settled = (start: (done: (fault?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((fault) => {
      if (fault === undefined || fault === null) resolve()
      else reject(fault instanceof Error ? fault : new Error('the session could not be kept'))
    })
  })

/** The message that the next page shows once: kept before the browser is sent on, or that page would miss it. */
export async function leaveFlash(request: Request, reply: Done): Promise<void> {
  // A sign-out leaves no session to keep a message in.
  const session = request.session as Request['session'] | undefined
  if (reply.flash === null || session === undefined) return
  session.flash = reply.flash
  await settled((done) => request.session.save(done))
}

export function takeFlash(request: Request): Flash | null {
  const flash = request.session.flash ?? null
  if (flash !== null) delete request.session.flash
  return flash
}
