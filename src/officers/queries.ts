// Reads of the force: one statement for one officer or for a thousand.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { StartFault } from '../platform/errors.ts'
import type { ForceId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Area, Force, Officer, OfficerRef, Station, Team, TeamRef } from './types.ts'
import type { GrantFacts } from './types/skills.ts'

export { availabilityFor, availabilityOf } from './queries/availability.ts'
export {
  coverById,
  coversHandedBack,
  coversHeldBy,
  coversStanding,
  coversWith,
  dutiesUnder,
  coverToShow,
  coverToRing,
  peopleUnder,
  type CoverShown,
} from './queries/covers.ts'
export {
  absenceById,
  absencesOf,
  fallingDue,
  officerNamed,
  officerVersion,
  officersById,
  officersListed,
  type FallsDue,
  type OfficerOne,
} from './queries/officers.ts'
export {
  onCallBetween,
  onCallById,
  rosterBetween,
  rosterOf,
  type OnCallShown,
} from './queries/roster.ts'
export { courseVersionsOf, skilledOfficers, type SkilledOfficer } from './queries/skills.ts'

export async function forceByName(tx: Tx, name: string): Promise<Force | null> {
  const [force] = await tx.query<Force>(
    `select f.id, f.name, f.baseline_on as "baselineOn", f.live_since as "liveSince",
      f.live_by as "liveBy" from forces f where f.name = $1`,
    [name],
  )
  return force ?? null
}

const byKeys = {
  name: 'officers-by-keys',
  text: `select w.key as wanted, o.id, o.key, o.name, o.team_id as "teamId"
    from unnest($2::text[]) w(key)
    join lateral (
      select f.id, f.key, f.name, f.team_id, 1 as rank from officers f
        where f.force_id = $1 and f.key = w.key
      union all
      select f.id, f.key, f.name, f.team_id, 2 from accounts a join officers f on f.id = a.officer_id
        where a.username = w.key and f.force_id = $1
      union all
      select f.id, f.key, f.name, f.team_id, 3 from officers f
        where f.force_id = $1 and f.collar_number = w.key
      order by rank limit 1
    ) o on true`,
}

/** Officers of a force by username or collar number; a key that names nobody is absent. */
export async function officersByKeys(
  tx: Tx,
  forceId: ForceId,
  keys: readonly string[],
): Promise<Map<string, OfficerRef>> {
  const rows = await tx.query<OfficerRef & { wanted: string }>(byKeys, [
    forceId,
    [...new Set(keys)],
  ])
  return new Map(rows.map(({ wanted, ...officer }) => [wanted, officer]))
}

const byNames = {
  name: 'teams-by-name',
  text: `select t.id, t.name, t.force_id as "forceId", t.from_import as "fromImport"
    from teams t where t.force_id = $1 and t.name = any($2::text[])`,
}

/** Teams of a force by name; a name that no team has is absent. */
export async function teamsByName(
  tx: Tx,
  forceId: ForceId,
  names: readonly string[],
): Promise<Map<string, Team>> {
  const rows = await tx.query<Team>(byNames, [forceId, [...new Set(names)]])
  return new Map(rows.map((team) => [team.name, team]))
}

export type OfficerWithGrants = Officer &
  Readonly<{ grants: readonly GrantFacts[]; role: string | null }>

const withGrants = {
  name: 'officers-with-grants',
  text: `select o.id, o.force_id as "forceId", o.team_id as "teamId", o.key, o.name,
      o.collar_number as "collarNumber", o.rank, o.is_constable as "isConstable", o.phone,
      o.from_import as "fromImport", o.version,
      (select b.role from accounts b where b.officer_id = o.id and b.disabled_at is null
        order by b.made_at, b.id limit 1) as role,
      coalesce(jsonb_agg(jsonb_build_object('skill', g.skill, 'heldFrom', g.held_from,
        'heldUntil', g.held_until, 'supersededOn', v.superseded_on)) filter (where g.id is not null),
        '[]') as grants
    from officers o left join skill_grants g on g.officer_id = o.id
    left join course_versions v on v.force_id = o.force_id and v.skill = g.skill
      and v.course_version = g.course_version
    where o.id = any($1::uuid[])
    group by o.id`,
}

export const officersWithGrants = (
  tx: Tx,
  ids: readonly OfficerId[],
): Promise<OfficerWithGrants[]> => tx.query<OfficerWithGrants>(withGrants, [[...new Set(ids)]])

const teamsToChoose = {
  name: 'officers-team-choices',
  text: `select t.id, t.name from teams t
    where t.force_id = $1 and ($2::uuid is null or t.id = $2) order by t.name`,
}

/** For a select box: every team of the force, or the one that a scope is limited to. */
export const teamChoices = (
  tx: Tx,
  scope: Readonly<{ forceId: ForceId; teamId: TeamId | null }>,
): Promise<TeamRef[]> => tx.query<TeamRef>(teamsToChoose, [scope.forceId, scope.teamId])

export type OfficerChoice = OfficerRef &
  Readonly<{
    teamName: string | null
    /** Away on the day that was asked about. */
    isAway?: boolean
  }>

const officersToChoose = {
  name: 'officers-choices',
  text: `select o.id, o.key, o.name, o.team_id as "teamId", t.name as "teamName",
      $3::date is not null and is_away(o.id, $3) as "isAway"
    from officers o left join teams t on t.id = o.team_id
    where o.force_id = $1 and ($2::uuid is null or o.team_id = $2) order by o.name, o.key`,
}

/** For a select box: officers of the force, or of the one team that a scope is limited to, and who of them is away. */
export const officerChoices = (
  tx: Tx,
  scope: Readonly<{ forceId: ForceId; teamId: TeamId | null }>,
  awayOn: LocalDate | null = null,
): Promise<OfficerChoice[]> =>
  tx.query<OfficerChoice>(officersToChoose, [scope.forceId, scope.teamId, awayOn])

export const areasOf = (tx: Tx, forceId: ForceId): Promise<Area[]> =>
  tx.query<Area>(
    `select a.force_id as "forceId", a.district, a.team_id as "teamId"
      from areas a where a.force_id = $1 order by a.district`,
    [forceId],
  )

/** The stations where notifications may be given on a day. */
export const stationsOn = (tx: Tx, forceId: ForceId, on: LocalDate): Promise<Station[]> =>
  tx.query<Station>(
    `select s.id, s.force_id as "forceId", s.name, s.listed_from as "listedFrom",
        s.listed_until as "listedUntil"
      from stations s
      where s.force_id = $1 and s.listed_from <= $2 and (s.listed_until is null or $2 < s.listed_until)
      order by s.name`,
    [forceId, on],
  )

/** The force of this installation, for commands that name none. */
export async function onlyForce(tx: Tx): Promise<ForceId> {
  const forces = await tx.query<{ id: ForceId }>('select f.id from forces f order by f.name')
  const [force] = forces
  if (force !== undefined && forces.length === 1) return force.id
  throw new StartFault(
    forces.length === 0
      ? 'There is no force in this database yet: start the server once, or make the first account with --force NAME.'
      : 'There is more than one force in this database: say which.',
  )
}
