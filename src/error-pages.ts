// Which page says what went wrong, and in which words; nothing of a fault's own text reaches it.
import { openingReasons, reasonWords } from './access/index.ts'
import type { AppError } from './platform/errors.ts'
import type { ErrorPage } from './platform/http/send.ts'
import type { Problem } from './platform/http/problem.ts'
import type { ErrorPages, Kept } from './platform/views/error-pages.ts'

const homeHref = '/'

type Asked = Readonly<{ address: string; from: string | null; kept: Kept }>
type Told<Name extends keyof ErrorPages> = Readonly<{ view: Name; model: ErrorPages[Name] }>

const reasonNeeded = (fault: AppError, { address }: Asked): Told<'errors/reason-needed'> => ({
  view: 'errors/reason-needed',
  model: {
    aboutText: fault.detail,
    action: `/offenders/${fault.offenderId ?? ''}/openings`,
    next: address,
    problems: [],
    homeHref,
    reasons: {
      id: 'reason',
      name: 'reason',
      legend: 'Why do you need it?',
      items: openingReasons.map((reason) => ({
        value: reason,
        text: reasonWords[reason],
        ...(reason === 'other'
          ? { conditional: { id: 'said', name: 'said', label: 'Say why' } }
          : {}),
      })),
    },
  },
})

const forbidden = (
  problem: Problem,
  { type }: AppError,
  { kept }: Asked,
): Told<'errors/forbidden'> => ({
  view: 'errors/forbidden',
  model: {
    whyText: problem.detail,
    nextText:
      type === 'large-export'
        ? 'An inspector of your force can take it out for you.'
        : 'If your work needs it, ask your supervisor.',
    homeHref,
    kept,
  },
})

const refused = (problem: Problem, kept: Kept): Told<'errors/refused'> => ({
  view: 'errors/refused',
  model: {
    title: problem.title,
    sentences: (problem.errors ?? [{ message: problem.detail }]).map(({ message }) => message),
    ways: problem.ways ?? [],
    homeHref,
    kept,
  },
})

type Page = (problem: Problem, fault: AppError, asked: Asked) => Told<keyof ErrorPages>

/** Back to the form that was sent, where what was kept of it stands. */
const signInTo = (from: string | null): string =>
  from === null ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`

const missing: Page = () => ({ view: 'errors/not-found', model: { homeHref } })

const away =
  (unconfirmed: boolean): Page =>
  (_problem, _fault, { address, kept }) => ({
    view: 'errors/unavailable',
    model: { waitText: 'a few seconds', againHref: address, unconfirmed, kept },
  })

const pages: Readonly<Record<AppError['kind'], Page>> = {
  'not-signed-in': (_problem, _fault, { from, kept }) => ({
    view: 'errors/not-signed-in',
    model: { signInHref: signInTo(from), kept },
  }),
  'not-found': missing,
  'out-of-scope': missing,
  forbidden: (problem, fault, asked) =>
    fault.type === 'reason-needed' ? reasonNeeded(fault, asked) : forbidden(problem, fault, asked),
  stale: (problem, _fault, { address, kept }) => ({
    view: 'errors/stale',
    model: { changedText: problem.detail, againHref: address, kept },
  }),
  conflict: (problem, _fault, { kept }) => refused(problem, kept),
  'too-large': (_problem, _fault, { address }) => ({
    view: 'errors/too-large',
    model: { limitText: '20 MB', againHref: address },
  }),
  'too-many': (_problem, _fault, { address }) => ({
    view: 'errors/too-many',
    model: { waitText: 'a quarter of an hour', againHref: address },
  }),
  unavailable: away(false),
  unconfirmed: away(true),
  broken: (problem, _fault, { kept }) => ({
    view: 'errors/broken',
    model: { errorId: problem.errorId ?? '', unconfirmed: false, homeHref, kept },
  }),
}

export const errorPage: ErrorPage = (problem, fault, asked) =>
  fault === null ? refused(problem, asked.kept) : pages[fault.kind](problem, fault, asked)
