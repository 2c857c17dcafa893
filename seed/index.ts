// What an empty database is given at start: nothing in production, else the sign-ins, and people if asked.
import { inTransaction } from '../src/platform/database/transaction.ts'
import type { Product } from '../src/wiring.ts'
import { seedDemo } from './demo.ts'
import { seedEmpty } from './empty.ts'

const isEmpty = `select not exists (select from offenders) and not exists (select from imports) as empty`

/** Seeds a database that has none yet; one that has people is left as it is. */
export async function seed(
  product: Product,
  password: string | null,
  say: (line: string) => void,
): Promise<void> {
  const { config, clock, transactions } = product
  if (config.seed === 'none' || password === null) return
  const setting = { at: clock.now(), actor: 'system', limits: 'long' } as const
  const forceId = await inTransaction(transactions, setting, (tx) => seedEmpty(tx, { password }))
  const [found] = await inTransaction(transactions, setting, (tx) =>
    tx.query<{ empty: boolean }>(isEmpty),
  )
  if (config.seed === 'empty' || found?.empty !== true) return
  say('Seeding the demonstration: invented people, a few seconds …')
  await seedDemo(product, forceId, say)
}
