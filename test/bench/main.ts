// `npm run bench`: measures the product against its goals on generated forces, and ends with one table.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { joinCluster } from '../../src/platform/cluster/index.ts'
import { given, type Addresses } from '../support/global-setup.ts'
import { goals, verdictOf, type Seen } from './goals.ts'
import { groups } from './groups.ts'
import { upToThreeTries } from './measure.ts'
import { Places } from './places.ts'
import { lineOf, tableOf } from './table.ts'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

type Joined = Addresses & Readonly<{ leave(): Promise<void> }>

/** The developer's server, or a private one that goes with all its data when the benchmark ends. */
async function joined(adminUrl: string | undefined): Promise<Joined> {
  if (adminUrl !== undefined) return { ...given(adminUrl), leave: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'mosovo-bench-'))
  const cluster = await joinCluster({ dataDir, dataDirGiven: true, say })
  const leave = async (): Promise<void> => {
    await cluster.leave()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...cluster, leave }
}

function asked() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      people: { type: 'string', default: '2500,100000' },
      json: { type: 'boolean', default: false },
    },
  })
  const [force = 2_500, country = force] = values.people.split(',').map(Number)
  const only = values.only?.split(',').map((one) => one.trim().toUpperCase())
  return { force, country, json: values.json, wants: (of: string) => only?.includes(of) ?? true }
}

async function measured(places: Places, wants: (of: string) => boolean): Promise<Seen[]> {
  const all: Seen[] = []
  for (const group of groups.filter(({ of }) => of.some(wants))) {
    say(`Measuring ${group.of.join(', ')}: ${group.what}`)
    const found = await upToThreeTries(() => group.measure(places))
    for (const seen of found) say(`  ${lineOf(seen)}`)
    all.push(...found)
  }
  return all.filter(({ goal }) => wants(goals[goal].of))
}

/** A database that is still at work is not waited for longer. */
const leavingMs = 20_000

async function main(): Promise<number> {
  const { force, country, json, wants } = asked()
  const server = await joined(process.env['BENCH_ADMIN_URL'])
  const places = new Places(server, { force, country }, say)
  const leave = async (): Promise<void> => {
    await Promise.race([places.close(), pause(leavingMs, undefined, { ref: false })])
    await server.leave()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('Stopping.')
      void leave().finally(() => process.exit(130))
    })
  try {
    const all = await measured(places, wants)
    const told = all.map((seen) => ({ ...goals[seen.goal], ...seen, stands: verdictOf(seen) }))
    process.stdout.write(`${json ? JSON.stringify(told, null, 2) : tableOf(all)}\n`)
    return all.some((seen) => verdictOf(seen) === 'over') ? 1 : 0
  } finally {
    await leave()
  }
}

process.exitCode = await main()
