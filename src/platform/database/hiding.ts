// Whom a transaction hides: the database leaves their rows out of whatever is read or written.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Statement } from './rows.ts'

export type Hiding = Readonly<{
  /** From here on these people's rows are out of every read and write; an empty list hides nobody. */
  hide(ids: readonly string[]): Promise<void>
  /** Whom this transaction hides. */
  hidden(): readonly string[]
  /** Work that sees everyone; the rows are hidden again when it has ended, also when it failed. */
  showEveryone<T>(work: () => Promise<T>): Promise<T>
  /** Work beside which nothing else of the transaction is asked. */
  alone<T>(work: () => Promise<T>): Promise<T>
}>

/** The policies of the tables read the setting, which ends with its transaction. */
const hides: Statement = {
  name: 'transaction-hides',
  text: `select set_config('mosovo.hidden', $1, true)`,
}

type Send = (statement: Statement, values: readonly unknown[]) => Promise<unknown>

/** Of one connection: the work that sees other rows than the rest of its request just now, if any. */
export type Lifted = { work: symbol | null }

const working = new AsyncLocalStorage<symbol>()

/** What else a request asks at the same time would see everyone with it: it is refused instead. */
export function refuseBystander({ work }: Lifted): void {
  if (work !== null && working.getStore() !== work)
    throw new Error(
      'other rows are shown to other work of this transaction: ask before it or after it',
    )
}

/** Takes the transaction for one work; within other work that has it, for a part of that. */
async function alone<T>(lifted: Lifted, work: () => Promise<T>): Promise<T> {
  refuseBystander(lifted)
  const [before, own] = [lifted.work, Symbol('work of its own')]
  lifted.work = own
  try {
    return await working.run(own, work)
  } finally {
    lifted.work = before
  }
}

/** What hides on one connection: nothing is sent while nobody is hidden. */
export function hidingOn(send: Send, lifted: Lifted): Hiding {
  let now: readonly string[] = []
  const hide = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0 && now.length === 0) return
    now = ids
    await send(hides, [ids.length === 0 ? '' : `{${ids.join()}}`])
  }
  return {
    hide,
    hidden: () => now,
    showEveryone: async (work) => {
      if (now.length === 0) return await work()
      const hidden = now
      return await alone(lifted, async () => {
        try {
          await hide([])
          const answer = await work()
          await hide(hidden)
          return answer
        } catch (thrown) {
          // A statement that failed has ended the transaction, and with it what it showed.
          await hide(hidden).catch(() => undefined)
          throw thrown
        }
      })
    },
    alone: (work) => alone(lifted, work),
  }
}

/** Work that must see everyone, whatever its reader may: the rows are hidden again when it has ended. */
export const hidingNobody = <T>(tx: Hiding, work: () => Promise<T>): Promise<T> =>
  tx.showEveryone(work)
