// A new person beside those on record who are like them: a supervisor settles whether they are one.
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId, type OffenderId } from '../../platform/ids.ts'

const keep = {
  name: 'offenders-keep-pairs',
  text: `insert into duplicate_pairs (id, force_id, one_id, two_id, found_by, found_at, why, state)
    select p.id, $1, least(p.other, $2), greatest(p.other, $2), 'create', $3,
      'the same PNC ID, or the same name and date of birth; whoever entered the second said that they are two people',
      'open'
    from unnest($4::uuid[], $5::uuid[]) p(id, other)`,
}

/** Each pair is listed once, to be merged or said to be two people with a reason. */
export async function keepPairs(
  tx: Tx,
  { forceId, offenderId }: Readonly<{ forceId: ForceId; offenderId: OffenderId }>,
  like: readonly OffenderId[],
): Promise<void> {
  if (like.length > 0)
    await tx.query(keep, [forceId, offenderId, tx.at, like.map(() => newId()), like])
}
