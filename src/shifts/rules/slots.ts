// The days and parts of a list or a shift, and which of them would surprise.
import { localDateOf, weekdayOf, type LocalDate } from '../../platform/calendar.ts'
import {
  isSame,
  partAt,
  partsOfDay,
  type DayHours,
  type PartOfDay,
  type Surprise,
} from '../../visits/index.ts'
import { daysOfGap } from './gap.ts'
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

export type Gap = Readonly<{
  /** The working day before the gap, of which only the evening is in it. */
  from: LocalDate
  /** The next working day, on which claims end. */
  untilOn: LocalDate
}>

/** The evening before a gap and all of its days; the day after it only once those are over at an instant. */
export function slotsAhead(gap: Gap, at: Date, { parts }: DayHours): readonly OpenSlot[] {
  const today = localDateOf(at)
  const now = partsOfDay.indexOf(partAt(at, parts))
  const ahead = daysOfGap(gap.from, gap.untilOn)
    .flatMap((on) => partsOfDay.map((part) => ({ on, part })))
    .filter(({ on, part }) => on > today || (on === today && partsOfDay.indexOf(part) >= now))
  const inGap = ahead.filter(
    ({ on, part }) => on < gap.untilOn && (on > gap.from || part === 'evening'),
  )
  return inGap.length > 0 ? inGap : ahead.filter(({ on }) => on === gap.untilOn)
}

/** Of the slots that are open, in their order, the one that would surprise most; null when none of them would. */
export function bestUntried(
  open: readonly OpenSlot[],
  breaking: readonly Surprise[],
): OpenSlot | null {
  const found = open.flatMap((slot) => {
    const one = breaking.find((other) =>
      isSame({ day: weekdayOf(slot.on), part: slot.part }, other),
    )
    return one === undefined ? [] : [{ slot, rank: one.rank }]
  })
  return found.toSorted((a, b) => a.rank - b.rank).at(0)?.slot ?? null
}

/** 'Saturday evening'. */
export const slotText = ({ on, part }: OpenSlot): string => `${weekdayText(weekdayOf(on))} ${part}`

/** 'Saturday 7 Mar 2026 at 14:10 (afternoon)': when somebody was called on. */
export const partText = (at: Date, { parts }: DayHours): string => partAt(at, parts)
