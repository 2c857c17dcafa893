// Restricted files: who may read one, how it is opened wider; declared conflicts; glass that was broken.
import type { LocalDate } from '../platform/calendar.ts'
import type { Level } from '../policy/index.ts'
import type { AccountId, ForceId, OffenderId } from '../platform/ids.ts'

export type Restriction = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  reason: string
  reviewOn: LocalDate
  restrictedAt: Date
  restrictedBy: string
  liftedAt: Date | null
  version: number
}>

export type Reader = Readonly<{
  id: string
  restrictionId: string
  forceId: ForceId
  offenderId: OffenderId
  accountId: AccountId
  fromAt: Date
  /** The change by two that named the reader; null for those named when the file was restricted. */
  changeId: string | null
  removedAt: Date | null
  removedBy: string | null
  removedWhy: string | null
}>

/** Opening a file wider: a further reader, or the end of the restriction. */
export type Widening = 'reader' | 'lift'

export type Change = Readonly<{
  id: string
  restrictionId: string
  forceId: ForceId
  offenderId: OffenderId
  what: Widening
  accountId: AccountId | null
  why: string
  askedAt: Date
  askedBy: string
  state: 'awaiting_second' | 'agreed' | 'refused'
  decidedAt: Date | null
  decidedBy: string | null
  decidedWhy: string | null
  version: number
}>

export type Conflict = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  accountId: AccountId
  relation: string
  why: string
  declaredAt: Date
  declaredBy: string
  confirmedAt: Date | null
  confirmedBy: string | null
  endedAt: Date | null
  endedBy: string | null
  endedWhy: string | null
  version: number
}>

/** A try to open a restricted file in an emergency; one that found nobody has no person. */
export type BrokenGlass = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId | null
  accountId: AccountId
  /** What was given, by its kinds: never the words themselves. */
  asked: string
  why: string
  brokenAt: Date
  brokenBy: string
  untilAt: Date | null
  reviewBy: LocalDate
  reviewedAt: Date | null
  reviewedBy: string | null
  review: string | null
  version: number
}>

/** An account as pages name it. */
export type Named = Readonly<{
  accountId: AccountId
  username: string
  name: string
  role: string
  team: string | null
}>

export type ReaderShown = Named & Readonly<{ fromAt: Date; isEnabled: boolean }>

/** Somebody who may be named; proposed where the file is theirs, their team's or the inspector's. */
export type Candidate = Named &
  Readonly<{ isOwner: boolean; isProposed: boolean; isInConflict: boolean }>

export type ChangeShown = Change & Readonly<{ reader: Named | null; askedByName: string }>

export type GlassShown = BrokenGlass &
  Readonly<{
    brokenByName: string
    person: Readonly<{ visorRef: string; surname: string; forenames: string }> | null
  }>

/** A standing restriction with all that its page says. */
export type RestrictionShown = Restriction &
  Readonly<{ readers: readonly ReaderShown[]; waiting: readonly ChangeShown[] }>

/** A restricted file in the list of one of its readers. */
export type RestrictionListed = Pick<
  Restriction,
  'id' | 'offenderId' | 'reason' | 'reviewOn' | 'restrictedAt' | 'version'
> &
  Readonly<{
    visorRef: string
    surname: string
    forenames: string
    level: Level
    team: string
    owner: string | null
    readers: number
    /** The day of the visit that is owed, and null when none is. */
    visitDueOn: LocalDate | null
    /** Another record of the same ViSOR ref, entered by somebody who could not see this one. */
    secondRecordId: OffenderId | null
  }>

export type ConflictShown = Conflict &
  Readonly<{
    name: string
    team: string | null
    /** Null where the person is hidden from the reader, as from whoever declared it. */
    person: Readonly<{ visorRef: string; surname: string; forenames: string }> | null
    isOwner: boolean
  }>

export type RestrictRefusal =
  | 'already-restricted'
  | 'not-restricted'
  | 'not-protected'
  | 'unknown-reader'
  | 'not-a-reader'
  | 'already-a-reader'
  | 'reader-in-conflict'
  | 'no-inspector'
  | 'review-not-ahead'
  | 'already-waiting'
  | 'second-approver-needed'
  | 'already-decided'
  | 'second-record'
  | 'already-declared'
  | 'last-inspector'
  | 'own-conflict'
  | 'already-ended'
  | 'own-glass'
  | 'already-reviewed'
