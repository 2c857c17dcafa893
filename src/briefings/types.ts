// The daily briefing: what an edition holds as it was issued, and what was decided at the meeting.
import type { MissingReason } from '../arms/index.ts'
import type { Figures, WayLeft } from '../backlog/index.ts'
import type { Management, Status } from '../offenders/index.ts'
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../platform/ids.ts'
import type { Level } from '../policy/index.ts'

/** How one person stood when an edition was issued: what the next edition is compared with. */
export type Case = Readonly<{
  id: OffenderId
  ref: string
  name: string
  team: string
  level: Level
  status: Status
  management: Management
  owner: string | null
  /** The last day for a visit; null when nothing sets one. */
  latestBy: LocalDate | null
  /** Whether the visit was overdue on the day of the edition. */
  overdue: boolean
  attempts: number
  lastSeen: LocalDate | null
  arms: MissingReason | 'reviewOverdue' | null
  armsOn: LocalDate | null
  control: string | null
  /** The last event told of the person: its kind and day. */
  event: string | null
  lead: string
  mappa: string | null
  born: LocalDate
  /** The row of the home held: another is another home. */
  home: string | null
  marks: string | null
  /** The last time the person was met in a way that is no qualifying visit. */
  met: string | null
}>

export type ChangeKind =
  | 'came'
  | 'opened'
  | 'gone'
  | 'seen'
  | 'corrected'
  | 'attempt'
  | 'status'
  | 'level'
  | 'management'
  | 'owner'
  | 'latestBy'
  | 'overdue'
  | 'arms'
  | 'control'
  | 'event'
  | 'lead'
  | 'mappa'
  | 'born'
  | 'home'
  | 'marks'
  | 'met'
  | 'identity'

/** One difference between two editions, of one person. */
export type Change = Readonly<{ kind: ChangeKind; from: string | null; to: string | null }>

/** How someone left the list of overdue visits. House section 4: always a named way. */
export type LeftHow = 'seen' | Exclude<WayLeft, 'policy changed' | 'merged' | 'came back'>

export type PersonChange = Readonly<{
  id: OffenderId
  ref: string
  name: string
  level: Level
  /** Against the list of overdue visits. */
  list: 'came on' | 'left' | 'still on' | 'not on'
  leftHow: LeftHow | null
  changes: readonly Change[]
}>

/** Where a line or a part leads: the words, and the path without what depends on the reader. */
export type Lead = Readonly<{ text: string; path: string }>

/** One line of the page, as it was said when it was issued. */
export type Line = Readonly<{
  offenderId: OffenderId | null
  /** Whom it is about; null for a line about no one person. */
  who: string | null
  text: string
  lead: Lead | null
}>

export type Section = Readonly<{
  name: string
  title: string
  /** All of them; the page shows the first so many, and the part's own page every one. */
  lines: readonly Line[]
  shown: number
  /** The lists that its numbers count. */
  leads: readonly Lead[]
  emptyText: string
}>

/** All that an edition says: finished words, frozen. */
export type Content = Readonly<{
  on: LocalDate
  office: string
  comparedOn: LocalDate | null
  comparedHeld: boolean
  alarms: readonly Line[]
  sections: readonly Section[]
  figures: Figures
  changes: readonly PersonChange[]
}>

export type EditionWhy = 'morning' | 'import' | 'by hand'

export type Edition = Readonly<{
  id: string
  forceId: ForceId
  /** Null is the force. */
  teamId: TeamId | null
  forDate: LocalDate
  number: number
  issuedAt: Date
  issuedBy: string
  why: EditionWhy
  comparedWith: string | null
  content: Content
  cases: readonly Case[]
  heldAt: Date | null
  heldBy: string | null
  present: readonly string[]
  note: string | null
  version: number
}>

export type DecisionKind = 'visit' | 'other'
export type DecisionState = 'open' | 'done' | 'not_done'

/** What was decided at the meeting: who does what by when. */
export type BriefingDecision = Readonly<{
  id: string
  forceId: ForceId
  teamId: TeamId
  offenderId: OffenderId
  editionId: string
  kind: DecisionKind
  decision: string
  officerId: OfficerId
  dueOn: LocalDate
  atTime: string | null
  decidedAt: Date
  decidedBy: string
  state: DecisionState
  closedAt: Date | null
  closedBy: string | null
  outcome: string | null
  version: number
}>

/** A decision with the person and the officer that it names, and whether it was done by what happened since. */
export type ListedDecision = BriefingDecision &
  Readonly<{
    name: string
    visorRef: string
    level: Level
    officer: string
    officerName: string
    teamName: string
    seenOn: LocalDate | null
    triedOn: LocalDate | null
  }>
