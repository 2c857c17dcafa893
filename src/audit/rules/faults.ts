// What is wrong with a seal or a row, judged and said in plain words.
import type { Sign } from '../../platform/sign.ts'
import type { Fault, Seal } from '../types/seals.ts'
import { marks } from './content.ts'
import { digestDigits, notGenuine, sealDigest } from './seal.ts'

type Linked = Pick<Seal, 'number' | 'digest' | 'firstNumber'> & Readonly<{ rows: number }>

const span = (from: number, to: number): string =>
  from === to ? `Seal ${from} is` : `Seals ${from} to ${to} are`

const sealFault = (kind: Fault['kind'], seal: number, what: string): Fault => ({
  kind,
  seal,
  row: null,
  id: null,
  what,
})

/** Seals that should stand between two. */
export const missingSeals = (last: number, next: number): Fault | null =>
  next <= last + 1
    ? null
    : sealFault(
        'seal-missing',
        last + 1,
        `${span(last + 1, next - 1)} missing from the database, with what they said of their rows.`,
      )

/** Whether a seal is as it was made, and linked to the one before. */
export function judgeSeal(sign: Sign, seal: Seal, before: Linked | null): Fault | null {
  const { number } = seal
  if (sealDigest(sign, seal) !== seal.digest)
    return sealFault(
      'seal-edited',
      number,
      `Seal ${number} does not carry its digest: it was changed after it was made, or made without the program’s key.`,
    )
  if (before === null || number !== before.number + 1) return null
  const isLinked =
    seal.previous === before.digest && seal.firstNumber === before.firstNumber + before.rows
  return isLinked
    ? null
    : sealFault(
        'seal-unlinked',
        number,
        `Seal ${number} is not linked to seal ${before.number}: one of them is not the one that was made.`,
      )
}

export const notAsOutside = (number: number): Fault =>
  sealFault(
    'rewritten',
    number,
    `Seal ${number} is not the one that was written outside the database when it was made: from there on the log was cut off or written anew.`,
  )

export const toldTwice = (number: number): Fault =>
  sealFault(
    'rewritten',
    number,
    `The file outside the database tells of seal ${number} out of its order: the file was changed.`,
  )

export const endCut = (from: number, to: number): Fault =>
  sealFault(
    'end-cut',
    from,
    `${span(from, to)} written outside the database and not in it: the end of the log was cut off, with the rows in ${from === to ? 'it' : 'them'}.`,
  )

export const toldButGone = (from: number, to: number): Fault =>
  sealFault(
    'end-cut',
    from,
    `${span(from, to)} marked as written outside the database and neither there nor in it: the end of the log was cut off on both sides.`,
  )

/** Rows without a digest against how many there were when rows began to carry one. */
export const judgeOlder = (found: number, expected: number): Fault | null =>
  found === expected
    ? null
    : {
        kind: 'older-rows',
        seal: null,
        row: null,
        id: null,
        what: `${expected} rows were in the log when rows began to carry digests, and it holds ${found} of them: rows were deleted before they were sealed, or that number was changed.`,
      }

export type SealedRow = Readonly<{ id: string; xid: string; text: string; digest: string | null }>
/** A seal with all its digests as digits, and which of its rows is meant. */
export type Place = Readonly<{
  seal: Seal
  digests: string
  place: number
  id: string
  xid: string
}>

/** A fault of a row, with what its content gives and what was sealed: how an exchange of two is known. */
export type RowFault = Readonly<{ fault: Fault; is: string | null; sealed: string }>

const wordsOf = (row: number, id: string): string => `Row ${row} (id ${id})`

/** Whether a sealed row stands there as it was sealed. */
export function judgeRow(sign: Sign, at: Place, row: SealedRow | undefined): RowFault | null {
  const { seal, digests, place } = at
  const sealed = digests.slice(place * digestDigits, (place + 1) * digestDigits)
  if (row === undefined) return rowFault(at, sealed, { kind: 'row-deleted', what: 'was deleted.' })
  if (row.xid !== at.xid) return rowFault(at, sealed, movedAway)
  const made = sign(marks.row + row.text)
  const isContent = made === sealed
  if (isContent && row.digest === (place < seal.adopted ? null : sealed)) return null
  if (sealed === notGenuine) return rowFault(at, sealed, neverGenuine)
  return isContent
    ? rowFault(at, sealed, digestChanged)
    : rowFault(at, sealed, { ...contentChanged, is: made })
}

type Wrong = Readonly<{ kind: Fault['kind']; what: string; is?: string }>

const neverGenuine: Wrong = {
  kind: 'row-inserted',
  what: 'was not written by this program, or was changed before it was sealed: it never carried the digest of what it says.',
}
const digestChanged: Wrong = {
  kind: 'row-edited',
  what: 'says what it said, but its digest was changed.',
}
const movedAway: Wrong = {
  kind: 'row-edited',
  what: 'names another transaction than when it was sealed: it was changed.',
}
const contentChanged: Wrong = { kind: 'row-edited', what: 'was changed after it was sealed.' }

function rowFault({ seal, place, id }: Place, sealed: string, { kind, what, is }: Wrong): RowFault {
  const row = seal.firstNumber + place
  const fault = { kind, seal: seal.number, row, id, what: `${wordsOf(row, id)} ${what}` }
  return { fault, is: is ?? null, sealed }
}

/** Two rows of which each holds what was sealed of the other are one exchange, named at both. */
export function withSwaps(found: readonly RowFault[]): Fault[] {
  const bySealed = new Map(found.map((one) => [one.sealed, one]))
  return found.map(({ fault, is, sealed }) => {
    const other = is === null ? undefined : bySealed.get(is)
    if (other === undefined) return fault
    const { row, id } = other.fault
    const both = other.is === sealed
    return {
      ...fault,
      kind: 'rows-swapped',
      what: both
        ? `${wordsOf(fault.row ?? 0, fault.id ?? '')} and row ${row} (id ${id}) were exchanged: each says what the other said.`
        : `${wordsOf(fault.row ?? 0, fault.id ?? '')} now says what row ${row} (id ${id}) said.`,
    }
  })
}

const unnumbered = (kind: Fault['kind'], id: string, what: string): Fault => ({
  kind,
  seal: null,
  row: null,
  id,
  what: `The row with id ${id} ${what}`,
})

/** Whether a row that no seal holds yet may stand there. */
export function judgeYoung(
  sign: Sign,
  row: SealedRow,
  { xmax, mayLackDigest }: Readonly<{ xmax: string; mayLackDigest: boolean }>,
): Fault | null {
  if (BigInt(row.xid) >= BigInt(xmax))
    return unnumbered(
      'row-inserted',
      row.id,
      `names transaction ${row.xid}, which has not happened yet: it was put in by hand.`,
    )
  if (row.digest === null && mayLackDigest) return null
  return row.digest === sign(marks.row + row.text)
    ? null
    : unnumbered(
        'row-inserted',
        row.id,
        'is not sealed yet and does not carry the digest of what it says: it was not written by this program, or was changed.',
      )
}

export const strayRow = (id: string, xid: string): Fault =>
  unnumbered(
    'row-inserted',
    id,
    `is in no seal, though everything of its transaction (${xid}) was sealed: it was put in by hand.`,
  )

export const copiedRow = (id: string, original: string): Fault =>
  unnumbered('row-copied', id, `is a copy of the row with id ${original}, put in by hand.`)
