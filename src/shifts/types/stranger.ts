// What a pair that has never met the person needs of the file, read for any number of people at once.
import type { LocalDate, Weekday } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'

type Marked = Readonly<{ kind: 'warning' | 'children' | 'orders'; text: string }>
type Lives = Readonly<{ name: string; link: string; isChild: boolean }>
type Noted = Readonly<{ kind: 'layout' | 'dogs' | 'access' | 'other'; text: string }>
type Condition = Readonly<{ text: string; fromOn: LocalDate; untilOn: LocalDate | null }>
type Job = Readonly<{
  employer: string
  role: string | null
  place: string | null
  hours: string | null
  workDays: readonly Weekday[]
  worksFrom: string | null
  worksUntil: string | null
}>

export type Stranger = Readonly<{
  offenderId: OffenderId
  address: Readonly<{
    line: string
    postcode: string | null
    district: string | null
    kind: 'residence' | 'location'
    childrenHere: boolean | null
  }> | null
  markers: readonly Marked[]
  household: readonly Lives[]
  homeNotes: readonly Noted[]
  conditions: readonly Condition[]
  jobs: readonly Job[]
  vehicles: readonly Readonly<{
    registration: string | null
    description: string
    keeper: string | null
  }>[]
  /** The day on which the order of the register expires, 'indefinite', or null where it names none. */
  orderUntil: string | null
  interimControl: Readonly<{ control: string; untilOn: LocalDate }> | null
  /** Of the newest plan in force. */
  purposes: readonly string[]
  crewNeeds: string | null
  mustCheck: string | null
  ownerPhone: string | null
  ownerAway: boolean
  /** Who stands in for the owner today, and is rung first. */
  cover: Readonly<{ name: string; phone: string | null }> | null
}>
