// Duties counted in hours: who accepted one, who was rung about it, and whom to ring now.
import type { OffDuty } from '../../officers/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { DutyKind } from '../../duties/index.ts'

type Recorded = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
  origin: 'here' | 'register'
  struck: string | null
}>

type OfDuty = Readonly<{ dutyKind: DutyKind; dutySubject: string }>

/** Somebody says that a duty is theirs now; the latest holds. */
export type Acceptance = Recorded & OfDuty & Readonly<{ officerId: OfficerId | null; name: string }>

/** A telephone call written down: what was said, and without an answer whatever should be known. */
export type Call = Recorded &
  OfDuty &
  Readonly<{
    officerId: OfficerId | null
    name: string
    phone: string
    rungAt: Date
    answered: boolean
    said: string | null
  }>

export type CallTold = Pick<Call, 'officerId' | 'name' | 'phone' | 'rungAt' | 'answered' | 'said'> &
  Readonly<{ by: string; byName: string }>

/** An open duty with an hour at which it is due, as it is rung about. */
export type HoursDuty = Readonly<{
  id: string
  forceId: ForceId
  teamId: TeamId
  teamName: string
  officerId: OfficerId | null
  offenderId: OffenderId
  kind: DutyKind
  subject: string
  because: string
  dueOn: LocalDate | null
  dueAt: Date | null
  openedAt: Date
  isOpen: boolean
  acceptedBy: string | null
  acceptedAt: Date | null
  calls: readonly CallTold[]
}>

export type RingedAs = 'owner' | 'covering' | 'supervisor' | 'inspector'

/** Somebody who can be rung. */
export type Reachable = Readonly<{
  officerId: OfficerId
  key: string
  name: string
  phone: string
  as: RingedAs
}>

/** One rank of those who are rung, the next only when nobody of this one accepts. */
export type RingStep = readonly Reachable[]

/** Whom to ring now, and when it climbs to the next rank; null when there is none above. */
export type RingNow = Readonly<{
  people: RingStep
  rank: number
  climbsAt: Date | null
  /** All of them were rung, and none answered. */
  inVain: boolean
}>

/** Somebody of a rank who is not rung now, and why. */
export type PassedOver = Readonly<{
  name: string
  why: OffDuty['why'] | 'away' | 'no-number'
  /** When the turn of duty begins or ended. */
  at: string | null
}>

export type RingingRefusal =
  'already-accepted' | 'already-closed' | 'not-yours-to-accept' | 'said-needed' | 'number-needed'
