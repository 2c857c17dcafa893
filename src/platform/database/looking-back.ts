// Reading what had been recorded by an instant: every table in the schema `known` shows its rows as they stood then.
import { AppError } from '../errors.ts'
import type { Tx } from './transaction.ts'

export type Then = Readonly<{
  /** What was recorded from this instant on is left out. */
  until: Date
  /** The present of what is read: what is worked out is worked out for it. */
  at: Date
}>

const beforeThen = {
  name: 'known-until',
  text: `select set_config('mosovo.known_until', $1, true)`,
}

/** Names the instant: from here on a statement may ask a table of the schema `known` by its full name. */
export async function nameThen(tx: Tx, { until }: Then): Promise<void> {
  await tx.query(beforeThen, [until.toISOString()])
}

/** The database itself refuses whatever would be written into the past. */
const lookBack = {
  name: 'known-look-back',
  text: `select set_config('search_path', 'known, public', true), set_config('transaction_read_only', 'on', true),
    set_config('mosovo.known_until', $1, true)`,
}

const lookForward = 'rollback to savepoint looking_back'

const tell = { name: 'known-tell', text: `select set_config('mosovo.known_' || $1, $2, true)` }

/** What is worked out and stored is told to the transaction, worked out anew: the rows of one table. */
export async function tellThen(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  await tx.query(tell, [table, JSON.stringify(rows)])
}

const refused = (): never => {
  throw new AppError('broken', { cause: new Error('the past is read, never written') })
}

const readingAt = (tx: Tx, at: Date): Tx => ({
  ...tx,
  at,
  insert: refused,
  amend: refused,
  touch: refused,
  last: refused,
})

/**
 * Work that reads the tables as they were; when it has ended they are themselves again. Whose files are hidden
 * stays as it is now. Nothing else of the request may ask meanwhile.
 */
export const lookingBack = <T>(
  tx: Tx,
  { until, at }: Then,
  work: (then: Tx) => Promise<T>,
): Promise<T> =>
  tx.alone(async () => {
    await tx.query('savepoint looking_back')
    try {
      await tx.query(lookBack, [until.toISOString()])
      const answer = await work(readingAt(tx, at))
      await tx.query(lookForward)
      return answer
    } catch (thrown) {
      // A no is told on a page of today; a connection that is gone has nothing to go back to.
      await tx.query(lookForward).catch(() => undefined)
      throw thrown
    }
  })
