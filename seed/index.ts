// What an empty database is given at start: nothing in production, else the sign-ins, and people if asked.
import { inTransaction } from '../src/platform/database/transaction.ts'
import type { Product } from '../src/wiring.ts'
import { seedDemo } from './demo/index.ts'
import { seedEmpty } from './empty.ts'

/** Makes sure of the sign-ins; then the demonstration, unless there are people already. */
export async function seed(
  product: Product,
  password: string | null,
  say: (line: string) => void,
): Promise<void> {
  const { config, clock, transactions } = product
  if (config.seed === 'none' || password === null) return
  const setting = { at: clock.now(), actor: 'system', limits: 'long' } as const
  const forceId = await inTransaction(transactions, setting, (tx) => seedEmpty(tx, { password }))
  if (config.seed === 'demo') await seedDemo(product, forceId, say)
}
