// What a caseload register says about each person, and what was found wrong with it row by row.
import type { LocalDate } from '../../platform/calendar.ts'

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
