// Runs one job for one day, exactly once however many servers try: the ledger's row and the effects are one.
import type { LocalDate } from '../calendar.ts'
import { inTransaction, type Setting, type Transactions, type Tx } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import {
  beginAttempt,
  claimSlot,
  endAttempt,
  noteAlreadyRun,
  runBy,
  runOf,
  tryLock,
} from './ledger.ts'
import {
  bySchedule,
  type Attempt,
  type Counts,
  type Job,
  type JobRun,
  type JobTools,
} from './types.ts'

export type Runner<Tools extends JobTools> = Readonly<{
  tools: Tools
  /** Which process it is, as the log of tries says. */
  server: string
  /** How long its transaction may stand still before PostgreSQL undoes it and lets others on. */
  patienceMs?: number
}>

export type Asked = Readonly<{ forDate: LocalDate; askedBy: string }>

export type Ran =
  | Readonly<{ outcome: 'done'; run: JobRun }>
  | Readonly<{ outcome: 'already_run'; run: JobRun }>
  /** Another process is at this job: ask again later. */
  | Readonly<{ outcome: 'busy' }>
  | Readonly<{ outcome: 'failed'; fault: string }>

const usualPatienceMs = 60_000

const settingAt = (at: Date): Setting => ({ at, actor: 'system' })

/** A transaction of its own, which is kept whatever becomes of the work. */
const beside = <T>({ tools }: Runner<JobTools>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(tools.transactions, settingAt(tools.clock.now()), work)

/** Runs a slot, or says why not. A fault of the work is an answer here, and is in the log of tries. */
export async function runJob<Tools extends JobTools>(
  to: Runner<Tools>,
  job: Job<Tools>,
  asked: Asked,
): Promise<Ran> {
  const { clock, transactions } = to.tools
  const startedAt = clock.now()
  const attempt = { id: newId(), job: job.name, server: to.server, startedAt, ...asked }
  const setting: Setting = { ...settingAt(startedAt), limits: 'long' }
  try {
    const ran = await inTransaction(transactions, setting, (tx) => worked(tx, { to, job, attempt }))
    if (ran.outcome === 'done') await noted(to, attempt, null)
    if (ran.outcome === 'already_run' && asked.askedBy !== bySchedule)
      await beside(to, (tx) => noteAlreadyRun(tx, attempt))
    return ran
  } catch (thrown) {
    return await afterFault(to, attempt, thrown)
  }
}

type Working<Tools extends JobTools> = Readonly<{
  to: Runner<Tools>
  job: Job<Tools>
  attempt: Attempt
}>

/**
 * The lock spares double work; the unique row makes it once. A process that is paused here loses its
 * transaction after a while, lock, effects and row together, and finds that out when it goes on.
 */
async function worked<Tools extends JobTools>(tx: Tx, working: Working<Tools>): Promise<Ran> {
  const { to, attempt } = working
  const patienceMs = to.patienceMs ?? usualPatienceMs
  await tx.query(`set local idle_in_transaction_session_timeout = ${Math.round(patienceMs)}`)
  if (!(await tryLock(tx, attempt.job))) return { outcome: 'busy' }
  const earlier = await runOf(tx, attempt)
  if (earlier?.state === 'done') return { outcome: 'already_run', run: earlier }
  await beside(to, (own) => beginAttempt(own, attempt))
  const counts = await countsOf(tx, working, patienceMs / 4)
  const finishedAt = to.tools.clock.now()
  if (!(await claimSlot(tx, { ...attempt, counts }, finishedAt)))
    throw new Error('another server had done it meanwhile, so nothing of this try was kept')
  const { job, forDate, startedAt, askedBy } = attempt
  const run: JobRun = { job, forDate, state: 'done', startedAt, finishedAt, counts, askedBy }
  return { outcome: 'done', run }
}

async function countsOf<Tools extends JobTools>(
  tx: Tx,
  { to, job, attempt }: Working<Tools>,
  beatMs: number,
): Promise<Counts> {
  if (job.kind === 'whole') return await job.work(tx, attempt.forDate)
  // The transaction that holds the lock has nothing else to do: it says now and then that it lives.
  let beat: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    beat = tx.query('select 1').catch(() => undefined)
  }, beatMs)
  try {
    return await job.work(to.tools, attempt.forDate)
  } finally {
    clearInterval(timer)
    await beat
  }
}

/** A fault as one sentence for the ledger's page: never rows, values or a stack. */
function faultSentence(thrown: unknown): string {
  const text =
    thrown instanceof AppError
      ? thrown.detail
      : thrown instanceof Error
        ? thrown.message
        : String(thrown)
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}

async function afterFault<Tools extends JobTools>(
  to: Runner<Tools>,
  attempt: Attempt,
  thrown: unknown,
): Promise<Ran> {
  const fault = faultSentence(thrown)
  const { job, forDate } = attempt
  to.tools.log.error({ job, forDate, fault, thrown: String(thrown) }, 'a job failed')
  await noted(to, attempt, fault)
  // A commit whose answer was lost may have been kept: the ledger knows.
  const run = await beside(to, (tx) => runBy(tx, attempt)).catch(() => null)
  return run === null ? { outcome: 'failed', fault } : { outcome: 'done', run }
}

/** Ends a try in the log; when even that cannot be written, whoever runs the job next ends it. */
const noted = (
  to: Runner<JobTools>,
  { id, job, forDate }: Attempt,
  fault: string | null,
): Promise<void> =>
  beside(to, (tx) => endAttempt(tx, id, fault)).catch((thrown: unknown) => {
    to.tools.log.warn({ job, forDate, thrown: String(thrown) }, 'the end of a try was not noted')
  })

/** A dry run: does the work, keeps nothing of it, and answers what it would have counted. */
export async function tryJob<Tools extends JobTools>(
  { tools }: Pick<Runner<Tools>, 'tools'>,
  job: Job<Tools>,
  forDate: LocalDate,
): Promise<Counts> {
  const transactions: Transactions = { ...tools.transactions, isDry: true }
  if (job.kind === 'batches') return await job.work({ ...tools, transactions }, forDate)
  const setting: Setting = { ...settingAt(tools.clock.now()), limits: 'long' }
  return await inTransaction(transactions, setting, (tx) => job.work(tx, forDate))
}
