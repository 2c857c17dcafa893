// A person as lists, files and forms read them.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { LeadOnDay, Level, Management, Origin, Sex, Status } from './words.ts'
import type { Around } from './around.ts'
import type {
  Address,
  AddressKind,
  AllocationRecord,
  ChronologyLine,
  EventRecord,
  Identifier,
  InterimControl,
  LeadRecord,
  LevelRecord,
  ManagementRecord,
  MappaRecord,
  Marker,
  MarkerKind,
  Offender,
  OffenderName,
  PendingChange,
  ReturnRecord,
  StatusRecord,
} from './records.ts'

/** Rows to add, by what they are; each list is one statement. */
export type Records = Readonly<
  Partial<{
    offenders: readonly Offender[]
    names: readonly OffenderName[]
    identifiers: readonly Identifier[]
    addresses: readonly Address[]
    markers: readonly Marker[]
    interimControls: readonly InterimControl[]
    statuses: readonly StatusRecord[]
    returns: readonly ReturnRecord[]
    leads: readonly LeadRecord[]
    levels: readonly LevelRecord[]
    mappas: readonly MappaRecord[]
    managements: readonly ManagementRecord[]
    pending: readonly PendingChange[]
    allocations: readonly AllocationRecord[]
    events: readonly EventRecord[]
    chronology: readonly ChronologyLine[]
  }>
>

export type HomeAddress = Readonly<{
  line: string
  postcode: string | null
  kind: AddressKind
  from: LocalDate | null
}>

/** Contract section 8, Shapes: an item of the search. */
export type OffenderItem = Readonly<{
  id: OffenderId
  visorRef: string
  pncId: string | null
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: Sex
  level: Level
  mappaLevel: number | null
  status: Status
  management: Management
  leadAgency: LeadOnDay
  leadSince: LocalDate | null
  officer: string | null
  team: string
  homeAddress: HomeAddress | null
}>

/** What the common person line is made from. */
export type PersonLineFacts = Readonly<{
  id: OffenderId
  visorRef: string
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: Sex
  level: Level
  levelSince: LocalDate | null
  mappaLevel: number | null
  status: Status
  management: Management
  leadAgency: LeadOnDay
  inCaseload: boolean
  lastSeenOn: LocalDate | null
  /** Nobody wrote that visit up in time: it counts provisionally. */
  lastSeenProvisional?: boolean | undefined
  attemptsSince: number
  armsOn: LocalDate | null
  armsRatifiedOn: LocalDate | null
  levelUnsupported: boolean
  marks: readonly MarkerKind[]
  officerId: OfficerId | null
  officerKey: string | null
  officerName: string | null
  teamId: TeamId
  teamName: string
  /** Who stands in for the owner, where that was asked. */
  cover?: Readonly<{ key: string; name: string }> | null | undefined
}>

/** What holds the risk of a person on a day, and who said so. */
export type ControlInForce = Readonly<{
  control: string
  untilOn: LocalDate
  recordedBy: string
}>

/** Who a file is about and whose it is: what a guard asks before anything else. */
export type OffenderHead = Readonly<{
  id: OffenderId
  forceId: ForceId
  teamId: TeamId
  officerId: OfficerId | null
  visorRef: string
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: Sex
  level: Level
  status: Status
  management: Management
  leadAgency: LeadOnDay
  version: number
}>

/** What a list of a person's rows shows: without what every row of the file says anyway. */
export type Held<T> = Omit<T, 'forceId' | 'offenderId'>

export type FileParts = Readonly<{
  identity: Omit<Offender, 'forceId'>
  names: readonly Held<OffenderName>[]
  identifiers: readonly Held<Identifier>[]
  addresses: readonly Held<Address>[]
  markers: readonly Held<Marker>[]
  interimControls: readonly Held<InterimControl>[]
  statuses: readonly Held<StatusRecord>[]
  returns: readonly Held<ReturnRecord>[]
  leads: readonly Held<LeadRecord>[]
  levels: readonly Held<LevelRecord>[]
  mappas: readonly Held<MappaRecord>[]
  managements: readonly Held<ManagementRecord>[]
  pending: readonly Held<PendingChange>[]
  allocations: readonly (Held<AllocationRecord> &
    Readonly<{ officer: string | null; officerName: string | null; team: string }>)[]
  events: readonly Held<EventRecord>[]
  latest: readonly ChronologyItem[]
  around: Around
}>

/** A line of the chronology as pages and programs read it: `at` only where there is a time. */
export type ChronologyItem = Readonly<{
  id: string
  on: LocalDate
  at: Date | null
  kind: string
  summary: string
  href: string | null
  /** The correction that struck it out. */
  struck?: string | null
  /** The visit counts provisionally: nobody wrote it up in time. */
  provisional?: boolean
  recordedAt: Date
  recordedBy: string
  origin: Origin
}>
