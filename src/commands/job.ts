// npm run job -- NAME [--for YYYY-MM-DD] [--dry-run]: one job by hand. Exit 0 done, or done already; 1 nothing done.
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { jobs } from '../../jobs/index.ts'
import { formatDate, formatInstant, parseLocalDate, today } from '../platform/calendar.ts'
import type { LocalDate } from '../platform/calendar.ts'
import { StartFault } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { countsInWords } from '../platform/jobs/counts.ts'
import { runJob, tryJob, type Ran } from '../platform/jobs/run-job.ts'
import type { Job } from '../platform/jobs/types.ts'
import { policyBegan } from '../policy/index.ts'
import type { Product } from '../wiring.ts'
import { answer, command } from './command.ts'

const usage = 'Usage: npm run job -- NAME [--for YYYY-MM-DD] [--dry-run]'

type Asked = Readonly<{ job: Job<Product>; forDate: LocalDate | null; dryRun: boolean }>

function given(): Readonly<{ name: string; on: string | undefined; dryRun: boolean }> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { for: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    })
    const [name] = positionals
    if (name !== undefined && positionals.length === 1)
      return { name, on: values.for, dryRun: values['dry-run'] ?? false }
  } catch {
    // An option that is not one of ours: the usage says which are.
  }
  throw new StartFault(usage)
}

function asked(): Asked {
  const { name, on, dryRun } = given()
  const job = jobs.find((one) => one.name === name)
  if (job === undefined)
    throw new StartFault(
      `There is no job called ${name}. The jobs are: ${jobs.map((one) => one.name).join(', ')}.`,
    )
  const forDate = on === undefined ? null : parseLocalDate(on)
  if (on !== undefined && forDate === null)
    throw new StartFault(`${on} is no day: give one that exists, like 2026-03-02.`)
  return { job, forDate, dryRun }
}

const lookAgainMs = 500
const mostLooks = 120

/** A server that is at the job now is waited for: then it is done, or it is ours to do. */
async function ran(product: Product, job: Job<Product>, forDate: LocalDate): Promise<Ran> {
  const runner = { tools: product, server: newId<string>() }
  for (let look = 1; ; look += 1) {
    const found = await runJob(runner, job, { forDate, askedBy: 'command' })
    if (found.outcome !== 'busy' || look === mostLooks) return found
    if (look === 1) process.stderr.write(`A server is running ${job.name} now: waiting for it.\n`)
    await pause(lookAgainMs)
  }
}

const seconds = (from: Date, to: Date): string =>
  ((to.getTime() - from.getTime()) / 1000).toFixed(1)

function said(found: Ran, what: string): string {
  if (found.outcome === 'busy')
    throw new StartFault(
      `A server has been running ${what} for a minute: look at the page of jobs.`,
    )
  if (found.outcome === 'failed')
    throw new StartFault(`${what} failed, and is not marked as done: ${found.fault}`)
  const { counts, startedAt, finishedAt } = found.run
  if (found.outcome === 'already_run')
    return `${what} was done already on ${formatInstant(finishedAt)} (${countsInWords(counts)}), so nothing was done now.`
  return `${what} is done: ${countsInWords(counts)}. It took ${seconds(startedAt ?? finishedAt, finishedAt)} s.`
}

command(async (product) => {
  const { job, forDate, dryRun } = asked()
  const now = today(product.clock)
  const on = forDate ?? now
  if (on > now)
    throw new StartFault(`${formatDate(on)} has not begun, so no job can be run for it.`)
  if (on < policyBegan)
    throw new StartFault(
      `${formatDate(on)} is before ${formatDate(policyBegan)}, when the register began, so no job can be run for it.`,
    )
  const what = `${job.name} for ${formatDate(on)}`
  if (dryRun) {
    const counts = await tryJob({ tools: product }, job, on)
    answer(`${what} was tried: ${countsInWords(counts)}. Nothing of it was kept.`)
    return 0
  }
  answer(said(await ran(product, job, on), what))
  return 0
})
