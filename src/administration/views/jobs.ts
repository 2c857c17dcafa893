// The page of jobs: what each is for, when it is next due, how it last went, and every run and failed try.
import { errorOf } from '../../platform/views/fields.ts'
import { formatInstant, formatShortDate, formatTime } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { JobAlarm } from '../../platform/jobs/alarms.ts'
import { countsInWords } from '../../platform/jobs/counts.ts'
import { nextDueAt } from '../../platform/jobs/slots.ts'
import {
  bySchedule,
  type FailedAttempt,
  type JobFacts,
  type JobRun,
  type Slot,
} from '../../platform/jobs/types.ts'
import type {
  Cell,
  DateField,
  Filter,
  Pager,
  Problem,
  Select,
  Table,
} from '../../platform/views/models.ts'
import { problemsOf } from './account-fields.ts'

export type JobsModel = Readonly<{
  title: string
  problems: readonly Problem[]
  alarms: readonly string[]
  underWay: readonly string[]
  jobs: Table
  run: Readonly<{ job: Select; forDate: DateField }> | null
  filter: Filter
  runs: Table | null
  emptyText: string | null
  pager: Pager
  failed: Table | null
}>

export type JobsShown = Readonly<{
  jobs: readonly JobFacts[]
  /** The newest run of each job that did its work. */
  last: readonly JobRun[]
  alarms: readonly JobAlarm[]
  waiting: readonly Slot[]
  running: readonly Slot[]
  failed: readonly FailedAttempt[]
  runs: readonly JobRun[]
  total: number
  nextHref: string | null
  /** The job that the runs are narrowed to. */
  job: string | null
  continued: boolean
  mayRun: boolean
  at: Date
  attempt: Attempt
}>

const whoAsked = (askedBy: string): string =>
  askedBy === bySchedule ? 'by itself' : askedBy === 'command' ? 'by command' : `by ${askedBy}`

const alarmTags: Readonly<Record<JobAlarm['kind'], string>> = {
  silent: 'Silent',
  failed: 'Failed',
  not_run: 'Days not run',
}

function alarmCell(alarms: readonly JobAlarm[]): Cell {
  const [first] = alarms
  return first === undefined
    ? { text: 'In order', tagClass: 'govuk-tag--green' }
    : { text: alarmTags[first.kind], tagClass: 'govuk-tag--red' }
}

const lastCell = (run: JobRun | undefined): Cell =>
  run === undefined
    ? { text: 'Never' }
    : { text: formatInstant(run.finishedAt), note: countsInWords(run.counts) }

