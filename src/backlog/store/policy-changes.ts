// What a value of policy changed of what is owed: written once, beside the people derived under it.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import type { ChangedDuty } from '../types/policy-change.ts'

export type ChangedRow = ChangedDuty &
  Readonly<{ offenderId: OffenderId; forceId: ForceId; level: Level }>

const keep = {
  name: 'policy-keep-changes',
  text: `insert into policy_changed_duties (policy_id, offender_id, kind, subject, force_id, level,
      how, old_due_on, new_due_on, became_overdue, ceased_overdue)
    select $1, r."offenderId", r.kind, r.subject, r."forceId", r.level, r.how, r."oldDueOn",
      r."newDueOn", r."becameOverdue", r."ceasedOverdue"
    from jsonb_to_recordset($2::jsonb) r("offenderId" uuid, "forceId" uuid, level text, kind text,
      subject text, how text, "oldDueOn" date, "newDueOn" date, "becameOverdue" boolean,
      "ceasedOverdue" boolean)`,
}

/** One statement for any number of duties. */
export async function keepChanges(
  tx: Tx,
  policyId: string,
  rows: readonly ChangedRow[],
): Promise<void> {
  if (rows.length > 0) await tx.query(keep, [policyId, JSON.stringify(rows)])
}
