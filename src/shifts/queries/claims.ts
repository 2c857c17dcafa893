// Reads of claims: those that stand, of whom and by whom.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Claim } from '../types.ts'

const columns = `c.id, c.force_id as "forceId", c.recorded_at as "recordedAt", c.recorded_by as "recordedBy",
  c.offender_id as "offenderId", c.until_on as "untilOn", c.crew, c.officer_ids as "officerIds", c.note,
  c.ended_at as "endedAt", c.ended_by as "endedBy", c.ended_how as "endedHow", c.version`

const standing = {
  name: 'weekend-claims-of-people',
  text: `select ${columns} from weekend_claims c
    where c.offender_id = any($1) and c.ended_at is null and c.until_on >= $2`,
}

/** The claim that stands on a day for each of some people who have one. */
export async function claimsStanding(
  tx: Tx,
  ids: readonly OffenderId[],
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, Claim>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<Claim>(standing, [ids, on])
  return new Map(rows.map((claim) => [claim.offenderId, claim]))
}

const ofPeople = {
  name: 'weekend-claims-made',
  text: `select distinct on (c.offender_id) ${columns} from weekend_claims c
    where c.offender_id = any($1) and c.recorded_at >= $2 and c.recorded_at <= $3
      and (c.ended_at is null or c.ended_how = 'ran_out' or c.ended_at > $3)
    order by c.offender_id, c.recorded_at desc`,
}

/** The last claim made of each between two instants and not given back, whether or not it has run out since. */
export async function claimsOf(
  tx: Tx,
  ids: readonly OffenderId[],
  { since, until }: Readonly<{ since: Date; until: Date }>,
): Promise<ReadonlyMap<OffenderId, Claim>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<Claim>(ofPeople, [ids, since, until])
  return new Map(rows.map((claim) => [claim.offenderId, claim]))
}

export type ClaimHeld = Claim & Readonly<{ surname: string; forenames: string; visorRef: string }>

const held = {
  name: 'weekend-claims-held',
  text: `select ${columns}, o.surname, o.forenames, o.visor_ref as "visorRef"
    from officers f
    join weekend_claims c on c.force_id = f.force_id and c.ended_at is null and f.id = any(c.officer_ids)
    join offenders o on o.id = c.offender_id
    where f.id = $1 and c.until_on >= $2 order by c.recorded_at, c.id`,
}

/** What an officer has claimed, or was named on. */
export const claimsHeldBy = (tx: Tx, officerId: OfficerId, on: LocalDate): Promise<ClaimHeld[]> =>
  tx.query<ClaimHeld>(held, [officerId, on])

/** The teams in which some officers are. */
export async function teamsOfOfficers(
  tx: Tx,
  ids: readonly OfficerId[],
): Promise<readonly TeamId[]> {
  const rows = await tx.query<{ id: TeamId }>(
    {
      name: 'weekend-teams-of-officers',
      text: `select distinct o.team_id as id from officers o
        where o.id = any($1) and o.team_id is not null`,
    },
    [ids],
  )
  return rows.map(({ id }) => id)
}

/** Whose visit anybody of a force has claimed, whether or not it is owed by the next working day still. */
export async function claimedPeople(tx: Tx, forceId: ForceId): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(
    {
      name: 'weekend-claimed-people',
      text: `select c.offender_id as id from weekend_claims c
        where c.force_id = $1 and c.ended_at is null and c.until_on >= $2`,
    },
    [forceId, localDateOf(tx.at)],
  )
  return rows.map(({ id }) => id)
}
