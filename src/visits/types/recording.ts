// What a report, a plan or a decision is made of before it is kept, and why it may be refused.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Entry, Visit } from './facts.ts'
import type { DeviceLook, Said, SaidReport } from './said.ts'
import type { NotSeenBecause, Place, Seen } from './words.ts'

/** An officer of a crew as the rules need one: who, and how well trained on the day. */
export type Trained = Readonly<{
  key: string
  name: string
  mosovo: 'in-date' | 'assumed' | 'lapsed' | 'none'
}>

export type Qualifies = Readonly<{ qualifies: boolean; because: string }>

/** The crew as reported: officers by key, others by agency and name. */
export type ReportedCrew =
  Readonly<{ officer: string }> | Readonly<{ agency: string; name: string }>

/** What the crew says happened, as a page or a program sends it. */
export type VisitReport = SaidReport &
  Readonly<{
    at: Date
    leftAt?: Date | undefined
    seen: Seen
    notSeenBecause?: NotSeenBecause | undefined
    place: Place
    announced: boolean
    announcedReason?: string | undefined
    crew: readonly ReportedCrew[]
    soleCrewAuthority?: string | undefined
    entry?: Entry | undefined
    /** The plan for the next visit, made in the same breath. */
    next?: NextVisit | undefined
  }>

/** Of a row that is half filled in, any part may be missing. */
export type Begun<Row extends object> = Readonly<{ [Name in keyof Row]?: Row[Name] | undefined }>

/** As much of what is said as a look over it reads, whole or only begun. */
export type SaidSoFar = Pick<Said, 'account' | 'risk'> &
  Readonly<{
    selfReports: readonly Begun<Said['selfReports'][number]>[]
    evidence: readonly Begun<Said['evidence'][number]>[]
    devices: readonly Begun<DeviceLook>[]
    agreed: readonly unknown[]
  }>

/** What is there of a report that is not whole yet. */
export type BegunReport = Begun<SaidSoFar> &
  Readonly<{
    at?: Date | undefined
    seen?: Seen | undefined
    place?: Place | undefined
    next?: Begun<NextVisit> | undefined
  }>

/** As much of an edit as a look over it reads: what is left out stays as it is. */
export type BegunChange = Begun<SaidSoFar & Pick<Said, 'riskWhy'>> &
  Readonly<{ next?: Begun<NextVisit> | undefined }>

/** What a plan for the next visit says. */
export type NextVisit = Readonly<{
  latestBy: LocalDate
  earliest?: LocalDate | undefined
  purposes?: readonly string[] | undefined
  why: string
}>

/** The part of a visit that the report decides. */
export type ReportedFacts = Pick<
  Visit,
  | keyof Said
  | 'at'
  | 'leftAt'
  | 'onDate'
  | 'seen'
  | 'notSeenBecause'
  | 'place'
  | 'addressId'
  | 'announced'
  | 'announcedReason'
  | 'crew'
  | 'soleCrew'
  | 'soleCrewAuthority'
  | 'entry'
  | 'qualifies'
  | 'because'
>

export type ReportFaultWhy =
  | 'in-the-future'
  | 'before-birth'
  | 'before-the-register'
  | 'no-crew'
  | 'unknown-officer'
  | 'announced-needs-reason'
  | 'not-seen-needs-reason'
  | 'seen-has-no-reason'
  | 'left-before'
  | 'left-in-the-future'
  | 'risk-needs-why'
  | 'attempt-has-no-next'
  | 'account-stays'
  | 'seen-inside-let-in'
  | 'proved-before-said'
  | 'nothing-written'
export type ReportFault = Readonly<{ field: string; why: ReportFaultWhy }>

export type PlanFaultWhy = 'latest-by-past' | 'earliest-after-latest' | 'not-managed'
export type PlanFault = Readonly<{ field: string; why: PlanFaultWhy }>

/** What a later day is weighed against: the day in force, and the ceiling of the level. */
export type PlanWeighed = Readonly<{
  today: LocalDate
  inForce: LocalDate | null
  ceiling: LocalDate
  /** The last qualifying visit, from which the ceiling is counted; null is never seen, and from today. */
  lastSeen: LocalDate | null
  /** The day in force, where it has passed and the person is on the list of overdue visits. */
  overdueSince: LocalDate | null
}>

/** Why a second person's word was not taken. */
export type DecisionRefusal =
  | 'already-decided'
  | 'replaced'
  | 'out-of-date'
  | 'own-plan'
  | 'why-needed'
  | 'why-needed-overdue'
  | 'why-needed-beyond'
  | 'own-visit'
  | 'not-sole-crew'
  | 'not-waiting'
  | 'struck-out'
  | 'from-the-register'

/** Section 96B, as far as it can be counted here. It never says that a warrant is to be had. */
export type EntryWarrant = Readonly<{ attempts: number; met: boolean }>

/** One call at which a crew sought entry to search for the purpose of assessing risk. */
export type EntrySought = Readonly<{
  on: LocalDate
  /** The address called at; null is the home of someone of whom no address was held. */
  addressId: string | null
  atHome: boolean
  seen: Seen
  notSeenBecause: NotSeenBecause | null
  obtained: boolean
  byConstable: boolean
}>
