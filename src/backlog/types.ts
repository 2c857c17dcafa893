// One person's file as the backlog reads it, and the figures counted from many.
import type { ArmsFacts, ArmsStanding } from '../arms/index.ts'
import type { Availability } from '../officers/index.ts'
import type { PersonFacts, Standing } from '../offenders/index.ts'
import type { OvernightFacts } from '../overnight/index.ts'
import type { LatestBy, VisitFacts } from '../visits/index.ts'

/** All that the duty rooms need of one person, standing on one day. */
export type CaseFile = Readonly<{
  person: PersonFacts
  standing: Standing
  visits: VisitFacts
  arms: ArmsFacts
  overnight: OvernightFacts
  /** Who is away and who covers, of the officers who own or owned files. */
  availability: Availability
}>

/** What the figures need of one person on one day. */
export type Counted = Readonly<{
  visorRef: string
  team: string
  standing: Standing
  latestBy: LatestBy | null
  hasOwnPlan: boolean
  arms: ArmsStanding
  /** The owner is away, and nobody who is here has accepted to cover. */
  ownerNotAvailable: boolean
}>

export type Tally = Readonly<Record<string, number>>

export type Caseload = Readonly<{ caseload: number; officers: number; ratio: number | null }>

/** Contract section 4. */
export type Figures = Readonly<{
  on: string
  overdueVisits: Readonly<{
    total: number
    byLevel: Tally
    byTeam: Tally
    byBand: Tally
    longest: Readonly<{ visorRef: string; days: number }> | null
  }>
  noVisitPlan: number
  onBackstop: number
  missingArms: Readonly<{
    total: number
    notStarted: number
    draft: number
    returned: number
    awaitingRatification: number
    byTeam: Tally
  }>
  armsReviewOverdue: number
  levelUnsupported: number
  notLoaded: number
  unallocated: number
  ownerNotAvailable: number
  whereaboutsUnknown: number
  suspensionPastReview: number
  caseload: Readonly<{
    total: number
    officers: number
    ratio: number | null
    byTeam: Readonly<Record<string, Caseload>>
  }>
}>
