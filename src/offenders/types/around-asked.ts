// What people ask to be recorded of who and what is around a person, as forms and programs send it.
import type { LocalDate, Weekday } from '../../platform/calendar.ts'
import type {
  CheckSystem,
  DocumentKind,
  HomeNoteKind,
  LinkKind,
  MeetingKind,
  RecordSystem,
} from './around.ts'

export type KnownAsk = Readonly<{ source: string; checkedOn?: LocalDate | undefined }>
type Since = KnownAsk & Readonly<{ since?: LocalDate | undefined }>
type LinkedAsk = Since &
  Readonly<{
    name: string
    link: LinkKind
    isChild: boolean
    /** Also puts the marker of children on the file. */
    markChildren?: boolean | undefined
  }>

export type RelationshipAsk = LinkedAsk & Readonly<{ note?: string | undefined }>
export type VehicleAsk = Since &
  Readonly<{
    registration?: string | undefined
    description: string
    keeper?: string | undefined
  }>
export type JobAsk = Since &
  Readonly<{
    employer: string
    role?: string | undefined
    place?: string | undefined
    hours?: string | undefined
    workDays?: readonly Weekday[] | undefined
    worksFrom?: string | undefined
    worksUntil?: string | undefined
  }>
export type OnlineNameAsk = Since &
  Readonly<{ service: string; name: string; declared?: boolean | undefined }>
/** Without an address, the one at which the person lives today. */
export type HouseholdAsk = LinkedAsk & Readonly<{ addressId?: string | undefined }>
export type HomeNoteAsk = KnownAsk &
  Readonly<{ addressId?: string | undefined; kind: HomeNoteKind; text: string }>
export type LicenceConditionAsk = KnownAsk &
  Readonly<{ text: string; from: LocalDate; until?: LocalDate | undefined }>

/** Today unless told. */
export type KnownEndAsk = Readonly<{ on?: LocalDate | undefined; why: string }>
export type KnownCheckAsk = Readonly<{ on?: LocalDate | undefined }>

export type CheckAsk = Readonly<{
  system: CheckSystem
  named?: string | undefined
  doneOn: LocalDate
  doneBy: string
  result: string
}>

export type ActionAsk = Readonly<{ what: string; who: string; by: LocalDate }>
export type MeetingAsk = Readonly<{
  kind: MeetingKind
  on: LocalDate
  attended: readonly string[]
  outcome: string
  next?: LocalDate | undefined
  actions?: readonly ActionAsk[] | undefined
}>
export type ActionDoneAsk = Readonly<{ on?: LocalDate | undefined; said: string }>

export type DocumentAsk = Readonly<{
  title: string
  kind: DocumentKind
  /** Of which day it is. */
  on?: LocalDate | undefined
  system: RecordSystem
  named?: string | undefined
  reference?: string | undefined
}>