const jobsTable = ({ jobs, last, alarms, at }: JobsShown): Table => ({
  caption: 'Every job',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'every-job',
  head: ['Job', 'State', 'Last done', 'Next due'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: jobs.map((job) => [
    {
      text: job.name,
      href: `/jobs?job=${job.name}`,
      note: job.summary,
      noteClass: 'govuk-!-font-weight-regular',
    },
    alarmCell(alarms.filter((alarm) => alarm.jobs.includes(job.name))),
    lastCell(last.find((run) => run.job === job.name)),
    { text: formatInstant(nextDueAt(job, at)) },
  ]),
})

const tookText = (from: Date, to: Date): string => {
  const seconds = (to.getTime() - from.getTime()) / 1000
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`
}

const runRow = (run: JobRun): readonly Cell[] => [
  { text: formatShortDate(run.forDate) },
  { text: run.job },
  run.state === 'done'
    ? { text: 'Done', tagClass: 'govuk-tag--green', note: whoAsked(run.askedBy) }
    : { text: 'Not run', tagClass: 'govuk-tag--red', note: 'too old to be caught up' },
  run.startedAt === null
    ? { text: '' }
    : {
        text: formatInstant(run.startedAt),
        note: `took ${tookText(run.startedAt, run.finishedAt)}`,
      },
  { text: run.state === 'done' ? countsInWords(run.counts) : '' },
]

const runsTable = (runs: readonly JobRun[]): Table => ({
  caption: 'Runs, the newest day first',
  captionClasses: 'govuk-table__caption--m',
  ...{ regionId: 'runs', stacks: true },
  head: ['For', 'Job', 'State', 'Began', 'What it did'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: runs.map(runRow),
})

const failedTable = (failed: readonly FailedAttempt[]): Table => ({
  caption: 'Tries that failed in the last seven days',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'failed-tries',
  head: ['Began', 'Job', 'For', 'Why'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: failed.map(({ startedAt, job, forDate, fault, askedBy }) => [
    { text: formatInstant(startedAt) },
    { text: job },
    { text: formatShortDate(forDate) },
    { text: fault, ...(askedBy === bySchedule ? {} : { note: `asked for ${whoAsked(askedBy)}` }) },
  ]),
})

const choiceOf = (jobs: readonly JobFacts[], chosen: string | null, none: string) => [
  { value: '', text: none },
  ...jobs.map(({ name }) => ({ value: name, text: name, selected: name === chosen })),
]

const runForm = ({ jobs, job, attempt }: JobsShown): JobsModel['run'] => ({
  job: {
    ...{ id: 'job', name: 'job', label: 'Job' },
    items: choiceOf(jobs, attempt.typed['job'] ?? job, 'Choose'),
    ...errorOf(attempt, 'job'),
  },
  forDate: {
    ...{ id: 'forDate', name: 'forDate', label: 'For the day' },
    hint: 'Leave it empty for today',
    value: attempt.typed['forDate'] ?? '',
    ...errorOf(attempt, 'forDate'),
  },
})

const filterOf = ({ jobs, job }: JobsShown): Filter => ({
  label: 'Narrow the runs',
  action: '/jobs',
  fields: [
    {
      select: {
        id: 'of',
        name: 'job',
        label: 'Runs of',
        items: choiceOf(jobs, job, 'Every job'),
      },
    },
  ],
  active: job === null ? [] : [{ text: job, removeHref: '/jobs' }],
  clearHref: null,
})

const slotText = ({ job, forDate }: Slot): string => `${job} for ${formatShortDate(forDate)}`

/** What runs now, and what was asked for and is not begun. */
function underWayTexts({ waiting, running }: JobsShown): string[] {
  const begun = new Set(running.map(slotText))
  return [
    ...[...begun].map((slot) => `${slot} is running.`),
    ...waiting
      .map(slotText)
      .filter((slot) => !begun.has(slot))
      .map((slot) => `${slot} was asked for, and begins within seconds.`),
  ]
}

export const jobsPage = (shown: JobsShown): JobsModel => ({
  title: shown.attempt.errors.length > 0 ? 'Error: Jobs' : 'Jobs',
  problems: problemsOf(shown.attempt.errors),
  alarms: shown.alarms.map(({ text }) => text),
  underWay: underWayTexts(shown),
  jobs: jobsTable(shown),
  run: shown.mayRun ? runForm(shown) : null,
  filter: filterOf(shown),
  runs: shown.runs.length === 0 ? null : runsTable(shown.runs),
  emptyText:
    shown.runs.length > 0
      ? null
      : shown.job === null
        ? 'No job has been run yet.'
        : `The job ${shown.job} has not been run yet.`,
  pager: {
    label: 'Parts of the runs',
    totalText: `${shown.total} ${shown.total === 1 ? 'run' : 'runs'}, as at ${formatTime(shown.at)}`,
    nextHref: shown.nextHref,
    firstHref: shown.continued ? `/jobs${shown.job === null ? '' : `?job=${shown.job}`}` : null,
  },
  failed: shown.failed.length === 0 ? null : failedTable(shown.failed),
})

/** The same facts for programs; `items` are the runs. */
export const jobsResource = (shown: JobsShown, next: string | null) => ({
  items: shown.runs.map(({ job, forDate, state, startedAt, finishedAt, counts, askedBy }) => ({
    job,
    forDate,
    state,
    startedAt,
    finishedAt,
    counts,
    askedBy,
  })),
  total: shown.total,
  next,
  jobs: shown.jobs.map(({ name, at, summary }) => ({
    job: name,
    at,
    summary,
    nextAt: nextDueAt({ at }, shown.at),
    lastForDate: shown.last.find((run) => run.job === name)?.forDate ?? null,
  })),
  alarms: shown.alarms,
  waiting: shown.waiting.map(({ job, forDate }) => ({ job, forDate })),
  running: shown.running,
  failed: shown.failed.map(({ job, forDate, startedAt, finishedAt, fault, askedBy }) => ({
    job,
    forDate,
    startedAt,
    finishedAt,
    fault,
    askedBy,
  })),
})
