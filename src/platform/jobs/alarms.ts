// Silence is an alarm: jobs that are not done in time, those that failed, and days that were not run.
import { formatShortDate, formatTime, type LocalDate } from '../calendar.ts'
import type { Tx } from '../database/transaction.ts'
import { keptJobs } from './queries.ts'
import { openSlots, turnOf, type DueSlot, type Failures, type KeptJob } from './slots.ts'

export type JobAlarm = Readonly<{
  kind: 'silent' | 'failed' | 'not_run'
  /** What is the matter with several at once is one alarm. */
  jobs: readonly string[]
  /** The day that it is about: the latest of several. */
  forDate: LocalDate
  /** A finished sentence, without the fault itself: anybody may read it. */
  text: string
}>

const hourMs = 3_600_000

const day = formatShortDate

/** 'a', 'a and b', 'a, b and c'. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

const theJobs = (words: readonly string[]): string =>
  `The ${words.length === 1 ? 'job' : 'jobs'} ${listed(words)}`

type Standing = Readonly<{ kept: KeptJob; open: readonly DueSlot[]; failed: Failures | undefined }>

/** What is open of a job, and the latest day of that which failed. */
function standingOf(kept: KeptJob, at: Date): Standing {
  const open = openSlots([kept], at)
  const failed = kept.faults
    .filter(({ forDate }) => open.some((slot) => slot.forDate === forDate))
    .toSorted((a, b) => a.forDate.localeCompare(b.forDate))
    .at(-1)
  return { kept, open, failed }
}

function failedAlarm({ kept, failed }: Standing, at: Date): JobAlarm[] {
  if (failed === undefined) return []
  const byItself = kept.failures.find(({ forDate }) => forDate === failed.forDate)
  const tries = failed.count === 1 ? 'once' : `${failed.count} times`
  const after =
    turnOf(byItself, at) === 'given-up'
      ? 'It is not tried again by itself: put the cause right, then run it now.'
      : 'It is tried again by itself.'
  const text = `The job ${kept.job} failed ${tries} for ${day(failed.forDate)}. ${after}`
  return [{ kind: 'failed', jobs: [kept.job], forDate: failed.forDate, text }]
}

type Late = Readonly<{ job: string; latest: DueSlot; count: number }>

/** Slots that have come, are not done and are past their grace; of the first day counted from when it was known. */
function lateOf({ kept, open, failed }: Standing, limit: Date): Late[] {
  const late = open.filter((slot) => slot.dueAt <= limit)
  const latest = late.at(-1)
  if (failed !== undefined || latest === undefined || kept.registeredAt > limit) return []
  return [{ job: kept.job, latest, count: late.length }]
}

function silentAlarm(late: readonly Late[]): JobAlarm[] {
  const last = late.toSorted((a, b) => a.latest.dueAt.getTime() - b.latest.dueAt.getTime()).at(-1)
  if (last === undefined) return []
  const { forDate } = last.latest
  const most = Math.max(...late.map(({ count }) => count)) - 1
  const earlier = most === 0 ? '' : `, nor ${most === 1 ? 'the day' : `${most} days`} before it`
  const due = late.map(({ job, latest }) => `${job} (${formatTime(latest.dueAt)})`)
  const [were, are] = late.length === 1 ? ['was', 'is'] : ['were', 'are']
  const text = `${theJobs(due)} ${were} due on ${day(forDate)} and ${are} not done${earlier}.`
  return [{ kind: 'silent', jobs: late.map(({ job }) => job), forDate, text }]
}

type NotRun = NonNullable<KeptJob['notRun']>

const shortly = (date: LocalDate): string => day(date).replace(/ \d{4}$/, '')

function daysText({ count, first, last }: NotRun): string {
  if (count === 1) return day(last)
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return `${count} days, ${sameYear ? shortly(first) : day(first)} to ${day(last)}`
}

function notRunAlarms(kept: readonly KeptJob[]): JobAlarm[] {
  const byDays = new Map<string, { jobs: string[]; notRun: NotRun }>()
  for (const { job, notRun } of kept) {
    if (notRun === null) continue
    const days = daysText(notRun)
    const known = byDays.get(days) ?? { jobs: [], notRun }
    byDays.set(days, { ...known, jobs: [...known.jobs, job] })
  }
  return [...byDays].map(([days, { jobs, notRun }]) => ({
    kind: 'not_run',
    jobs,
    forDate: notRun.last,
    text: `${theJobs(jobs)} ${jobs.length === 1 ? 'was' : 'were'} not run for ${days}: only the last seven days are caught up.`,
  }))
}

/** What is wrong with the jobs at an instant: silence first, then failures, then days that were not run. */
export function alarmsIn(kept: readonly KeptJob[], at: Date, graceHours: number): JobAlarm[] {
  const limit = new Date(at.getTime() - graceHours * hourMs)
  const standings = kept.map((one) => standingOf(one, at))
  return [
    ...silentAlarm(standings.flatMap((one) => lateOf(one, limit))),
    ...standings.flatMap((one) => failedAlarm(one, at)),
    ...notRunAlarms(kept),
  ]
}

/** The alarms as they stand now; one statement. The grace is the policy `jobs.silence_hours`. */
export const jobAlarms = async (tx: Tx, graceHours: number): Promise<JobAlarm[]> =>
  alarmsIn(await keptJobs(tx), tx.at, graceHours)
