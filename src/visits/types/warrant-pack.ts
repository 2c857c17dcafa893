// What the evidence pack for section 96B is made of: each call, whether it counts, and each condition of the section.
import type { LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import type { EntrySought } from './recording.ts'

/** A call at which entry was sought, or nobody was seen: with whoever stood there and what was said. */
export type PackCall = EntrySought &
  Readonly<{
    visitId: string
    at: Date
    /** Null where entry was not asked for, as far as is recorded. */
    purpose: 'visit' | 's96b_search' | null
    /** Whether it is recorded that entry was not asked for; without it a refusal says nothing of what was refused. */
    notAsked: boolean
    /** Where it was, in words; null where no address is held of it. */
    premises: string | null
    officers: readonly Readonly<{ name: string; isConstable: boolean; agency: string | null }>[]
    said: string | null
    recordedBy: string
    recordedAt: Date
  }>

/** Why a call to search does not count as an occasion of its own. */
export type NotCounted =
  | 'obtained'
  | 'not-at-home'
  | 'other-premises'
  | 'seen-inside'
  | 'seen-elsewhere'
  | 'cancelled'
  | 'away'
  | 'gone'
  | 'no-constable'
  | 'same-day'

export type CountedCall = Readonly<{ call: PackCall; notCounted: NotCounted | null }>

export type PackRows = Readonly<{
  /** Entry sought to search and assess risk: counted, or why not; the oldest first. */
  toSearch: readonly CountedCall[]
  /** Everything else that was tried: it never counts. */
  others: readonly PackCall[]
  attempts: number
  needed: number
  met: boolean
}>

/** What was tried since the person was last seen, the newest first, and how many occasions of section 96B stand so far. */
export type TriedSoFar = Readonly<{
  calls: readonly Readonly<{ call: PackCall; isOccasion: boolean }>[]
  occasions: number
  needed: number
}>

export type ConditionName = 'premises' | 'free' | 'necessary' | 'occasions'

/** One statutory condition, in the words of the page. */
export type Condition = Readonly<{
  name: ConditionName
  title: string
  held: string
  notKnown: string
}>

/** What the conditions are said from. */
export type PackFacts = Readonly<{
  rows: PackRows
  home: Readonly<{
    line: string
    kind: 'residence' | 'location'
    from: LocalDate | null
    origin: 'here' | 'register'
  }> | null
  standing: Readonly<{
    status: string
    since: LocalDate | null
    level: Level
    lastSeen: LocalDate | null
  }>
}>

/** The whole pack: whose, what is held for each condition, every call, and who made it when. */
export type WarrantPack = Readonly<{
  offenderId: OffenderId
  visorRef: string
  name: string
  dateOfBirth: LocalDate
  rows: PackRows
  conditions: readonly Condition[]
  madeBy: string
  madeByUsername: string
  forceName: string
  madeAt: Date
  /** Only its named readers know that there is such a file. */
  isRestricted: boolean
}>
