// Where the private database keeps its data, lock, log and port.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, isRoot, reaches } from './account.ts'
import { ownFolder } from './binaries.ts'
import { ClusterFault, fileFault } from './fault.ts'

export type Home = Readonly<{ folder: string; lock: string; log: string; port: string }>

type Wish = Readonly<{
  home: Home
  account: Account
  given: boolean
  elsewhere: readonly string[]
  say: (line: string) => void
}>

/** A folder of root's must let the system user pass through to the data inside it. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined || !isRoot()) return
  for (let made = folder; made.startsWith(first); made = dirname(made)) chmodSync(made, 0o755)
}

export function homeIn(dataDir: string): Home {
  const folder = join(dataDir, 'cluster')
  try {
    makeFolder(folder)
    const real = realpathSync(folder)
    return {
      folder: real,
      lock: join(real, 'start.lock'),
      log: join(real, 'postgres.log'),
      port: join(real, 'port'),
    }
  } catch (fault) {
    throw fileFault(fault, dataDir)
  }
}

const signpost = (home: Home): string => join(home.folder, 'data-is-in')

/** The folder of the data as an earlier start chose it. */
export function knownData(home: Home): string {
  const post = signpost(home)
  return existsSync(post) ? readFileSync(post, 'utf8').trim() : join(home.folder, 'data')
}

/**
 * A DATA_DIR of root's own, closed to everyone else (as `mktemp -d` makes it), is opened to the one group that
 * must pass through it, and to nobody else.
 */
function letThrough(dataDir: string, account: Account): void {
  const { uid, mode } = statSync(dataDir)
  if (account.switchTo === null || uid !== 0 || (mode & 0o077) !== 0) return
  chownSync(dataDir, 0, account.switchTo.gid)
  chmodSync(dataDir, (mode & 0o777) | 0o010)
}

/** Where new data goes: beside the lock, or, where the system user cannot pass, in a folder of its own. */
export async function placeForData(wish: Wish): Promise<string> {
  const { home, account, given, elsewhere, say } = wish
  if (existsSync(signpost(home)) || (await reaches(account, home.folder))) return knownData(home)
  if (given) {
    letThrough(dirname(home.folder), account)
    if (await reaches(account, home.folder)) return knownData(home)
    throw new ClusterFault(
      `DATA_DIR lies in ${home.folder}, which the system user ${account.name} cannot reach, and PostgreSQL will not run as root: let that user pass through the folders above it, or choose another DATA_DIR.`,
    )
  }
  try {
    const outside = join(ownFolder(elsewhere), randomBytes(6).toString('hex'))
    mkdirSync(outside)
    chmodSync(outside, 0o755)
    const data = join(realpathSync(outside), 'data')
    writeFileSync(signpost(home), `${data}\n`)
    say(
      `The database keeps its data in ${data}, because the system user ${account.name} cannot reach ${home.folder}.`,
    )
    return data
  } catch (fault) {
    throw fileFault(fault, home.folder)
  }
}
