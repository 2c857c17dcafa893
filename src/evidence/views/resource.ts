// Evidence, self-reports and proofs as a program reads them.
import type { Evidence, Proof, SelfReport, SelfReportStanding } from '../types.ts'

const from = ({ fromKind, fromId }: Pick<Evidence, 'fromKind' | 'fromId'>) => ({
  kind: fromKind,
  id: fromId,
})

/** Contract section 6: `{ text, source, on, verified? }` under its factor, and where it is written down. */
export const evidenceResource = (row: Evidence) => ({
  id: row.id,
  offenderId: row.offenderId,
  factor: row.factor,
  text: row.text,
  source: row.source,
  on: row.onDate,
  ...(row.verified === null ? {} : { verified: row.verified }),
  from: from(row),
  recordedAt: row.recordedAt,
  recordedBy: row.recordedBy,
})

type Shown = SelfReport & Partial<SelfReportStanding>

/** As it stands: open until somebody has said what came of it. */
export const selfReportResource = (row: Shown) => ({
  id: row.id,
  offenderId: row.offenderId,
  text: row.text,
  on: row.onDate,
  proveBy: row.proveBy,
  proveOn: row.proveOn,
  state: row.state ?? 'open',
  provedAt: row.provedAt ?? null,
  provedBy: row.provedBy ?? null,
  provedHow: row.provedHow ?? null,
  from: from(row),
  recordedAt: row.recordedAt,
  recordedBy: row.recordedBy,
  version: row.version ?? 1,
})

export const proofResource = ({ id, outcome, how, at, recordedBy }: Proof) => ({
  id,
  outcome,
  how,
  at,
  recordedBy,
})
