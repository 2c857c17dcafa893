// Which slots are due, in which order, and which of them may be tried now: pure, from what the ledger holds.
import {
  addDays,
  dayNumber,
  fromDayNumber,
  instantAt,
  laterOf,
  localDateOf,
  type LocalDate,
} from '../calendar.ts'
import type { JobFacts, Slot } from './types.ts'

/** Missed days that are caught up by themselves; older ones are settled as not run. */
const caughtUpDays = 7

/** The first day that is still caught up. */
export const firstCaughtUp = (at: Date): LocalDate => addDays(localDateOf(at), -caughtUpDays)

/** How long after each failed try the next one waits; after the last there is none. */
const waitMinutes = [1, 4, 10, 25, 60] as const

export type Failures = Readonly<{ forDate: LocalDate; count: number; at: Date; fault: string }>

/** What the ledger holds of one job in the days that count. */
export type KeptJob = Readonly<{
  job: string
  at: string
  summary: string
  /** The day it was first known. */
  since: LocalDate
  registeredAt: Date
  settled: readonly LocalDate[]
  /** Failed tries that the schedule made. */
  failures: readonly Failures[]
  /** Failed tries of all kinds, those by hand among them. */
  faults: readonly Failures[]
  /** Days of late settled as not run. */
  notRun: Readonly<{ count: number; first: LocalDate; last: LocalDate }> | null
}>

export type DueSlot = Slot & Readonly<{ dueAt: Date }>

/** The instant at which a job's slot of a day begins. */
export function dueAtOf({ at }: Readonly<{ at: string }>, forDate: LocalDate): Date {
  const due = instantAt(forDate, at)
  if (due === null) throw new Error(`${forDate} has no ${at}`)
  return due
}

/** Every slot that has come and is not settled, oldest first, a day's in the order of their times. */
export function openSlots(kept: readonly KeptJob[], at: Date): DueSlot[] {
  const today = localDateOf(at)
  return kept
    .flatMap((job) => {
      const first = laterOf(job.since, firstCaughtUp(at))
      const settled = new Set(job.settled)
      return daysFrom(first, today)
        .filter((forDate) => !settled.has(forDate))
        .map((forDate) => ({ job: job.job, forDate, dueAt: dueAtOf(job, forDate) }))
    })
    .filter(({ dueAt }) => dueAt <= at)
    .toSorted(
      (a, b) =>
        dayNumber(a.forDate) - dayNumber(b.forDate) ||
        a.dueAt.getTime() - b.dueAt.getTime() ||
        a.job.localeCompare(b.job),
    )
}

const daysFrom = (first: LocalDate, last: LocalDate): LocalDate[] =>
  Array.from({ length: Math.max(0, dayNumber(last) - dayNumber(first) + 1) }, (_, index) =>
    fromDayNumber(dayNumber(first) + index),
  )

/** Whether a failed slot may be tried now, later, or no more by itself. */
export function turnOf(failed: Failures | undefined, at: Date): 'now' | 'later' | 'given-up' {
  if (failed === undefined) return 'now'
  const wait = waitMinutes[failed.count - 1]
  if (wait === undefined) return 'given-up'
  return at.getTime() - failed.at.getTime() >= wait * 60_000 ? 'now' : 'later'
}

/**
 * The slots to run now. A job's days stay in order: while one of them waits for its next try, its later
 * days wait too; the other jobs go on.
 */
export function slotsToRun(kept: readonly KeptJob[], at: Date): DueSlot[] {
  const waiting = new Set<string>()
  return openSlots(kept, at).filter(({ job, forDate }) => {
    const failed = kept
      .find((one) => one.job === job)
      ?.failures.find((one) => one.forDate === forDate)
    const turn = turnOf(failed, at)
    if (turn === 'later') waiting.add(job)
    return turn === 'now' && !waiting.has(job)
  })
}

/** The next time that a job is due after an instant. */
export function nextDueAt(job: Readonly<{ at: string }>, at: Date): Date {
  const today = localDateOf(at)
  const due = dueAtOf(job, today)
  return due > at ? due : dueAtOf(job, addDays(today, 1))
}

/** Throws on a list of jobs that cannot be kept: a name twice, a time that is none or that a night lacks. */
export function assertSound(jobs: readonly JobFacts[]): void {
  const names = jobs.map(({ name }) => name)
  if (new Set(names).size !== names.length) throw new Error('two jobs have one name')
  for (const { name, at } of jobs)
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at) || at.startsWith('01:'))
      throw new Error(`the job ${name} is due at ${at}, which is no time or lacks one night a year`)
}
