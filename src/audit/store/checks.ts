// Writes what a verification found.
import type { Tx } from '../../platform/database/transaction.ts'
import type { Verification } from '../types/seals.ts'

export async function insertCheck(tx: Tx, check: Verification): Promise<void> {
  await tx.query(
    `insert into audit_checks (at, actor, outcome, why, last_seal, rows, young, fault_count, faults)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.at,
      tx.actor,
      check.outcome,
      check.why,
      check.lastSeal,
      check.rows,
      check.young,
      check.faultCount,
      JSON.stringify(check.faults),
    ],
  )
}
