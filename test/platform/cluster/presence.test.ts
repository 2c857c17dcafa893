// A server's clock as commands beside it see it: shared while it lives, gone with it, and never two at once.
import { setTimeout as pause } from 'node:timers/promises'
import { type Cluster, joinCluster } from '../../../src/platform/cluster/index.ts'
import {
  announceServer,
  type Presence,
  runningServerOffset,
} from '../../../src/platform/cluster/index.ts'
import { clearTemporary, query, temporary } from './project.ts'

let cluster: Cluster
let url: string
const present: Presence[] = []

const march = { setting: '2026-03-02T08:00:00Z', offsetMs: -22_896_000_123 }
const april = { setting: '2026-04-01T08:00:00Z', offsetMs: -20_304_000_000 }
const none = { setting: null, offsetMs: 0 }

async function announced(clock: { setting: string | null; offsetMs: number }): Promise<Presence> {
  const said = await announceServer(url, clock)
  if (!said.ok) throw new Error(said.why)
  present.push(said.value)
  return said.value
}

beforeAll(async () => {
  const settings = { dataDir: temporary(), dataDirGiven: true, say: () => undefined }
  cluster = await joinCluster({ ...settings, durable: false })
  url = cluster.appUrl
  await query(
    cluster.ownerUrl,
    `create table server_clock ("only" boolean primary key default true check ("only"),
       setting text, offset_ms bigint not null)`,
  )
})
afterEach(async () => {
  for (const presence of present.splice(0)) await presence.release()
})
afterAll(async () => {
  await cluster.leave()
  clearTemporary()
})

test('a command sees the offset of the live server, and none once that has gone', async () => {
  expect(await runningServerOffset(url)).toBeNull()
  const presence = await announced(march)
  expect(await runningServerOffset(url)).toBe(march.offsetMs)
  await presence.release()
  expect(await runningServerOffset(url)).toBeNull()
})

test('a second server with the same setting takes over the offset that runs', async () => {
  const first = await announced(march)
  const second = await announced({ ...march, offsetMs: march.offsetMs + 5_000 })
  expect(second.offsetMs).toBe(first.offsetMs)
  await first.release()
  expect(await runningServerOffset(url)).toBe(march.offsetMs)
})

test.each([
  [march, april],
  [march, none],
  [none, april],
])('beside a server set to $setting, one set otherwise is refused', async (running, other) => {
  await announced(running)
  expect(await announceServer(url, other)).toEqual({ ok: false, why: 'another-clock' })
  expect(await runningServerOffset(url)).toBe(running.offsetMs)
})

test('after the server of one clock has gone, another clock may be set', async () => {
  await (await announced(march)).release()
  await announced(april)
  expect(await runningServerOffset(url)).toBe(april.offsetMs)
})

test('servers that start at the same moment agree on one clock', async () => {
  const said = await Promise.all(
    [march, april, march, april].map((one) => announceServer(url, one)),
  )
  for (const one of said) if (one.ok) present.push(one.value)
  const offsets = said.flatMap((one) => (one.ok ? [one.value.offsetMs] : []))
  expect(offsets).toHaveLength(2)
  expect(new Set(offsets).size).toBe(1)
  expect(await runningServerOffset(url)).toBe(offsets[0])
})

test('a database whose tables are not made yet has no server', async () => {
  await query(cluster.ownerUrl, 'create database empty')
  expect(await runningServerOffset(url.replace(/mosovo$/, 'empty'))).toBeNull()
})

test('after its connection was ended, a server announces itself again', async () => {
  await announced(march)
  await query(
    cluster.adminUrl,
    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 2",
  )
  while ((await runningServerOffset(url)) !== march.offsetMs) await pause(20)
  const [held] = await query<{ n: number }>(
    cluster.adminUrl,
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = 2",
  )
  expect(held?.n).toBe(1)
})
