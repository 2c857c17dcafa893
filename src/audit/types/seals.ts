// The seals over the log, and what a verification says of them.

/** A batch of rows in their order, linked to the seal before it. */
export type Seal = Readonly<{
  number: number
  /** Tells which key it was made with, without telling the key. */
  keyMark: string
  /** Rows up to this id belong to a time before the database’s transactions began again. */
  baseId: string
  /** Every row before this transaction, and in it before this id, is in this seal or an earlier one. */
  untilXid: string
  untilId: string
  firstNumber: number
  /** How many of its first rows are older than digests and were taken in as they stood. */
  adopted: number
  previous: string | null
  appAt: string
  dbAt: string
  /** How far the server’s clock moved against the database’s since the seal before. */
  movedMs: number
  /** The earliest row before the seal before, and the latest after this one; zero within. */
  behindMs: number
  aheadMs: number
  /** As PostgreSQL writes an array: {1,2,3}. */
  eventIds: string
  /** The transaction of each row, in the same way. */
  eventXids: string
  /** 32 bytes a row. */
  rowDigests: Buffer
  digest: string
}>

export const faultKinds = [
  'row-edited',
  'row-deleted',
  'row-inserted',
  'row-copied',
  'rows-swapped',
  'seal-edited',
  'seal-missing',
  'seal-unlinked',
  'end-cut',
  'rewritten',
  'older-rows',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** One thing that is wrong, and where: the number that sealing gave a row, its id, the seal. */
export type Fault = Readonly<{
  kind: FaultKind
  seal: number | null
  row: number | null
  id: string | null
  what: string
}>

/** Whether the file outside tells of all that it was told: it may be gone, cut, or one that the database never wrote to. */
export type OutsideState = 'whole' | 'incomplete' | 'unknown' | 'lost'

export const checkOutcomes = ['intact', 'tampered', 'unchecked'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

/** Why a log cannot be checked. */
export type Hindrance = 'another-key' | `outside-${Exclude<OutsideState, 'whole'>}`

export type Verification = Readonly<{
  outcome: CheckOutcome
  hindrance: Hindrance | null
  /** The same in words, with what to do. */
  why: string | null
  lastSeal: number
  /** Rows that are sealed and were read. */
  rows: number
  /** Rows written since, or still under way at the last seal: not numbered yet. */
  young: number
  faultCount: number
  /** The first of them, each named. */
  faults: readonly Fault[]
}>
