// Conflicts of interest: who declared one about whom.
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { AccountId, ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { ConflictShown } from '../types.ts'

const columns = `c.id, c.force_id as "forceId", c.offender_id as "offenderId",
  c.account_id as "accountId", c.relation, c.why, c.declared_at as "declaredAt",
  c.declared_by as "declaredBy", c.confirmed_at as "confirmedAt", c.confirmed_by as "confirmedBy",
  c.ended_at as "endedAt", c.ended_by as "endedBy", c.ended_why as "endedWhy", c.version,
  coalesce(f.name, a.username) as name, t.name as team`

const tables = `from conflicts c join accounts a on a.id = c.account_id
  left join officers f on f.id = a.officer_id left join teams t on t.id = a.team_id`

const shown = `select ${columns}, a.officer_id is not null and a.officer_id = s.officer_id as "isOwner",
    jsonb_build_object('visorRef', o.visor_ref, 'surname', o.surname, 'forenames', o.forenames) as person
  ${tables} join offenders o on o.id = c.offender_id join standings s on s.offender_id = c.offender_id`

type Scope = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/** Those that stand, declared by people of the team: the unconfirmed first. */
export const conflictsListed = (tx: Tx, { forceId, teamId }: Scope): Promise<ConflictShown[]> =>
  tx.query<ConflictShown>(
    `${shown} where c.force_id = $1 and ($2::uuid is null or a.team_id = $2) and c.ended_at is null
      order by c.confirmed_at is not null, c.declared_at, c.id`,
    [forceId, teamId],
  )

/** One of the team or, for inspectors, of the force. */
export async function conflictById(
  tx: Tx,
  { forceId, teamId }: Scope,
  id: string,
): Promise<ConflictShown | null> {
  const [found] = await tx.query<ConflictShown>(
    `${shown} where c.id = $3 and c.force_id = $1 and ($2::uuid is null or a.team_id = $2)`,
    [forceId, teamId, id],
  )
  return found ?? null
}

/** What the reader has declared, without whom it is about: that person is hidden from them. */
export const ownConflicts = (tx: Tx, accountId: AccountId): Promise<ConflictShown[]> =>
  hidingNobody(tx, () =>
    tx.query<ConflictShown>(
      `select ${columns}, false as "isOwner", null as person ${tables}
        where c.account_id = $1 and c.ended_at is null order by c.declared_at, c.id`,
      [accountId],
    ),
  )

export async function isDeclared(
  tx: Tx,
  { offenderId, accountId }: Readonly<{ offenderId: OffenderId; accountId: AccountId }>,
): Promise<boolean> {
  const found = await tx.query(
    'select c.id from conflicts c where c.offender_id = $1 and c.account_id = $2 and c.ended_at is null',
    [offenderId, accountId],
  )
  return found.length > 0
}
