// Who and what is around a person: what a stranger at the door needs, each with its source and when it was last checked.
import type { LocalDate, Weekday } from '../../platform/calendar.ts'
import type { Recorded } from './records.ts'
import type { Held } from './shown.ts'

/** A fact that holds until somebody says why it no longer does; it is never written over. */
export type Known = Recorded &
  Readonly<{
    source: string
    checkedOn: LocalDate | null
    endedOn: LocalDate | null
    endedBy: string | null
    endedWhy: string | null
    version: number
  }>
type Since = Known & Readonly<{ sinceOn: LocalDate | null }>

export const links = [
  'partner',
  'former_partner',
  'family',
  'child',
  'friend',
  'associate',
  'employer',
  'carer',
  'professional',
  'other',
] as const
export type LinkKind = (typeof links)[number]

/** Somebody linked to the person, by name or by initials. */
export type Relationship = Since &
  Readonly<{ name: string; link: LinkKind; isChild: boolean; note: string | null }>
export type Vehicle = Since &
  Readonly<{ registration: string | null; description: string; keeper: string | null }>
export type JobHeld = Since &
  Readonly<{
    employer: string
    role: string | null
    place: string | null
    hours: string | null
    /** The same days and hours every week, where they are known; none is not known. */
    workDays: readonly Weekday[]
    worksFrom: string | null
    worksUntil: string | null
  }>
/** `declared`: whether the person told the police of it; null when nobody wrote that down. */
export type OnlineName = Since &
  Readonly<{ service: string; name: string; declared: boolean | null }>
/** Somebody else who lives at an address of the person. */
export type HouseholdMember = Since &
  Readonly<{ addressId: string; name: string; link: LinkKind; isChild: boolean }>

export const homeNoteKinds = ['layout', 'dogs', 'access', 'other'] as const
export type HomeNoteKind = (typeof homeNoteKinds)[number]
export type HomeNote = Known & Readonly<{ addressId: string; kind: HomeNoteKind; text: string }>

/** What a licence forbids or demands: no court order, so it is kept apart from orders. */
export type LicenceCondition = Known &
  Readonly<{ text: string; fromOn: LocalDate; untilOn: LocalDate | null }>

export const checkSystems = ['pnd', 'pnc', 'local', 'social_media', 'visor', 'other'] as const
export type CheckSystem = (typeof checkSystems)[number]
/** A look into another system, and what it brought; its age counts. */
export type CheckMade = Recorded &
  Readonly<{
    system: CheckSystem
    named: string | null
    doneOn: LocalDate
    doneBy: string
    result: string
  }>

export const meetingKinds = [
  'child_protection_conference',
  'strategy_discussion',
  'mappa_1',
  'mappa_2',
  'mappa_3',
  'other',
] as const
export type MeetingKind = (typeof meetingKinds)[number]
export type Meeting = Recorded &
  Readonly<{
    kind: MeetingKind
    onDate: LocalDate
    attended: readonly string[]
    outcome: string
    nextOn: LocalDate | null
  }>
/** What a meeting asked somebody to do, by when; `who` may be of another agency. */
export type MeetingAction = Recorded &
  Readonly<{
    meetingId: string
    what: string
    who: string
    byOn: LocalDate
    doneOn: LocalDate | null
    doneBy: string | null
    doneSaid: string | null
    version: number
  }>

export const documentKinds = [
  'photograph',
  'order',
  'certificate',
  'assessment',
  'minutes',
  'statement',
  'letter',
  'report',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const recordSystems = ['here', 'visor', 'force_records', 'other'] as const
export type RecordSystem = (typeof recordSystems)[number]
/** A line of the index: which system is the record, and the file when one is kept here, by its digest. */
export type IndexedDocument = Recorded &
  Readonly<{
    title: string
    kind: DocumentKind
    ofOn: LocalDate | null
    system: RecordSystem
    named: string | null
    reference: string | null
    digest: string | null
    mediaType: string | null
    bytes: number | null
  }>

/** All of it, of one person. */
export type Around = Readonly<{
  relationships: readonly Held<Relationship>[]
  vehicles: readonly Held<Vehicle>[]
  jobs: readonly Held<JobHeld>[]
  onlineNames: readonly Held<OnlineName>[]
  household: readonly Held<HouseholdMember>[]
  homeNotes: readonly Held<HomeNote>[]
  licenceConditions: readonly Held<LicenceCondition>[]
  checks: readonly Held<CheckMade>[]
  meetings: readonly Held<Meeting>[]
  meetingActions: readonly Held<MeetingAction>[]
  /** The address at which the person lives today. */
  homeId: string | null
  /** How many documents the index holds; the index itself is a page of its own. */
  documentCount: number
}>
