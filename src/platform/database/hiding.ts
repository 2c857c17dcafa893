// Whom a transaction hides: the database leaves their rows out of whatever is read or written.
import type { Statement } from './rows.ts'

export type Hiding = Readonly<{
  /** From here on these people's rows are out of every read and write; an empty list hides nobody. */
  hide(ids: readonly string[]): Promise<void>
  /** Whom this transaction hides. */
  hidden(): readonly string[]
}>

/** The policies of the tables read the setting, which ends with its transaction. */
const hides: Statement = {
  name: 'transaction-hides',
  text: `select set_config('mosovo.hidden', $1, true)`,
}

type Send = (statement: Statement, values: readonly unknown[]) => Promise<unknown>

/** What hides on one connection: nothing is sent while nobody is hidden. */
export function hidingOn(send: Send): Hiding {
  let now: readonly string[] = []
  return {
    hide: async (ids) => {
      if (ids.length === 0 && now.length === 0) return
      now = ids
      await send(hides, [ids.length === 0 ? '' : `{${ids.join()}}`])
    },
    hidden: () => now,
  }
}

/** Work that must see everyone, whatever its reader may: the rows are hidden again when it has ended. */
export async function hidingNobody<T>(tx: Hiding, work: () => Promise<T>): Promise<T> {
  const hidden = tx.hidden()
  if (hidden.length === 0) return await work()
  await tx.hide([])
  const answer = await work()
  await tx.hide(hidden)
  return answer
}
