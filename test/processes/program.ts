// The real program as processes of their own: built once, started with their own settings, ended by their ids.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chmodSync, closeSync, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { lives } from '../../src/platform/cluster/processes.ts'
import { aFolder } from '../support/folder.ts'

export const root = process.cwd()
export const now = '2026-03-02T08:00:00Z'

type User = Readonly<{ uid: number; gid: number }>
export type Settings = Readonly<Record<string, string>>
export type Asked = Readonly<{
  dataDir: string
  settings?: Settings
  user?: User | undefined
  from?: string
}>

const folders: string[] = []
const started: ChildProcess[] = []

export function temporary(): string {
  const folder = aFolder('mosovo-processes-')
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

const lock = join(tmpdir(), `mosovo-build-${root.replaceAll(/\W/g, '-')}.lock`)

/** Taken by one test file at a time; one left by a run that died is not waited for. */
async function takeLock(): Promise<void> {
  for (;;) {
    try {
      const file = openSync(lock, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder > 0 && !lives(holder)) rmSync(lock, { force: true })
      await pause(100)
    }
  }
}

/** `npm run build`; the second of two test files finds nothing left to do. */
export async function build(): Promise<void> {
  await takeLock()
  try {
    const made = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`The build failed:\n${made.stdout}`)
  } finally {
    rmSync(lock, { force: true })
  }
}

export type Ended = Readonly<{ code: number | null; out: string; err: string }>
export type Running = Readonly<{
  child: ChildProcess
  out(): string
  err(): string
  ended: Promise<Ended>
  /** Waits for words on either stream; a process that ends without them fails the test with what it said. */
  says(words: string | RegExp): Promise<string>
}>

/** Nothing of the test run's own settings reaches the program. */
const environment = ({ dataDir, settings }: Asked): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  DATA_DIR: dataDir,
  PORT: '0',
  SEED: 'empty',
  MOSOVO_NOW: now,
  ...settings,
})

export function run(command: readonly string[], asked: Asked): Running {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: asked.from ?? root,
    env: environment(asked),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...asked.user,
  })
  started.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }))
  })
  const says = async (words: string | RegExp): Promise<string> => {
    for (;;) {
      const found = `${out}${err}`.match(words)
      if (found !== null) return found[1] ?? found[0]
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`ended without saying ${String(words)}: ${out}${err}`)
      await pause(5)
    }
  }
  return { child, out: () => out, err: () => err, ended, says }
}

const built = (asked: Asked, file: string): string =>
  join(asked.from ?? root, 'dist', 'src', `${file}.js`)

/** The server, or whatever it ends with. */
export const serve = (asked: Asked): Running => run([process.execPath, built(asked, 'main')], asked)

export type Server = Running & Readonly<{ address: string }>

export async function startServer(asked: Asked): Promise<Server> {
  const running = serve(asked)
  return { ...running, address: await running.says(/Listening on (\S+)/) }
}

/** A command of the program, without the build that npm puts before it. */
export const command = (
  name: 'audit-verify' | 'import' | 'job' | 'token',
  args: readonly string[],
  asked: Asked,
): Running => run([process.execPath, built(asked, `commands/${name}`), ...args], asked)

export const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

export async function tokenOf(username: string, asked: Asked): Promise<string> {
  const { code, out, err } = await command('token', ['--user', username], asked).ended
  if (code !== 0) throw new Error(err)
  return lastLine(out)
}

export async function stop(server: Running): Promise<Ended> {
  server.child.kill('SIGTERM')
  return await server.ended
}

export async function kill(running: Running): Promise<void> {
  running.child.kill('SIGKILL')
  await running.ended
}

/** The number of the private PostgreSQL that serves this folder; null when none does. */
export function postgresOf(dataDir: string): number | null {
  const file = join(dataDir, 'cluster', 'data', 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return lives(pid) ? pid : null
}

/** Ends what a failed test left running, and takes the folders away. */
export async function clearUp(): Promise<void> {
  for (const child of started.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const pid = postgresOf(folder) ?? postgresOf(join(folder, 'data'))
    if (pid !== null) process.kill(pid, 'SIGQUIT')
    while (pid !== null && lives(pid)) await pause(20)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
