// A serving process from outside: what it is asked, the browser that is signed in to it, the load upon it, the CPU it takes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type pg from 'pg'
import { asAdmin } from '../support/postgres.ts'
import { password, type Place } from './place.ts'

export type Asked = Readonly<{ ask: 'cpu' | 'memory' | 'night' | 'stop'; at?: string }>
export type Told = Readonly<{
  productUrl?: string
  bareUrl?: string
  rawUrl?: string
  cpuMs?: number
  bytes?: number
  ms?: number
  rows?: number
}>

/** Milliseconds by process: one that ended meanwhile must not count as time given back. */
export type CpuOfProcesses = ReadonlyMap<number, number>

export type Serving = Readonly<{
  productUrl: string
  bareUrl: string
  rawUrl: string
  cookie: string
  ask(asked: Asked): Promise<Told>
  /** CPU that each of PostgreSQL's processes for this place has taken, in milliseconds; null where it cannot be read. */
  databaseCpu(): Promise<CpuOfProcesses | null>
  stop(): Promise<void>
}>

/** Starts a server on the place and signs in to it as a supervisor. */
export async function serving(
  place: Pick<Place, 'appUrl' | 'adminUrl'>,
  flags: readonly string[] = [],
): Promise<Serving> {
  const child = fork(join(import.meta.dirname, 'server.js'), [place.appUrl], {
    execArgv: ['--expose-gc', ...flags],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the serving process ended')
  })
  ended.catch(() => undefined)
  const told = async (): Promise<Told> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [Told]
    return message
  }
  const { productUrl = '', bareUrl = '', rawUrl = '' } = await told()
  const ask = (asked: Asked): Promise<Told> => {
    child.send(asked)
    return told()
  }
  return {
    ...{ productUrl, bareUrl, rawUrl, ask },
    cookie: await signedIn(productUrl, 'ds.north'),
    databaseCpu: () => asAdmin(place.adminUrl, backendsCpu),
    stop: async () => {
      child.send({ ask: 'stop' })
      await ended.catch(() => undefined)
    },
  }
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

export async function signedIn(address: string, username: string): Promise<string> {
  const drawn = await fetch(`${address}/sign-in`, { headers: { Accept: 'text/html' } })
  const token = /name="_csrf" value="([^"]+)"/.exec(await drawn.text())?.[1] ?? ''
  const done = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Accept: 'text/html', Cookie: cookieOf(drawn) },
    body: new URLSearchParams({ _csrf: token, username, password }),
  })
  if (done.status !== 303) throw new Error(`${username} could not sign in: ${done.status}`)
  return cookieOf(done)
}

const ticksMs = 10
const backends = `select a.pid from pg_stat_activity a
  where a.datname = current_database() and a.application_name like 'mosovo%'`

async function backendsCpu(client: pg.Client): Promise<CpuOfProcesses | null> {
  const { rows } = await client.query<{ pid: number }>(backends)
  try {
    return new Map(rows.map(({ pid }) => [pid, processCpuMs(pid)]))
  } catch {
    return null
  }
}

/** User and system time stand fourteenth and fifteenth in a process's line, after a name that may hold spaces. */
function processCpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * ticksMs
}

export type Load = Readonly<{
  url: string
  cookie?: string
  seconds: number
  connections?: number
  /** Requests a second in all; as many as go when left out. */
  rate?: number
}>

/** How long every answer took, in milliseconds; an answer that is no success ends the benchmark. */
export async function underLoad({ url, cookie, seconds, connections = 1, rate }: Load) {
  const times: number[] = []
  let refused = 0
  const options = {
    ...{ url, connections, duration: seconds },
    ...(rate === undefined ? {} : { overallRate: rate }),
    headers: { Accept: 'text/html', ...(cookie === undefined ? {} : { Cookie: cookie }) },
  }
  await new Promise((resolve) => {
    autocannon(options, resolve).on('response', (_client, status, _bytes, ms) => {
      times.push(ms)
      if (status !== 200) refused += 1
    })
  })
  if (refused > 0) throw new Error(`${url}: ${refused} answers were not 200`)
  return times
}
