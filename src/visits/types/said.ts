// What is said of a visit: all of it may be put right later, with the words before kept.
import type { EvidenceLine, SelfReportLine } from '../../evidence/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'

export type ChildMet = Readonly<{
  name?: string | undefined
  relationship?: string | undefined
  ageYears?: number | undefined
  safe: boolean | null
}>
export type DeviceLook = Readonly<{
  deviceId?: string | undefined
  seen: boolean
  checked: boolean
  how?: string | undefined
  power?: string | undefined
  result?: string | undefined
  undeclared?: boolean | undefined
  description?: string | undefined
}>
/** The home as it was shown: who opened, which rooms were seen, who sleeps where. */
export type HomeSeen = Readonly<{
  openedBy?: string | undefined
  rooms?: string | undefined
  sleeping?: string | undefined
}>
/** Somebody else who was there. */
export type Present = Readonly<{ who: string; relation?: string | undefined }>

export const keptWays = ['yes', 'no', 'unknown'] as const
export type Kept = (typeof keptWays)[number]
/** A condition of an order or a licence: how it was checked, and whether it is kept. */
export type ConditionLook = Readonly<{
  condition: string
  how?: string | undefined
  kept: Kept
}>

/** The headings under which a crew looks and listens: appearance, words, activity, relationships, environment. */
export const awareHeadings = [
  'appearance',
  'words',
  'activity',
  'relationships',
  'environment',
] as const
export type Aware = Readonly<Partial<Record<(typeof awareHeadings)[number], string | undefined>>>

export const changeHeadings = ['relationships', 'work', 'vehicle', 'travel'] as const
/** What has changed since the last visit. */
export type Changes = Readonly<Partial<Record<(typeof changeHeadings)[number], string | undefined>>>

export const riskMoves = ['up', 'same', 'down'] as const
export type RiskMove = (typeof riskMoves)[number]

/** What he says of himself; without a way to prove it the line stands, and the look over tells of it. */
export type SelfReportSaid = Omit<SelfReportLine, 'proveBy'> &
  Readonly<{ proveBy?: string | undefined }>

/** What was agreed with the person, or by the crew, to be done. */
export type Agreed = Readonly<{ what: string; on?: LocalDate | undefined }>

/** The words of a visit, as kept. */
export type Said = Readonly<{
  account: string | null
  home: HomeSeen | null
  children: readonly ChildMet[]
  present: readonly Present[]
  conditions: readonly ConditionLook[]
  devices: readonly DeviceLook[]
  selfReports: readonly SelfReportSaid[]
  aware: Aware | null
  evidence: readonly EvidenceLine[]
  changes: Changes | null
  risk: RiskMove | null
  riskWhy: string | null
  agreed: readonly Agreed[]
  concerns: string | null
  bodyWorn: string | null
  visorEntry: string | null
}>

/** The same as a page or a program sends it: what is left out was not said. */
export type SaidReport = Readonly<{
  [Name in keyof Said]?: NonNullable<Said[Name]> | undefined
}>

/** An edit: what is left out stays as it is, what is null or empty is taken out. */
export type SaidChange = Readonly<{ [Name in keyof Said]?: Said[Name] | undefined }>

export const nothingSaid: Said = {
  account: null,
  home: null,
  children: [],
  present: [],
  conditions: [],
  devices: [],
  selfReports: [],
  aware: null,
  evidence: [],
  changes: null,
  risk: null,
  riskWhy: null,
  agreed: [],
  concerns: null,
  bodyWorn: null,
  visorEntry: null,
}

/** The words of which something may have been found that a supervisor must read. */
export type Finds = Pick<Said, 'children' | 'devices' | 'conditions' | 'risk'>

/** What was found and an edit took out, or put in other words: by whom, and the instant. */
export type TakenOut = Finds & Readonly<{ by: string; at: string }>

export type Ruling = 'counts' | 'does_not_count'

/** When words came later and what they took out; and a supervisor's word where none had come. */
export type WriteUpFacts = Readonly<{
  /** Null when the account came with the visit, or has not come. */
  writtenUpAt: Date | null
  writtenUpBy: string | null
  /** Only ever added to: it stands in the mark of what a supervisor reads. */
  takenOut: readonly TakenOut[]
  ruling: Ruling | null
  ruledAt: Date | null
  ruledBy: string | null
  ruledWhy: string | null
  /** What the rule had said of it, before a supervisor's word. */
  judgedBecause: string | null
}>

export const noRuling: WriteUpFacts = {
  writtenUpAt: null,
  writtenUpBy: null,
  takenOut: [],
  ruling: null,
  ruledAt: null,
  ruledBy: null,
  ruledWhy: null,
  judgedBecause: null,
}

/** The words of a visit as they were before others took their place. */
export type WordsBefore = Readonly<{
  id: string
  words: Said
  writtenAt: Date
  writtenBy: string
  /** Who put others in their place, and when. */
  recordedAt: Date
  recordedBy: string
}>

export type KeptWords = WordsBefore &
  Readonly<{ forceId: ForceId; offenderId: OffenderId; visitId: string }>
