// Signing in and out, the first screen of each role, and the one tap that opens a file of another team.
import { policyOn } from '../policy/index.ts'
import { AppError } from '../platform/errors.ts'
import { done, pagesOf, success, type Page, type Reply } from '../platform/http/reply.ts'
import { refuse } from '../platform/http/problem.ts'
import { firstDraw, type Attempt } from '../platform/http/route.ts'
import { nothing, openingForm, signInForm, signInPage as signInQuery } from './forms.ts'
import { fileOwner, supervisorsToRing } from './queries.ts'
import { route, type Ask, type Route } from './route.ts'
import { firstScreens, landing } from './rules.ts'
import { openFile, signIn, signOut } from './service.ts'
import {
  noMatch,
  reasonNeededPage,
  signInPage,
  tooMany,
  waitingPage,
  type AccessViews,
} from './views.ts'

const page = pagesOf<AccessViews>()

const drawSignIn = (next: string | undefined, attempt: Attempt): Page =>
  page('access/sign-in', signInPage(next, attempt), {
    resource: () => ({ takes: ['username', 'password'] }),
  })

const problem = (status: number, type: string, detail: string) => ({
  type: `/problems/${type}`,
  title: status === 429 ? 'Too many tries' : 'Sign-in failed',
  status,
  detail,
})

type SignInInput = Readonly<{ username: string; password: string; next?: string | undefined }>

/** A no is a page and not a fault: the try that it counts, and its line in the log, must be kept. */
async function signInAndGo({ tx, input, session, remote }: Ask<SignInInput>): Promise<Reply> {
  if (session === null)
    refuse('invalid', 'People sign in from a browser; a program sends its token with every request')
  const decision = await signIn(tx, { ...input, remote })
  if (decision.ok) {
    session.begin(decision.value.id)
    return done(landing(input.next), { signedIn: decision.value.username })
  }
  if (decision.why === 'too-many') {
    const detail = 'There were too many wrong tries. Wait 15 minutes and try again.'
    const resource = problem(429, 'too-many', detail)
    return page('errors/too-many', tooMany(), { resource: () => resource, status: 429 })
  }
  const typed = { username: input.username }
  const model = signInPage(input.next, { typed, errors: [noMatch], stale: false })
  const resource = problem(401, 'sign-in-failed', noMatch.message)
  return page('access/sign-in', model, { resource: () => resource, status: 401 })
}

async function firstScreen({ tx, actor }: Ask): Promise<Reply> {
  const path = firstScreens[actor.role]
  if (path !== null) return done(path, { firstScreen: path })
  const ringable = await supervisorsToRing(tx, actor)
  return page('access/waiting', waitingPage(actor, ringable), {
    resource: () => ({ firstScreen: null, ring: ringable }),
    shown: { fields: ['supervisors'] },
  })
}

async function ownerOr404(ask: Ask): Promise<NonNullable<Awaited<ReturnType<typeof fileOwner>>>> {
  const owner = await fileOwner(ask.tx, ask.params['id'] ?? '')
  if (owner === null) throw new AppError('not-found')
  if (owner.forceId !== ask.actor.forceId)
    throw new AppError('out-of-scope', { offenderId: owner.offenderId })
  return owner
}

export const accessRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/sign-in',
    may: 'anyone',
    audit: 'not-audited',
    summary: 'The sign-in page',
    takes: signInQuery,
    handle: async ({ input }) => drawSignIn(input.next, firstDraw),
  }),
  route({
    method: 'post',
    path: '/sign-in',
    may: 'anyone',
    // Its own lines in the log, written by the service: who, and whether it was refused.
    audit: 'not-audited',
    summary: 'Sign in',
    takes: signInForm,
    redraw: async (_ask, attempt) => drawSignIn(undefined, attempt),
    handle: signInAndGo,
  }),
  route({
    method: 'post',
    path: '/sign-out',
    may: 'signed-in',
    audit: 'sign-out',
    summary: 'Sign out',
    takes: nothing,
    handle: async ({ tx, actor, session }) => {
      await signOut(tx, actor)
      session?.end()
      return done('/sign-in', { signedOut: true })
    },
  }),
  route({
    method: 'get',
    path: '/',
    may: 'signed-in',
    audit: 'screen.opened',
    summary: 'The first screen for your role',
    takes: nothing,
    handle: firstScreen,
  }),
  route({
    method: 'post',
    path: '/offenders/:id/openings',
    may: 'open-files',
    audit: 'offender.opened',
    summary: 'Open a file of another team, with a reason that its owner is shown',
    takes: openingForm,
    redraw: async (ask, attempt) => {
      const next = attempt.typed['next'] ?? `/offenders/${ask.params['id'] ?? ''}`
      const model = reasonNeededPage(await ownerOr404(ask), { ...attempt, next })
      return page('errors/reason-needed', model, { resource: () => null })
    },
    handle: async (ask) => {
      const owner = await ownerOr404(ask)
      const { reason, said, next } = ask.input
      const policy = await policyOn(ask.tx, ask.today)
      const opening = await openFile(ask.tx, ask.actor, {
        person: owner,
        given: { reason, said: said ?? null },
        at: ask.at,
        hours: policy.number('access.opening_hours'),
      })
      const { offenderId, openedAt, untilAt } = opening
      const to = next === undefined ? `/offenders/${offenderId}` : landing(next)
      return done(
        to,
        { id: opening.id, offenderId, reason, said: opening.said, openedAt, untilAt },
        { status: 201, flash: success('File opened', 'The owner is shown who opened it and why.') },
      )
    },
  }),
]
