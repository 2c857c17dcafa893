// What a caseload register says about each person, and what was found wrong with it row by row.
import type { LocalDate } from '../platform/calendar.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'

/** The columns of a register in their usual order, spelled as people are told about them. */
export const registerColumns = [
  'ViSOR ref',
  'PNC ID',
  'Surname',
  'Forenames',
  'DOB',
  'Sex',
  'Risk',
  'MAPPA level',
  'Lead agency',
  'Status',
  'Management',
  'Police lead since',
  'Manager',
  'Manager name',
  'Team',
  'Address',
  'Postcode',
  'Address since',
  'Last visit',
  'Visit due by',
  'ARMS completed',
  'ARMS ratified',
  'Disposal',
  'Sentence months',
  'Conviction date',
  'Last notification',
  'SHPO expiry',
  'Children at address',
  'Released',
  'Notes',
] as const

export type RegisterColumn = (typeof registerColumns)[number]

export type RegisterLevel = 'very_high' | 'high' | 'medium' | 'low'
export type RegisterAgency = 'police' | 'probation' | 'yot'
export type RegisterStatus =
  'community' | 'custody' | 'hospital' | 'abroad' | 'missing' | 'transferred' | 'closed'

export type RegisterOfficer = Readonly<{ collarNumber: string; name: string | null }>

export type RegisterAddress = Readonly<{
  line: string | null
  postcode: string | null
  from: LocalDate | null
}>

/** One person as the register has them. `null` is a blank cell or a held-back one: both say nothing to store. */
export type RegisterPerson = Readonly<{
  line: number
  visorRef: string
  pncId: string | null
  surname: string
  forenames: string | null
  dateOfBirth: LocalDate
  sex: 'M' | 'F'
  level: RegisterLevel
  mappaLevel: 1 | 2 | 3 | null
  leadAgency: RegisterAgency
  /** Always a date when police lead, always null otherwise. */
  leadSince: LocalDate | null
  status: RegisterStatus
  /** Blank is active on a first load, and "leave it" in a later file. */
  management: 'active' | 'reactive' | null
  officer: RegisterOfficer | null
  team: string
  address: RegisterAddress | null
  lastVisit: LocalDate | null
  visitDueBy: LocalDate | null
  armsCompleted: LocalDate | null
  armsRatified: LocalDate | null
  disposal: string | null
  sentenceMonths: number | null
  convictionDate: LocalDate | null
  lastNotification: LocalDate | null
  shpoExpiry: LocalDate | 'indefinite' | null
  childrenAtAddress: boolean | null
  released: LocalDate | null
  notes: string | null
}>

/** What is wrong with one cell: `value` as it came without stray blanks, `why` a sentence without its full stop. */
export type RowFault = Readonly<{ column: RegisterColumn; value: string; why: string }>

/** A row turned away. `column` is the one it counts under; `faults` are all, in the file's order. */
export type RejectedRow = Readonly<{
  line: number
  cells: readonly string[]
  visorRef: string | null
  team: string | null
  surname: string | null
  column: RegisterColumn
  faults: readonly RowFault[]
  /** The line of the accepted row for the same person, when this is a second one. */
  duplicateOf: number | null
}>

/** The cells of an accepted person that were left out. */
export type HeldBack = Readonly<{ line: number; visorRef: string; faults: readonly RowFault[] }>

/** Something odd that changes nothing and that somebody should look at. */
export type RegisterWarning = Readonly<{ line: number; visorRef: string; what: string }>

export type CountsByColumn = Readonly<Partial<Record<RegisterColumn, number>>>

export type RegisterCounts = Readonly<{
  rows: number
  accepted: number
  withFaults: number
  faultsByColumn: CountsByColumn
  rejected: number
  rejectedByColumn: CountsByColumn
}>

/** With a needed column missing, or a column there twice, no row is judged: `people` and `rejected` are empty. */
export type JudgedRegister = Readonly<{
  rows: number
  people: readonly RegisterPerson[]
  rejected: readonly RejectedRow[]
  heldBack: readonly HeldBack[]
  unknownColumns: readonly string[]
  missingColumns: readonly RegisterColumn[]
  repeatedColumns: readonly RegisterColumn[]
  warnings: readonly RegisterWarning[]
  counts: RegisterCounts
}>

/** The table that a register is judged from; a file read by the platform is one. */
export type RegisterTable = Readonly<{
  headings: readonly string[]
  rows: readonly Readonly<{ line: number; cells: readonly string[] }>[]
  countsFrom1904: boolean
}>

export type RunState = 'waiting' | 'running' | 'done' | 'failed'

/** One file handed in: a dry run, or a load. */
export type ImportRun = Readonly<{
  id: string
  forceId: ForceId
  fileName: string
  digest: string
  bytes: string | null
  dryRun: boolean
  state: RunState
  progress: number
  progressText: string
  askedAt: Date
  askedBy: string
  finishedAt: Date | null
  onDate: LocalDate
  /** When the process that runs it last said so. */
  aliveAt: Date
  result: ImportResult | null
  fault: string | null
  rejectCsv: string | null
  version: number
}>

