// Whether this process signs with the key of the log: what another key writes would be found as put in by hand.
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type Transactions } from '../../platform/database/transaction.ts'
import { StartFault } from '../../platform/errors.ts'
import { isAnothersKey } from '../queries/verify.ts'
import { keyMarkOf } from '../rules/seal.ts'

type Signing = Readonly<{ transactions: Transactions; clock: Clock }>

/** Stops a start that would sign with another key than the log was sealed with. */
export async function refuseAnotherKey({ transactions, clock }: Signing): Promise<void> {
  const setting = { at: clock.now(), actor: 'system' }
  const isAnothers = await inTransaction(transactions, setting, (tx) =>
    isAnothersKey(tx, keyMarkOf(tx.sign)),
  )
  if (isAnothers)
    throw new StartFault(
      'The audit log of this database was sealed with another key. Set AUDIT_KEY to the key that it began with, or use the DATA_DIR in which that key is kept (audit-key).',
    )
}
