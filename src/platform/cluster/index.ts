// The private PostgreSQL: joined by every process that needs it, stopped by the last to leave.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join as path, resolve } from 'node:path'
import { isRoot } from './account.ts'
import { homeIn } from './folders.ts'
import { join, keep, type Member } from './membership.ts'

export { ClusterFault } from './fault.ts'
export { announceServer, type Presence, runningServerOffset } from './presence.ts'

export type ClusterSettings = Readonly<{
  dataDir: string
  dataDirGiven: boolean
  say: (line: string) => void
  /** False only in tests: faster, and a crash of the machine may lose the data. */
  durable?: boolean
  seconds?: number
  /** Folders tried in turn for what the system user cannot reach in the checkout. */
  elsewhere?: readonly string[]
}>

export type Cluster = Readonly<{
  /** The server's role, which owns nothing. */
  appUrl: string
  /** The role that owns the tables: migrations only. */
  ownerUrl: string
  /** The administrator of the cluster: tests and benchmarks only. */
  adminUrl: string
  leave(): Promise<void>
}>

const name = 'mosovo-watch'

/** Root keeps things under var; an ordinary user has a folder of its own beside those of others. */
const usualElsewhere = (): readonly string[] =>
  isRoot()
    ? [`/var/lib/${name}`, `/var/tmp/${name}`, path(tmpdir(), name)]
    : [path(tmpdir(), `${name}-${ownMark()}`)]

const ownMark = (): string =>
  createHash('sha256')
    .update(String(process.getuid?.() ?? ''))
    .digest('hex')
    .slice(0, 8)

function urlsOf({ up }: Member): Pick<Cluster, 'appUrl' | 'ownerUrl' | 'adminUrl'> {
  const { passwords, running } = up
  const url = (user: string, password: string): string =>
    `postgres://${user}:${password}@127.0.0.1:${running.port}/mosovo`
  return {
    appUrl: url('mosovo_app', passwords.app),
    ownerUrl: url('mosovo_owner', passwords.owner),
    adminUrl: url('mosovo_admin', passwords.admin),
  }
}

/** Finds or starts the private database and holds it open until `leave`. */
export async function joinCluster(settings: ClusterSettings): Promise<Cluster> {
  const { dataDirGiven, say, durable = true, seconds = 60 } = settings
  const elsewhere = settings.elsewhere ?? usualElsewhere()
  const home = homeIn(resolve(settings.dataDir))
  const wanted = { home, given: dataDirGiven, durable, elsewhere, say, again: null }
  const member = await join(wanted, seconds)
  const keeper = keep(member, { wanted, seconds })
  let left: Promise<void> | null = null
  return { ...urlsOf(member), leave: () => (left ??= keeper.leave()) }
}
