// Brings the private database up, whatever state it is found in: absent, stopped, killed or running.
import { existsSync } from 'node:fs'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { type Address, answerOf } from './connect.ts'
import { administrator, ensureData, type Passwords, passwordsOf } from './create.ts'
import { ClusterFault } from './fault.ts'
import { type Home, knownData, placeForData } from './folders.ts'
import type { Deadline } from './patience.ts'
import { until } from './patience.ts'
import { freePort, rememberedPort, rememberPort } from './ports.ts'
import { prepare } from './prepare.ts'
import { serves } from './processes.ts'
import type { Running, Start } from './server.ts'
import { clearAfterDeath, deathFault, runningOn, slowFault, startServer } from './server.ts'

export type Wanted = Readonly<{
  home: Home
  given: boolean
  durable: boolean
  elsewhere: readonly string[]
  say: (line: string) => void
  /** A server that is put back under living processes must be the same data on the same port. */
  again: Readonly<{ data: string; port: number }> | null
}>

export type Up = Readonly<{ running: Running; data: string; passwords: Passwords }>

const attempts = 3

async function startOnSomePort(
  start: Omit<Start, 'port'>,
  preferred: number | null,
  deadline: Deadline,
): Promise<Running> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = await freePort(attempt === 1 ? preferred : null)
    const started = await startServer({ ...start, port }, deadline)
    if (started !== 'port-taken') return started
  }
  throw new ClusterFault(
    'Other programs keep taking the ports that the private database tries on 127.0.0.1: end them, then start again.',
  )
}

async function startOnPort(start: Start, deadline: Deadline): Promise<Running> {
  const started = await startServer(start, deadline)
  if (started !== 'port-taken') return started
  throw new ClusterFault(
    `Another program took port ${start.port} from the private database while it was down: end that program, or stop all of this program's processes and start again.`,
  )
}

async function startFor(wanted: Wanted, deadline: Deadline): Promise<string> {
  const { home, given, durable, elsewhere, say, again } = wanted
  const account = accountFor(knownData(home))
  const binaries = await findBinaries({ account, elsewhere, say })
  const data = again?.data ?? (await placeForData({ home, account, given, elsewhere, say }))
  if (again !== null && !existsSync(data)) {
    throw new ClusterFault(`The data of the private database is gone from ${data}: restore it.`)
  }
  await ensureData({ data, account, binaries, durable })
  await clearAfterDeath(data, deadline)
  const start = { data, log: home.log, account, binaries, durable }
  await (again === null
    ? startOnSomePort(start, rememberedPort(home.port), deadline)
    : startOnPort({ ...start, port: again.port }, deadline))
  return data
}

/** Waits for an answered statement; 'gone' when the server ended instead. */
async function readiness(up: Up, log: string, deadline: Deadline): Promise<'ready' | 'gone'> {
  const { running, data, passwords } = up
  const address: Address = {
    port: running.port,
    database: 'postgres',
    user: administrator,
    password: passwords.admin,
  }
  let answer = await answerOf(address)
  const settled = await until(async () => {
    answer = await answerOf(address)
    return answer !== 'not-yet' || !serves(running.pid, data)
  }, deadline)
  if (answer === 'yes') return 'ready'
  if (answer === 'wrong-password') {
    throw new ClusterFault(
      `The passwords kept in ${data} do not open the database that runs there: restore that folder as a whole from a backup, or move it away to begin afresh.`,
    )
  }
  if (!settled) throw slowFault(data, log)
  return 'gone'
}

/** Must be called by one process at a time. */
export async function bringUp(wanted: Wanted, deadline: Deadline): Promise<Up> {
  const { home } = wanted
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    let data = wanted.again?.data ?? knownData(home)
    // One that is found running may be on its way down; then the next turn starts it.
    if (runningOn(data) === null) data = await startFor(wanted, deadline)
    const running = runningOn(data)
    if (running === null) continue
    const up: Up = { running, data, passwords: passwordsOf(data) }
    if ((await readiness(up, home.log, deadline)) === 'gone') continue
    await prepare(data, running.port, up.passwords)
    rememberPort(home.port, running.port)
    return up
  }
  throw deathFault(knownData(home), home.log)
}
