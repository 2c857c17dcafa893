// The running server: what is started in order and stopped in the reverse.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { jobs } from '../jobs/index.ts'
import { seed } from '../seed/index.ts'
import { buildApp } from './app.ts'
import { boot, type Booted } from './boot.ts'
import { startPolicyWorker } from './backlog/index.ts'
import { outsideFile, refuseAnotherKey, startSealer } from './audit/index.ts'
import { startImportWorker } from './imports/index.ts'
import { announceServer } from './platform/cluster/index.ts'
import { clockSetTo, offsetClock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { StartFault } from './platform/errors.ts'
import { forgetKeptAnswers } from './platform/http/idempotency.ts'
import { newId } from './platform/ids.ts'
import { startSchedule } from './platform/jobs/schedule.ts'
import { projectRoot } from './platform/root.ts'
import { compileViews } from './platform/views/engine.ts'
import { forgetDrafts } from './visits/index.ts'
import { wire, type Product } from './wiring.ts'

export type RunningServer = Readonly<{ address: string; stop(): Promise<void> }>

type Say = (line: string) => void

/** X13: slower clients than these are not served. */
const limits = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000 }

/** How long requests under way may take to finish once a stop was asked for. */
const drainMs = 8_000

async function agreedClock({ config, url }: Booted) {
  const clock = config.now === null ? systemClock : clockSetTo(config.now)
  const offsetMs = clock.now().getTime() - systemClock.now().getTime()
  const presence = await announceServer(url, { setting: config.now, offsetMs })
  if (presence.ok)
    return { clock: offsetClock(presence.value.offsetMs), release: presence.value.release }
  throw new StartFault(
    'Another server runs on this database with another clock. Stop it, or start with the same MOSOVO_NOW.',
  )
}

function listen(product: Product): Promise<Server> {
  const server = createServer(limits, buildApp(product, compileViews(join(projectRoot, 'views'))))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(product.config.port, product.config.host, () => {
      resolve(server)
    })
  })
}

/** No new requests; those under way finish, or are cut when their time is up. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections()
    }, drainMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const addressOf = (server: Server, host: string): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`

/** Undoes in reverse what was begun, even when one step fails. */
class Undoing {
  private readonly steps: (() => Promise<void>)[] = []
  later(step: () => Promise<void>): void {
    this.steps.unshift(step)
  }
  async all(): Promise<void> {
    const faults: unknown[] = []
    for (const step of this.steps)
      await step().catch((fault: unknown) => {
        faults.push(fault)
      })
    if (faults.length > 0) throw faults[0]
  }
}

export async function startServer(config: Config, say: Say): Promise<RunningServer> {
  const undoing = new Undoing()
  try {
    const booted = await boot(config, say)
    undoing.later(booted.leave)
    const { clock, release } = await agreedClock(booted)
    undoing.later(release)
    const product = await wire({ ...booted, clock })
    undoing.later(product.close)
    await refuseAnotherKey(product)
    const sealer = startSealer({ ...product, outside: outsideFile(config.dataDir) })
    undoing.later(() => sealer.stop())
    await seed(product, booted.demonstrationPassword, say)
    const worker = startImportWorker(product)
    undoing.later(() => worker.stop())
    const policyWorker = startPolicyWorker(product)
    undoing.later(() => policyWorker.stop())
    const server = await listen(product)
    undoing.later(() => drain(server))
    const chores = [forgetKeptAnswers, forgetDrafts]
    const schedule = startSchedule({ jobs, tools: product, server: newId(), chores })
    undoing.later(() => schedule.stop())
    const address = addressOf(server, config.host)
    greet(say, address, booted.demonstrationPassword)
    return { address, stop: () => undoing.all() }
  } catch (thrown) {
    await undoing.all().catch(() => undefined)
    throw thrown
  }
}

function greet(say: Say, address: string, password: string | null): void {
  if (password !== null) {
    say('Demonstration sign-ins: om.north, om.south, ds.north, ds.south, di.force, dci.force,')
    say('  analyst, frontline.north, controlroom, station.north, auditor, admin')
    say(`Demonstration password: ${password}`)
  }
  say(`Listening on ${address}`)
}
