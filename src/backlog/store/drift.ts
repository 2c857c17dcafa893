// The runs of the nightly derivation and what each found to differ: written once, and never changed after.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Drift, Reconciled } from '../types/drift.ts'

export type Run = Readonly<{ id: string; forDate: LocalDate }>

const began = {
  name: 'reconciliation-began',
  text: `insert into reconciliations (id, for_date, began_at) values ($1, $2, $3)`,
}

export async function beginRun(tx: Tx, { id, forDate }: Run): Promise<void> {
  await tx.query(began, [id, forDate, tx.at])
}

const ended = {
  name: 'reconciliation-ended',
  text: `update reconciliations r set ended_at = $2, people = $3, changed = $4, drift = $5,
      explained_by_day = $6, explained_by_policy = $7
    where r.id = $1 and r.ended_at is null`,
}

export async function endRun(tx: Tx, { id }: Run, counted: Reconciled): Promise<void> {
  const { people, changed, drift, explainedByDay, explainedByPolicy } = counted
  await tx.query(ended, [id, tx.at, people, changed, drift, explainedByDay, explainedByPolicy])
}

const found = {
  name: 'drift-found',
  text: `insert into drift (id, reconciliation_id, for_date, found_at, force_id, offender_id, what, kind,
      subject, stored, derived)
    select r.id, $2, $3, $4, r."forceId", r."offenderId", r.what, r.kind, r.subject, r.stored, r.derived
    from jsonb_to_recordset($1::jsonb) r(id uuid, "forceId" uuid, "offenderId" uuid, what text,
      kind text, subject text, stored jsonb, derived jsonb)`,
}

/** One statement for any number of rows. */
export async function keepDrift(tx: Tx, run: Run, rows: readonly Drift[]): Promise<void> {
  if (rows.length === 0) return
  const kept = rows.map((row) => ({ ...row, id: newId() }))
  await tx.query(found, [JSON.stringify(kept), run.id, run.forDate, tx.at])
}
