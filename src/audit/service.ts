// Writes the audit log: one row in the transaction of the look or the change it tells of.
import type { Tx } from '../platform/database/transaction.ts'
import type { AuditEvent } from './types.ts'

const insert = {
  name: 'audit-insert',
  text: `insert into audit_events
    (at, actor, action, path, offender_id, offender_ids, fields, shown_count, result, reason, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
}

/** Records an event as the actor of the transaction, at its instant; a failure fails the whole action. */
export async function record(tx: Tx, event: AuditEvent): Promise<void> {
  await tx.query(insert, [
    tx.at,
    tx.actor,
    event.action,
    event.path ?? null,
    event.offenderId ?? null,
    event.offenderIds ?? [],
    event.fields ?? [],
    event.count ?? null,
    event.result,
    event.reason ?? null,
    tx.requestId,
  ])
}
