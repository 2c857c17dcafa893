// The assessment as far as its dates go: begun, completed, ratified.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import type { Factor, FromKind, Source } from '../evidence/index.ts'
import type { Level, Origin } from '../offenders/index.ts'

export type ArmsKind = 'initial' | 'review' | 'event'
export type ArmsState = 'draft' | 'submitted' | 'returned' | 'ratified'

export type Arms = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  origin: Origin
  kind: ArmsKind
  state: ArmsState
  begunOn: LocalDate | null
  completedOn: LocalDate | null
  ratifiedOn: LocalDate | null
  returnedOn: LocalDate | null
  ratifiedBy: string | null
  level: Level | null
  /** Who wrote or changed it, by username: none of them may ratify it. Empty for the register's. */
  contributors: readonly string[]
  submittedAt: Date | null
  rationale: string | null
  answers: ArmsAnswers | null
  returnedReasons: string | null
  /** The correction that struck it out, as lists and pages read it. */
  struck?: string | null | undefined
  version: number
}>

/** A statement held of the person, and whether this assessment took it in. */
export type HeldStatement = Readonly<{
  id: string
  factor: Factor
  text: string
  source: Source
  onDate: LocalDate
  verified: string | null
  fromKind: FromKind
  fromId: string | null
  /** No longer among the words of the record that it was taken from. */
  isWithdrawn: boolean
  /** Written down at a visit inside the home. */
  atHome: boolean
  takenIn: boolean
}>

/** What an assessment looks back on. */
export type Grounds = Readonly<{
  /** When the last ratified one was completed; null when there was none. */
  since: LocalDate | null
  /** The last day since then on which the home was seen inside. */
  homeSeenOn: LocalDate | null
}>

/** A statement that somebody took into an assessment; left out again says who did so, and when. */
export type TakenIn = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  armsId: string
  evidenceId: string
  leftOutAt: Date | null
  leftOutBy: string | null
  version: number
}>

/** Contract section 6: what the supervisor answers before an assessment is ratified. */
export const armsQuestions = [
  'evidenceTested',
  'disagreed',
  'actionsReduceRisk',
  'levelAgreed',
  'children',
  'nextVisit',
] as const
export type ArmsQuestion = (typeof armsQuestions)[number]
export type ArmsAnswers = Readonly<Record<ArmsQuestion, string>>

export type ArmsRefusal =
  | 'already-decided'
  | 'struck-out'
  | 'not-submitted'
  | 'own-assessment'
  | 'not-an-approver'
  | 'empty-answer'
  | 'completed-in-the-future'
  | 'ratified-in-the-future'
  | 'ratified-before-completed'
  | 'nothing-ticked'
  | 'not-held'
/** A no, beside each field that it is about. */
export type ArmsFault = Readonly<{ field: string; why: ArmsRefusal }>

/** An assessment as the clocks need it: each date counts by itself. */
export type ArmsDates = Readonly<
  Pick<Arms, 'begunOn' | 'completedOn' | 'ratifiedOn' | 'returnedOn'>
>

export type ArmsFacts = Readonly<{ all: readonly ArmsDates[] }>

/** Why someone is not in scope for ARMS: a named state, never silence. */
export type NotInScope =
  | 'woman'
  | 'under-18'
  | 'probation-led'
  | 'yot-led'
  | 'unknown-led'
  | 'custody'
  | 'hospital'
  | 'abroad'
  | 'missing'
  | 'transferred'
  | 'closed'
  | 'reactive'

export type MissingReason = 'notStarted' | 'draft' | 'returned' | 'awaitingRatification'

export type ArmsStanding = Readonly<{
  scope: 'in-scope' | NotInScope
  /** The later of the day police became lead and the last return; null while police are not lead. */
  clockStart: LocalDate | null
  /** The newest ratified assessment that counts for this clock. */
  current: ArmsDates | null
  /** Last day of the first assessment's time; set until there is a ratified one. */
  initialDueOn: LocalDate | null
  reviewDueOn: LocalDate | null
  reason: MissingReason | null
  missing: boolean
  reviewOverdue: boolean
}>
