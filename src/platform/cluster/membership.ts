// Belonging to the running cluster: a shared lock while we use it, and the last to leave stops it.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { bringUp, type Up, type Wanted } from './bring-up.ts'
import { connectTo } from './connect.ts'
import { ClusterFault, messageOf } from './fault.ts'
import { whileLocked } from './lock.ts'
import { deadlineIn } from './patience.ts'
import { runningOn, stopServer } from './server.ts'

const inUse = '28015, 1'

export type Member = Readonly<{ up: Up; client: pg.Client; lost: Promise<void> }>

/** The lock lives in a database that nobody copies or drops, held by the role that owns nothing. */
async function enter(up: Up): Promise<Member> {
  const client = await connectTo({
    port: up.running.port,
    database: 'postgres',
    user: 'mosovo_app',
    password: up.passwords.app,
  })
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve)
  })
  await client.query(`select pg_advisory_lock_shared(${inUse})`)
  return { up, client, lost }
}

export function join(wanted: Wanted, seconds: number): Promise<Member> {
  const deadline = deadlineIn(seconds)
  return whileLocked(wanted.home.lock, deadline, async () => {
    const up = await bringUp(wanted, deadline)
    try {
      return await enter(up)
    } catch (fault) {
      throw new ClusterFault(
        `The private database in ${up.data} started but then stopped answering (${messageOf(fault)}): start again.`,
      )
    }
  })
}

async function isLast(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${inUse})`)
  const tried = await client.query<{ alone: boolean }>(
    `select pg_try_advisory_lock(${inUse}) as alone`,
  )
  return tried.rows[0]?.alone === true
}

async function leaveAs(member: Member): Promise<void> {
  const { client, up } = member
  const last = await isLast(client).catch(() => false)
  // A server that was frozen or killed answers no goodbye either.
  await Promise.race([client.end().catch(() => undefined), pause(2_000, undefined, { ref: false })])
  const running = last ? runningOn(up.data) : null
  if (running !== null) await stopServer(running, up.data)
}

type Keeper = Readonly<{ leave(): Promise<void> }>

type Kept = Readonly<{ wanted: Wanted; seconds: number }>

/** Puts the database back under a living process when it is killed, and takes the lock again. */
export function keep(first: Member, { wanted, seconds }: Kept): Keeper {
  const leaving = new AbortController()
  const isLeaving = (): boolean => leaving.signal.aborted
  let member: Member | null = first
  const again = { data: first.up.data, port: first.up.running.port }

  const rejoin = async (): Promise<Member | null> => {
    for (let told = false, waitMs = 100; !isLeaving(); waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await join({ ...wanted, again }, seconds)
      } catch (fault) {
        if (!told) wanted.say(messageOf(fault))
        told = true
        await pause(waitMs, undefined, { signal: leaving.signal }).catch(() => undefined)
      }
    }
    return null
  }
  const watch = async (): Promise<void> => {
    while (member !== null) {
      await member.lost
      if (isLeaving()) return
      wanted.say('The private database went away; bringing it back.')
      member = await rejoin()
      if (member !== null) wanted.say('The private database is back.')
    }
  }
  const watching = watch()

  const leave = async (): Promise<void> => {
    leaving.abort()
    // Only a rejoin under way is waited for: a member in good standing is never "lost" by itself.
    if (member === null || !(await isConnected(member))) await watching
    const last = member
    if (last === null) return
    const go = (): Promise<void> => leaveAs(last)
    await whileLocked(wanted.home.lock, deadlineIn(20), go).catch(go)
  }
  return { leave }
}

const isConnected = (member: Member): Promise<boolean> =>
  Promise.race([member.lost.then(() => false), pause(0).then(() => true)])
