// The jobs: every run and its alarms for who may look, and a run by hand for the administrator.
import { may, route, type Ask, type Route } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import {
  addDays,
  formatDate,
  formatInstant,
  formatShortDate,
  parseLocalDate,
  startOfDay,
  type LocalDate,
} from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page, type Reply } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { jobAlarms } from '../../platform/jobs/alarms.ts'
import { runOf } from '../../platform/jobs/ledger.ts'
import { failedAttempts, lastRuns, runsOf, underWay } from '../../platform/jobs/queries.ts'
import { askFor, requestsWaiting } from '../../platform/jobs/requests.ts'
import type { JobFacts, Slot } from '../../platform/jobs/types.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { policyBegan, policyOn } from '../../policy/index.ts'
import { jobAsked, jobSearch } from '../forms.ts'
import { jobsPage, jobsResource, type AdministrationViews } from '../views.ts'

const page = pagesOf<AdministrationViews>()

type Part = Readonly<{ job?: string | undefined; size: number; cursor?: string | undefined }>

const firstPart: Part = { size: 50 }

/** While something runs the page looks again by itself. */
const refreshSeconds = 2

/** Tries of the last days, and at most so many: the alarm says the rest. */
const failedDays = 7
const mostFailed = 50

function afterMark(cursor: string | undefined): Slot | null {
  if (cursor === undefined) return null
  const [day, job] = decodeCursor(cursor) ?? []
  const forDate = typeof day === 'string' ? parseLocalDate(day) : null
  return forDate !== null && typeof job === 'string'
    ? { forDate, job }
    : refuse('invalid', 'Use the cursor as the list gave it', 'cursor')
}

function known(jobs: readonly JobFacts[], name: string): string {
  if (jobs.some((job) => job.name === name)) return name
  return refuse('invalid', 'Choose a job from the list', 'job')
}

type Drawing = Readonly<{ part: Part; attempt: Attempt }>

async function draw(ask: Ask, jobs: readonly JobFacts[], drawing: Drawing): Promise<Page> {
  const { tx, actor, at, today } = ask
  const { part, attempt } = drawing
  const job = part.job === undefined ? null : known(jobs, part.job)
  const after = afterMark(part.cursor)
  const found = await runsOf(tx, { job, size: part.size, after })
  const next = found.next && nextUrl(ask.url, encodeCursor([found.next.forDate, found.next.job]))
  const policy = await policyOn(tx, today)
  const shown = {
    jobs,
    last: await lastRuns(tx),
    alarms: await jobAlarms(tx, policy.number('jobs.silence_hours')),
    waiting: await requestsWaiting(tx),
    running: await underWay(tx, startOfDay(today)),
    failed: await failedAttempts(tx, startOfDay(addDays(today, -failedDays)), mostFailed),
    runs: found.rows,
    total: found.total,
    nextHref: next,
    job,
    continued: after !== null,
    mayRun: may(actor, 'run-jobs'),
    at,
    attempt,
  }
  const busy = shown.waiting.length + shown.running.length > 0 && attempt.errors.length === 0
  return page('administration/jobs', jobsPage(shown), {
    resource: () => jobsResource(shown, next),
    shown: { fields: ['jobs'], count: found.rows.length },
    ...(busy ? { refreshSeconds } : {}),
  })
}

type Input = Readonly<{ job: string; forDate?: LocalDate | undefined }>

async function runNow(ask: Ask<Input>, jobs: readonly JobFacts[]): Promise<Reply> {
  const { tx, input, today } = ask
  const job = known(jobs, input.job)
  const forDate = input.forDate ?? today
  if (forDate > today) return refuse('invalid', 'Enter a day that has begun', 'forDate')
  if (forDate < policyBegan)
    return refuse(
      'invalid',
      `Enter a day from ${formatDate(policyBegan)}, when the register began`,
      'forDate',
    )
  const run = await runOf(tx, { job, forDate })
  if (run?.state === 'done')
    return refuse(
      'already-run',
      `${job} for ${formatShortDate(forDate)} was done on ${formatInstant(run.finishedAt)}. Each is done once`,
      'job',
    )
  const { id, askedAt, askedBy } = await askFor(tx, { job, forDate })
  const path = `/jobs?job=${job}`
  await record(tx, {
    action: 'job.ran',
    path: `${path}&forDate=${forDate}`,
    fields: ['job', 'forDate'],
    result: 'done',
  })
  return done(
    path,
    { id, job, forDate, state: 'waiting', askedAt, askedBy },
    {
      status: 201,
      flash: success(
        'The job was asked for',
        'It is run in the background; this page says how it goes.',
      ),
    },
  )
}

export const jobRoutes = (jobs: readonly JobFacts[]): readonly Route[] => [
  route({
    method: 'get',
    path: '/jobs',
    may: 'see-jobs',
    audit: 'screen.opened',
    summary: 'Runs of the jobs, newest day first, with what is due next and every alarm',
    takes: jobSearch,
    handle: (ask) => draw(ask, jobs, { part: ask.input, attempt: firstDraw }),
  }),
  route({
    method: 'post',
    path: '/jobs',
    may: 'run-jobs',
    audit: 'job.ran',
    summary: 'Run a job now, for today or for a day that was missed; it is done in the background',
    takes: jobAsked,
    redraw: (ask, attempt) => draw(ask, jobs, { part: firstPart, attempt }),
    handle: (ask) => runNow(ask, jobs),
  }),
]
