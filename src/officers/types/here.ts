// Who is here, who is away, who covers: absences, the roster, on-call turns and covers.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'

export const absenceKinds = ['leave', 'sick', 'course', 'court', 'abstracted'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

export const rosterKinds = ['duty', 'rest', ...absenceKinds] as const
export type RosterKind = (typeof rosterKinds)[number]

type Made = Readonly<{ recordedAt: Date; recordedBy: string; version: number }>
type Withdrawable = Readonly<{ withdrawnAt: Date | null; withdrawnBy: string | null }>

export type Absence = Made &
  Withdrawable &
  Readonly<{
    id: string
    forceId: ForceId
    officerId: OfficerId
    kind: AbsenceKind
    fromOn: LocalDate
    /** The last day away; null while nobody knows it. */
    lastOn: LocalDate | null
    askedBy: string | null
    note: string | null
  }>

/** Part of a person's day: London wall-clock times, or none for the whole of it. */
export type RosterEntry = Made &
  Readonly<{
    id: string
    forceId: ForceId
    officerId: OfficerId
    onDay: LocalDate
    kind: RosterKind
    fromTime: string | null
    untilTime: string | null
    askedBy: string | null
  }>

export type RosterTurn = Pick<
  RosterEntry,
  'officerId' | 'onDay' | 'kind' | 'fromTime' | 'untilTime' | 'askedBy'
>

export const onCallRanks = ['supervisor', 'inspector'] as const
export type OnCallRank = (typeof onCallRanks)[number]

export type OnCallTurn = Made &
  Withdrawable &
  Readonly<{
    id: string
    forceId: ForceId
    rank: OnCallRank
    officerId: OfficerId
    phone: string
    fromAt: Date
    untilAt: Date
  }>

export type CoverState = 'asked' | 'accepted' | 'declined' | 'ended'

export type Cover = Made &
  Readonly<{
    id: string
    forceId: ForceId
    officerId: OfficerId
    coveringId: OfficerId
    /** One person's file, where a cover duty was accepted; null is every file of the officer. */
    offenderId: OffenderId | null
    fromOn: LocalDate
    lastOn: LocalDate | null
    /** A supervisor's queue: what waits for the team of the officer covered. */
    deputises: boolean
    state: CoverState
    origin: 'here' | 'register'
    answeredAt: Date | null
    answeredBy: string | null
    answerNote: string | null
    endedAt: Date | null
    endedBy: string | null
    handBack: HandBack | null
    handedBackAt: Date | null
    struck: string | null
  }>

/** How the list of who is here is narrowed. */
export const hereStates = ['here', 'rest', 'away', 'uncovered'] as const
export type HereState = (typeof hereStates)[number]

/** Days away in one piece, whether entered as an absence or read from the roster. */
export type AwaySpell = Readonly<{
  officerId: OfficerId
  kind: AbsenceKind
  fromOn: LocalDate
  lastOn: LocalDate | null
  /** When it was entered. */
  knownAt: Date
}>

/** A cover as the rules read it. */
export type CoverFacts = Readonly<{
  id: string
  officerId: OfficerId
  coveringId: OfficerId
  coveringKey: string
  coveringName: string
  offenderId: OffenderId | null
  fromOn: LocalDate
  lastOn: LocalDate | null
  state: CoverState
  answeredAt: Date | null
  endedAt: Date | null
}>

/** A person's file that an officer does not see: a declared conflict, or a restriction that does not name them. */
export type KeptApart = Readonly<{ officerId: OfficerId; offenderId: OffenderId; since: Date }>

/** What is known of who is away and who covers, for some officers; spells of those who cover are in it. */
export type Availability = Readonly<{
  spells: ReadonlyMap<OfficerId, readonly AwaySpell[]>
  covers: ReadonlyMap<OfficerId, readonly CoverFacts[]>
  apart: readonly KeptApart[]
}>

/** What became of one duty in the days of a cover. */
export type HandBackLine = Readonly<{
  offenderId: OffenderId
  name: string
  visorRef: string
  kind: string
  dueOn: LocalDate | null
  metOn: LocalDate | null
}>

/** Told to the owner at the end: what was late before, what was done, what became late, what is due next. */
export type HandBack = Readonly<{
  from: LocalDate
  to: LocalDate
  /** Late before these days began, and not done in them; summaries kept at first do not say it. */
  already?: readonly HandBackLine[]
  done: readonly HandBackLine[]
  late: readonly HandBackLine[]
  next: readonly HandBackLine[]
}>

/** How much a cover brings: people of the officer, those of very high and high risk level, and what is overdue now. */
export type CoverLoad = Readonly<{ people: number; dangerous: number; overdue: number }>

/** Where an officer is on a day, for lists. */
export type OfficerHere = Readonly<{
  id: OfficerId
  key: string
  name: string
  rank: string
  teamId: TeamId | null
  teamName: string | null
  phone: string | null
  caseload: number
}>

export type AbsenceRefusal =
  | 'asked-by-needed'
  | 'ends-before-it-begins'
  | 'already-withdrawn'
  | 'overlapping-absence'
  | 'out-of-reach'

export type RosterRefusal =
  | 'asked-by-needed'
  | 'times-needed'
  | 'ends-before-it-begins'
  | 'phone-needed'
  | 'rank-needed'
  | 'already-withdrawn'
  | 'out-of-reach'
  | 'no-such-time'
  | 'in-two-places'

export type CoverRefusal =
  | 'own-cover'
  | 'not-equal-skill'
  | 'covering-away'
  | 'not-away'
  | 'after-the-absence'
  | 'ends-before-it-begins'
  | 'no-sign-in'
  | 'already-covered'
  | 'not-the-covering-officer'
  | 'already-answered'
  | 'already-ended'
