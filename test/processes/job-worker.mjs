// A server's schedule and nothing else, as a process to be killed and paused: jobs whose effects are rows of the test.
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../dist/src/platform/database/connection.js'
import { inTransaction } from '../../dist/src/platform/database/transaction.js'
import { silentLog } from '../../dist/src/platform/log.js'
import { keepJobs, runDueJobs } from '../../dist/src/platform/jobs/schedule.js'

const { url, server, from, since, rate, patienceMs, count, long } = JSON.parse(process.argv[2])
/** Everyone's clock began at the same moment, and runs fast: the waits of hours pass in seconds. */
const clock = { now: () => new Date(Date.parse(from) + (Date.now() - since) * rate) }
const log = silentLog

const database = await openDatabase({ url, entities: [], log, poolSize: 4 })
const transactions = { database, beforeCommit: async () => {} }
const effect = 'insert into effects (job, for_date) values ($1, $2)'
const timeOf = (n) => `0${3 + Math.floor(n / 6)}:${n % 6}5`

const whole = (name, at, ms) => ({
  name,
  at,
  summary: `Does ${name}`,
  kind: 'whole',
  work: async (tx, forDate) => {
    await tx.query(effect, [name, forDate])
    await pause(ms)
    return { raised: 1 }
  },
})

const batches = (name, at, ms) => ({
  name,
  at,
  summary: `Does ${name} in parts`,
  kind: 'batches',
  work: async (tools, forDate) => {
    const setting = { at: tools.clock.now(), actor: 'system' }
    await inTransaction(tools.transactions, setting, async (tx) => {
      await tx.query('delete from effects where job = $1 and for_date = $2', [name, forDate])
      await tx.query(effect, [name, forDate])
    })
    await pause(ms)
    return { raised: 1 }
  },
})

const jobs = Array.from({ length: count }, (_, n) => {
  const name = `job-${String(n).padStart(2, '0')}`
  const make = n % 5 === 4 ? batches : whole
  return make(name, timeOf(n), name === long ? 250 : 20)
})

const schedule = { tools: { transactions, clock, log }, server, jobs, patienceMs }
await keepJobs(schedule)
process.stdout.write('ready\n')
for (;;) {
  await runDueJobs(schedule).catch(() => undefined)
  await pause(100)
}
