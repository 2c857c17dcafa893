// The lines of a visit that are rows of the evidence room: each is given to it once.
import { keepEvidence, keepSelfReports, withdrawLines } from '../../evidence/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newLines } from '../rules/said.ts'
import type { Said, Visit } from '../types.ts'
import type { SelfReportSaid } from '../types/said.ts'

const unsaid = 'Not said yet'

const promised = ({ proveBy = unsaid, ...line }: SelfReportSaid) => ({ ...line, proveBy })

/** Gives what was not among the words before to the room that keeps it, and withdraws what is among them no more. */
export async function keepLines(tx: Tx, visit: Visit, before: Said): Promise<void> {
  const from = { kind: 'visit' as const, id: visit.id }
  const written = {
    forceId: visit.forceId,
    offenderId: visit.offenderId,
    on: visit.onDate,
    from,
  }
  await withdrawLines(tx, visit.id, {
    evidence: newLines(visit.evidence, before.evidence),
    selfReports: newLines(visit.selfReports, before.selfReports).map(promised),
  })
  const evidence = newLines(before.evidence, visit.evidence)
  if (evidence.length > 0) await keepEvidence(tx, written, evidence)
  const reports = newLines(before.selfReports, visit.selfReports)
  if (reports.length > 0) await keepSelfReports(tx, written, reports.map(promised))
}
