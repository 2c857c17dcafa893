// Reads of the kept snapshots: trends from the roll-ups only, whatever the length.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { HistoryDay, HistoryOf, Span, TrendPoint } from './types.ts'

const trendOfTeam = {
  name: 'workload-trend-of-team',
  text: `select d.day, d.caseload, d.officers, d.available from workload_days d
    where d.force_id = $1 and d.team_id = $2 and d.day >= $3 and d.day <= $4 order by d.day`,
}

const trendOfForce = {
  name: 'workload-trend-of-force',
  text: `select d.day, d.caseload, d.officers, d.available from workload_days d
    where d.force_id = $1 and d.team_id is null and d.day >= $2 and d.day <= $3 order by d.day`,
}

const trendOfOfficer = {
  name: 'workload-trend-of-officer',
  text: `select w.day, sum(w.caseload)::int as caseload, null::int as officers, null::int as available
    from workload_by_officer w
    where w.force_id = $1 and w.officer_id = $2 and w.day >= $3 and w.day <= $4
    group by w.day order by w.day`,
}

/** Every day kept within the span, oldest first. */
export function trendOf(tx: Tx, of: HistoryOf, { from, to }: Span): Promise<TrendPoint[]> {
  if (of.officer !== null) return tx.query(trendOfOfficer, [of.forceId, of.officer.id, from, to])
  return of.team === null
    ? tx.query(trendOfForce, [of.forceId, from, to])
    : tx.query(trendOfTeam, [of.forceId, of.team.id, from, to])
}

const daysOfTeams = {
  name: 'workload-history-of-teams',
  text: `select d.day, d.caseload, d.officers, d.available, d.figures,
      (select coalesce(jsonb_object_agg(l.level, l.caseload), '{}') from (
        select w.level, sum(w.caseload)::int as caseload from workload_by_team w
        where w.force_id = d.force_id and w.day = d.day
          and (d.team_id is null or w.team_id = d.team_id) group by w.level) l) as "byLevel"
    from workload_days d
    where d.force_id = $1 and d.team_id is not distinct from $2::uuid and d.day >= $3 and d.day <= $4
      and ($5::date is null or d.day < $5)
    order by d.day desc limit $6`,
}

const daysOfOfficer = {
  name: 'workload-history-of-officer',
  text: `select w.day, sum(w.caseload)::int as caseload, null::int as officers,
      null::int as available, null::jsonb as figures,
      jsonb_object_agg(w.level, w.caseload) as "byLevel"
    from workload_by_officer w
    where w.force_id = $1 and w.officer_id = $2 and w.day >= $3 and w.day <= $4
      and ($5::date is null or w.day < $5)
    group by w.day order by w.day desc limit $6`,
}

export type HistoryPart = Readonly<{ items: readonly HistoryDay[]; next: LocalDate | null }>

/** One part of the days kept, newest first. */
export async function historyOf(
  tx: Tx,
  of: HistoryOf,
  { from, to, size, after }: Span & Readonly<{ size: number; after: LocalDate | null }>,
): Promise<HistoryPart> {
  const whose = of.officer?.id ?? of.team?.id ?? null
  const found = await tx.query<HistoryDay>(of.officer === null ? daysOfTeams : daysOfOfficer, [
    of.forceId,
    whose,
    from,
    to,
    after,
    size + 1,
  ])
  const items = found.slice(0, size)
  return { items, next: found.length > size ? (items.at(-1)?.day ?? null) : null }
}
