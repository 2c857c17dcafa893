// The nights of the history: the jobs of the product run for a past day, and stand in its ledger.
import { jobs } from '../../jobs/index.ts'
import type { Job } from '../../src/platform/jobs/types.ts'
import { bySchedule } from '../../src/platform/jobs/types.ts'
import {
  beginAttempt,
  claimSlot,
  endAttempt,
  registerJobs,
  runOf,
} from '../../src/platform/jobs/ledger.ts'
import { derive } from '../../src/backlog/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import type { LocalDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Product } from '../../src/wiring.ts'
import { actingIn, isBeforeGap, momentOf, weekdayOf, type Day } from './day.ts'
import { calledOnToday } from './reads.ts'

type WholeJob = Extract<Job<Product>, { kind: 'whole' }>

// Only what stands or falls with one transaction can be run inside the day's own.
const nightly = jobs.filter((job): job is WholeJob => job.kind === 'whole')

const briefing = 'daily-briefing'

/** The ledger has the briefing of every morning in the last weeks; before them one was made on Mondays, by hand. */
export const briefedDailyFor = 31

const jobsOf = (ago: number): readonly WholeJob[] =>
  nightly.filter(({ name }) => name !== briefing || ago <= briefedDailyFor)

const marking = 'caseload-ratios'

/** Whether a day of the history has been lived already: its snapshot is in the ledger. */
export const isLived = async (tx: Tx, on: LocalDate): Promise<boolean> =>
  (await runOf(tx, { job: marking, forDate: on })) !== null

export type Night = Readonly<{ on: LocalDate; ago: number; isFirst: boolean }>

/** Makes the jobs known from the first night of each on. */
async function makeKnown(tx: Tx, { on, ago, isFirst }: Night): Promise<void> {
  if (isFirst || ago === briefedDailyFor)
    await registerJobs(actingIn(tx, momentOf(on, '04:30'), 'system'), jobsOf(ago))
}

/** Whatever runs later is made in office hours. */
const opening = '08:00'

/** Runs one job at its hour, in the day's transaction. */
async function runAtItsHour(tx: Tx, job: WholeJob, { on, server }: Run): Promise<void> {
  const at = momentOf(on, job.at)
  const then = actingIn(tx, at, 'system')
  const attempt = {
    id: newId<string>(),
    job: job.name,
    forDate: on,
    startedAt: at,
    server,
    askedBy: bySchedule,
  }
  await beginAttempt(then, attempt)
  const counts = await job.work(then, on)
  if (!(await claimSlot(then, { ...attempt, counts }, at)))
    throw new Error(`${job.name} for ${on} had been run by somebody else`)
  await endAttempt(then, attempt.id, null)
}

type Run = Readonly<{ on: LocalDate; server: string }>

/**
 * Runs the jobs of a night in the day's transaction, each at its hour; what comes in before the briefing
 * comes after everybody was derived again, since what it touches is derived when the day is kept.
 */
export async function nightOf(
  tx: Tx,
  night: Night,
  comesIn: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { on, ago } = night
  await makeKnown(tx, night)
  const server = newId<string>()
  for (const job of jobsOf(ago).filter(({ at }) => at < opening)) {
    if (job.name === briefing) await comesIn(actingIn(tx, momentOf(on, '06:15'), 'om.north'))
    await runAtItsHour(tx, job, { on, server })
  }
  if (ago > briefedDailyFor && weekdayOf({ on }) === 1)
    await issueEditions(actingIn(tx, momentOf(on, '06:30'), 'system'), on, 'by hand')
}

/** Runs what is made in office hours, once the day's calls are told: nobody who was seen today is on the weekend's list. */
export async function noonOf(day: Day): Promise<void> {
  const { tx, on, ago } = day
  if (isBeforeGap(day, on)) await derive(tx, await calledOnToday(tx, on))
  const server = newId<string>()
  for (const job of jobsOf(ago).filter(({ at }) => at >= opening))
    await runAtItsHour(tx, job, { on, server })
}
