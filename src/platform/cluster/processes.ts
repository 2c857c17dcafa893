// What the machine says of a process: does it live, when did it begin, is it the server of our data.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { codeOf } from './fault.ts'

const hasProc = process.platform === 'linux'

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

/** The fields of /proc/PID/stat after the command's name, which may itself hold spaces and brackets. */
function statFields(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** True for a process that runs; a zombie has ended and only waits to be counted. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    if (codeOf(fault) !== 'EPERM') return false
  }
  const state = hasProc ? statFields(pid)[0] : ps(pid, 'stat')
  return state !== undefined && state !== '' && !/^[ZX]/.test(state)
}

/** Tells two processes apart that were given the same number one after the other. */
export const beganAt = (pid: number): string =>
  hasProc ? (statFields(pid)[19] ?? '') : ps(pid, 'lstart')

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

function commandOf(pid: number): readonly string[] {
  if (!hasProc) return [ps(pid, 'command')]
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Is this process the PostgreSQL of that data folder, rather than a stranger with a reused number? */
export function serves(pid: number, data: string): boolean {
  if (!lives(pid)) return false
  if (hasProc && folderOf(pid) === data) return true
  const command = commandOf(pid)
  return hasProc ? command.includes(data) : command.some((text) => text.includes(`-D ${data} `))
}

/** Processes of PostgreSQL still at work in a data folder (the children of a killed one may linger). */
export function workersIn(data: string): readonly number[] {
  if (!hasProc) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => folderOf(pid) === data && /postgres/.test(commandOf(pid)[0] ?? ''))
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (fault) {
    if (codeOf(fault) !== 'ESRCH') throw fault
  }
}
