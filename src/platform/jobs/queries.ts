// Reads of the ledger of jobs: what is kept, the runs, the failed tries, and what waits.
import { localDate, type LocalDate } from '../calendar.ts'
import type { Tx } from '../database/transaction.ts'
import { firstCaughtUp, type Failures, type KeptJob } from './slots.ts'
import { bySchedule, type FailedAttempt, type JobRun, type Slot } from './types.ts'

type FailureRow = Readonly<{ forDate: string; count: number; at: string; fault: string }>

type KeptRow = Omit<KeptJob, 'settled' | 'failures' | 'faults' | 'notRun'> &
  Readonly<{
    settled: readonly string[]
    failures: readonly FailureRow[]
    faults: readonly FailureRow[]
    notRun: number
    notRunFirst: LocalDate | null
    notRunLast: LocalDate | null
  }>

const failuresOf = (which: string): string => `coalesce((
  select jsonb_agg(jsonb_build_object('forDate', f.for_date, 'count', f.count, 'at', f.at, 'fault', f.fault))
    from (select a.for_date, count(*)::int as count, max(a.finished_at) as at,
        (array_agg(a.fault order by a.finished_at desc))[1] as fault
      from job_attempts a where a.job = s.job and a.for_date >= $1 and a.outcome = 'failed' ${which}
      group by a.for_date) f), '[]')`

// One statement, so that a page may ask for the alarms at the cost of one.
const kept = {
  name: 'jobs-kept',
  text: `select s.job, s.at, s.summary, s.since, s.registered_at as "registeredAt",
      coalesce((select jsonb_agg(r.for_date) from job_runs r
        where r.job = s.job and r.for_date >= $1), '[]') as settled,
      ${failuresOf(`and a.asked_by = '${bySchedule}'`)} as failures,
      ${failuresOf('')} as faults,
      n.count as "notRun", n.first as "notRunFirst", n.last as "notRunLast"
    from job_schedule s, lateral (
      select count(*)::int as count, min(r.for_date) as first, max(r.for_date) as last
        from job_runs r where r.job = s.job and r.state = 'not_run' and r.finished_at > $2) n
    order by s.at, s.job`,
}

const asFailures = (rows: readonly FailureRow[]): Failures[] =>
  rows.map(({ forDate, count, at, fault }) => ({
    forDate: localDate(forDate),
    count,
    at: new Date(at),
    fault,
  }))

const weekMs = 7 * 86_400_000

/** Every job that is kept, with what the ledger holds of the days that count, in the order of their times. */
export async function keptJobs(tx: Tx): Promise<KeptJob[]> {
  const values = [firstCaughtUp(tx.at), new Date(tx.at.getTime() - weekMs)]
  const rows = await tx.query<KeptRow>(kept, values)
  return rows.map(({ notRun: count, notRunFirst: first, notRunLast: last, ...row }) => ({
    ...row,
    settled: row.settled.map(localDate),
    failures: asFailures(row.failures),
    faults: asFailures(row.faults),
    notRun: first === null || last === null ? null : { count, first, last },
  }))
}

const runColumns = `r.job, r.for_date as "forDate", r.state, r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.counts, r.asked_by as "askedBy"`

export type RunPart = Readonly<{ rows: readonly JobRun[]; total: number; next: Slot | null }>

type RunsAsked = Readonly<{ job: string | null; size: number; after: Slot | null }>

/** One part of the runs, the newest day first. */
export async function runsOf(tx: Tx, { job, size, after }: RunsAsked): Promise<RunPart> {
  const found = await tx.query<JobRun>(
    `select ${runColumns} from job_runs r where ($1::text is null or r.job = $1)
        and ($2::date is null or (r.for_date, r.job) < ($2, $3))
      order by r.for_date desc, r.job desc limit $4`,
    [job, after?.forDate ?? null, after?.job ?? null, size + 1],
  )
  const [counted] = await tx.query<{ total: number }>(
    'select count(*)::int as total from job_runs r where $1::text is null or r.job = $1',
    [job],
  )
  const rows = found.slice(0, size)
  const next = found.length > size ? (rows.at(-1) ?? null) : null
  return { rows, total: counted?.total ?? 0, next }
}

/** The newest run of each job that did its work. */
export const lastRuns = (tx: Tx): Promise<JobRun[]> =>
  tx.query<JobRun>(
    `select distinct on (r.job) ${runColumns} from job_runs r where r.state = 'done'
      order by r.job, r.for_date desc`,
  )

/** The failed tries since an instant, newest first. */
export const failedAttempts = (tx: Tx, since: Date, most: number): Promise<FailedAttempt[]> =>
  tx.query<FailedAttempt>(
    `select a.id, a.job, a.for_date as "forDate", a.started_at as "startedAt",
        a.finished_at as "finishedAt", a.fault, a.server, a.asked_by as "askedBy"
      from job_attempts a where a.outcome = 'failed' and a.started_at >= $1
      order by a.started_at desc, a.id limit $2`,
    [since, most],
  )

/** Slots that a server works at, as far as the log of tries knows. */
export const underWay = (tx: Tx, since: Date): Promise<Slot[]> =>
  tx.query<Slot>(
    `select a.job, a.for_date as "forDate" from job_attempts a
      where a.outcome = 'running' and a.started_at >= $1 order by a.started_at, a.id`,
    [since],
  )
