// Overnight lists of other systems: their lines, and the hits on people that somebody decides.
import type { EventKind, Recorded } from '../offenders/index.ts'
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, TeamId } from '../platform/ids.ts'
import type { OvernightKind } from '../policy/index.ts'

export type { OvernightKind }

export const overnightKinds = [
  'custody',
  'crime',
  'incident',
  'missing',
  'intelligence',
] as const satisfies readonly OvernightKind[]

/** What of a line is one person's: each is told in words, and a name alone is nothing. */
/** How a line came to somebody; `moved` by a correction that gave them the event it was confirmed as. */
export const matchedOn = ['pnc', 'visorRef', 'name', 'address', 'moved'] as const
export type Matched = (typeof matchedOn)[number]

/** What a list says of one happening, as it is kept. */
export type LineFacts = Readonly<{
  reference: string | null
  onDate: LocalDate
  at: Date | null
  pncId: string | null
  visorRef: string | null
  surname: string | null
  forenames: string | null
  dateOfBirth: LocalDate | null
  address: string | null
  postcode: string | null
  summary: string | null
  outcome: string | null
}>

export type ReadLine = LineFacts & Readonly<{ line: number }>

/** What is wrong with a line, or what of it was left out. */
export type LineFault = Readonly<{
  line: number
  column: string
  value: string
  why: string
  /** The whole line was left out, not this cell alone. */
  isLost: boolean
}>

export type OvernightList = Readonly<{
  id: string
  forceId: ForceId
  kind: OvernightKind
  /** The morning that it was made for. */
  forDate: LocalDate
  fileName: string | null
  digest: string
  loadedAt: Date
  loadedBy: string
  /** Lines that were new. */
  lines: number
  /** Lines that an earlier list had brought word for word. */
  seenBefore: number
  faults: readonly LineFault[]
}>

export type OvernightLine = LineFacts &
  Readonly<{
    id: string
    forceId: ForceId
    listId: string
    kind: OvernightKind
    forDate: LocalDate
    line: number
    fingerprint: string
    loadedAt: Date
  }>

export type HitState = 'possible' | 'confirmed' | 'dismissed'

export const questions = ['child', 'review', 'visit'] as const
export type Question = (typeof questions)[number]

/** Yes, no, or not answered yet. */
export type Answers = Readonly<Record<Question, boolean | null>>

export type Hit = Recorded &
  Answers &
  Readonly<{
    lineId: string
    /** Whom the line was found to be, before any merge. */
    foundAs: string
    matched: readonly Matched[]
    state: HitState
    decidedAt: Date | null
    decidedBy: string | null
    why: string | null
    eventId: string | null
    eventKind: HitEvent | null
    answeredAt: Date | null
    answeredBy: string | null
    struck: string | null
    version: number
  }>

/** The events that a hit may turn out to be. */
export const hitEvents = [
  'arrest',
  'charge',
  'missing',
  'crime',
  'incident',
  'intelligence',
] as const satisfies readonly EventKind[]
export type HitEvent = (typeof hitEvents)[number]

/** A hit with its line and what of the person the line is compared with. */
export type ListedHit = Hit &
  Readonly<{
    teamId: TeamId
    /** The correction that struck out what it had been confirmed by: it is decided anew. */
    correctedBy: string | null
    line: LineFacts & Readonly<{ kind: OvernightKind; forDate: LocalDate }>
  }>

/** What a line and a person are compared by: each in one plain form. */
export type Keys = Readonly<{
  pnc: string | null
  visorRef: string | null
  names: readonly Readonly<{ surname: string; forenames: string }>[]
  dateOfBirth: LocalDate | null
  homes: readonly Readonly<{ postcode: string; premises: string }>[]
}>

/** A possible or confirmed hit as the rules of what is owed read it. */
export type HitTold = Readonly<{
  id: string
  kind: OvernightKind
  forDate: LocalDate
  reference: string | null
  matched: readonly Matched[]
  state: HitState
  foundAt: Date
  decidedAt: Date | null
  /** When the last of its questions was answered; null while one is open. */
  answeredAt: Date | null
}>

export type OvernightFacts = readonly HitTold[]

export type Decide = Readonly<{
  decision: 'confirm' | 'dismiss'
  why: string
  event?: HitEvent | undefined
  at?: Date | undefined
}> &
  Readonly<Partial<Record<Question, boolean | undefined>>>

export type DecideRefusal =
  | 'already-decided'
  | 'already-answered'
  | 'not-confirmed'
  | 'nothing-answered'
  | 'asks-of-the-confirmed'
  | 'not-dismissed'
