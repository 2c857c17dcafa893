// The system user that PostgreSQL runs as: ourselves, or an unprivileged one when we are root.
import { execFileSync, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { ClusterFault } from './fault.ts'

export type Account = Readonly<{ name: string; switchTo: { uid: number; gid: number } | null }>

export const isRoot = (): boolean => process.getuid?.() === 0

function idOf(user: string, flag: '-u' | '-g'): number | null {
  try {
    const text = execFileSync('id', [flag, user], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    // Some systems number "nobody" above what a signed number holds.
    return Number(text) | 0
  } catch {
    return null
  }
}

function named(user: string): Account | null {
  const uid = idOf(user, '-u')
  const gid = idOf(user, '-g')
  return uid === null || gid === null ? null : { name: user, switchTo: { uid, gid } }
}

/** Data that exists keeps its owner: PostgreSQL refuses to serve another user's folder. */
export function accountFor(data: string): Account {
  if (!isRoot()) return { name: 'this user', switchTo: null }
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) {
    return { name: `number ${owner.uid}`, switchTo: { uid: owner.uid, gid: owner.gid } }
  }
  const found = named('postgres') ?? named('nobody')
  if (found !== null) return found
  throw new ClusterFault(
    'PostgreSQL will not run as root and this machine has no user "postgres" or "nobody": start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Nothing of our own environment (PGHOST and its like) may steer the private database. */
export const spawnOptions = (
  account: Account,
): { cwd: string; env: Record<string, string>; uid?: number; gid?: number } => ({
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' },
  ...account.switchTo,
})

type Ran = Readonly<{ ok: boolean; output: string }>

/** Runs a program as that user to its end, with all that it said. */
export function runAs(account: Account, program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    let output = ''
    const hear = (text: Buffer): void => {
      output += text.toString('utf8')
    }
    const answer = (ran: Ran): void => {
      resolve(ran)
    }
    try {
      const child = spawn(program, args, {
        ...spawnOptions(account),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.on('error', (fault) => {
        answer({ ok: false, output: fault.message })
      })
      child.on('close', (code) => {
        answer({ ok: code === 0, output })
      })
    } catch (fault) {
      answer({ ok: false, output: String(fault) })
    }
  })
}

/** Can that user enter the folder? Asked by trying, since root can enter everything. */
export const reaches = async (account: Account, folder: string): Promise<boolean> =>
  account.switchTo === null || (await runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])).ok
