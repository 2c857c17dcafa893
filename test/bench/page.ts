// [G1] [G2] [G17] The team's backlog page over HTTP beside its raw query and render, in turn; its CPU and its statements.
import type { Seen } from './goals.ts'
import { inTurn, median } from './measure.ts'
import type { Places } from './places.ts'
import { serving, underLoad, type CpuOfProcesses, type Load, type Serving } from './serving.ts'

export const teamPage = '/duties?team=North%20office&state=open&size=50'

/** The same page with nobody on it: who asks is known, the filters are drawn, the look is written down. */
const blankPage = `${teamPage}&officer=nobody`

const seconds = 3
const rounds = 3

type Cost = { p50: number; nodeMs: number; databaseMs: number | null; requests: number }

const spent = (before: CpuOfProcesses, after: CpuOfProcesses): number =>
  [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0)

/** The middle time of a load, and the CPU of both sides for each request of it. */
async function costOf(server: Serving, load: Load): Promise<Cost> {
  const node = (await server.ask({ ask: 'cpu' })).cpuMs ?? 0
  const database = await server.databaseCpu()
  const times = await underLoad(load)
  const databaseAfter = await server.databaseCpu()
  const nodeAfter = (await server.ask({ ask: 'cpu' })).cpuMs ?? 0
  return {
    p50: median(times),
    nodeMs: (nodeAfter - node) / times.length,
    databaseMs:
      database === null || databaseAfter === null
        ? null
        : spent(database, databaseAfter) / times.length,
    requests: times.length / load.seconds,
  }
}

type Costs = Record<'page' | 'blank' | 'bare' | 'raw' | 'empty', Cost>

async function costs(server: Serving): Promise<Costs> {
  const { productUrl, bareUrl, rawUrl, cookie } = server
  const loads: Record<keyof Costs, Load> = {
    page: { url: `${productUrl}${teamPage}`, cookie, seconds },
    blank: { url: `${productUrl}${blankPage}`, cookie, seconds },
    bare: { url: `${bareUrl}${teamPage}`, seconds },
    raw: { url: `${rawUrl}/raw`, seconds },
    empty: { url: `${rawUrl}/empty`, seconds },
  }
  const kept = new Map<string, Cost>()
  const measured = (name: keyof Costs) => async (): Promise<number> => {
    const cost = await costOf(server, loads[name])
    const best = kept.get(name)
    if (best === undefined || cost.p50 < best.p50) kept.set(name, cost)
    return cost.p50
  }
  const p50 = await inTurn(rounds, {
    page: measured('page'),
    blank: measured('blank'),
    bare: measured('bare'),
    raw: measured('raw'),
    empty: measured('empty'),
  })
  const of = (name: keyof Costs): Cost => {
    const cost = kept.get(name)
    if (cost === undefined) throw new Error('nothing was measured')
    return { ...cost, p50: p50[name] }
  }
  return {
    page: of('page'),
    blank: of('blank'),
    bare: of('bare'),
    raw: of('raw'),
    empty: of('empty'),
  }
}

const both = ({ nodeMs, databaseMs }: Cost): number | null =>
  databaseMs === null ? null : nodeMs + databaseMs

const over = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a / b

const ms = (value: number | null): string => (value === null ? '?' : `${value.toFixed(2)} ms`)

export async function page(places: Places): Promise<Seen[]> {
  const server = await serving(await places.force())
  try {
    const { page: ours, blank, bare, raw, empty } = await costs(server)
    const cpu = [ours, raw].map((one) => `${ms(one.nodeMs)} + ${ms(one.databaseMs)}`).join(' over ')
    return [
      { goal: 'page', seen: ours.p50 / raw.p50, note: `${ms(ours.p50)} over ${ms(raw.p50)}` },
      { goal: 'bare', seen: bare.p50 / raw.p50, note: ms(bare.p50) },
      { goal: 'rate', seen: ours.requests },
      {
        goal: 'nodeCpu',
        seen: ours.nodeMs / empty.nodeMs,
        note: `${ms(ours.nodeMs)} over ${ms(empty.nodeMs)}`,
      },
      {
        goal: 'nodeCpuOverBlank',
        seen: ours.nodeMs / blank.nodeMs,
        note: `${ms(ours.nodeMs)} over ${ms(blank.nodeMs)}`,
      },
      { goal: 'bothCpu', seen: over(both(ours), both(raw)), note: `${cpu} (Node + PostgreSQL)` },
    ]
  } finally {
    await server.stop()
  }
}
