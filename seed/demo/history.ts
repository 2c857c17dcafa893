// Ninety days lived one after another, each in one transaction: a seeding that was killed goes on where it stopped.
import { bringUpToDate } from '../../src/backlog/index.ts'
import { pressGoLive } from '../../src/imports/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import type { Product } from '../../src/wiring.ts'
import { scattered } from './chance.ts'
import { actingIn, dayOf, idOf, momentOf, type Day } from './day.ts'
import { everydayDesk } from './desk.ts'
import { firstFile, loadFirst, loadLater, oneAtATime } from './files.ts'
import { whoIsHere } from './here.ts'
import { meetings } from './meetings.ts'
import { isLived, nightOf, noonOf } from './nights.ts'
import { offices, staffOffices } from './offices.ts'
import { hitsDecided, listsCome } from './overnight.ts'
import { paperwork } from './paperwork.ts'
import { policyWork } from './policies.ts'
import { refOf } from './register.ts'
import { everydayRounds } from './rounds.ts'
import { arrivalsOn, enter, stories } from './stories/index.ts'
import { leftForToday } from './today.ts'
import { overTheWeekend } from './weekend.ts'

export const historyDays = 90

/** The days, counted back from the one that the demonstration is shown on, of what happens once. */
const wentLive = 76
const laterFileCame = 29

export type History = Readonly<{
  product: Product
  forceId: ForceId
  /** The day of the first load. */
  first: LocalDate
}>

const within = <T>({ product }: History, at: Date, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(product.transactions, { at, actor: 'system', limits: 'long' }, work)

type Begun = Readonly<{ first: LocalDate | null; isEmpty: boolean }>

const begun = `select (select case when i.file_name = $1 then i.on_date end from imports i
      where i.state = 'done' and not i.dry_run order by i.asked_at limit 1) as first,
    not exists (select from offenders)
      and not exists (select from imports i where i.file_name <> $1) as "isEmpty"`

/** The first day of a demonstration that was begun in this database, and whether nobody is in it. */
export async function begunOn(tx: Tx): Promise<Begun> {
  const [found] = await tx.query<Begun>(begun, [firstFile])
  return found ?? { first: null, isEmpty: false }
}

/** Whether the last day of the history has been lived. */
export const isWhole = (tx: Tx, first: LocalDate): Promise<boolean> =>
  isLived(tx, addDays(first, historyDays - 1))

async function tellStories(day: Day): Promise<void> {
  const today = stories
    .flatMap(({ n, moments }) => moments.map((moment) => ({ n, ...moment })))
    .filter(({ ago }) => ago === day.ago)
    .toSorted((a, b) => (a.time < b.time ? -1 : 1))
  for (const { n, time, by, act } of today) await act(await day.at(time, by), idOf(day, refOf(n)))
  for (const one of arrivalsOn(day.ago))
    await enter(await day.at('12:15', offices[one.office].officer), one)
}

async function goLive(day: Day): Promise<void> {
  if (day.ago !== wentLive) return
  const { tx, actor } = await day.at('13:20', 'di.force')
  const pressed = await pressGoLive(tx, actor)
  if (!pressed.ok) throw new Error(`going live was refused: ${pressed.why}`)
}

async function officeHours(day: Day): Promise<void> {
  if (!day.isWorking) return
  for (const office of Object.values(offices)) {
    await everydayRounds(day, office)
    await everydayDesk(day, office)
  }
}

/** Lives one day: the night's jobs, the meetings, what happened, the rounds, the desk, the weekend's list and who goes. */
async function live(tx: Tx, { forceId, product }: History, { on, ago }: DayGone): Promise<void> {
  await nightOf(tx, { on, ago, isFirst: ago === historyDays - 1 }, (early) =>
    listsCome(early, { forceId, on, ago }),
  )
  const day = await dayOf({ tx, forceId, ago, roll: scattered(20_260_302 + ago * 7_919) })
  await meetings(day)
  await goLive(day)
  await hitsDecided(day)
  await tellStories(day)
  await paperwork(day, product.documents)
  await policyWork(day)
  await whoIsHere(day)
  await officeHours(day)
  await noonOf(day)
  await overTheWeekend(day)
  await leftForToday(day)
}

type DayGone = Readonly<{ on: LocalDate; ago: number }>

// Two servers that start on one database live the days together, each of them once.
async function liveOnce(history: History, { on, ago }: DayGone): Promise<void> {
  await within(history, momentOf(on, '20:00'), async (tx) => {
    await oneAtATime(tx, history.forceId)
    if (!(await isLived(tx, on))) await live(tx, history, { on, ago })
  })
}

/** Everybody comes in, by the register's own door. */
export async function firstDay(history: History): Promise<void> {
  const { forceId, first } = history
  await within(history, momentOf(first, '07:00'), (tx) => staffOffices(tx, forceId))
  await loadFirst(history, first)
}

/** Lives every day that has not been lived yet, up to the one before the demonstration is shown. */
export async function liveOn(history: History, tell: (day: number) => void): Promise<void> {
  const { first } = history
  for (let number = 1; number < historyDays; number += 1) {
    const [on, ago] = [addDays(first, number), historyDays - number]
    await liveOnce(history, { on, ago })
    if (ago === laterFileCame) await loadLater(history, { first, on })
    tell(number)
  }
}

/** What changed by the passing of the last night is derived, as every page would, and its lists have come. */
export const upToNow = async (history: History): Promise<void> => {
  const { product, forceId, first } = history
  const at = product.clock.now()
  const on = localDateOf(at)
  if (on < first) return
  await within(history, at, (tx) => bringUpToDate(tx))
  await within(history, at, (tx) =>
    listsCome(actingIn(tx, at, 'om.north'), { forceId, on, ago: 0 }),
  )
}
