// The only writer of evidence, self-reports and their proofs: rows are added and withdrawn, never reworded.
import type { Tx } from '../platform/database/transaction.ts'
import { evidence, selfReportProofs, selfReports } from './entity.ts'
import type { Evidence, Proof, SelfReport } from './types.ts'

const standing = { withdrawnAt: null, withdrawnBy: null }

export const insertEvidence = (tx: Tx, rows: readonly Evidence[]): Promise<void> =>
  tx.insert(
    evidence,
    rows.map((row) => ({ ...row, ...standing })),
  )

export const insertSelfReports = (tx: Tx, rows: readonly SelfReport[]): Promise<void> =>
  tx.insert(
    selfReports,
    rows.map((row) => ({ ...row, ...standing })),
  )

export const insertProof = (tx: Tx, row: Proof): Promise<void> => tx.insert(selfReportProofs, [row])

type Told = Pick<Evidence, 'factor' | 'text' | 'source' | 'verified'>

/** Statements of one record that are no longer among its words. */
export async function withdrawEvidence(
  tx: Tx,
  fromId: string,
  told: readonly Told[],
): Promise<void> {
  await tx.query(
    `update evidence e set withdrawn_at = $2, withdrawn_by = $3
      from jsonb_to_recordset($4::jsonb) g(factor text, text text, source text, verified text)
      where e.from_id = $1 and e.struck is null and e.withdrawn_at is null
        and (e.factor, e.text, e.source) = (g.factor, g.text, g.source)
        and e.verified is not distinct from g.verified`,
    [fromId, tx.at, tx.actor, JSON.stringify(told)],
  )
}

/** Self-reports of one record that are no longer among its words. */
export async function withdrawSelfReports(
  tx: Tx,
  fromId: string,
  told: readonly Pick<SelfReport, 'text' | 'proveBy' | 'proveOn'>[],
): Promise<void> {
  await tx.query(
    `update self_reports r set withdrawn_at = $2, withdrawn_by = $3
      from jsonb_to_recordset($4::jsonb) g("text" text, "proveBy" text, "proveOn" date)
      where r.from_id = $1 and r.struck is null and r.withdrawn_at is null
        and (r.text, r.prove_by) = (g."text", g."proveBy") and r.prove_on is not distinct from g."proveOn"`,
    [fromId, tx.at, tx.actor, JSON.stringify(told)],
  )
}
