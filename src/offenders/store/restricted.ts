// Whether a file is restricted, on the row itself: a ViSOR ref is unique among those that are not.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

/** Since when a file is restricted, or null for no longer; forms drawn before are stale. */
export const markRestricted = (tx: Tx, id: OffenderId, since: Date | null): Promise<unknown> =>
  tx.query('update offenders set restricted_at = $2, version = version + 1 where id = $1', [
    id,
    since,
  ])
