// Whether an officer may be given somebody's file: not with a conflict, and not without being named on a restricted one.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId, OfficerId } from '../../platform/ids.ts'

export type HoldingRefusal = 'owner-in-conflict' | 'owner-not-named'

const asked = {
  name: 'access-may-hold',
  text: `select exists (select from conflicts c join accounts a on a.id = c.account_id
      where c.offender_id = $1 and c.ended_at is null and a.officer_id = $2) as "inConflict",
    exists (select from restrictions r where r.offender_id = $1 and r.lifted_at is null
      and not exists (select from restriction_readers d join accounts a on a.id = d.account_id
        where d.restriction_id = r.id and d.removed_at is null and a.officer_id = $2)) as "notNamed"`,
}

/** Why this officer can neither own nor cover the file; null when they can. */
export async function whyNotHold(
  tx: Tx,
  { offenderId, officerId }: Readonly<{ offenderId: OffenderId; officerId: OfficerId }>,
): Promise<HoldingRefusal | null> {
  const [found] = await tx.query<{ inConflict: boolean; notNamed: boolean }>(asked, [
    offenderId,
    officerId,
  ])
  if (found?.inConflict === true) return 'owner-in-conflict'
  return found?.notNamed === true ? 'owner-not-named' : null
}
