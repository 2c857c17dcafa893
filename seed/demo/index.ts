// The demonstration: a force of invented people and the ninety days behind them, told of while it is made.
import { localDateOf, addDays } from '../../src/platform/calendar.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import type { Product } from '../../src/wiring.ts'
import {
  begunOn,
  firstDay,
  historyDays,
  isWhole,
  liveOn,
  upToNow,
  type History,
} from './history.ts'

type Say = (line: string) => void

/** Speaks at most once a second, by the product's clock. */
function seldom({ clock }: Product, say: Say): Say {
  let said = 0
  return (line) => {
    const now = clock.now().getTime()
    if (now - said < 1_000) return
    said = now
    say(line)
  }
}

type Made = Readonly<{ people: number; visits: number; decisions: number }>

const made = `select (select count(*)::int from offenders o where o.force_id = $1) as people,
  (select count(*)::int from visits v where v.force_id = $1 and v.origin = 'here') as visits,
  (select count(*)::int from briefing_decisions d where d.force_id = $1) as decisions`

async function whatWasMade(tx: Tx, forceId: ForceId): Promise<string> {
  const [found] = await tx.query<Made>(made, [forceId])
  const { people, visits, decisions } = found ?? { people: 0, visits: 0, decisions: 0 }
  return `${people} invented people, ${visits} visits and attempts, ${decisions} decisions of meetings`
}

async function make(history: History, say: Say): Promise<void> {
  const { product, forceId } = history
  const began = product.clock.now().getTime()
  const seldomSay = seldom(product, say)
  await firstDay(history)
  await liveOn(history, (day) => {
    seldomSay(`Seeding the demonstration: day ${day + 1} of ${historyDays} …`)
  })
  await upToNow(history)
  const now = product.clock.now()
  const setting = { at: now, actor: 'system', limits: 'long' } as const
  const told = await inTransaction(product.transactions, setting, (tx) => whatWasMade(tx, forceId))
  const seconds = Math.round((now.getTime() - began) / 1_000)
  say(`The demonstration is ready after ${seconds} s: ${told}.`)
}

/** Seeds a database without people; goes on with a demonstration that was not finished; leaves any other as it is. */
export async function seedDemo(product: Product, forceId: ForceId, say: Say): Promise<void> {
  const now = product.clock.now()
  const setting = { at: now, actor: 'system', limits: 'long' } as const
  const { first, isEmpty, whole } = await inTransaction(
    product.transactions,
    setting,
    async (tx) => {
      const found = await begunOn(tx)
      return { ...found, whole: found.first !== null && (await isWhole(tx, found.first)) }
    },
  )
  if (whole || (first === null && !isEmpty)) return
  say(
    first === null
      ? 'Seeding the demonstration: some 240 invented people and ninety days of work, under half a minute …'
      : 'The seeding of the demonstration was not finished: it goes on where it stopped.',
  )
  const begins = first ?? addDays(localDateOf(now), -historyDays)
  await make({ product, forceId, first: begins }, say)
}
