// What was written down with an entry and what was told of it since: evidence, self-reports and their proofs.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { FactRow } from '../types.ts'

const writtenWith = {
  name: 'correction-written-with-visit',
  text: `select 'evidence' as "tableName", e.id as "rowId" from evidence e
      where e.from_kind = 'visit' and e.from_id = $1 and e.struck is null
    union all select 'self_reports', r.id from self_reports r
      where r.from_kind = 'visit' and r.from_id = $1 and r.struck is null`,
}

/** The statements and self-reports of one visit record. */
export const writtenWithVisit = (tx: Tx, visitId: string): Promise<FactRow[]> =>
  tx.query<FactRow>(writtenWith, [visitId])

const toldSince = {
  name: 'correction-told-of-self-reports',
  text: `select 'self_report_proofs' as "tableName", p.id as "rowId" from self_report_proofs p
      where p.self_report_id = any($1::uuid[]) and p.struck is null
    union all select 'chronology', c.id from chronology c
      where c.offender_id = $2 and c.struck is null and c.kind = 'self_report'
        and c.href = any(select '/self-reports/' || u.id from unnest($1::uuid[]) u(id))`,
}

/** What anybody told of proving the self-reports among these rows: without the one the other is of nothing. */
export async function toldOfSelfReports(
  tx: Tx,
  offenderId: OffenderId,
  rows: readonly FactRow[],
): Promise<FactRow[]> {
  const ids = rows.filter(({ tableName }) => tableName === 'self_reports')
  if (ids.length === 0) return []
  const told = await tx.query<FactRow>(toldSince, [ids.map(({ rowId }) => rowId), offenderId])
  const known = new Set(rows.map(({ rowId }) => rowId))
  return told.filter(({ rowId }) => !known.has(rowId))
}

const proved = {
  name: 'correction-proofs-of',
  text: `select p.id, p.self_report_id as "selfReportId" from self_report_proofs p
    where p.id = any($1::uuid[])`,
}

export type ProofOf = Readonly<{ id: string; selfReportId: string }>

/** Of which self-report each of these proofs was told, struck out or not. */
export const proofsOf = (tx: Tx, ids: readonly string[]): Promise<ProofOf[]> =>
  tx.query<ProofOf>(proved, [ids])
