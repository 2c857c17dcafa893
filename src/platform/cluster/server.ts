// Starts PostgreSQL on its data, takes over the one that already runs there, and stops it.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, spawnOptions } from './account.ts'
import type { Binaries } from './binaries.ts'
import { ClusterFault, fileFault, outputFault } from './fault.ts'
import { deadlineIn, type Deadline, until } from './patience.ts'
import { serves, signal, workersIn } from './processes.ts'

export type Running = Readonly<{ pid: number; port: number }>

export type Start = Readonly<{
  data: string
  log: string
  port: number
  account: Account
  binaries: Binaries
  durable: boolean
}>

const pidFile = (data: string): string => join(data, 'postmaster.pid')

function pidLines(data: string): readonly string[] {
  try {
    return readFileSync(pidFile(data), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The PostgreSQL that serves this data now; null while none does, or it has not said its port yet. */
export function runningOn(data: string): Running | null {
  const lines = pidLines(data)
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 && port > 0 && serves(pid, data) ? { pid, port } : null
}

/** Clears what a killed PostgreSQL left, so that neither its number nor its children stop the next one. */
export async function clearAfterDeath(data: string, deadline: Deadline): Promise<void> {
  const left = (): readonly number[] => workersIn(data)
  for (const pid of left()) signal(pid, 'SIGQUIT')
  if (!(await until(() => left().length === 0, deadline))) {
    throw new ClusterFault(
      `Processes ${left().join(', ')} of an earlier PostgreSQL still work in ${data}: end them, then start again.`,
    )
  }
  const pid = Number(pidLines(data)[0])
  if (pid > 0 && !serves(pid, data)) rmSync(pidFile(data), { force: true })
}

const speed = ['fsync', 'synchronous_commit', 'full_page_writes']

/** Errors of statements carry people's data, so the log holds only what the server says of itself. */
const settings = ({ port, durable }: Start): string[] =>
  [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_preload_libraries=pg_stat_statements',
    'logging_collector=off',
    'log_destination=stderr',
    'log_min_messages=log',
    'log_error_verbosity=terse',
    'log_timezone=UTC',
    'timezone=UTC',
    ...(durable ? [] : speed.map((name) => `${name}=off`)),
  ].flatMap((setting) => ['-c', setting])

const readLog = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8') : '')

function freshLog(log: string): number {
  try {
    if (existsSync(log)) renameSync(log, `${log}.previous`)
    return openSync(log, 'w', 0o600)
  } catch (fault) {
    throw fileFault(fault, log)
  }
}

type Child = Readonly<{ pid: number | undefined; ended(): boolean }>

/** Detached: Ctrl-C reaches the whole group of a terminal, and the database must outlive our draining. */
function launch(start: Start): Child {
  const output = freshLog(start.log)
  let ended = false
  const end = (): void => {
    ended = true
  }
  try {
    const child = spawn(start.binaries.postgres, ['-D', start.data, ...settings(start)], {
      ...spawnOptions(start.account),
      detached: true,
      stdio: ['ignore', output, output],
    })
    child.on('error', end)
    child.on('exit', end)
    child.unref()
    return { pid: child.pid, ended: () => ended }
  } finally {
    closeSync(output)
  }
}

/** Starts PostgreSQL; 'port-taken' when another program was quicker to the port. */
export async function startServer(
  start: Start,
  deadline: Deadline,
): Promise<Running | 'port-taken'> {
  const child = launch(start)
  const running = (): Running | null => {
    const found = runningOn(start.data)
    return found !== null && found.pid === child.pid ? found : null
  }
  const settled = await until(() => child.ended() || running() !== null, deadline)
  const found = running()
  if (found !== null && !child.ended()) return found
  const text = readLog(start.log)
  if (/Address already in use|could not bind/i.test(text)) return 'port-taken'
  if (settled) throw outputFault(text, start.data, start.log)
  throw slowFault(start.data, start.log)
}

export const slowFault = (data: string, log: string): ClusterFault =>
  new ClusterFault(
    `The private database in ${data} is not ready yet (after a crash it first repairs itself): wait a minute and start again, and if it stays so read ${log}.`,
  )

/** What the log says after a PostgreSQL that had begun to start gave up. */
export const deathFault = (data: string, log: string): ClusterFault =>
  outputFault(readLog(log), data, log)

/** Ends the sessions and writes everything out; the harsher way only when that does not end. */
export async function stopServer(running: Running, data: string): Promise<void> {
  const gone = (): boolean => !serves(running.pid, data)
  for (const [name, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
  ] as const) {
    if (gone()) return
    signal(running.pid, name)
    if (await until(gone, deadlineIn(seconds))) return
  }
}
