// Calls as the pattern of visits reads them, and the parts of a week in which somebody may be called on.
import type { LocalDate, Weekday } from '../../platform/calendar.ts'
import type { CrewMember } from './facts.ts'
import type { ChildMet, DeviceLook } from './said.ts'
import type { NotSeenBecause, Place, Seen } from './words.ts'

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

/** A part of one day of the week: the least that an offender could learn to expect. */
export type Slot = Readonly<{ day: Weekday; part: PartOfDay }>

/** A visit or an attempt, as far as the pattern turns on it. */
export type Call = Readonly<{
  id: string
  on: LocalDate
  /** Null for what only the register told: the day without its hour. */
  at: Date | null
  seen: Seen
  notSeenBecause: NotSeenBecause | null
  place: Place
  qualifies: boolean
  announced: boolean | null
  crew: readonly CrewMember[]
  children: readonly ChildMet[]
  devices: readonly DeviceLook[]
}>

/** The same hours of work on so many days of every week; hours that end before they begin end on the next day. */
export type WorkWeek = Readonly<{ days: readonly Weekday[]; from: string; until: string }>

/** Policy: the hours at which the afternoon and the evening begin; and those at which calling begins and ends. */
export type DayHours = Readonly<{ parts: readonly number[]; calling: readonly number[] }>

/** What takes a slot: the hours of work, or the sleep after work over midnight. */
export type TakenBy = 'work' | 'sleep'

/** One slot of the week: how often it was tried, and whether the person is then at work, or asleep after it. */
export type SlotTried = Slot &
  Readonly<{ tries: number; seen: number; lastOn: LocalDate | null; takenBy: TakenBy | null }>

/** A slot in which a call would surprise: the smaller its rank, the more. */
export type Surprise = Slot & Readonly<{ rank: number }>

/** Work whose days and hours are known, and the slots that it rules out. */
export type RuledOut = Readonly<{
  work: WorkWeek
  slots: readonly (Slot & Readonly<{ by: TakenBy }>)[]
}>

export type Share = Readonly<{ count: number; of: number }>

/** How easily the next visit could be guessed. */
export type Predictability =
  | Readonly<{ state: 'too_few'; visits: number; sentence: string; breaking: readonly Surprise[] }>
  | Readonly<{
      state: 'told'
      visits: number
      gaps: Readonly<{ least: number; most: number; spreadPercent: number }>
      /** One part of one weekday, a weekday by itself, or a part of the day by itself. */
      usual: Share & Readonly<{ day: Weekday | null; part: PartOfDay | null }>
      announced: Share
      /** In percent: how the share of what is usual, and the spread of the gaps, are judged. */
      usualPercent: number
      thresholds: Readonly<{ regularPercent: number; concentratedPercent: number }>
      isRegular: boolean
      isConcentrated: boolean
      sentence: string
      verdict: string
      /** The slots that would break the pattern: never tried, left by work, evenings and weekends first. */
      breaking: readonly Surprise[]
    }>

/** How long the same people have gone. */
export type Company = Readonly<{
  officer: WentFor | null
  pair: WentFor | null
  /** Said when the pair has gone together for longer than policy holds good. */
  hint: string | null
}>
export type WentFor = Readonly<{
  names: readonly string[]
  since: LocalDate
  months: number
  /** Visits that count and were recorded here, and the days on which they were: the pattern is of days. */
  visits: number
  days: number
}>

/** What the next visit needs, worked out from what is recorded. */
export type Outlook = Readonly<{
  toCheck: Readonly<
    Record<'conditions' | 'devices' | 'children' | 'selfReports', readonly string[]>
  >
  /** Warnings and what is known of the home. */
  beware: readonly string[]
  /** What is known of work, and how many jobs give no days and hours to reckon with. */
  work: Readonly<{ told: readonly string[]; notWorkedOut: number }>
  /** The first day that the slots are told of. */
  since: LocalDate
  /** The hours that the parts of the day stand for. */
  hours: DayHours
  week: readonly SlotTried[]
  untried: readonly Slot[]
  ruledOut: readonly RuledOut[]
  predictability: Predictability
  company: Company
}>
