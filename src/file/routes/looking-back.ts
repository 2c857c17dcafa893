// `?knownOn=` on every page of a file: the same page, made of what had been recorded by the end of that day.
import { z } from 'zod'
import { fileToRead, type Ask, type OpenedFile, type Route } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { standThen } from '../../backlog/index.ts'
import { addDays, formatDate, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import { lookingBack, nameThen, type Then } from '../../platform/database/looking-back.ts'
import { AppError } from '../../platform/errors.ts'
import { dateFault, optional, readDate } from '../../platform/http/forms.ts'
import { problemOfRefusal, refuse, Refused } from '../../platform/http/problem.ts'
import { done, type Page, type Reply } from '../../platform/http/reply.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { withKeptQuery } from '../../platform/views/kept-query.ts'
import {
  recordThen,
  rowsPersonNow,
  rowsPersonThen,
  versionsSince,
  type RowTable,
} from '../queries/then.ts'
import { addressToday, pastNotice } from '../views/past.ts'

/** Pages of one row of a file: whose file it is, is asked of the row. */
const rowPages: Readonly<Record<string, RowTable>> = {
  '/visits/:id': 'visits',
  '/visit-plans/:id': 'visit_plans',
  '/arms/:id': 'arms',
}

/** Pages of a file that say how it stands today and nothing else. */
const ofToday = new Set(['/offenders/:id/documents/:rowId/file'])

/** Whatever opens a file to look at it. */
export const looksBack = ({ method, may, path }: Route): boolean =>
  method === 'get' &&
  may === 'open-files' &&
  !ofToday.has(path) &&
  (path in rowPages || /^\/offenders\/:id(\/|$)/.test(path))

const asked = z.looseObject({ knownOn: z.string().optional() })

const example = 'Enter a date that exists, like 3/2/2026'

/** The day asked for: today at the latest. */
function dayIn(typed: string, today: LocalDate): LocalDate {
  const day = readDate(typed) ?? refuse('invalid', dateFault(typed, example), 'knownOn')
  if (day <= today) return day
  return refuse(
    'invalid',
    `${formatDate(day)} is still to come. Enter today or an earlier day`,
    'knownOn',
  )
}

/** The end of that day in London; today's is not over. */
const endOf = (day: LocalDate, now: Date): Then => {
  const until = startOfDay(addDays(day, 1))
  return { until, at: until > now ? now : new Date(until.getTime() - 1) }
}

type Asked = Readonly<{ day: LocalDate; then: Then; path: string }>
type Let = Readonly<{ id: OffenderId; opened: OpenedFile }>

const paramOf = ({ params }: Ask): string => params['id'] ?? ''

const admitted = ({ tx, actor, reason }: Ask, offenderId: string): Promise<OpenedFile> =>
  fileToRead(tx, actor, { offenderId, reason })

const nothingYet = (day: LocalDate, what: string): never =>
  refuse('invalid', `${what} had been recorded by the end of ${formatDate(day)}`, 'knownOn')

/** A visit, a plan or an assessment that came later: the page as it is now, and the file of that day where there was one. */
async function notYet({ tx, url }: Ask, day: LocalDate, personId: string): Promise<never> {
  const message = `This had not been recorded by the end of ${formatDate(day)}`
  const file = `/offenders/${personId}?knownOn=${day}`
  const known = (await recordThen(tx, personId)) !== null
  throw new Refused(
    'invalid',
    [{ field: 'knownOn', message }],
    [
      { text: 'Show this page as it is now', href: addressToday(url) },
      ...(known
        ? [{ text: `The file as it was known at the end of ${formatDate(day)}`, href: file }]
        : []),
    ],
  )
}

/** Whose file it was then. Who may read it is judged by whose file it is now, and by whose the row is now. */
async function letIn(ask: Ask, { day, then, path }: Asked): Promise<Let> {
  const table = rowPages[path]
  const id = paramOf(ask)
  const now = table === undefined ? id : await rowsPersonNow(ask.tx, table, id)
  if (now === null) throw new AppError('not-found')
  const opened = await admitted(ask, now)
  await nameThen(ask.tx, then)
  if (table === undefined)
    return {
      id: (await recordThen(ask.tx, id)) ?? nothingYet(day, 'Nothing of this person'),
      opened,
    }
  const whose = (await rowsPersonThen(ask.tx, table, id)) ?? (await notYet(ask, day, now))
  return { id: whose, opened: whose === now ? opened : await admitted(ask, whose) }
}

/** A record that was merged into another by then leads to that one, on the same day. */
async function ledOn(ask: Ask, { day }: Asked, { id, opened }: Let): Promise<Reply> {
  await record(ask.tx, {
    action: 'offender.opened',
    fields: ['mergedInto', `knownOn ${day}`],
    result: 'shown',
    ...opened.shown,
  })
  const [path = ''] = ask.url.split('?')
  const location = `${path.replace(paramOf(ask), id)}?knownOn=${day}`
  return done(location, { id: paramOf(ask), mergedInto: id, knownOn: day })
}

const withDay = (told: unknown, day: LocalDate): unknown =>
  typeof told === 'object' && told !== null ? { knownOn: day, ...told } : told

type Showing = Let & Asked & Readonly<{ knows: (path: string) => boolean; since: Date | null }>

function shownAsKnown(page: Page, ask: Ask, showing: Showing): Page {
  const { day, then, knows, since, opened } = showing
  const { reason } = opened.shown
  return {
    ...page,
    model: withKeptQuery(page.model, { name: 'knownOn', value: day, knows }),
    resource: () => withDay(page.resource(), day),
    shown: {
      ...page.shown,
      fields: [`knownOn ${day}`, ...(page.shown.fields ?? [])],
      ...(reason === undefined ? {} : { reason }),
    },
    notices: [pastNotice({ day, url: ask.url, since, until: then.until })],
  }
}

/** The page as it would have been drawn, for a reader who changes nothing. */
async function pastOf(route: Route, ask: Ask, showing: Showing): Promise<Reply> {
  const { id, then, day } = showing
  const reply = await lookingBack(ask.tx, then, async (tx) => {
    if (!(await standThen(tx, id)))
      return nothingYet(day, 'Nothing that managing this person needs')
    const actor = { ...ask.actor, looksBackAt: id }
    return await route.handle({ ...ask, tx, actor, at: then.at, today: day, reason: null })
  })
  return reply.kind === 'page' ? shownAsKnown(reply, ask, showing) : reply
}

type Drawing = Readonly<{
  knows: (path: string) => boolean
  /** Draws the page of today, where the day was typed, with what is wrong with it. */
  redraw: ((ask: Ask, attempt: Attempt) => Promise<Page>) | null
}>

type Typed = Readonly<{ typed: string }>

async function answered(route: Route, ask: Ask, { typed, knows }: Drawing & Typed): Promise<Reply> {
  const day = dayIn(typed, ask.today)
  const one = { day, then: endOf(day, ask.at), path: route.path }
  const way = await letIn(ask, one)
  if (!(route.path in rowPages) && way.id !== paramOf(ask)) return await ledOn(ask, one, way)
  const since = await versionsSince(ask.tx)
  return await pastOf(route, ask, { ...one, ...way, knows, since })
}

/** The page on which the day was typed, with what is wrong beside it; a page without the form leaves it to the error page. */
async function redrawn(
  ask: Ask,
  { redraw, typed }: Drawing & Typed,
  refused: Refused,
): Promise<Page> {
  if (redraw === null) throw refused
  const attempt = { typed: { knownOn: typed }, errors: refused.errors, stale: false }
  const page = await redraw(ask, attempt)
  return { ...page, status: 422, resource: () => problemOfRefusal(refused) }
}

/** The route with one more question: as known on which day. */
function lookingBackOn(route: Route, drawing: Drawing): Route {
  const { takes } = route
  if (!(takes instanceof z.ZodObject)) throw new Error(`${route.path} takes no fields`)
  return {
    ...route,
    takes: takes.extend({
      knownOn: optional(z.string().max(40)).describe(
        'The page as it was known at the end of that day, like 2026-02-03',
      ),
    }),
    handle: async (ask) => {
      const { knownOn, ...input } = asked.parse(ask.input)
      const own = { ...ask, input }
      if (knownOn === undefined) return await route.handle(own)
      try {
        return await answered(route, own, { ...drawing, typed: knownOn })
      } catch (thrown) {
        if (!(thrown instanceof Refused)) throw thrown
        return await redrawn(own, { ...drawing, typed: knownOn }, thrown)
      }
    },
  }
}

/** All routes, with the question added to every page of a file. */
export function remembering(
  routes: readonly Route[],
  drawFile: NonNullable<Drawing['redraw']>,
): readonly Route[] {
  const paths = routes.filter(looksBack).map(({ path }) => path.replaceAll(/:[A-Za-z]+/g, '[^/]+'))
  const known = new RegExp(`^(${paths.join('|')})$`)
  const knows = (path: string): boolean => known.test(path)
  return routes.map((route) => {
    if (!looksBack(route)) return route
    const redraw = route.path === '/offenders/:id' ? drawFile : null
    return lookingBackOn(route, { knows, redraw })
  })
}