/** What a load did, or would do: the counts of the contract's command, and what people are shown beside them. */
export type ImportResult = RegisterCounts &
  Readonly<{
    created: number
    updated: number
    unchanged: number
    proposed: number
    notInFile: number
    unknownColumns: readonly string[]
    warnings: readonly RegisterWarning[]
    /** How many people each kind of change touches, and the first of them by name of change. */
    changes: Readonly<Partial<Record<ChangeKind, number>>>
    preview: readonly PreviewLine[]
    /** The first rejected rows and held-back cells, and the first people here whom the file does not name. */
    rejectedRows: readonly ShownReject[]
    heldBackRows: readonly HeldBack[]
    absent: readonly OffenderId[]
  }>

export type ShownReject = Pick<
  RejectedRow,
  'line' | 'visorRef' | 'surname' | 'column' | 'faults' | 'duplicateOf'
>

/** A run as its page shows it: whether its file is still here to be loaded. */
export type ShownRun = ImportRun & Readonly<{ isKept: boolean }>

export type PreviewLine = Readonly<{
  line: number
  visorRef: string
  what: string
  from: string | null
  to: string | null
  how: 'create' | 'apply' | 'propose' | 'keep'
}>

export type RejectRow = Readonly<{
  id: string
  importId: string
  forceId: ForceId
  line: number
  visorRef: string | null
  team: string | null
  surname: string | null
  columnName: string
  faults: readonly RowFault[]
  isSecondRow: boolean
  likeness: string
  closedAt: Date | null
}>

export type HeldBackRow = Readonly<{
  id: string
  importId: string
  forceId: ForceId
  line: number
  visorRef: string
  faults: readonly RowFault[]
}>

export type NotInFile = Readonly<{ importId: string; offenderId: OffenderId }>

export type ProposalState = 'waiting' | 'awaiting_second' | 'accepted' | 'refused' | 'overtaken'

export type Proposal = Readonly<{
  id: string
  forceId: ForceId
  offenderId: OffenderId
  importId: string
  what: ChangeKind
  fromValue: string | null
  toValue: string | null
  /** The row of the register that asks for it. */
  change: RegisterPerson
  because: string
  state: ProposalState
  firstBy: string | null
  firstAt: Date | null
  decidedBy: string | null
  decidedAt: Date | null
  why: string | null
  version: number
}>

/** A proposal as those who decide it read it. */
export type ProposalShown = Omit<Proposal, 'forceId' | 'change' | 'fromValue' | 'toValue'> &
  Readonly<{
    from: string | null
    to: string | null
    visorRef: string
    /** Whose row in which file, handed in when. */
    line: number
    fileName: string
    askedAt: Date
  }>

export type DecisionRefusal =
  'already-decided' | 'second-approver-needed' | 'inspector-needed' | 'why-needed'

/** What one row of a later register may change of one person. */
export type ChangeKind =
  | 'name'
  | 'pnc'
  | 'birth'
  | 'sex'
  | 'notes'
  | 'level'
  | 'mappa'
  | 'lead'
  | 'status'
  | 'return'
  | 'management'
  | 'owner'
  | 'address'
  | 'children'
  | 'order'
  | 'visit'
  | 'plan'
  | 'arms'
  | 'sentence'

export type RegisterChange = Readonly<{
  what: ChangeKind
  from: string | null
  to: string | null
  /** True for what would lower, clear, lengthen, suspend or re-own: a proposal once the force is live. */
  lowers: boolean
  /** True when something recorded here stands against it: the register does not replace it. */
  kept: boolean
}>

type Held<T> = Readonly<{ value: T; fromOn: LocalDate | null; origin: 'here' | 'register' }>

/** What is held of a person now, as the comparison with a later register needs it. */
export type Known = Readonly<{
  offenderId: OffenderId
  version: number
  visorRef: string
  pncId: string | null
  surname: string
  forenames: string
  dateOfBirth: LocalDate
  sex: 'M' | 'F'
  notes: string | null
  /** What the last register said, field by field; null when no register has named this person. */
  register: Partial<RegisterPerson> | null
  level: Held<RegisterLevel>
  status: Held<RegisterStatus>
  management: Held<'active' | 'reactive'> | null
  lead: Held<RegisterAgency>
  mappa: Held<number> | null
  owner: Held<Readonly<{ officer: string | null; team: string }>>
  home: Held<
    Readonly<{ id: string; version: number; line: string; postcode: string | null }>
  > | null
  childrenMarker: Readonly<{ id: string; version: number }> | null
  orderMarker: Readonly<{ id: string; version: number }> | null
  lastSeenOn: LocalDate | null
  newestPlan: Readonly<{ latestBy: LocalDate; madeOn: LocalDate | null; origin: string }> | null
  visitDueOn: LocalDate | null
  registerArms: Readonly<{
    id: string
    version: number
    completedOn: LocalDate
    state: string
  }> | null
}>
