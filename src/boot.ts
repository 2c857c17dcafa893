// What the server and every command do first and last: find the database, bring it up to date, agree on the clock.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../migrations/index.ts'
import { joinCluster, runningServerOffset } from './platform/cluster/index.ts'
import { clockSetTo, offsetClock, systemClock, type Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { migrate } from './platform/database/migrate.ts'
import { isAway } from './platform/database/faults.ts'
import { StartFault } from './platform/errors.ts'
import { openLog, type Log } from './platform/log.ts'
import { keptSecret } from './platform/kept-secret.ts'

export type Booted = Readonly<{
  config: Config
  log: Log
  url: string
  sessionSecret: string
  auditKey: string
  /** The password of every demonstration sign-in; null in production. */
  demonstrationPassword: string | null
  leave(): Promise<void>
}>

type Found = Readonly<{ appUrl: string; ownerUrl: string; leave(): Promise<void> }>

const findDatabase = async (config: Config, say: (line: string) => void): Promise<Found> =>
  config.databaseUrl === null
    ? await joinCluster({ dataDir: config.dataDir, dataDirGiven: config.dataDirGiven, say })
    : {
        appUrl: config.databaseUrl,
        ownerUrl: config.ownerUrl ?? config.databaseUrl,
        leave: async () => {},
      }

async function upToDate(found: Found): Promise<void> {
  try {
    await migrate(found.ownerUrl, migrations)
  } catch (thrown) {
    if (!isAway(thrown)) throw thrown
    throw new StartFault(
      'The database in DATABASE_URL does not answer: check its address and that it is running.',
      { cause: thrown },
    )
  }
}

/** Ends in a working, migrated database, or in a StartFault that names what to do. */
export async function boot(config: Config, say: (line: string) => void): Promise<Booted> {
  const found = await findDatabase(config, say)
  try {
    await upToDate(found)
    mkdirSync(config.dataDir, { recursive: true })
    return {
      config,
      log: openLog(config),
      url: found.appUrl,
      sessionSecret: config.sessionSecret ?? keptSecret(join(config.dataDir, 'session-secret')),
      auditKey: config.auditKey ?? keptSecret(join(config.dataDir, 'audit-key')),
      demonstrationPassword: config.production
        ? null
        : keptSecret(join(config.dataDir, 'demonstration-password'), 12),
      leave: found.leave,
    }
  } catch (thrown) {
    await found.leave()
    throw thrown
  }
}

/** A command's clock: the running server's; alone, MOSOVO_NOW or the system's. */
export async function commandClock({ config, url }: Booted): Promise<Clock> {
  const offset = await runningServerOffset(url)
  if (offset !== null) return offsetClock(offset)
  return config.now === null ? systemClock : clockSetTo(config.now)
}
