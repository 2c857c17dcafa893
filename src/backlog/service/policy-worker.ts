// Works out values of policy that have begun, in whichever server sees them first, one part of the people at a time.
import type { Clock } from '../../platform/clock.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import { localDateOf } from '../../platform/calendar.ts'
import { inTransaction, type Transactions } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import { holdEffect } from '../../policy/index.ts'
import { workOutPart } from './policy-effect.ts'

type Working = Readonly<{ transactions: Transactions; clock: Clock; log: Log }>

const peopleAtOnce = 500

/**
 * Works out the next part, if there is one; answers whether there was. A part is one transaction: a server
 * that dies leaves the last whole part, from which any other goes on.
 */
export const workOutNext = (
  { transactions, clock }: Omit<Working, 'log'>,
  size = peopleAtOnce,
): Promise<boolean> => {
  const setting = { at: clock.now(), actor: 'system', limits: 'long' } as const
  return inTransaction(transactions, setting, async (tx) => {
    const effect = await holdEffect(tx, localDateOf(tx.at), 'skip')
    if (effect === null) return false
    await workOutPart(tx, effect, size)
    return true
  })
}

const everyMs = 1_000

/** Looks for values that have begun until it is stopped; the stop waits for the part under way. */
export const startPolicyWorker = (to: Working): Worker =>
  startWorker({
    everyMs,
    next: () => workOutNext(to),
    log: to.log,
    failed: 'policy could not be worked out',
  })
