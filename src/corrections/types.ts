// A correction: what is wrong, how it is put right, what comes out otherwise, who agreed, and who was told before.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import type { Level } from '../policy/index.ts'

export type CorrectionKind = 'strike' | 'move' | 'redate' | 'merge' | 'unmerge'

/** How one person stands by what is recorded: what a correction may bring out otherwise. */
export type Stood = Readonly<{
  level: Level
  status: string
  lastSeenOn: LocalDate | null
  /** The visit owed, if one is. */
  visit: Readonly<{
    dueOn: LocalDate | null
    suspended: string | null
    because: string
  }> | null
  /** What else is overdue, by its day or by its hour. */
  late: readonly Readonly<{ kind: string; subject: string; dueOn: LocalDate }>[]
}>

/** Before and after, of one person whom a correction concerns. */
export type Effect = Readonly<{
  offenderId: OffenderId
  before: Stood
  after: Stood
}>

/** What is corrected: a visit, or everything that was recorded with a line of the chronology. */
export type EntryRef = Readonly<{ kind: 'visit' | 'line'; id: string }>

export type Correction = Readonly<{
  id: string
  forceId: ForceId
  kind: CorrectionKind
  /** Whose file the entry stands in; of a merge, who is kept. */
  offenderId: OffenderId
  /** To whom it is moved; of a merge, whose record goes into the other. */
  otherId: OffenderId | null
  entryKind: EntryRef['kind'] | null
  entryId: string | null
  redatedAt: Date | null
  redatedOn: LocalDate | null
  /** What stood there, in the words that it was told in. */
  summary: string
  reason: string
  effects: readonly Effect[]
  /** Why a second person decides; null is that it took hold at once. */
  waitsBecause: string | null
  state: CorrectionState
  askedBy: string
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decidedWhy: string | null
  appliedAt: Date | null
  version: number
}>

export type CorrectionState = 'awaiting_second' | 'applied' | 'refused'

/** What somebody asks to have put right. */
export type Asked = Readonly<{
  kind: CorrectionKind
  offenderId: OffenderId
  otherId: OffenderId | null
  entry: EntryRef | null
  redatedAt: Date | null
}>

/** A row that a correction touched: struck out, put in a struck one's place, re-pointed, or a day of it put back. */
export type TouchedRow = Readonly<{
  id: string
  correctionId: string
  tableName: string
  rowId: string
  did: 'struck' | 'made' | 'moved' | 'amended'
  fromId: OffenderId
  toId: OffenderId
  standsFor: string | null
  before: Readonly<Record<string, unknown>> | null
}>

/** One row of an entry, by where it is kept. */
export type FactRow = Readonly<{ tableName: string; rowId: string }>

/** An entry as a page shows it, and the rows that it is made of. */
export type Entry = Readonly<{
  ref: EntryRef
  offenderId: OffenderId
  forceId: ForceId
  summary: string
  at: Date
  hasTime: boolean
  recordedAt: Date
  recordedBy: string
  origin: string
  struck: string | null
  /** The record of the person was made with it. */
  isCreation: boolean
  rows: readonly FactRow[]
}>

export type CorrectionRefusal =
  | 'nothing-to-correct'
  | 'already-struck'
  | 'already-waiting'
  | 'is-the-record'
  | 'from-the-register'
  | 'not-to-be-moved'
  | 'not-to-be-redated'
  | 'same-person'
  | 'unknown-person'
  | 'in-the-future'
  | 'too-early'
  | 'too-early-there'
  | 'same-time'
  | 'ends-before-it-begins'
  | 'told-already'
  | 'cannot-be-judged'
  | 'already-merged'
  | 'holds-a-merged-record'
  | 'not-merged'
  | 'second-approver-needed'
  | 'already-decided'
  | 'another-teams'
  | 'why-needed'

/** Somebody who had read what was corrected, and whether they were told that it is otherwise. */
export type Telling = Readonly<{
  id: string
  correctionId: string
  username: string
  saw: string
  lastAt: Date
  toldBy: string | null
  toldAt: Date | null
  version: number
}>

/** Two records that may be of one person. */
export type DuplicatePair = Readonly<{
  id: string
  forceId: ForceId
  oneId: OffenderId
  twoId: OffenderId
  foundBy: 'create' | 'import' | 'nightly'
  foundAt: Date
  why: string
  state: 'open' | 'two_people' | 'merged'
  decidedBy: string | null
  decidedAt: Date | null
  decidedWhy: string | null
  version: number
}>

/** Tables of what somebody is about to do for a person, each with when a row of it still is. */
export type UnderWay = Readonly<
  Record<
    string,
    Readonly<{
      /** Empty until the row has ended: from then on it tells of the record that it was of, and stays there. */
      ended: string
      /** A person has one at a time of each of these; none is one at all, and null as many as there are. */
      oneOf: readonly string[] | null
    }>
  >
>
