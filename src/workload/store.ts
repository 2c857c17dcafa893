// The tables of the nightly snapshot: written once for a day; only a load of that very day writes it anew.
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId } from '../platform/ids.ts'
import type { Snapshot, TeamDay } from './types.ts'

const days = {
  name: 'workload-keep-days',
  text: `insert into workload_days
      (force_id, day, team_id, taken_at, caseload, officers, available, figures)
    select $1, $2, r.team_id, $3, r.caseload, r.officers, r.available, r.figures
    from jsonb_to_recordset($4::jsonb) r(team_id uuid, caseload integer, officers integer,
      available integer, figures jsonb)
    on conflict do nothing returning team_id`,
}

const held = {
  name: 'workload-keep-held',
  text: `insert into workload_snapshots (force_id, day, team_id, officer_id, level, caseload)
    select $1, $2, r."teamId", r."officerId", r.level, r.caseload
    from jsonb_to_recordset($3::jsonb) r("teamId" uuid, "officerId" uuid, level text, caseload integer)
    returning caseload`,
}

const rollUps = [
  {
    name: 'workload-roll-up-teams',
    text: `insert into workload_by_team (force_id, day, team_id, level, caseload)
      select s.force_id, s.day, s.team_id, s.level, sum(s.caseload)
      from workload_snapshots s where s.force_id = $1 and s.day = $2
      group by s.force_id, s.day, s.team_id, s.level`,
  },
  {
    name: 'workload-roll-up-officers',
    text: `insert into workload_by_officer (force_id, day, officer_id, level, caseload)
      select s.force_id, s.day, s.officer_id, s.level, sum(s.caseload)
      from workload_snapshots s
      where s.force_id = $1 and s.day = $2 and s.officer_id is not null
      group by s.force_id, s.day, s.officer_id, s.level`,
  },
] as const

const tables = [
  'workload_days',
  'workload_snapshots',
  'workload_by_team',
  'workload_by_officer',
] as const

/** Whoever keeps or replaces a snapshot of this force waits for the other, so that each sees what the other wrote. */
const oneAtATime = (tx: Tx, forceId: ForceId): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 17))', [forceId])

const rowOf = ({ teamId, load, figures }: TeamDay) => ({
  team_id: teamId,
  caseload: load.caseload,
  officers: load.officers,
  available: load.available,
  figures,
})

/**
 * Keeps the snapshot of a day with its roll-ups; answers how many rows of it were new. A day that was kept
 * before stays as it was: whoever comes second waits for the first and then writes nothing.
 */
export async function keepSnapshot(tx: Tx, snapshot: Snapshot): Promise<number> {
  const { forceId, day } = snapshot
  await oneAtATime(tx, forceId)
  const rows = JSON.stringify(snapshot.days.map(rowOf))
  const kept = await tx.query(days, [forceId, day, tx.at, rows])
  if (kept.length === 0) return 0
  const written = await tx.query(held, [forceId, day, JSON.stringify(snapshot.held)])
  for (const rollUp of rollUps) await tx.query(rollUp, [forceId, day])
  return written.length
}

/** Keeps the snapshot of a day in place of any that was kept of it before: never of another day or force. */
export async function replaceSnapshot(tx: Tx, snapshot: Snapshot): Promise<number> {
  const { forceId, day } = snapshot
  await oneAtATime(tx, forceId)
  for (const table of tables)
    await tx.query(`delete from ${table} where force_id = $1 and day = $2`, [forceId, day])
  return await keepSnapshot(tx, snapshot)
}
