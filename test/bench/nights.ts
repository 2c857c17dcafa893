// The night as the product does it, and the first derivation of everyone, when nothing is stored yet.
import { derive, reconcileEveryone } from '../../src/backlog/index.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import type { Product } from '../../src/wiring.ts'
import { today, type Place } from './place.ts'

const batch = 1000

/** Derives everyone for the first time and writes every row. */
export async function deriveEveryone({ within }: Pick<Place, 'within'>): Promise<void> {
  const everyone = await within((tx) =>
    tx.query<{ id: OffenderId }>('select o.id from offenders o order by o.id'),
  )
  for (let from = 0; from < everyone.length; from += batch) {
    const ids = everyone.slice(from, from + batch).map(({ id }) => id)
    await within((tx) => derive(tx, ids))
  }
}

/** The nightly job's work, as at an instant. */
export const nightly = ({ transactions }: Pick<Product, 'transactions'>, at = today) =>
  reconcileEveryone({ transactions, clock: fixedClock(at) }, localDateOf(new Date(at)))
