// The numbered page that is printed for one claim, and whether it came back.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { ReturnedHow } from './weekend.ts'

export const returnedWays = ['returned', 'shredded'] as const satisfies readonly ReturnedHow[]

export type PackSection = Readonly<{ heading: string; lines: readonly string[] }>

/** What stands on the page, kept as it was printed: a number is one page and no other. */
export type PackContent = Readonly<{
  name: string
  visorRef: string
  born: string
  levelText: string
  addressText: string
  printedFor: string
  sections: readonly PackSection[]
}>

export type Pack = Readonly<{
  id: string
  forceId: ForceId
  recordedAt: Date
  recordedBy: string
  offenderId: OffenderId
  claimId: string
  year: number
  number: number
  /** The end of the claim: out after this day, and somebody asks for it. */
  dueOn: LocalDate
  content: PackContent
  returnedAt: Date | null
  returnedBy: string | null
  returnedHow: ReturnedHow | null
  version: number
}>

/** For whom a page was printed, by whom and of which team: they say what became of it. */
export type PrintedBy = Readonly<{
  recordedBy: string
  officerIds: readonly OfficerId[]
  printerTeamId: TeamId | null
}>

/** A page that has not come back. */
export type PackOut = Readonly<{
  id: string
  year: number
  number: number
  offenderId: OffenderId
  name: string
  visorRef: string
  teamId: TeamId
  officerId: OfficerId | null
  teamName: string
  printedFor: string
  printedAt: Date
  dueOn: LocalDate
}>

/** A page of a file that does not exist for the reader: its number, and nothing of whom it is about. */
export type PackUnnamed = Readonly<{ id: string; year: number; number: number; dueOn: LocalDate }>

export type PackRefusal = 'not-your-claim' | 'restricted-not-printed' | 'already-returned'
