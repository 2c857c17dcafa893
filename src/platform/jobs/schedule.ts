// The schedule inside a server: ticks, and at each the slots that the ledger and the product's clock say are due.
import { schedule as tickOn, type ScheduledTask } from 'node-cron'
import { localDateOf, type LocalDate } from '../calendar.ts'
import { inTransaction, type Tx } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import { registerJobs, settleNotRun } from './ledger.ts'
import { keptJobs } from './queries.ts'
import { finishRequest, requestsWaiting, type WaitingRequest } from './requests.ts'
import { runJob, type Asked, type Ran, type Runner } from './run-job.ts'
import { assertSound, firstCaughtUp, slotsToRun } from './slots.ts'
import { bySchedule, type Job, type JobTools } from './types.ts'

export type Schedule<Tools extends JobTools> = Runner<Tools> &
  Readonly<{
    jobs: readonly Job<Tools>[]
    /** Small clearings done at every tick, each in a transaction of its own. */
    chores?: readonly ((tx: Tx) => Promise<unknown>)[]
  }>

const within = <T>(
  { tools }: Readonly<{ tools: JobTools }>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => inTransaction(tools.transactions, { at: tools.clock.now(), actor: 'system' }, work)

/** Makes the list of jobs known to the database; the first time is the day from which each is owed. */
export async function keepJobs<Tools extends JobTools>(to: Schedule<Tools>): Promise<void> {
  assertSound(to.jobs)
  await within(to, (tx) => registerJobs(tx, to.jobs))
}

/** Settles the days that are too old to be caught up; answers how many slots that were. */
export const settleOldDays = <Tools extends JobTools>(to: Schedule<Tools>): Promise<number> =>
  within(to, (tx) =>
    settleNotRun(
      tx,
      to.jobs.map(({ name }) => name),
      firstCaughtUp(tx.at),
    ),
  )

/**
 * Runs every slot that is due, in order. One that fails holds back its own job's later days and nothing
 * else; one that another server is at ends the pass, since that server goes on with the next.
 */
export async function runDueJobs<Tools extends JobTools>(
  to: Schedule<Tools>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const due = await within(to, async (tx) => slotsToRun(await keptJobs(tx), tx.at))
  const held = new Set<string>()
  for (const { job: name, forDate } of due) {
    const job = to.jobs.find((one) => one.name === name)
    if (job === undefined || held.has(name)) continue
    if (!goesOn()) return
    const ran = await told(to, job, { forDate, askedBy: bySchedule })
    if (ran.outcome === 'busy') return
    if (ran.outcome === 'failed') held.add(name)
  }
}

/** Runs a slot and says in one line of the log how it went. */
async function told<Tools extends JobTools>(
  to: Schedule<Tools>,
  job: Job<Tools>,
  asked: Asked,
): Promise<Ran> {
  const ran = await runJob(to, job, asked)
  if (ran.outcome === 'done')
    to.tools.log.info(
      { job: job.name, forDate: asked.forDate, ...ran.run.counts },
      'a job was done',
    )
  return ran
}

/** A request that ended with its server this often is not taken up again. */
const mostDeaths = 3

/** Runs what people asked to be run now. */
export async function runRequested<Tools extends JobTools>(
  to: Schedule<Tools>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  for (const asked of await within(to, requestsWaiting)) {
    if (!goesOn()) return
    const ran = await taken(to, asked)
    if (ran.outcome !== 'busy') await within(to, (tx) => finishRequest(tx, asked.id, ran.outcome))
  }
}

async function taken<Tools extends JobTools>(
  to: Schedule<Tools>,
  { job: name, forDate, askedBy, tries }: WaitingRequest,
): Promise<Ran> {
  const job = to.jobs.find((one) => one.name === name)
  if (job === undefined || tries >= mostDeaths)
    return { outcome: 'failed', fault: 'it is no job here, or no server lived through it' }
  return await told(to, job, { forDate, askedBy })
}

/** node-cron writes to the console by default; ours says it in our log. */
const quiet = (log: Log) => ({
  info: () => {},
  debug: () => {},
  warn: (message: string) => log.info({ message }, 'the schedule was late'),
  error: (message: string | Error) => log.error({ message: String(message) }, 'a tick failed'),
})

/** How long a stop waits for the job under way; one that is cut leaves nothing, and is run again. */
const stopMs = 15_000

/** Ticks until it is stopped: every minute for what is due, every second for what was asked. */
export function startSchedule<Tools extends JobTools>(
  to: Schedule<Tools>,
): Readonly<{ stop(): Promise<void> }> {
  const { log } = to.tools
  let stopped = false
  const goesOn = (): boolean => !stopped
  const turns = new Map<string, Promise<void>>()
  /** One turn of a kind at a time; a fault ends the turn and not the schedule. */
  const turn = (name: string, work: () => Promise<void>): Promise<void> => {
    const after = (turns.get(name) ?? Promise.resolve()).then(async () => {
      if (goesOn())
        await work().catch((thrown: unknown) =>
          log.error({ thrown: String(thrown) }, `${name} could not be looked at`),
        )
    })
    turns.set(name, after)
    return after
  }
  const minute = dueTurn(to, goesOn)
  const tasks = [
    tick('* * * * *', () => turn('the jobs that are due', minute), log),
    tick(
      '* * * * * *',
      () => turn('the jobs that were asked for', () => runRequested(to, goesOn)),
      log,
    ),
  ]
  void turn('the jobs that are due', minute)
  return {
    stop: async () => {
      stopped = true
      for (const task of tasks) await task.destroy()
      await Promise.race([Promise.all(turns.values()), late(stopMs)])
    },
  }
}

const late = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })

const tick = (expression: string, work: () => Promise<void>, log: Log): ScheduledTask =>
  tickOn(expression, work, {
    timezone: 'Europe/London',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: quiet(log),
  })

/** What a tick does: the list made known once, old days settled once a day, chores, then the jobs. */
function dueTurn<Tools extends JobTools>(
  to: Schedule<Tools>,
  goesOn: () => boolean,
): () => Promise<void> {
  let known = false
  let settledOn: LocalDate | null = null
  return async () => {
    if (!known) await keepJobs(to)
    known = true
    const today = localDateOf(to.tools.clock.now())
    if (settledOn !== today) await settleOldDays(to)
    settledOn = today
    for (const chore of to.chores ?? []) await within(to, chore)
    await runDueJobs(to, goesOn)
  }
}
