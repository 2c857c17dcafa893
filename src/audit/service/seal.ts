// Seals the log: rows of finished transactions get their numbers in batches, each linked to the last.
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type Transactions, type Tx } from '../../platform/database/transaction.ts'
import { keyMarkOf, sealOver, type Bounds } from '../rules/seal.ts'
import {
  databaseMoment,
  hasWriters,
  insertSeal,
  lockSealing,
  newestSeal,
  olderRows,
  rowsInOrder,
  rowsLeftBehind,
  type Moment,
  type UnsealedRow,
} from '../store.ts'
import type { OutsideState } from '../types/seals.ts'
import { beginFirst, mayBegin, writeOutside } from './tell-outside.ts'

export type Sealing = Readonly<{
  transactions: Transactions
  clock: Clock
  /** The file outside the database that is told of every seal: `outsideFile(dataDir)`. */
  outside: string
}>

export type Sealed = Readonly<{
  seals: number
  rows: number
  /** Rows among them that this program did not write, or that were changed before they were sealed. */
  foreign: number
  /** The last seal that the file outside was told; nothing is told to one that is not whole. */
  toldOutside: number
  outside: OutsideState
  /** Why nothing could be sealed; null when everything was. */
  refused: 'another-key' | null
}>

/** Bounds what one transaction holds in memory. */
const mostRows = 10_000

const beginning: Bounds = { untilXid: '0', untilId: '0', baseId: '0' }

type Batch = Readonly<{ rows: readonly UnsealedRow[]; bounds: Bounds }>
type Step = Readonly<{ rows: number; foreign: number; more: boolean; refused: boolean }>

const next = (id: string): string => String(BigInt(id) + 1n)

async function batchInOrder(tx: Tx, from: Bounds, { xmin }: Moment): Promise<Batch> {
  const rows = await rowsInOrder(tx, from, { before: xmin, most: mostRows })
  const last = rows.at(-1)
  const isFull = rows.length === mostRows && last !== undefined
  const until = isFull
    ? { untilXid: last.xid, untilId: next(last.id) }
    : { untilXid: xmin, untilId: '0' }
  return { rows, bounds: { ...from, ...until } }
}

/** A dump restored elsewhere keeps its rows, but transactions count from the beginning: what is in no seal is
 * taken by its ids, and from there on only later ids belong to the new count. */
async function batchLeftBehind(tx: Tx, from: Bounds, moment: Moment): Promise<Batch | null> {
  // While somebody writes, a row with a low id may yet come.
  if (await hasWriters(tx)) return null
  const rows = await rowsLeftBehind(tx, mostRows)
  if (rows.length === mostRows) return { rows, bounds: from }
  const [top] = await tx.query<{ id: string }>(
    'select coalesce(max(e.id), 0)::text as id from audit_events e',
  )
  return { rows, bounds: { untilXid: moment.xmin, untilId: '0', baseId: top?.id ?? '0' } }
}

const nothing: Step = { rows: 0, foreign: 0, more: false, refused: false }

async function sealNext(tx: Tx): Promise<Step> {
  await lockSealing(tx)
  const last = await newestSeal(tx)
  if (last !== null && last.keyMark !== keyMarkOf(tx.sign)) return { ...nothing, refused: true }
  const moment = await databaseMoment(tx)
  const beganAgain = last !== null && BigInt(moment.xmin) < BigInt(last.untilXid)
  const from = last ?? beginning
  const batch = beganAgain
    ? await batchLeftBehind(tx, from, moment)
    : await batchInOrder(tx, from, moment)
  if (batch === null || (batch.rows.length === 0 && !beganAgain)) return nothing
  const { untilXid, untilId, baseId } = batch.bounds
  const made = sealOver(tx.sign, {
    last,
    rows: batch.rows,
    older: await olderRows(tx),
    bounds: { untilXid, untilId, baseId },
    appAt: tx.at,
    dbAt: moment.dbAt,
  })
  await insertSeal(tx, made.seal)
  const rows = batch.rows.length
  return { rows, foreign: made.foreign, more: rows === mostRows, refused: false }
}

/** Seals all that can be sealed now, and tells the file outside. Safe beside other processes that do the same. */
export async function sealAudit(to: Sealing): Promise<Sealed> {
  const { transactions, clock, outside } = to
  const setting = () => ({ at: clock.now(), actor: 'system', limits: 'long' }) as const
  const place = await inTransaction(transactions, setting(), (tx) => mayBegin(tx, outside))
  if (place !== null)
    await inTransaction(transactions, setting(), (tx) => beginFirst(tx, outside, place))
  const done = { seals: 0, rows: 0, foreign: 0 }
  for (let more = true; more;) {
    const step = await inTransaction(transactions, setting(), sealNext)
    if (step.refused) return { ...done, toldOutside: 0, outside: 'whole', refused: 'another-key' }
    done.seals += step.rows > 0 ? 1 : 0
    done.rows += step.rows
    done.foreign += step.foreign
    more = step.more
  }
  const told = await inTransaction(transactions, setting(), (tx) => writeOutside(tx, outside))
  return { ...done, toldOutside: told.told, outside: told.state, refused: null }
}
