// [G6] [G7] [G9] [G10] The night for the country: beside one set-based SQL, at a tenth of the size, a second time, and with pages open.
import type { Seen } from './goals.ts'
import { inTurn, quantile, timed } from './measure.ts'
import { dueDatesDiffering } from './night-in-sql.ts'
import { nightly } from './nights.ts'
import { teamPage } from './page.ts'
import { nextNight, seconds, today, type Place } from './place.ts'
import type { Places } from './places.ts'
import { serving, underLoad, type Serving, type Told } from './serving.ts'

const megabyte = 1024 * 1024

/** A night in the process of a server, told with what it took. */
async function nightOf(place: Place): Promise<Told> {
  const server = await serving(place)
  try {
    const idle = (await server.ask({ ask: 'memory' })).bytes ?? 0
    const { bytes = 0, ...told } = await server.ask({ ask: 'night' })
    return { ...told, bytes: bytes - idle }
  } finally {
    await server.stop()
  }
}

/** An ordinary night finds nearly everything as it was: what it costs is reading, deriving and comparing. */
export async function night(places: Places): Promise<Seen[]> {
  const place = await places.country()
  const memory: number[] = []
  const times = await inTurn(1, {
    sql: () => timed(() => place.within(dueDatesDiffering)),
    night: async () => {
      const { ms = 0, bytes = 0 } = await nightOf(place)
      memory.push(bytes)
      return ms
    },
  })
  const first = await places.firstNightMs()
  return [
    {
      goal: 'night',
      seen: times.night / times.sql,
      note: `${seconds(times.night)} over ${seconds(times.sql)}`,
    },
    { goal: 'firstNight', seen: first / times.sql, note: seconds(first) },
    {
      goal: 'nightMemory',
      seen: Math.max(...memory) / megabyte,
      note: 'above the serving process at rest',
    },
  ]
}

export async function growth(places: Places): Promise<Seen[]> {
  const [tenth, all] = [await places.tenth(), await places.country()]
  const times = await inTurn(1, {
    tenth: async () => (await nightOf(tenth)).ms ?? 0,
    all: async () => (await nightOf(all)).ms ?? 0,
  })
  const note = `${seconds(times.all)} over ${seconds(times.tenth)}`
  return [{ goal: 'growth', seen: times.all / times.tenth, note }]
}

/** The night of a day, twice: the second finds nothing to change, and the list is as the SQL has it. */
async function twice({ product, within }: Place, at: string) {
  const first = await nightly(product, at)
  const differing = await within(dueDatesDiffering, at)
  return { first, differing, second: await nightly(product, at) }
}

export async function again(places: Places): Promise<Seen[]> {
  const { first, differing, second } = await twice(await places.country(), today)
  const note = `of ${first.people.toLocaleString('en-GB')} people`
  return [
    { goal: 'sqlDuties', seen: differing },
    { goal: 'again', seen: first.changed + second.changed, note },
    { goal: 'drift', seen: first.drift + second.drift },
  ]
}

const load = { seconds: 15, connections: 4, rate: 20 }
const share = 0.975

/** One night after another in the serving process for as long as the work takes. */
async function whileNightsRun<T>(server: Serving, work: () => Promise<T>): Promise<T> {
  const working = work().then((done) => ({ done }))
  for (;;) {
    const night = server.ask({ ask: 'night' })
    const ended = await Promise.race([working, night.then(() => null)])
    await night
    if (ended !== null) return ended.done
  }
}

export async function beside(places: Places): Promise<Seen[]> {
  const server = await serving(await places.country())
  const page = { url: `${server.productUrl}${teamPage}`, cookie: server.cookie, ...load }
  try {
    await underLoad({ ...page, seconds: 3 })
    const idle = quantile(await underLoad(page), share)
    const during = quantile(await whileNightsRun(server, () => underLoad(page)), share)
    const note = `${during.toFixed(0)} ms over ${idle.toFixed(0)} ms`
    return [{ goal: 'beside', seen: during / idle, note }]
  } finally {
    await server.stop()
  }
}

/** The next night, with a new day: what it changes is the day's, and done again it changes nothing. */
export async function next(places: Places): Promise<Seen[]> {
  const { first, differing, second } = await twice(await places.country(), nextNight)
  return [
    { goal: 'sqlNext', seen: differing, note: `${first.changed} rows changed with the day` },
    { goal: 'againNext', seen: second.changed },
    { goal: 'driftNext', seen: first.drift },
  ]
}
