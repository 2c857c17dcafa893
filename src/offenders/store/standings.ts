// The current row of each person, derived from the dated facts: what lists scope, order and show.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level, Standing } from '../types.ts'

/** What the other rooms know of a person that every list shows. */
export type StandingRow = Readonly<{
  offenderId: OffenderId
  forceId: ForceId
  standing: Standing
  lastSeenOn: LocalDate | null
  armsOn: LocalDate | null
  armsRatifiedOn: LocalDate | null
  levelUnsupported: boolean
  attemptsSince: number
  changesOn: LocalDate | null
}>

const levelRank: Readonly<Record<Level, number>> = { very_high: 1, high: 2, medium: 3, low: 4 }

const columns = [
  'offender_id',
  'force_id',
  'team_id',
  'officer_id',
  'level',
  'level_rank',
  'level_since',
  'mappa_level',
  'status',
  'management',
  'lead_agency',
  'lead_since',
  'in_caseload',
  'last_seen_on',
  'arms_on',
  'arms_ratified_on',
  'level_unsupported',
  'attempts_since',
  'returned_on',
  'derived_on',
]

const rowOf = ({ standing, ...row }: StandingRow): object => ({
  offender_id: row.offenderId,
  force_id: row.forceId,
  team_id: standing.teamId,
  officer_id: standing.officerId,
  level: standing.level,
  level_rank: levelRank[standing.level],
  level_since: standing.levelSince,
  mappa_level: standing.mappaLevel,
  status: standing.status,
  management: standing.management,
  lead_agency: standing.agency,
  lead_since: standing.policeLeadSince,
  in_caseload: standing.inCaseload,
  last_seen_on: row.lastSeenOn,
  arms_on: row.armsOn,
  arms_ratified_on: row.armsRatifiedOn,
  level_unsupported: row.levelUnsupported,
  attempts_since: row.attemptsSince,
  returned_on: standing.lastReturn?.on ?? null,
  derived_on: standing.on,
  changes_on: row.changesOn,
})

const assigned = [...columns.slice(1), 'changes_on', 'marks', 'address_id', 'district']

const write = {
  name: 'standings-write',
  text: `insert into standings (${columns.join(', ')}, changes_on, marks, address_id, district)
    select ${columns.map((column) => `r.${column}`).join(', ')},
      least(r.changes_on, (select min(m.until_on) from markers m
        where m.offender_id = r.offender_id and m.until_on > r.derived_on)),
      array(select distinct m.kind from markers m where m.offender_id = r.offender_id
        and (m.from_on is null or m.from_on <= r.derived_on)
        and (m.until_on is null or m.until_on > r.derived_on) order by m.kind),
      home.id, home.district
    from jsonb_populate_recordset(null::standings, $1) r
    left join lateral (select a.id, a.district from addresses a
      where a.offender_id = r.offender_id and (a.from_on is null or a.from_on <= r.derived_on)
        and (a.until_on is null or a.until_on > r.derived_on)
      order by a.from_on desc nulls last, a.recorded_at desc limit 1) home on true
    on conflict (offender_id) do update
      set ${assigned.map((column) => `${column} = excluded.${column}`).join(', ')}`,
}

/** Writes the rows of any number of people in one statement. */
export async function writeStandings(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(write, [JSON.stringify(rows.map(rowOf))])
}

const lock = {
  name: 'offenders-lock',
  text: `select o.id from offenders o where o.id = any($1) order by o.id for no key update`,
}

/** Takes turns with others who change the same people: what is derived after this sees their facts. */
export async function lockOffenders(tx: Tx, ids: readonly OffenderId[]): Promise<void> {
  await tx.query(lock, [ids])
}

const changing = {
  name: 'standings-changing',
  text: `select s.offender_id as id from standings s where s.changes_on <= $1
    order by s.offender_id for update`,
}

/** People whose standing changes by the passing of days alone, and has not been derived since. */
export async function changedByTime(tx: Tx, on: LocalDate): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(changing, [on])
  return rows.map((row) => row.id)
}
