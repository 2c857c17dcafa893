// The days and parts of a list or a shift, and which of them somebody was never called at.
import { formatTime, localDateOf, weekdayOf, type LocalDate } from '../../platform/calendar.ts'
import {
  partAt,
  partsOfDay,
  untriedIn,
  weekOf,
  type Call,
  type DayHours,
  type PartOfDay,
  type WorkWeek,
} from '../../visits/index.ts'
import { weekdayText } from './words.ts'

/** A day on the calendar, and a part of it. */
export type OpenSlot = Readonly<{ on: LocalDate; part: PartOfDay }>

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** How long from one time of a day to another lasts, in minutes; null where the second does not come after. */
export function minutesBetween(from: string, until: string): number | null {
  const lasts = minutes(until) - minutes(from)
  return lasts > 0 ? lasts : null
}

const timeOf = (all: number): string =>
  `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`

type Planned = Readonly<{ fromTime: string; untilTime: string }>

/** When the stop at a place of the order comes, at so many minutes a stop; the end of the shift for what does not fit. */
export function hoursOfStop(
  { fromTime, untilTime }: Planned,
  index: number,
  each: number,
): Readonly<{ from: string; until: string }> {
  const [first, last] = [minutes(fromTime), minutes(untilTime)]
  const from = Math.min(first + index * each, Math.max(first, last - each))
  return { from: timeOf(from), until: timeOf(Math.min(last, from + each)) }
}

const partOfHour = (hour: number, parts: readonly number[]): PartOfDay =>
  partsOfDay[parts.filter((begins) => hour >= begins).length] ?? 'evening'

/** The slots of one day between two times of it. */
export function slotsBetween(
  on: LocalDate,
  { from, until }: Readonly<{ from: string; until: string }>,
  { parts }: DayHours,
): readonly OpenSlot[] {
  const first = partsOfDay.indexOf(partOfHour(minutes(from) / 60, parts))
  const last = partsOfDay.indexOf(partOfHour((minutes(until) - 1) / 60, parts))
  return partsOfDay.slice(first, last + 1).map((part) => ({ on, part }))
}

/** The slots of some days that are not over at an instant. */
export function slotsAhead(
  days: readonly LocalDate[],
  at: Date,
  { parts }: DayHours,
): readonly OpenSlot[] {
  const today = localDateOf(at)
  const now = partsOfDay.indexOf(partOfHour(minutes(formatTime(at)) / 60, parts))
  return days
    .filter((on) => on >= today)
    .flatMap((on) => partsOfDay.map((part) => ({ on, part })))
    .filter(({ on, part }) => on > today || partsOfDay.indexOf(part) >= now)
}

export type SlotAsk = Readonly<{
  calls: readonly Call[]
  work: readonly WorkWeek[]
  /** The first day whose calls are looked at. */
  since: LocalDate
  hours: DayHours
}>

const isOutOfHours = ({ on, part }: OpenSlot): boolean =>
  part === 'evening' || weekdayOf(on) === 'saturday' || weekdayOf(on) === 'sunday'

/** Of the slots that are open, one never tried: an evening or a weekend first, then the soonest; null when each was, or is at work. */
export function bestUntried(open: readonly OpenSlot[], ask: SlotAsk): OpenSlot | null {
  const week = untriedIn(weekOf(ask))
  const untried = open.filter(({ on, part }) =>
    week.some((slot) => slot.day === weekdayOf(on) && slot.part === part),
  )
  return untried.find(isOutOfHours) ?? untried.at(0) ?? null
}

/** 'Saturday evening'. */
export const slotText = ({ on, part }: OpenSlot): string => `${weekdayText(weekdayOf(on))} ${part}`

/** 'Saturday 7 Mar 2026 at 14:10 (afternoon)': when somebody was called on. */
export const partText = (at: Date, { parts }: DayHours): string => partAt(at, parts)
