// The sealer of a running server: every few seconds, and once more when it stops.
import { setTimeout as pause } from 'node:timers/promises'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import { chainState } from '../queries/chain.ts'
import { sealAudit, type Sealed, type Sealing } from './seal.ts'

const everyMs = 3_000
const mostWaitMs = 60_000

/** A transaction of another program may hold the last rows back for a moment. */
const lastTries = 5
const lastTryMs = 200

export type Sealer = Readonly<{ stop(): Promise<void> }>

const untold = {
  lost: 'the seals outside the database are lost, so new ones are kept in it alone',
  incomplete:
    'the file of seals outside the database lacks seals that it was told, so new ones are kept in the database alone',
  unknown:
    'the file of seals outside the database is not one that it wrote to, so new ones are kept in the database alone',
} as const

/** What somebody must act on, in sentences. */
function troubles({ foreign, refused, outside }: Sealed): string[] {
  return [
    ...(foreign > 0
      ? [
          'rows stand in the audit log that this program did not write as they are: run npm run audit:verify',
        ]
      : []),
    ...(refused === null
      ? []
      : ['the audit log is not sealed: AUDIT_KEY is not the key that it was sealed with']),
    ...(outside === 'whole' ? [] : [`${untold[outside]}: run npm run audit:verify`]),
  ]
}

async function hasYoung({ transactions, clock }: Sealing): Promise<boolean> {
  const setting = { at: clock.now(), actor: 'system' }
  const { young } = await inTransaction(transactions, setting, chainState)
  return young.rows > 0
}

/** Seals until it is stopped; a failure is logged, and tried again after a while. */
export function startSealer(to: Sealing & Readonly<{ log: Log }>): Sealer {
  const stopped = new AbortController()
  let said: readonly string[] = []
  // What goes on is said once, not every few seconds.
  const tell = (sentences: readonly string[], facts: object = {}): void => {
    for (const sentence of sentences) if (!said.includes(sentence)) to.log.error(facts, sentence)
    said = sentences
  }
  const once = async (): Promise<boolean> => {
    try {
      const sealed = await sealAudit(to)
      tell(troubles(sealed))
      return sealed.refused === null
    } catch (thrown) {
      tell(['the audit log could not be sealed'], { fault: String(thrown) })
      return false
    }
  }
  const loop = async (): Promise<void> => {
    for (let waitMs = everyMs; !stopped.signal.aborted;) {
      waitMs = (await once()) ? everyMs : Math.min(waitMs * 2, mostWaitMs)
      await pause(waitMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }
  const looping = loop()
  return {
    stop: async () => {
      stopped.abort()
      await looping
      for (let left = lastTries; left > 0 && (await once()) && (await hasYoung(to)); left -= 1)
        await pause(lastTryMs)
    },
  }
}
