// One reading of the whole log at one moment: seals in their order, their rows, then the rows in none.
import type { Tx } from '../../platform/database/transaction.ts'
import {
  copiedRows,
  isAnothersKey,
  rowsInAll,
  sealBatch,
  strayRows,
  youngRows,
  type From,
  type SealBatch,
} from '../queries/verify.ts'
import {
  copiedRow,
  judgeOlder,
  judgeRow,
  judgeSeal,
  judgeYoung,
  missingSeals,
  strayRow,
  withSwaps,
  type RowFault,
} from '../rules/faults.ts'
import { keyMarkOf } from '../rules/seal.ts'
import { databaseMoment, olderRows } from '../store.ts'
import type { Fault, OutsideState, Seal } from '../types/seals.ts'
import { OutsideReading, type OutsideFile } from './compare-outside.ts'

/** So many faults are named; all are counted. */
const mostNamed = 1_000

export type Examined = Readonly<{
  otherKey: boolean
  outside: OutsideState
  lastSeal: number
  rows: number
  young: number
  faultCount: number
  faults: readonly Fault[]
}>

class Findings {
  count = 0
  private readonly others: Fault[] = []
  private readonly ofRows: RowFault[] = []

  add(fault: Fault | null): void {
    if (fault === null) return
    this.count += 1
    if (this.others.length < mostNamed) this.others.push(fault)
  }

  addRow(found: RowFault | null): void {
    if (found === null) return
    this.count += 1
    if (this.ofRows.length < mostNamed) this.ofRows.push(found)
  }

  get named(): Fault[] {
    return [...this.others, ...withSwaps(this.ofRows)].slice(0, mostNamed)
  }
}

type Reading = {
  tx: Tx
  found: Findings
  outside: OutsideReading
  otherKey: boolean
  last: (Seal & Readonly<{ rows: number }>) | null
  /** Rows that were in a seal, whatever has become of them; and those of them that are there. */
  sealed: number
  there: number
  /** Rows without a digest that were taken in as they stood. */
  adopted: number
}

async function readSeals(reading: Reading, { seals, rows }: SealBatch): Promise<void> {
  const { tx, found, otherKey } = reading
  for (const { seal, ids, xids } of seals) {
    found.add(missingSeals(reading.last?.number ?? 0, seal.number))
    if (!otherKey) found.add(judgeSeal(tx.sign, seal, reading.last))
    for (const fault of await reading.outside.take(seal)) found.add(fault)
    reading.last = { ...seal, rows: ids.length }
    reading.sealed += ids.length
    reading.adopted += seal.adopted
    if (otherKey) continue
    const digests = seal.rowDigests.toString('hex')
    for (const [place, id] of ids.entries()) {
      const row = rows.get(id)
      if (row !== undefined) reading.there += 1
      const xid = xids[place] ?? ''
      found.addRow(judgeRow(tx.sign, { seal, digests, place, id, xid }, row))
    }
  }
}

/** The next batch is on its way while this one is judged. */
async function readChain(reading: Reading): Promise<void> {
  const { tx, otherKey } = reading
  let batch = await sealBatch(tx, 0, !otherKey)
  for (let last = batch.seals.at(-1); last !== undefined; last = batch.seals.at(-1)) {
    const following = sealBatch(tx, last.seal.number, !otherKey)
    following.catch(() => undefined)
    await readSeals(reading, batch)
    batch = await following
  }
  for (const fault of await reading.outside.end()) reading.found.add(fault)
}

const beginning: From = { untilXid: '0', untilId: '0', baseId: '0' }

async function readYoung({ tx, found, last, adopted }: Reading): Promise<number> {
  const { xmax } = await databaseMoment(tx)
  const older = await olderRows(tx)
  let left = last === null || last.adopted === last.rows ? older - adopted : 0
  let [from, count, kept]: [From, number, number] = [last ?? beginning, 0, adopted]
  for (;;) {
    const rows = await youngRows(tx, from)
    for (const row of rows) {
      const mayLackDigest = left > 0
      if (row.digest !== null) left = 0
      else if (mayLackDigest) [left, kept] = [left - 1, kept + 1]
      found.add(judgeYoung(tx.sign, row, { xmax, mayLackDigest }))
    }
    count += rows.length
    const end = rows.at(-1)
    if (end === undefined) break
    from = { ...from, untilXid: end.xid, untilId: String(BigInt(end.id) + 1n) }
  }
  found.add(judgeOlder(kept, older))
  return count
}

/** Nothing is in the table but what is sealed and what is young; and nothing is in it twice. */
async function readRest(reading: Reading): Promise<number> {
  const { tx, found, last, there } = reading
  const young = await readYoung(reading)
  if ((await rowsInAll(tx)) !== there + young)
    for (const { id, xid } of await strayRows(tx, last ?? beginning, mostNamed))
      found.add(strayRow(id, xid))
  for (const { id, original } of await copiedRows(tx, mostNamed)) found.add(copiedRow(id, original))
  return young
}

/** Reads everything as it stands at one moment; writes nothing. */
export async function examine(tx: Tx, file: OutsideFile | null): Promise<Examined> {
  await tx.query('set transaction isolation level repeatable read, read only')
  const otherKey = await isAnothersKey(tx, keyMarkOf(tx.sign))
  const outside = new OutsideReading(file)
  const found = new Findings()
  const begun = { last: null, sealed: 0, there: 0, adopted: 0 }
  const reading: Reading = { tx, found, outside, otherKey, ...begun }
  await readChain(reading)
  const young = otherKey ? 0 : await readRest(reading)
  return {
    otherKey,
    outside: outside.state,
    lastSeal: reading.last?.number ?? 0,
    rows: reading.sealed,
    young,
    faultCount: found.count,
    faults: found.named,
  }
}
