// Statements under the headings of ARMS, and what people say of themselves until somebody has proved it.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'

/** Contract section 6: the headings of ARMS under which evidence is kept. */
export const factors = [
  'opportunity',
  'sexual_preoccupation',
  'offence_related_interest',
  'emotional_congruence',
  'hostile_orientation',
  'poor_self_management',
  'negative_influences',
  'social_investment',
  'intimate_relationship',
  'positive_routine',
  'commitment_to_desist',
] as const
export type Factor = (typeof factors)[number]

/** Where a statement comes from. */
export const sources = ['offender', 'observed', 'agency', 'third_party', 'device'] as const
export type Source = (typeof sources)[number]

/** A statement as it is told; `verified` says how it was proved, and false or nothing is not proved. */
export type EvidenceLine = Readonly<{
  factor: Factor
  text: string
  source: Source
  verified?: string | boolean | undefined
}>

/** What somebody says of himself, how it will be proved, and by when. */
export type SelfReportLine = Readonly<{
  text: string
  proveBy: string
  proveOn?: LocalDate | undefined
}>

/** Where it was written down: with a visit and the like, or entered by itself. */
export type FromKind = 'visit' | 'sighting' | 'arms' | 'entered'

type Recorded = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  recordedAt: Date
  recordedBy: string
}>

type Written = Recorded & Readonly<{ onDate: LocalDate; fromKind: FromKind; fromId: string | null }>

/** Put right in the words that it was told in: it stands no longer, and stays readable. */
export type Withdrawable<T> = T & Readonly<{ withdrawnAt: Date | null; withdrawnBy: string | null }>

export type Evidence = Written &
  Readonly<{ factor: Factor; text: string; source: Source; verified: string | null }>

export type SelfReport = Written &
  Readonly<{ text: string; proveBy: string; proveOn: LocalDate | null }>

export const outcomes = ['true', 'false', 'cannot_tell'] as const
export type Outcome = (typeof outcomes)[number]

/** What came of trying to prove a self-report; the latest that was told stands. */
export type Proof = Recorded &
  Readonly<{ selfReportId: string; outcome: Outcome; how: string; at: Date }>

/** Open until somebody has tried; what could not be told is not proved either. */
export type SelfReportState = 'open' | Outcome

/** A self-report as it stands: who said last what came of it, when and how. */
export type SelfReportStanding = SelfReport &
  Readonly<{
    state: SelfReportState
    provedAt: Date | null
    provedBy: string | null
    provedHow: string | null
    /** One more than the proofs told of it: what a proof is drawn from. */
    version: number
  }>

/** How many self-reports of one person nobody has proved, and of how many the promised day has passed. */
export type UnprovedCount = Readonly<{ unproved: number; pastTheirDay: number }>

export type EvidenceRefusal = 'in-the-future' | 'before-it-was-said'
/** A no, beside the field that it is about. */
export type EvidenceFault = Readonly<{ field: string; why: EvidenceRefusal }>
