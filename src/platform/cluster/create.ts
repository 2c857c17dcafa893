// Makes the data folder: whole, or not at all.
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { ClusterFault, codeOf, fileFault, outputFault } from './fault.ts'

export const administrator = 'mosovo_admin'

export type Passwords = Readonly<{ admin: string; owner: string; app: string }>

type Plan = Readonly<{ data: string; account: Account; binaries: Binaries; durable: boolean }>

const passwordFile = (data: string): string => join(data, 'mosovo.passwords')
const making = /^making-/

const word = (): string => randomBytes(24).toString('hex')

function give(path: string, account: Account): void {
  if (account.switchTo !== null) chownSync(path, account.switchTo.uid, account.switchTo.gid)
}

/** Only whole data ever bears the final name; what an interrupted start left behind is cleared by a later one. */
function clearLeftovers(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => making.test(entry))) {
    try {
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
    } catch (fault) {
      // The initdb of a process that was killed may still be writing there.
      if (codeOf(fault) !== 'ENOTEMPTY') throw fault
    }
  }
}

const initArguments = (folder: string, durable: boolean): string[] => [
  ...['-D', join(folder, 'data'), '-U', administrator, `--pwfile=${join(folder, 'pw')}`],
  ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin'],
  ...['--builtin-locale=C.UTF-8', '--data-checksums', ...(durable ? [] : ['--no-sync'])],
]

async function make({ data, account, binaries, durable }: Plan, folder: string): Promise<void> {
  const passwords: Passwords = { admin: word(), owner: word(), app: word() }
  mkdirSync(folder, { mode: 0o700 })
  give(folder, account)
  const pwfile = join(folder, 'pw')
  writeFileSync(pwfile, passwords.admin, { mode: 0o600 })
  give(pwfile, account)
  const ran = await runAs(account, binaries.initdb, initArguments(folder, durable))
  if (!ran.ok) throw outputFault(ran.output, data, null)
  const kept = passwordFile(join(folder, 'data'))
  writeFileSync(kept, JSON.stringify(passwords), { mode: 0o600 })
  give(kept, account)
  renameSync(join(folder, 'data'), data)
}

async function create(plan: Plan): Promise<void> {
  const parent = dirname(plan.data)
  const folder = join(parent, `making-${randomBytes(4).toString('hex')}`)
  try {
    await make(plan, folder)
  } catch (fault) {
    throw fileFault(fault, plan.data)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The version that made the data, or null when there is none yet. */
function madeBy(data: string): string | null {
  if (!existsSync(data)) return null
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  } catch (fault) {
    if (existsSync(join(data, 'PG_VERSION')) || readable(data) === null)
      throw fileFault(fault, data)
    throw new ClusterFault(
      `${data} exists but holds no database: move it away, then start again, and a new one is made.`,
    )
  }
}

function readable(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
  } catch {
    return null
  }
}

/** Data that this PostgreSQL can serve, made now if there is none. */
export async function ensureData(plan: Plan): Promise<void> {
  try {
    clearLeftovers(dirname(plan.data))
  } catch (fault) {
    throw fileFault(fault, plan.data)
  }
  const version = madeBy(plan.data)
  if (version === null) return create(plan)
  if (version === plan.binaries.major) return
  throw new ClusterFault(
    `The data in ${plan.data} was made by PostgreSQL ${version} and this program brings PostgreSQL ${plan.binaries.major}: start it with the release of this program that made it, or move that folder away to begin afresh.`,
  )
}

export function passwordsOf(data: string): Passwords {
  try {
    return JSON.parse(readFileSync(passwordFile(data), 'utf8')) as Passwords
  } catch (fault) {
    throw fault instanceof SyntaxError
      ? new ClusterFault(
          `${passwordFile(data)} is damaged: restore it and its folder from a backup, or move ${data} away to begin afresh.`,
        )
      : fileFault(fault, passwordFile(data))
  }
}
