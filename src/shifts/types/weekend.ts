// The weekend list as it was made, who claimed whom of it, and what came of it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'

/** One of those who go: an officer by key, or somebody of another agency. */
export type Crew =
  Readonly<{ officer: string; name: string }> | Readonly<{ agency: string; name: string }>

/** As sent: an officer by username or collar number, or somebody of another agency. */
export type Given = Readonly<{ officer: string }> | Readonly<{ agency: string; name: string }>

export type WeekendList = Readonly<{
  id: string
  forceId: ForceId
  recordedAt: Date
  recordedBy: string
  /** The last working day before the gap. */
  forDate: LocalDate
  /** The next working day: to its end visits fall due, and claims stand. */
  untilOn: LocalDate
}>

/** Somebody as they stood when the list was made. */
export type WeekendLine = Readonly<{
  id: string
  forceId: ForceId
  listId: string
  offenderId: OffenderId
  place: number
  teamId: TeamId
  officerId: OfficerId | null
  level: Level
  /** Null for somebody who is owed a visit that nothing sets a day for. */
  dueOn: LocalDate | null
  because: string
}>

export type MovedBy = Readonly<{ planId: string; name: string; on: LocalDate }>

/** What a list holds of somebody, kept or as it would be made now. */
export type ListedLine = Pick<
  WeekendLine,
  'offenderId' | 'place' | 'teamId' | 'officerId' | 'level' | 'dueOn' | 'because'
> &
  Readonly<{
    /** Whether a visit is owed now; not while it is suspended. */
    isOwed: boolean
    /** The day for the visit that is owed now; null when none is, and where nothing sets one. */
    owedOn: LocalDate | null
    /** The plan that put the day there, and whose word it was; null for any other reason. */
    movedBy: MovedBy | null
    /** The day of the visit that met what was owed by the end of the list, told since it was made; null for none. */
    metOn: LocalDate | null
    /** Not on the list as it was made: came to be owed a visit by then since. */
    isSince?: true
  }>

export type ClaimEnd = 'given_back' | 'ran_out' | 'no_longer_allowed'

export type Claim = Readonly<{
  id: string
  forceId: ForceId
  recordedAt: Date
  recordedBy: string
  offenderId: OffenderId
  untilOn: LocalDate
  crew: readonly Crew[]
  officerIds: readonly OfficerId[]
  note: string | null
  endedAt: Date | null
  endedBy: string | null
  endedHow: ClaimEnd | null
  version: number
}>

export type ClaimRefusal =
  | 'not-an-officer'
  | 'two-needed'
  | 'unknown-officer'
  | 'not-this-pair'
  | 'not-on-list'
  | 'already-claimed'
  | 'not-claimed'
  | 'not-your-claim'

/** A visit or an attempt recorded since a list was made. */
export type VisitSince = Readonly<{
  id: string
  offenderId: OffenderId
  at: Date
  qualifies: boolean
  seen: 'inside' | 'doorstep' | 'elsewhere' | 'no'
  notSeenBecause: string | null
  because: string
  crew: readonly Readonly<{ name: string }>[]
}>

export const resultStates = ['seen', 'met', 'tried', 'not-tried', 'moved', 'left'] as const

/** What came of somebody on the list: one word, and the sentence. */
export type LineResult = Readonly<{
  state: (typeof resultStates)[number]
  text: string
  visits: readonly VisitSince[]
  /** The plan that moved the day, where one did. */
  planId?: string
}>

export type ReturnedHow = 'returned' | 'shredded'
