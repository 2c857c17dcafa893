// The text that a row's digest is made over, as the database writes it.

// Named with their schema, so that no function of the same name put into another can stand in for them.
export const rowTextOf = `pg_catalog.json_build_array(e.at, e.actor, e.action, e.path, e.offender_id,
  e.offender_ids, e.fields, e.shown_count, e.result, e.reason, e.request_id, e.nonce)::text`

const instant = (column: string): string => `pg_catalog.to_json(${column}) #>> '{}'`

/** The columns of a seal as its type names them; bytes as hexadecimal digits, all but the long ones. */
export const sealColumns = `s.number::float8 as number, encode(s.key_mark, 'hex') as "keyMark",
  s.base_id::text as "baseId", s.until_xid::text as "untilXid", s.until_id::text as "untilId",
  s.first_number::float8 as "firstNumber", s.adopted, encode(s.previous, 'hex') as previous,
  ${instant('s.app_at')} as "appAt", ${instant('s.db_at')} as "dbAt",
  s.moved_ms::float8 as "movedMs", s.behind_ms::float8 as "behindMs",
  s.ahead_ms::float8 as "aheadMs", encode(s.digest, 'hex') as digest`
