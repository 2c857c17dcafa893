// The ledger of jobs: which are kept, which slots are settled, and every try. The only code that writes it.
import { localDateOf, type LocalDate } from '../calendar.ts'
import type { Tx } from '../database/transaction.ts'
import {
  bySchedule,
  type Attempt,
  type Counts,
  type JobFacts,
  type JobRun,
  type Slot,
} from './types.ts'

/** Locks of this number space are of jobs; a job's own is the hash of its name. */
const lockSpace = 734003

/**
 * Keeps the list of jobs, each since the first day it was known: no earlier day is ever caught up.
 * A job that is no longer one falls silent without an alarm.
 */
export async function registerJobs(tx: Tx, jobs: readonly JobFacts[]): Promise<void> {
  const known = JSON.stringify(jobs.map(({ name, at, summary }) => ({ job: name, at, summary })))
  await tx.query('delete from job_schedule s where s.job <> all($1)', [
    jobs.map(({ name }) => name),
  ])
  await tx.query(
    `insert into job_schedule as s (job, at, summary, since, registered_at)
      select j.job, j.at, j.summary, $2, $3
        from jsonb_to_recordset($1) as j(job text, at text, summary text)
      on conflict (job) do update set at = excluded.at, summary = excluded.summary
        where (s.at, s.summary) is distinct from (excluded.at, excluded.summary)`,
    [known, localDateOf(tx.at), tx.at],
  )
}

/** Settles every day before `first` that nobody ran: it will not be run by itself. Answers how many. */
export async function settleNotRun(
  tx: Tx,
  names: readonly string[],
  first: LocalDate,
): Promise<number> {
  const settled = await tx.query(
    `insert into job_runs (job, for_date, state, started_at, finished_at, counts, asked_by)
      select s.job, d::date, 'not_run', null, $3, '{}', '${bySchedule}'
        from job_schedule s, generate_series(s.since, $2::date - 1, interval '1 day') d
        where s.job = any($1)
      on conflict do nothing returning job`,
    [names, first, tx.at],
  )
  return settled.length
}

/** Held to the end of the transaction; without it another server is at this job. */
export async function tryLock(tx: Tx, job: string): Promise<boolean> {
  const [lock] = await tx.query<{ got: boolean }>(
    `select pg_try_advisory_xact_lock(${lockSpace}, hashtext($1)) as got`,
    [job],
  )
  return lock?.got === true
}

const runColumns = `r.job, r.for_date as "forDate", r.state, r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.counts, r.asked_by as "askedBy"`

/** The run that an attempt wrote, or null. */
export async function runBy(tx: Tx, { job, forDate, id }: Attempt): Promise<JobRun | null> {
  const [run] = await tx.query<JobRun>(
    `select ${runColumns} from job_runs r
      where r.job = $1 and r.for_date = $2 and r.attempt = $3`,
    [job, forDate, id],
  )
  return run ?? null
}

/** How a slot was settled, or null. */
export async function runOf(tx: Tx, { job, forDate }: Slot): Promise<JobRun | null> {
  const [run] = await tx.query<JobRun>(
    `select ${runColumns} from job_runs r where r.job = $1 and r.for_date = $2`,
    [job, forDate],
  )
  return run ?? null
}

type Claim = Omit<Attempt, 'server'> & Readonly<{ counts: Counts }>

/** Claims a slot as done; false when it was done already. A slot settled as not run may still be done. */
export async function claimSlot(tx: Tx, claim: Claim, finishedAt: Date): Promise<boolean> {
  const claimed = await tx.query(
    `insert into job_runs as r (job, for_date, state, started_at, finished_at, counts, asked_by, attempt)
      values ($1, $2, 'done', $3, $4, $5, $6, $7)
      on conflict (job, for_date) do update set state = 'done', started_at = excluded.started_at,
        finished_at = excluded.finished_at, counts = excluded.counts, asked_by = excluded.asked_by,
        attempt = excluded.attempt
        where r.state = 'not_run'
      returning r.job`,
    [
      claim.job,
      claim.forDate,
      claim.startedAt,
      finishedAt,
      JSON.stringify(claim.counts),
      claim.askedBy,
      claim.id,
    ],
  )
  return claimed.length === 1
}

/** The row of the ledger that an attempt itself wrote. */
const ownRun = `exists (select from job_runs r
  where r.job = a.job and r.for_date = a.for_date and r.attempt = a.id)`

const died = `The server that ran it stopped, or stood still for too long, before it had finished.`

/**
 * Writes down that a try begins. Whoever holds the job's lock knows that no other try of it lives: those
 * that still say so are ended here, by what the ledger says.
 */
export async function beginAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.query(
    `update job_attempts a set finished_at = $3,
        outcome = case when ${ownRun} then 'done' else 'failed' end,
        fault = case when ${ownRun} then null else $4 end
      where a.job = $1 and a.outcome = 'running' and a.id <> $2`,
    [attempt.job, attempt.id, tx.at, died],
  )
  await insertAttempt(tx, attempt, 'running')
}

/** A slot that was asked for and was done already. */
export const noteAlreadyRun = (tx: Tx, attempt: Attempt): Promise<void> =>
  insertAttempt(tx, attempt, 'already_run')

async function insertAttempt(
  tx: Tx,
  attempt: Attempt,
  outcome: 'running' | 'already_run',
): Promise<void> {
  const { id, job, forDate, startedAt, server, askedBy } = attempt
  await tx.query(
    `insert into job_attempts (id, job, for_date, started_at, finished_at, outcome, server, asked_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [
      id,
      job,
      forDate,
      startedAt,
      outcome === 'running' ? null : startedAt,
      outcome,
      server,
      askedBy,
    ],
  )
}

/** Ends a try; one whose commit was not answered is done if the ledger has its row. */
export async function endAttempt(tx: Tx, id: string, fault: string | null): Promise<void> {
  await tx.query(
    `update job_attempts a set finished_at = $2,
        outcome = case when $3::text is null or ${ownRun} then 'done' else 'failed' end,
        fault = case when ${ownRun} then null else $3::text end
      where a.id = $1`,
    [id, tx.at, fault],
  )
}
