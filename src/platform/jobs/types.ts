// A job as data: what it is called, when it is due, and its work; and what the ledger holds of its slots.
import type { LocalDate } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Transactions, Tx } from '../database/transaction.ts'
import type { Log } from '../log.ts'

/** What a run did, by name: the ledger keeps it and the page says it in words. */
export type Counts = Readonly<Record<string, number>>

/** What work of several transactions is handed at least; a product adds its own. */
export type JobTools = Readonly<{ transactions: Transactions; clock: Clock; log: Log }>

export type JobFacts = Readonly<{
  name: string
  /** London wall-clock time, 'HH:mm'; never between 01:00 and 02:00, an hour that one night a year lacks. */
  at: string
  /** What it is for, in a line. */
  summary: string
}>

/** Its effects and its row of the ledger are one transaction. */
type Whole = Readonly<{ kind: 'whole'; work(tx: Tx, forDate: LocalDate): Promise<Counts> }>

/** It opens short transactions of its own, each safe to repeat; its row is written last. */
type Batches<Tools> = Readonly<{
  kind: 'batches'
  work(tools: Tools, forDate: LocalDate): Promise<Counts>
}>

export type Job<Tools extends JobTools> = JobFacts & (Whole | Batches<Tools>)

/** One job for one day: what is done exactly once. */
export type Slot = Readonly<{ job: string; forDate: LocalDate }>

export type JobRun = Slot &
  Readonly<{
    state: 'done' | 'not_run'
    /** Null when it was not run. */
    startedAt: Date | null
    /** When it was done, or when it was settled that it would not be. */
    finishedAt: Date
    counts: Counts
    askedBy: string
  }>

export type Attempt = Slot &
  Readonly<{ id: string; startedAt: Date; server: string; askedBy: string }>

export type FailedAttempt = Attempt & Readonly<{ finishedAt: Date; fault: string }>

/** Who asked when nobody did: the clock. */
export const bySchedule = 'schedule'
