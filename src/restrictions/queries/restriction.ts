// The restriction of one file, with its readers and what waits; and who might be named.
import { nameOf } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Candidate, ChangeShown, ReaderShown, RestrictionShown } from '../types.ts'
import { named, namedAsJson, withNames } from './names.ts'

const standing = `select r.id, r.force_id as "forceId", r.offender_id as "offenderId", r.reason,
    r.review_on as "reviewOn", r.restricted_at as "restrictedAt", r.restricted_by as "restrictedBy",
    r.lifted_at as "liftedAt", r.version
  from restrictions r where r.offender_id = $1 and r.lifted_at is null`

const readers = `select ${named}, d.from_at as "fromAt", a.disabled_at is null as "isEnabled"
  from restriction_readers d join accounts a on a.id = d.account_id ${withNames}
  where d.restriction_id = $1 and d.removed_at is null order by name, a.username`

const waiting = `select c.id, c.restriction_id as "restrictionId", c.force_id as "forceId",
    c.offender_id as "offenderId", c.what, c.account_id as "accountId", c.why, c.asked_at as "askedAt",
    c.asked_by as "askedBy", c.state, c.decided_at as "decidedAt", c.decided_by as "decidedBy",
    c.decided_why as "decidedWhy", c.version, ${nameOf('c.asked_by')} as "askedByName",
    (select ${namedAsJson} from accounts a ${withNames} where a.id = c.account_id) as reader
  from restriction_changes c
  where c.restriction_id = $1 and c.state = 'awaiting_second' order by c.asked_at, c.id`

type Bare = Omit<RestrictionShown, 'readers' | 'waiting'>

/** The restriction that stands on a file; null when the file is nobody's but everybody's. */
export async function standingRestriction(
  tx: Tx,
  offenderId: OffenderId,
): Promise<RestrictionShown | null> {
  const [found] = await tx.query<Bare>(standing, [offenderId])
  if (found === undefined) return null
  return {
    ...found,
    readers: await tx.query<ReaderShown>(readers, [found.id]),
    waiting: await tx.query<ChangeShown>(waiting, [found.id]),
  }
}

type About = Readonly<{ forceId: ForceId; offenderId: OffenderId }>

/** Who of the force might be named: the owner, the team's supervisors and the inspectors come first, proposed. */
export const candidates = (tx: Tx, { forceId, offenderId }: About): Promise<Candidate[]> =>
  tx.query<Candidate>(
    `select ${named},
        a.role in ('inspector', 'chief_inspector') or a.officer_id = s.officer_id
          or (a.role = 'supervisor' and a.team_id = s.team_id) as "isProposed",
        coalesce(a.officer_id = s.officer_id, false) as "isOwner",
        exists (select from conflicts c where c.account_id = a.id and c.offender_id = $2
          and c.ended_at is null) as "isInConflict"
      from accounts a join standings s on s.offender_id = $2 ${withNames}
      where a.force_id = $1 and a.disabled_at is null
        and a.role in ('officer', 'supervisor', 'inspector', 'chief_inspector')
      order by "isProposed" desc nulls last, name, a.username`,
    [forceId, offenderId],
  )

/** False where the role of this server passes by the policies of the tables: then nothing would be hidden. */
export async function forceIsProtected(tx: Tx): Promise<boolean> {
  const [found] = await tx.query<{ passesBy: boolean }>(
    `select r.rolsuper or r.rolbypassrls as "passesBy" from pg_roles r where r.rolname = current_user`,
  )
  return found?.passesBy === false
}
