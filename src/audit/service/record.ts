// Writes the audit log: signed rows in the transaction of the look or the change that they tell of.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../platform/database/transaction.ts'
import { marks, rowText, rowValues, storable, type RowContent } from '../rules/content.ts'
import type { AuditEvent } from '../types.ts'

const columns = `at, actor, action, path, offender_id, offender_ids, fields, shown_count, result,
  reason, request_id, nonce, digest`

const insert = {
  name: 'audit-insert',
  text: `insert into audit_events (${columns})
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, decode($13, 'hex'))`,
}

const textOrNull = (text: string | undefined): string | null =>
  text === undefined ? null : storable(text)

const contentOf = (tx: Tx, event: AuditEvent): RowContent => ({
  at: tx.at,
  actor: storable(tx.actor),
  action: event.action,
  path: textOrNull(event.path),
  offenderId: event.offenderId?.toLowerCase() ?? null,
  offenderIds: (event.offenderIds ?? []).map((id) => id.toLowerCase()),
  fields: (event.fields ?? []).map(storable),
  count: event.count ?? null,
  result: event.result,
  reason: textOrNull(event.reason),
  requestId: tx.requestId,
  nonce: randomUUID(),
})

/** Records an event as the actor of the transaction, at its instant; a failure fails the whole action. */
export async function record(tx: Tx, event: AuditEvent): Promise<void> {
  const row = contentOf(tx, event)
  await tx.query(insert, [row.at, ...rowValues(row), tx.sign(marks.row + rowText(row))])
}

// A parameter a column: read by PostgreSQL in a third of the time that one parameter of JSON takes.
const insertMany = {
  name: 'audit-insert-many',
  text: `insert into audit_events (${columns})
    select $1, $2, r.action, r.path, r.offender_id, r.offender_ids::uuid[], r.fields::text[],
      r.shown_count, r.result, r.reason, $3, r.nonce, decode(r.digest, 'hex')
    from unnest($4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::integer[],
      $10::text[], $11::text[], $12::uuid[], $13::text[])
      as r (action, path, offender_id, offender_ids, fields, shown_count, result, reason, nonce, digest)`,
}

const quoted = (text: string | null): string =>
  text === null ? 'null' : `"${text.replace(/["\\]/g, '\\$&')}"`

/** As PostgreSQL reads an array: {"a","b",null}. */
const arrayOf = (texts: readonly (string | null)[]): string => `{${texts.map(quoted).join(',')}}`

const plainArray = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`

/** Records many events at once: one statement, whatever their number. */
export async function recordMany(tx: Tx, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => contentOf(tx, event))
  await tx.query(insertMany, [
    tx.at,
    storable(tx.actor),
    tx.requestId,
    arrayOf(rows.map(({ action }) => action)),
    arrayOf(rows.map(({ path }) => path)),
    plainArray(rows.map(({ offenderId }) => offenderId)),
    arrayOf(rows.map(({ offenderIds }) => plainArray(offenderIds))),
    arrayOf(rows.map(({ fields }) => arrayOf(fields))),
    plainArray(rows.map(({ count }) => count)),
    arrayOf(rows.map(({ result }) => result)),
    arrayOf(rows.map(({ reason }) => reason)),
    plainArray(rows.map(({ nonce }) => nonce)),
    plainArray(rows.map((row) => tx.sign(marks.row + rowText(row)))),
  ])
}
