// A running server's clock, for the commands beside it: a row that counts only while the server's lock is held.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Decision, no, yes } from '../decision.ts'
import { connectByUrl } from './connect.ts'

export type Presence = Readonly<{ offsetMs: number; release(): Promise<void> }>

type ClockSetting = Readonly<{ setting: string | null; offsetMs: number }>
type Row = Readonly<{ setting: string | null; offsetMs: string }>

const space = 28015
const serving = 2
const deciding = 3

/** A server that was just killed may hold its lock for a moment more. */
const secondLooks = 10
const secondLookMs = 200

/** Granted locks of this database only; another database's servers are not our concern. */
const lockHeld = `select 1 from pg_locks
  where locktype = 'advisory' and granted and objsubid = 2
    and classid = ${space} and objid = ${serving} and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`

const isServed = async (client: pg.Client): Promise<boolean> =>
  (await client.query(lockHeld)).rows.length > 0

async function rowOf(client: pg.Client): Promise<ClockSetting | null> {
  const found = await client.query<Row>(
    'select setting, offset_ms::text as "offsetMs" from server_clock',
  )
  const row = found.rows[0]
  return row === undefined ? null : { setting: row.setting, offsetMs: Number(row.offsetMs) }
}

async function write(client: pg.Client, clock: ClockSetting): Promise<void> {
  const values = [clock.setting, Math.round(clock.offsetMs)]
  const done = await client.query('update server_clock set setting = $1, offset_ms = $2', values)
  if (done.rowCount === 0) {
    await client.query('insert into server_clock (setting, offset_ms) values ($1, $2)', values)
  }
}

/** The lock that was taken in a transaction for deciding ends with it; the one for serving outlives it. */
async function decide(client: pg.Client, clock: ClockSetting): Promise<ClockSetting | null> {
  await client.query('begin')
  await client.query(`select pg_advisory_xact_lock(${space}, ${deciding})`)
  const running = (await isServed(client)) ? await rowOf(client) : null
  const isOther = running !== null && running.setting !== clock.setting
  if (!isOther) {
    if (running === null) await write(client, clock)
    await client.query(`select pg_advisory_lock_shared(${space}, ${serving})`)
  }
  await client.query('commit')
  return isOther ? null : (running ?? clock)
}

/** Nothing may end an idle session, and a machine that vanished must not hold the lock for hours. */
const lasting = `set idle_session_timeout = 0; set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`

type Held = Readonly<{ client: pg.Client; lost: Promise<void>; clock: ClockSetting }>

async function announceOnce(url: string, clock: ClockSetting): Promise<Held | null> {
  const client = await connectByUrl(url)
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve)
  })
  try {
    await client.query(lasting)
    const agreed = await decide(client, clock)
    if (agreed !== null) return { client, lost, clock: agreed }
  } catch (fault) {
    client.end().catch(() => undefined)
    throw fault
  }
  await client.end()
  return null
}

async function announce(url: string, clock: ClockSetting): Promise<Held | null> {
  for (let look = 1; ; look += 1) {
    const held = await announceOnce(url, clock)
    if (held !== null || look > secondLooks) return held
    await pause(secondLookMs)
  }
}

/** When the database comes back after a loss, says again that this server lives, on its own clock. */
function keepAnnounced(url: string, first: Held): () => Promise<void> {
  const released = new AbortController()
  let held: Held | null = first
  const again = async (): Promise<Held | null> => {
    for (let waitMs = 50; !released.signal.aborted; waitMs = Math.min(waitMs * 2, 1_000)) {
      const back = await announceOnce(url, first.clock).catch(() => null)
      if (back !== null) return back
      await pause(waitMs, undefined, { signal: released.signal }).catch(() => undefined)
    }
    return null
  }
  const isReleased = (): boolean => released.signal.aborted
  const watch = async (): Promise<void> => {
    while (held !== null && !isReleased()) {
      await held.lost
      if (isReleased()) return
      held = null
      held = await again()
    }
  }
  const watching = watch()
  return async () => {
    released.abort()
    if (held === null) await watching
    await held?.client.end().catch(() => undefined)
  }
}

/** The first server sets the clock of its database; others share it, or are refused. */
export async function announceServer(
  url: string,
  clock: ClockSetting,
): Promise<Decision<Presence, 'another-clock'>> {
  const held = await announce(url, clock)
  if (held === null) return no('another-clock')
  return yes({ offsetMs: held.clock.offsetMs, release: keepAnnounced(url, held) })
}

/** The offset of the live server's clock, or null when no server holds its lock. */
export async function runningServerOffset(url: string): Promise<number | null> {
  const client = await connectByUrl(url)
  try {
    const table = await client.query("select 1 where to_regclass('server_clock') is not null")
    if (table.rows.length === 0) return null
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock_shared(${space}, ${deciding})`)
    const offset = (await isServed(client)) ? ((await rowOf(client))?.offsetMs ?? null) : null
    await client.query('commit')
    return offset
  } finally {
    await client.end()
  }
}
