// Reads the rows that wait for a seal, and writes the seals; nothing here is ever changed.
import type { Tx } from '../../platform/database/transaction.ts'
import type { Seal } from '../types/seals.ts'
import { rowTextOf, sealColumns } from './content.ts'

const lock = { name: 'audit-seal-lock', text: 'select pg_advisory_xact_lock(28016, 1)' }

/** One process seals at a time; the lock ends with the transaction. */
export async function lockSealing(tx: Tx): Promise<void> {
  await tx.query(lock)
}

export type NewestSeal = Omit<Seal, 'eventIds' | 'eventXids' | 'rowDigests'> &
  Readonly<{ rows: number }>

const newest = {
  name: 'audit-newest-seal',
  text: `select ${sealColumns}, octet_length(s.row_digests) / 32 as rows
    from audit_seals s order by s.number desc limit 1`,
}

/** The last seal, without the rows in it; null before the first. */
export async function newestSeal(tx: Tx): Promise<NewestSeal | null> {
  const [found] = await tx.query<NewestSeal>(newest)
  return found ?? null
}

/** Transactions before `xmin` are over; those from `xmax` on have not begun. */
export type Moment = Readonly<{ xmin: string; xmax: string; dbAt: string }>

const moment = {
  name: 'audit-database-moment',
  text: `select pg_snapshot_xmin(m.now)::text as xmin, pg_snapshot_xmax(m.now)::text as xmax,
      to_json(m.at) #>> '{}' as "dbAt"
    from (select pg_current_snapshot() as now, audit_database_time() as at) m`,
}

export async function databaseMoment(tx: Tx): Promise<Moment> {
  const [found] = await tx.query<Moment>(moment)
  if (found === undefined) throw new Error('the database did not say what it is doing')
  return found
}

const writers = {
  name: 'audit-writers',
  text: `select exists (select from pg_stat_activity a where a.datname = current_database()
    and a.backend_xid is not null and a.pid <> pg_backend_pid()) as writing`,
}

/** Whether another connection of the product is in the middle of writing to this database. */
export async function hasWriters(tx: Tx): Promise<boolean> {
  const [found] = await tx.query<{ writing: boolean }>(writers)
  return found?.writing === true
}

export type UnsealedRow = Readonly<{
  id: string
  xid: string
  text: string
  digest: string | null
}>

const columns = `e.id::text as id, e.xid::text as xid, ${rowTextOf} as text, encode(e.digest, 'hex') as digest`

const inOrder = {
  name: 'audit-rows-in-order',
  text: `select ${columns} from audit_events e
    where (e.xid, e.id) >= ($1::xid8, $2::bigint) and e.xid < $3::xid8 and e.id > $4::bigint
    order by e.xid, e.id limit $5`,
}

type From = Readonly<{ untilXid: string; untilId: string; baseId: string }>

/** The next rows of transactions that were over before one, in the order in which those began. */
export const rowsInOrder = (
  tx: Tx,
  { untilXid, untilId, baseId }: From,
  { before, most }: { before: string; most: number },
): Promise<UnsealedRow[]> =>
  tx.query<UnsealedRow>(inOrder, [untilXid, untilId, before, baseId, most])

const leftBehind = {
  name: 'audit-rows-left-behind',
  text: `select ${columns} from audit_events e
    where not exists (select from (select unnest(s.event_ids) as id from audit_seals s) k where k.id = e.id)
    order by e.id limit $1`,
}

/** Rows in no seal, whatever transaction they name: asked only when transactions began again. */
export const rowsLeftBehind = (tx: Tx, most: number): Promise<UnsealedRow[]> =>
  tx.query<UnsealedRow>(leftBehind, [most])

const insert = {
  name: 'audit-seal-insert',
  text: `insert into audit_seals (number, key_mark, base_id, until_xid, until_id, first_number, adopted,
      event_ids, event_xids, row_digests, previous, digest, app_at, db_at, moved_ms, behind_ms, ahead_ms)
    values ($1, decode($2, 'hex'), $3, $4::xid8, $5, $6, $7, $8::bigint[], $9::xid8[], $10,
      decode($11, 'hex'), decode($12, 'hex'), $13, $14, $15, $16, $17)`,
}

export async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  await tx.query(insert, [
    seal.number,
    seal.keyMark,
    seal.baseId,
    seal.untilXid,
    seal.untilId,
    seal.firstNumber,
    seal.adopted,
    seal.eventIds,
    seal.eventXids,
    seal.rowDigests,
    seal.previous,
    seal.digest,
    seal.appAt,
    seal.dbAt,
    seal.movedMs,
    seal.behindMs,
    seal.aheadMs,
  ])
}

type SealMark = Readonly<{ number: number; digest: string }>

const after = {
  name: 'audit-seals-after',
  text: `select s.number::float8 as number, encode(s.digest, 'hex') as digest
    from audit_seals s where s.number > $1 order by s.number limit $2`,
}

/** Numbers and digests of the seals after one, for the file outside. */
export const sealsAfter = (tx: Tx, number: number, most: number): Promise<SealMark[]> =>
  tx.query<SealMark>(after, [number, most])
