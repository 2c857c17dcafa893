// The week in parts: when somebody was called on, when they are at work, and what was never tried.
import { formatTime, weekdayOf, weekdays, type LocalDate } from '../../platform/calendar.ts'
import { partsOfDay, type Call, type PartOfDay, type Slot, type SlotTried } from '../types.ts'
import type { DayHours, Surprise, TakenBy, WorkWeek } from '../types.ts'
import { wasAtTheDoor } from './at-the-door.ts'

/** London time decides: to the first hour morning, to the second afternoon, then evening. */
export function partAt(at: Date, parts: readonly number[]): PartOfDay {
  const hour = Number(formatTime(at).slice(0, 2))
  return partsOfDay[parts.filter((begins) => hour >= begins).length] ?? 'evening'
}

/** The slot of a call whose hour is known. */
export const slotOf = ({ on, at }: Pick<Call, 'on' | 'at'>, parts: readonly number[]) =>
  at === null ? null : { day: weekdayOf(on), part: partAt(at, parts) }

export const isSame = (one: Slot, other: Slot): boolean =>
  one.day === other.day && one.part === other.part

type Hours = readonly [from: number, until: number]

const hourOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60

/** The hours of a part in which somebody may be called on. */
export function hoursOf(part: PartOfDay, { parts, calling }: DayHours): Hours {
  const [noon = 12, evening = 17] = parts
  const [first = 0, last = 24] = calling
  if (part === 'morning') return [first, noon]
  return part === 'afternoon' ? [noon, evening] : [evening, last]
}

const shared = ([a, b]: Hours, [c, d]: Hours): number =>
  Math.max(0, Math.min(b, d) - Math.max(a, c))

/** The hours at work on a day of the week; work over midnight is of two days. */
function workOn(day: Slot['day'], { days, from, until }: WorkWeek): Hours[] {
  const [begins, ends] = [hourOf(from), hourOf(until)]
  if (begins < ends) return days.includes(day) ? [[begins, ends]] : []
  return [
    ...(days.includes(day) ? [[begins, 24] as const] : []),
    ...(days.includes(dayBefore(day)) ? [[0, ends] as const] : []),
  ]
}

const dayBefore = (day: Slot['day']): Slot['day'] =>
  weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day

/** The morning after work over midnight: at home then, and asleep. */
const isSlept = ({ day, part }: Slot, { days, from, until }: WorkWeek): boolean =>
  hourOf(from) >= hourOf(until) && part === 'morning' && days.includes(dayBefore(day))

/** Work until 17:30 leaves the evening, and so does work from 22:00 where calling ends by then. */
const hoursForgiven = 1

/** Whether work takes more than an hour of the slot's hours of calling. */
const isWorked = (slot: Slot, week: WorkWeek, hours: DayHours): boolean =>
  workOn(slot.day, week).some((at) => shared(hoursOf(slot.part, hours), at) > hoursForgiven)

/**
 * What rules a slot out: more than an hour of its hours of calling at work, or the sleep after work over midnight. The
 * rest of a slot that overlaps is not weighed: there are others to choose.
 */
export function takenBy(slot: Slot, work: readonly WorkWeek[], hours: DayHours): TakenBy | null {
  if (work.some((week) => isWorked(slot, week, hours))) return 'work'
  return work.some((week) => isSlept(slot, week)) ? 'sleep' : null
}

type Job = Readonly<{
  workDays: WorkWeek['days']
  worksFrom: string | null
  worksUntil: string | null
}>

/** The weeks of work that are known by days and hours; words alone rule nothing out. */
export const workWeeks = (jobs: readonly Job[]): WorkWeek[] =>
  jobs.flatMap(({ workDays, worksFrom, worksUntil }) =>
    workDays.length === 0 || worksFrom === null || worksUntil === null
      ? []
      : [{ days: workDays, from: worksFrom, until: worksUntil }],
  )

export type WeekAsk = Readonly<{
  calls: readonly Call[]
  /** The first day that is looked at. */
  since: LocalDate
  work: readonly WorkWeek[]
  hours: DayHours
}>

/** A call that was made, at home, at an hour that is known; one that never came to the door tried nothing. */
const tried = ({ at, place, notSeenBecause }: Call): boolean =>
  at !== null && place === 'home' && wasAtTheDoor(notSeenBecause)

/** Every slot of the week in its order, with what was tried in it since a day. */
export function weekOf({ calls, since, work, hours }: WeekAsk): SlotTried[] {
  const made = calls.filter((call) => call.on >= since && tried(call))
  return weekdays.flatMap((day) =>
    partsOfDay.map((part) => {
      const slot = { day, part }
      const here = made.filter((call) => {
        const at = slotOf(call, hours.parts)
        return at !== null && isSame(at, slot)
      })
      return {
        ...slot,
        tries: here.length,
        seen: here.filter(({ seen }) => seen !== 'no').length,
        lastOn:
          here
            .map(({ on }) => on)
            .toSorted()
            .at(-1) ?? null,
        takenBy: takenBy(slot, work, hours),
      }
    }),
  )
}

/** Never tried since that day, and not while the person is at work, or asleep after it. */
export const untriedIn = (week: readonly SlotTried[]): SlotTried[] =>
  week.filter((slot) => slot.tries === 0 && slot.takenBy === null)

const isOutOfHours = ({ day, part }: Slot): boolean =>
  part === 'evening' || day === 'saturday' || day === 'sunday'

/** A weekday, a part of the day, or one part of one weekday. */
type Usual = Readonly<{ day: Slot['day'] | null; part: PartOfDay | null }>

/** Small is first: evenings and weekends, then another day than the usual one, then another part of the day. */
const rankOf = (slot: Slot, usual: Usual | null): number =>
  (isOutOfHours(slot) ? 0 : 4) +
  (slot.day === usual?.day ? 2 : 0) +
  (slot.part === usual?.part ? 1 : 0)

const isUsual = ({ day, part }: Slot, usual: Usual | null): boolean =>
  usual !== null &&
  (usual.day === null || day === usual.day) &&
  (usual.part === null || part === usual.part)

/** Slots that were never tried and that work leaves, but for the usual one, in the order in which they would surprise. */
export const surprising = (week: readonly SlotTried[], usual: Usual | null): Surprise[] =>
  untriedIn(week)
    .filter((slot) => !isUsual(slot, usual))
    .map(({ day, part }) => ({ day, part, rank: rankOf({ day, part }, usual) }))
    .toSorted((a, b) => a.rank - b.rank)
