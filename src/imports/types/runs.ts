// Files handed in, what came of them, and what waits for a decision.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { ChangeKind } from './changes.ts'
import type {
  HeldBack,
  RegisterCounts,
  RegisterPerson,
  RegisterWarning,
  RejectedRow,
  RowFault,
} from './register.ts'

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
