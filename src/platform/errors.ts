// Faults: what is thrown when a use case cannot go on. Refusals by a rule are values (decision.ts).

export type FaultKind =
  | 'not-signed-in'
  | 'not-found'
  | 'out-of-scope'
  | 'forbidden'
  | 'stale'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable'
  | 'unconfirmed'
  | 'broken'

/** How each fault answers. `out-of-scope` looks exactly like `not-found`: existence is itself sensitive. */
export const faults: Readonly<
  Record<FaultKind, { status: number; title: string; detail: string; deniedLook: boolean }>
> = {
  'not-signed-in': {
    status: 401,
    title: 'Sign in first',
    detail: 'This needs a sign-in. Sign in, or send a valid token, and try again.',
    deniedLook: false,
  },
  'not-found': {
    status: 404,
    title: 'Page not found',
    detail: 'There is nothing here that you can see. Check the address, or search for the person.',
    deniedLook: false,
  },
  'out-of-scope': {
    status: 404,
    title: 'Page not found',
    detail: 'There is nothing here that you can see. Check the address, or search for the person.',
    deniedLook: true,
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    detail: 'Your role does not allow this. Ask your supervisor if you think it should.',
    deniedLook: true,
  },
  stale: {
    status: 409,
    title: 'Changed by someone else',
    detail:
      'Someone changed this after you opened it. Nothing you typed was saved over theirs: look at what it says now and try again.',
    deniedLook: false,
  },
  conflict: {
    status: 409,
    title: 'Already there',
    detail: 'Something with the same identity is already recorded.',
    deniedLook: false,
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    detail: 'What you sent is too large to take. Send a smaller file.',
    deniedLook: false,
  },
  'too-many': {
    status: 429,
    title: 'Too many tries',
    detail: 'There were too many tries in a short time. Wait a few minutes and try again.',
    deniedLook: false,
  },
  unavailable: {
    status: 503,
    title: 'Not available just now',
    detail: 'The database did not answer in time. Nothing was changed. Try again in a moment.',
    deniedLook: false,
  },
  unconfirmed: {
    status: 503,
    title: 'We could not confirm that it was saved',
    detail:
      'The database went away while saving. It may or may not have been saved: check before you repeat it.',
    deniedLook: false,
  },
  broken: {
    status: 500,
    title: 'Something went wrong',
    detail:
      'This is our fault, not yours. It has been logged. Try again, and quote the number below.',
    deniedLook: false,
  },
}

export class AppError extends Error {
  readonly kind: FaultKind
  /** What sort of the kind, as the last part of the problem's type: 'reason-needed', 'not-yours'. */
  readonly type: string
  readonly detail: string
  readonly offenderId: string | null

  constructor(
    kind: FaultKind,
    more: { type?: string; detail?: string; offenderId?: string; cause?: unknown } = {},
  ) {
    super(more.detail ?? faults[kind].title, { cause: more.cause })
    this.kind = kind
    this.type = more.type ?? kind
    this.detail = more.detail ?? faults[kind].detail
    this.offenderId = more.offenderId ?? null
  }
}

/** A start or a command that cannot go on: one plain sentence naming what to do, printed without a stack. */
export class StartFault extends Error {}

/** Any thrown thing as an AppError: what is not one is `broken`, whatever it says. */
export const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('broken', { cause: thrown })
