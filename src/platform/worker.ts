// Work that waits in the database, looked for every so often by whichever server sees it first.
import type { Log } from './log.ts'

export type Worker = Readonly<{ stop(): Promise<void> }>

type Looking = Readonly<{
  everyMs: number
  /** Does one piece if there is one; answers whether there was. */
  next: () => Promise<boolean>
  log: Log
  /** What the log says when a look fails: the next one tries again. */
  failed: string
}>

/** Looks until it is stopped; the stop waits for the piece under way. */
export function startWorker({ everyMs, next, log, failed }: Looking): Worker {
  let stopped = false
  let turn: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    try {
      while (!stopped && (await next()));
    } catch (thrown) {
      log.warn({ fault: String(thrown) }, failed)
    }
  }
  const timer = setInterval(() => {
    turn = turn.then(() => (stopped ? undefined : look()))
  }, everyMs)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await turn
    },
  }
}
