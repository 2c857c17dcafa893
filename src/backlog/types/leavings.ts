// A leaving: somebody dangerous went off the list of overdue visits without being seen, and a second person looks at it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'

/** Every named way off the list of overdue visits but being seen. House section 4. */
export type WayLeft =
  | 'suspended'
  | 'reactive'
  | 'closed'
  | 'transferred'
  | 'plan moved'
  | 'level changed'
  | 'policy changed'
  | 'corrected'
  | 'merged'
  | 'came back'

/** What a rule finds when a person's duties are derived anew. */
export type Left = Readonly<{
  forceId: ForceId
  offenderId: OffenderId
  /** As it stood before: a level that was lowered in the same breath changes nothing. */
  level: Level
  how: WayLeft
  because: string
  /** The last day on which the visit would have been in time. */
  dueOn: LocalDate
}>

export type Leaving = Left &
  Readonly<{
    id: string
    leftAt: Date
    /** Whoever recorded, or first proposed, what took the person off the list; the system where a day or a policy did. */
    madeBy: string
    /** Whoever agreed to the later day that ended it; null where nobody had to. */
    agreedBy: string | null
    confirmedAt: Date | null
    confirmedBy: string | null
    /** What the one who confirmed it looked at. */
    checked: string | null
    version: number
  }>

/** A leaving with what the day knows of it besides. */
export type LeavingShown = Leaving &
  Readonly<{
    overdueAgain: boolean
    /** Null where the username is nobody's here. */
    madeByName: string | null
    agreedByName: string | null
    confirmedByName: string | null
  }>

export type LeavingState = 'open' | 'confirmed'

export type Confirmation = Readonly<{ checked: string; version: number }>

export type ConfirmRefusal = 'already-confirmed' | 'own-change' | 'own-agreement'
