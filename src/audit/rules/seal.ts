// How a seal is made over a batch of rows, and what it is signed over.
import type { Sign } from '../../platform/sign.ts'
import type { Seal } from '../types/seals.ts'
import { instantText, lineOf, marks } from './content.ts'

export const keyMarkOf = (sign: Sign): string => sign(marks.key)

/** Hexadecimal digits of one digest. */
export const digestDigits = 64

/** Stands for a row that did not carry the digest of its content when it was sealed. */
export const notGenuine = '0'.repeat(digestDigits)

export const sealDigest = (sign: Sign, seal: Omit<Seal, 'digest'>): string => {
  const { eventIds, eventXids, rowDigests, ...head } = seal
  const line = lineOf([
    head.number,
    head.keyMark,
    head.baseId,
    head.untilXid,
    head.untilId,
    head.firstNumber,
    head.adopted,
    head.previous,
    head.appAt,
    head.dbAt,
    head.movedMs,
    head.behindMs,
    head.aheadMs,
  ])
  return sign(`${marks.seal}${line}\n${eventIds}\n${eventXids}\n`, rowDigests)
}

type Row = Readonly<{ id: string; xid: string; text: string; digest: string | null }>
type Last = Omit<Seal, 'eventIds' | 'eventXids' | 'rowDigests'> & Readonly<{ rows: number }>

/** Where a batch ends, and from which id on rows belong to the database's present transactions. */
export type Bounds = Pick<Seal, 'untilXid' | 'untilId' | 'baseId'>

export type Batch = Readonly<{
  last: Last | null
  rows: readonly Row[]
  /** How many rows were there before digests. */
  older: number
  bounds: Bounds
  appAt: Date
  dbAt: string
}>

/** Only what no sealed row with a digest precedes can be older than digests, and no more than were there then. */
const adoptedOf = ({ last, rows, older }: Batch): number => {
  if (last !== null && last.adopted < last.rows) return 0
  const before = last === null ? 0 : last.firstNumber + last.rows - 1
  const first = rows.findIndex(({ digest }) => digest !== null)
  return Math.min(first === -1 ? rows.length : first, Math.max(0, older - before))
}

const digestsOf = (sign: Sign, rows: readonly Row[], adopted: number): string[] =>
  rows.map(({ text, digest }, place) => {
    const made = sign(marks.row + text)
    return place < adopted || digest === made ? made : notGenuine
  })

type Clocks = Pick<Seal, 'movedMs' | 'behindMs' | 'aheadMs'>

/** The text of a row begins with its time; as texts they stand in the same order as in time. */
const timeIn = (text: string): string => text.slice(2, text.indexOf('"', 2))

function spanOf(rows: readonly Row[]): Readonly<{ earliest: number; latest: number }> | null {
  const [first, ...others] = rows.map(({ text }) => timeIn(text))
  if (first === undefined) return null
  let [earliest, latest] = [first, first]
  for (const time of others) {
    if (time < earliest) earliest = time
    if (time > latest) latest = time
  }
  return { earliest: Date.parse(earliest), latest: Date.parse(latest) }
}

function clocksOf({ last, rows, appAt, dbAt }: Batch): Clocks {
  const at = appAt.getTime()
  const span = spanOf(rows)
  const aheadMs = span === null ? 0 : Math.max(0, span.latest - at)
  if (last === null) return { movedMs: 0, behindMs: 0, aheadMs }
  const lastAt = Date.parse(last.appAt)
  return {
    movedMs: at - Date.parse(dbAt) - (lastAt - Date.parse(last.dbAt)),
    behindMs: span === null ? 0 : Math.max(0, lastAt - span.earliest),
    aheadMs,
  }
}

/** The seal over a batch, linked to the last, and how many of its rows were not genuine. */
export function sealOver(sign: Sign, batch: Batch): Readonly<{ seal: Seal; foreign: number }> {
  const { last, rows, bounds, appAt, dbAt } = batch
  const adopted = adoptedOf(batch)
  const digests = digestsOf(sign, rows, adopted)
  const unsigned = {
    ...bounds,
    ...clocksOf(batch),
    number: (last?.number ?? 0) + 1,
    keyMark: keyMarkOf(sign),
    firstNumber: last === null ? 1 : last.firstNumber + last.rows,
    adopted,
    previous: last?.digest ?? null,
    appAt: instantText(appAt),
    dbAt,
    eventIds: `{${rows.map(({ id }) => id).join(',')}}`,
    eventXids: `{${rows.map(({ xid }) => xid).join(',')}}`,
    rowDigests: Buffer.from(digests.join(''), 'hex'),
  }
  const foreign = digests.filter((digest) => digest === notGenuine).length
  return { seal: { ...unsigned, digest: sealDigest(sign, unsigned) }, foreign }
}
