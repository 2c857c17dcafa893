// The only writer of the force's tables: sets of rows that are added once and then left as they are.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId, OfficerId, TeamId } from '../platform/ids.ts'
import { officers } from './entity.ts'
import type { Area, NewOfficer, Officer, Station } from './types.ts'

/** Adds a force by its name if there is none. */
export const addForce = (tx: Tx, id: ForceId, name: string): Promise<unknown> =>
  tx.query('insert into forces (id, name) values ($1, $2) on conflict (name) do nothing', [
    id,
    name,
  ])

type TeamNames = Readonly<{ names: readonly string[]; fromImport: boolean }>

export const addTeams = (tx: Tx, forceId: ForceId, given: TeamNames): Promise<unknown> =>
  tx.query(
    `insert into teams (id, force_id, name, from_import)
      select gen_random_uuid(), $1, n.name, $3 from unnest($2::text[]) n(name) order by n.name
      on conflict (force_id, name) do nothing`,
    [forceId, given.names, given.fromImport],
  )

/** Adds those officers whose key is new; the ids of all are read afterwards. */
export const addOfficers = (tx: Tx, rows: readonly NewOfficer[]): Promise<unknown> =>
  tx.query(
    `insert into officers (id, force_id, team_id, key, name, collar_number, rank, is_constable, phone, from_import)
      select gen_random_uuid(), r.force_id, r.team_id, r.key, r.name, r.collar_number, r.rank,
        r.is_constable, r.phone, r.from_import
      from jsonb_to_recordset($1) r(force_id uuid, team_id uuid, key text, name text,
        collar_number text, rank text, is_constable boolean, phone text, from_import boolean)
      order by r.key
      on conflict (force_id, key) do nothing`,
    [
      JSON.stringify(
        rows.map((row) => ({
          force_id: row.forceId,
          team_id: row.teamId,
          key: row.key,
          name: row.name,
          collar_number: row.collarNumber,
          rank: row.rank,
          is_constable: row.isConstable,
          phone: row.phone,
          from_import: row.fromImport,
        })),
      ),
    ],
  )

type StationNames = Readonly<{ names: readonly string[]; listedFrom: Station['listedFrom'] }>

export const addStations = (tx: Tx, forceId: ForceId, given: StationNames): Promise<unknown> =>
  tx.query(
    `insert into stations (id, force_id, name, listed_from)
      select gen_random_uuid(), $1, n.name, $3 from unnest($2::text[]) n(name)
      on conflict (force_id, name) do nothing`,
    [forceId, given.names, given.listedFrom],
  )

/** Gives districts to teams; one that already has a team keeps it. */
export const addAreas = (tx: Tx, rows: readonly Area[]): Promise<unknown> =>
  tx.query(
    `insert into areas (force_id, district, team_id)
      select r.force_id, r.district, r.team_id
      from jsonb_to_recordset($1) r(force_id uuid, district text, team_id uuid)
      on conflict (force_id, district) do nothing`,
    [
      JSON.stringify(
        rows.map(({ forceId, district, teamId }) => ({
          force_id: forceId,
          district,
          team_id: teamId,
        })),
      ),
    ],
  )

/** Moves an officer to another team, or to none. */
export async function placeOfficer(tx: Tx, id: OfficerId, teamId: TeamId | null): Promise<void> {
  const [found] = await tx.query<{ id: OfficerId; version: number }>(
    'select o.id, o.version from officers o where o.id = $1 and o.team_id is distinct from $2 for update',
    [id, teamId],
  )
  if (found !== undefined) await tx.amend(officers, found, { teamId })
}

/** What stands with an officer whatever their sign-in. */
export const amendOfficer = (
  tx: Tx,
  row: Pick<Officer, 'id' | 'version'>,
  change: Partial<Officer>,
): Promise<void> => tx.amend(officers, row, change)

/** The day of the first register: arrears it brings keep their true ages and are told apart from later ones. */
export const setBaseline = (tx: Tx, forceId: ForceId, on: LocalDate): Promise<unknown> =>
  tx.query('update forces set baseline_on = $2 where id = $1 and baseline_on is null', [
    forceId,
    on,
  ])

/** Answers false when the force was live already: it goes live once. */
export async function goLive(tx: Tx, forceId: ForceId, by: string): Promise<boolean> {
  const pressed = await tx.query(
    'update forces set live_since = $2, live_by = $3 where id = $1 and live_since is null returning id',
    [forceId, tx.at, by],
  )
  return pressed.length === 1
}
