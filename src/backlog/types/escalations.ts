// An escalation: what somebody above the owner was told of, once, and their answer.
import type { MissingReason } from '../../arms/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'

export type EscalationKind = 'visit_overdue' | 'failed_attempts' | 'missing_arms'

/** What a rule finds in one file on one day; `startedBy` names what set it off. */
export type Finding = Readonly<{
  kind: EscalationKind
  startedBy: string
  reason: MissingReason | null
  because: string
  seenBefore: LocalDate | null
  clockStart: LocalDate | null
}>

export type Escalation = Finding &
  Readonly<{
    id: string
    forceId: ForceId
    offenderId: OffenderId
    level: Level
    /** Very high and high go to the inspector as well as to the supervisor of the team. */
    toInspector: boolean
    /** The day whose night raised it: what its age counts from. */
    forDate: LocalDate
    raisedAt: Date
    acknowledgedAt: Date | null
    acknowledgedBy: string | null
    spokenTo: string | null
    said: string | null
    version: number
  }>

/** An escalation with what the day knows of it besides. */
export type EscalationShown = Escalation &
  Readonly<{
    /** The day on which what was owed was done after all. */
    metOn: LocalDate | null
    ownerPhone: string | null
  }>

export type EscalationState = 'open' | 'acknowledged' | 'met'

export type Answer = Readonly<{ spokenTo: string; said: string; version: number }>

export type AnswerRefusal = 'already-acknowledged'
