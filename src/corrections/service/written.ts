// Evidence and self-reports in the place of struck ones: of the visit that stands for theirs, with what was told of them.
import type { Tx } from '../../platform/database/transaction.ts'
import type { Visit } from '../../visits/index.ts'
import { proofsOf } from '../queries.ts'
import { carryRows, type Carried } from '../store.ts'
import type { FactRow } from '../types.ts'

const idsIn = (rows: readonly FactRow[], table: string): string[] =>
  rows.filter(({ tableName }) => tableName === table).map(({ rowId }) => rowId)

export type ProofsAsk = Readonly<{
  rows: readonly FactRow[]
  /** The self-reports that stand for struck ones. */
  reports: readonly Carried[]
  otherwise: Readonly<Record<string, string>>
}>

/** The proofs among some rows, each told of the self-report that stands for its own. */
export async function carryProofs(
  tx: Tx,
  { rows, reports, otherwise }: ProofsAsk,
): Promise<Carried[]> {
  const ids = idsIn(rows, 'self_report_proofs')
  if (ids.length === 0) return []
  const proofs = await proofsOf(tx, ids)
  const carried: Carried[] = []
  for (const { oldId, newId } of reports) {
    const told = proofs.filter(({ selfReportId }) => selfReportId === oldId)
    if (told.length === 0) continue
    const more = { ...otherwise, self_report_id: newId }
    const of = { ids: told.map(({ id }) => id), otherwise: more }
    carried.push(...(await carryRows(tx, 'self_report_proofs', of)))
  }
  return carried
}

/** What was written down with a struck visit, given to the visit that stands for it. */
export async function carryWritten(
  tx: Tx,
  rows: readonly FactRow[],
  { id, offenderId, onDate }: Pick<Visit, 'id' | 'offenderId' | 'onDate'>,
): Promise<Carried[]> {
  const whose = { offender_id: offenderId, recorded_at: tx.at.toISOString() }
  const otherwise = { ...whose, from_id: id, on_date: onDate }
  const of = (table: string): Promise<Carried[]> => {
    const ids = idsIn(rows, table)
    return ids.length === 0 ? Promise.resolve([]) : carryRows(tx, table, { ids, otherwise })
  }
  const statements = await of('evidence')
  const reports = await of('self_reports')
  const proofs = await carryProofs(tx, { rows, reports, otherwise: whose })
  return [...statements, ...reports, ...proofs]
}
