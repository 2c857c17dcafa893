// Self-reports as they stand, with the proof that was told last, and how many of them nobody has proved.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'
import type { SelfReportStanding, UnprovedCount } from '../types.ts'

/** The proof told last of a self-report `r`, with how many were. */
export const lastProof = `left join lateral (
    select p.outcome, p.at, p.recorded_by, p.how, count(*) over () as told from self_report_proofs p
    where p.self_report_id = r.id and p.struck is null order by p.at desc, p.id limit 1) l on true`

/** Nobody has proved it: nobody has tried, or it could not be told. */
export const isUnproved = `coalesce(l.outcome, 'cannot_tell') = 'cannot_tell'`

/** Those that nobody has tried first, the oldest promise before all. */
export const ledgerKey = `case when l.outcome is null then 0 when l.outcome = 'cannot_tell' then 1 else 2 end,
  coalesce(r.prove_on, '9999-12-31'), r.on_date, r.id`

export const standingColumns = `r.id, r.force_id as "forceId", r.offender_id as "offenderId",
  r.recorded_at as "recordedAt", r.recorded_by as "recordedBy", r.on_date as "onDate", r.text,
  r.prove_by as "proveBy", r.prove_on as "proveOn", r.from_kind as "fromKind", r.from_id as "fromId",
  coalesce(l.outcome, 'open') as state, l.at as "provedAt", l.recorded_by as "provedBy",
  l.how as "provedHow", coalesce(l.told, 0)::int + 1 as version`

const unproved = {
  name: 'self-reports-unproved',
  text: `select ${standingColumns} from self_reports r ${lastProof}
    where r.offender_id = $1 and r.struck is null and r.withdrawn_at is null and ${isUnproved}
    order by ${ledgerKey} limit 200`,
}

/** What one person says of himself and nobody has proved, the oldest promise first; what could not be told comes last. */
export const unprovedSelfReports = (
  tx: Tx,
  offenderId: OffenderId,
): Promise<SelfReportStanding[]> => tx.query<SelfReportStanding>(unproved, [offenderId])

const counts = {
  name: 'self-reports-unproved-counts',
  text: `select r.offender_id as "offenderId", count(*)::int as unproved,
      count(*) filter (where l.outcome is null and r.prove_on < $2::date)::int as "pastTheirDay"
    from self_reports r ${lastProof}
    where r.offender_id = any($1::uuid[]) and r.struck is null and r.withdrawn_at is null and ${isUnproved}
    group by r.offender_id`,
}

/** How many self-reports of each of these people nobody has proved, in one statement; those with none are left out. */
export async function unprovedCounts(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, UnprovedCount>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<UnprovedCount & Readonly<{ offenderId: OffenderId }>>(counts, [
    ids,
    localDateOf(tx.at),
  ])
  return new Map(rows.map(({ offenderId, ...count }) => [offenderId, count]))
}

const byId = {
  name: 'self-report-by-id',
  text: `select ${standingColumns} from self_reports r ${lastProof} where r.id = $1 and r.struck is null and r.withdrawn_at is null`,
}

export async function selfReportById(tx: Tx, id: string): Promise<SelfReportStanding | null> {
  const [found] = isId(id) ? await tx.query<SelfReportStanding>(byId, [id]) : []
  return found ?? null
}
