// What a verification reads: seals and their rows in batches, and the rows that no seal holds.
import type { Tx } from '../../platform/database/transaction.ts'
import type { SealedRow } from '../rules/faults.ts'
import { rowTextOf, sealColumns } from '../store/content.ts'
import type { Seal } from '../types/seals.ts'

/** Bounds what is in memory: so many rows, in so many seals. */
const most = { rows: 10_000, seals: 1_000 }

const sizes = {
  name: 'audit-seal-sizes',
  text: `select s.number::float8 as number, octet_length(s.row_digests) / 32 as rows
    from audit_seals s where s.number > $1 order by s.number limit $2`,
}

const seals = {
  name: 'audit-seals-between',
  text: `select ${sealColumns}, s.event_ids::text as "eventIds",
      s.event_xids::text as "eventXids", s.row_digests as "rowDigests"
    from audit_seals s where s.number > $1 and s.number <= $2 order by s.number`,
}

const rows = {
  name: 'audit-rows-of-seals',
  text: `select e.id::text as id, e.xid::text as xid, ${rowTextOf} as text,
      encode(e.digest, 'hex') as digest
    from audit_events e where e.id = any($1::bigint[])`,
}

export type SealWithIds = Readonly<{
  seal: Seal
  ids: readonly string[]
  xids: readonly string[]
}>
export type SealBatch = Readonly<{
  seals: readonly SealWithIds[]
  rows: ReadonlyMap<string, SealedRow>
}>

/** The seals after one with their rows: as many as a batch may hold, and at least one. */
export async function sealBatch(tx: Tx, after: number, withRows: boolean): Promise<SealBatch> {
  const upTo = await endOfBatch(tx, after)
  if (upTo === null) return { seals: [], rows: new Map() }
  const found = (await tx.query<Seal>(seals, [after, upTo])).map((seal) => ({
    seal,
    ids: idsIn(seal.eventIds),
    xids: idsIn(seal.eventXids),
  }))
  if (!withRows) return { seals: found, rows: new Map() }
  const ids = found.flatMap((one) => one.ids)
  const read = await tx.query<SealedRow>(rows, [`{${ids.join(',')}}`])
  return { seals: found, rows: new Map(read.map((row) => [row.id, row])) }
}

const idsIn = (array: string): string[] => (array === '{}' ? [] : array.slice(1, -1).split(','))

async function endOfBatch(tx: Tx, after: number): Promise<number | null> {
  const next = await tx.query<{ number: number; rows: number }>(sizes, [after, most.seals])
  let [sum, end] = [0, null as number | null]
  for (const { number, rows: count } of next) {
    sum += count
    if (end !== null && sum > most.rows) break
    end = number
  }
  return end
}

const keys = {
  name: 'audit-seals-by-key',
  text: `select exists (select from audit_seals)
    and not exists (select from audit_seals s where s.key_mark = decode($1, 'hex')) as others`,
}

/** True when there are seals and none was made with this key. */
export async function isAnothersKey(tx: Tx, keyMark: string): Promise<boolean> {
  const [found] = await tx.query<{ others: boolean }>(keys, [keyMark])
  return found?.others === true
}

export type From = Readonly<{ untilXid: string; untilId: string; baseId: string }>

const young = {
  name: 'audit-young-in-order',
  text: `select e.id::text as id, e.xid::text as xid, ${rowTextOf} as text, encode(e.digest, 'hex') as digest
    from audit_events e
    where (e.xid, e.id) >= ($1::xid8, $2::bigint) and e.id > $3::bigint
    order by e.xid, e.id limit $4`,
}

/** Rows written since the last seal, a part at a time. */
export const youngRows = (tx: Tx, { untilXid, untilId, baseId }: From): Promise<SealedRow[]> =>
  tx.query<SealedRow>(young, [untilXid, untilId, baseId, most.rows])

export async function rowsInAll(tx: Tx): Promise<number> {
  const [found] = await tx.query<{ rows: number }>(
    'select count(*)::float8 as rows from audit_events',
  )
  return found?.rows ?? 0
}

const strays = `select e.id::text as id, e.xid::text as xid from audit_events e
  where ((e.xid, e.id) < ($1::xid8, $2::bigint) or e.id <= $3::bigint)
    and not exists (select from (select unnest(s.event_ids) as id from audit_seals s) k where k.id = e.id)
  order by e.id limit $4`

/** Rows in no seal whose transaction was sealed long ago: asked only when the counts do not agree. */
export const strayRows = (
  tx: Tx,
  { untilXid, untilId, baseId }: From,
  limit: number,
): Promise<Readonly<{ id: string; xid: string }>[]> =>
  tx.query(strays, [untilXid, untilId, baseId, limit])

const copies = `select min(e.id)::text as original, max(e.id)::text as id from audit_events e
  where e.nonce is not null group by e.nonce having count(*) > 1 order by 2 limit $1`

/** A row is signed with a number used once: a second row with it is a copy. */
export const copiedRows = (
  tx: Tx,
  limit: number,
): Promise<Readonly<{ id: string; original: string }>[]> => tx.query(copies, [limit])
