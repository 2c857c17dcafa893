// What an empty database is given at start: nothing in production, else the sign-ins, and people if asked.
import { inTransaction } from '../src/platform/database/transaction.ts'
import type { Product } from '../src/wiring.ts'
import { seedEmpty } from './empty.ts'

/** Seeds a database that has none yet; one that has is left as it is. */
export async function seed(
  { config, clock, transactions }: Product,
  password: string | null,
  say: (line: string) => void,
): Promise<void> {
  if (config.seed === 'none' || password === null) return
  const setting = { at: clock.now(), actor: 'system', limits: 'long' } as const
  await inTransaction(transactions, setting, (tx) => seedEmpty(tx, { password }))
  say(`Seeded: ${config.seed}.`)
}
