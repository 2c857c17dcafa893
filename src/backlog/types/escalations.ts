// An escalation: what somebody above the owner was told of, once, and their answer; an alert waits for a choice.
import type { MissingReason } from '../../arms/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'

export type EscalationKind = 'visit_overdue' | 'failed_attempts' | 'visit_alert' | 'missing_arms'

/** What an inspector may choose to do about somebody who is not seen. */
export const alertChoices = [
  'another_time',
  'another_crew',
  's96b_warrant',
  'arrest',
  'circulated',
  'whereabouts_unknown',
  'wait',
] as const
export type AlertChoice = (typeof alertChoices)[number]

/** What a rule finds in one file on one day; `startedBy` names what set it off. */
export type Finding = Readonly<{
  kind: EscalationKind
  startedBy: string
  reason: MissingReason | null
  because: string
  seenBefore: LocalDate | null
  clockStart: LocalDate | null
  /** Waits for an inspector's choice, beside whatever the supervisor answers. */
  isAlert: boolean
}>

/** The inspector's choice: all of it, or nothing yet. */
export type Chosen = Readonly<{
  chosenAt: Date | null
  chosenBy: string | null
  choice: AlertChoice | null
  why: string | null
  lookAgainOn: LocalDate | null
}>

export type Escalation = Finding &
  Chosen &
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
    /** Latest-by of the visit that is owed now; null where none is, or where it waits for a return. */
    dueNow: LocalDate | null
    /** The plan that has set latest-by since this was told; null where none has. */
    movedSince: Readonly<{ to: LocalDate; by: string; agreedBy: string | null }> | null
    ownerPhone: string | null
    ownerAway: boolean
    /** Who stands in for the owner today, and is rung first. */
    cover: Readonly<{ name: string; phone: string | null }> | null
  }>

/** What was told of a person before, as far as the next alert depends on it. */
export type Told = Readonly<{
  kind: EscalationKind
  startedBy: string
  seenBefore: LocalDate | null
  isAlert: boolean
  chosenOn: LocalDate | null
  choice: AlertChoice | null
  lookAgainOn: LocalDate | null
}>

export type EscalationState = 'open' | 'acknowledged' | 'met'

export type Answer = Readonly<{ spokenTo: string; said: string; version: number }>

export type AnswerRefusal = 'already-acknowledged' | 'choice-needed'

export type ChoiceGiven = Readonly<{
  choice: AlertChoice
  why: string
  lookAgainOn: LocalDate
  version: number
}>

export type ChoiceRefusal = 'already-chosen' | 'not-an-alert' | 'look-again-day'
