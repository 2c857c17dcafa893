// A look that nothing at work explains, as far as the log shows, and what the auditor said of it.
import type { Role } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { AccountId, ForceId, OffenderId } from '../../platform/ids.ts'

export const lookReasons = ['same_surname', 'same_street', 'no_connection', 'many_files'] as const
export type LookReason = (typeof lookReasons)[number]

export const lookAnswers = ['explained', 'passed_on'] as const
export type LookAnswer = (typeof lookAnswers)[number]

/** What one reader opened of one person on one day, and what of it the log and the records say. */
export type Looked = Readonly<{
  accountId: AccountId
  actor: string
  role: Role
  offenderId: OffenderId
  onDate: LocalDate
  sameSurname: boolean
  sameStreet: boolean
  /** Ever allocated, covered, of the reader's team, visited or recorded for. */
  connected: boolean
  /** Files that the reader opened on that day. */
  files: number
}>

/** What stands out; without a person, that it was many files. */
export type Standing = Readonly<{
  accountId: AccountId
  actor: string
  offenderId: OffenderId | null
  onDate: LocalDate
  reasons: readonly LookReason[]
  files: number
}>

export type Look = Standing &
  Readonly<{
    id: string
    forceId: ForceId
    foundAt: Date
    answer: LookAnswer | null
    why: string | null
    answeredAt: Date | null
    answeredBy: string | null
    version: number
  }>

/** A look with its reader, and the ViSOR ref where the auditor may know of the person. */
export type ShownLook = Look &
  Readonly<{ name: string; role: Role; team: string | null; visorRef: string | null }>

/** A row of the log that a look rests on. */
export type LookRow = Readonly<{
  at: Date
  action: string
  path: string | null
  reason: string | null
  visorRef: string | null
}>

export type LookState = 'open' | LookAnswer

export type ReaderHome = Readonly<{ accountId: AccountId; postcode: string }>
