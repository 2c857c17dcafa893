// What people asked to be run now: kept until some server has run it, whichever sees it first.
import type { Tx } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { Slot } from './types.ts'

export type JobRequest = Slot & Readonly<{ id: string; askedBy: string; askedAt: Date }>

/** Asks for a slot as the actor of the transaction; while one waits, asking again gives that one. */
export async function askFor(tx: Tx, { job, forDate }: Slot): Promise<JobRequest> {
  await tx.query(
    `insert into job_requests (id, job, for_date, asked_by, asked_at) values ($1, $2, $3, $4, $5)
      on conflict (job, for_date) where finished_at is null do nothing`,
    [newId(), job, forDate, tx.actor, tx.at],
  )
  const waiting = await requestsWaiting(tx)
  const found = waiting.find((one) => one.job === job && one.forDate === forDate)
  if (found === undefined) throw new Error(`the request for ${job} was not kept`)
  return found
}

export type WaitingRequest = JobRequest &
  Readonly<{
    /** Servers that took it up and died of it, or were stopped at it. */
    tries: number
  }>

const waiting = {
  name: 'jobs-requests-waiting',
  text: `select q.id, q.job, q.for_date as "forDate", q.asked_by as "askedBy", q.asked_at as "askedAt",
      (select count(*)::int from job_attempts a where a.job = q.job and a.for_date = q.for_date
        and a.started_at >= q.asked_at) as tries
    from job_requests q where q.finished_at is null order by q.asked_at, q.id`,
}

export const requestsWaiting = (tx: Tx): Promise<WaitingRequest[]> => tx.query(waiting)

export async function finishRequest(
  tx: Tx,
  id: string,
  outcome: 'done' | 'failed' | 'already_run',
): Promise<void> {
  await tx.query(
    `update job_requests set finished_at = $2, outcome = $3 where id = $1 and finished_at is null`,
    [id, tx.at, outcome],
  )
}
