// npm run audit:verify: the whole audit log against its key and the file outside. Exit 0 intact, 1 tampered with, 2 could not check.
import { parseArgs } from 'node:util'
import {
  faultLine,
  outsideFile,
  renewOutside,
  verifyAudit,
  type Verification,
} from '../audit/index.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { StartFault } from '../platform/errors.ts'
import type { Product } from '../wiring.ts'
import { answer, command } from './command.ts'

const usage = 'Usage: npm run audit:verify [-- --renew-outside]'

function asked(): { renew: boolean } {
  try {
    const { values } = parseArgs({ options: { 'renew-outside': { type: 'boolean' } } })
    return { renew: values['renew-outside'] ?? false }
  } catch {
    throw new StartFault(usage)
  }
}

const exitCodes = { intact: 0, tampered: 1, unchecked: 2 } as const

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

function inWords({ outcome, why, lastSeal, rows, young, faults, faultCount }: Verification) {
  const read = `${counted(rows, 'row', 'rows')} in ${counted(lastSeal, 'seal', 'seals')}`
  const waiting = `${counted(young, 'row is', 'rows are')} too young to be sealed.`
  const left = faultCount - faults.length
  const verdicts = {
    intact: `The audit log is intact: ${read}.`,
    tampered: `The audit log was tampered with: ${counted(faultCount, 'fault', 'faults')} in ${read}.`,
    unchecked: `The audit log could not be checked: ${read}.`,
  }
  return [
    ...faults.map(faultLine),
    ...(left > 0 ? [`… and ${left} more.`] : []),
    ...(why === null ? [] : [why]),
    `${verdicts[outcome]} ${waiting}`,
  ]
}

/** Whoever renews the file outside has found out why it was lost: nothing else must be wrong. */
async function renewed({ transactions, clock }: Product, outside: string): Promise<void> {
  const setting = { at: clock.now(), actor: 'system', limits: 'long' } as const
  await inTransaction(transactions, setting, (tx) => renewOutside(tx, outside))
}

command(
  async (product: Product) => {
    const { renew } = asked()
    const outside = outsideFile(product.config.dataDir)
    let found = await verifyAudit({ ...product, outside })
    if (renew && found.outcome === 'unchecked' && found.hindrance !== 'another-key') {
      await renewed(product, outside)
      found = await verifyAudit({ ...product, outside })
    }
    for (const line of inWords(found)) answer(line)
    return exitCodes[found.outcome]
  },
  { failed: exitCodes.unchecked, anyKey: true },
)
