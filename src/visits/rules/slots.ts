// The week in parts: when somebody was called on, when they are at work, and what was never tried.
import { formatTime, weekdayOf, weekdays, type LocalDate } from '../../platform/calendar.ts'
import { partsOfDay, type Call, type PartOfDay, type Slot, type SlotTried } from '../types.ts'
import type { WorkWeek } from '../types.ts'
import { wasAtTheDoor } from './at-the-door.ts'

/** Policy: the hours at which the afternoon and the evening begin; and those at which calling begins and ends. */
export type DayHours = Readonly<{ parts: readonly number[]; calling: readonly number[] }>

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
function hoursOf(part: PartOfDay, { parts, calling }: DayHours): Hours {
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
  const dayBefore = weekdays[(weekdays.indexOf(day) + 6) % 7]
  return [
    ...(days.includes(day) ? [[begins, 24] as const] : []),
    ...(dayBefore !== undefined && days.includes(dayBefore) ? [[0, ends] as const] : []),
  ]
}

/** Ruled out when work takes at least half of the hours of the slot in which somebody may be called on. */
export function isAtWork({ day, part }: Slot, work: readonly WorkWeek[], hours: DayHours): boolean {
  const open = hoursOf(part, hours)
  const taken = work
    .flatMap((week) => workOn(day, week))
    .reduce((sum, at) => sum + shared(open, at), 0)
  return taken > 0 && taken * 2 >= open[1] - open[0]
}

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
        atWork: isAtWork(slot, work, hours),
      }
    }),
  )
}

/** Never tried since that day, and not while the person is at work. */
export const untriedIn = (week: readonly SlotTried[]): SlotTried[] =>
  week.filter(({ tries, atWork }) => tries === 0 && !atWork)

const isOutOfHours = ({ day, part }: Slot): boolean =>
  part === 'evening' || day === 'saturday' || day === 'sunday'

/** Small is early: tried least, then least like what is usual, then evenings and weekends, then the week's order. */
const orderOf = (slot: SlotTried, usual: Partial<Slot> | null): number[] => [
  slot.tries,
  slot.day === usual?.day ? 1 : 0,
  slot.part === usual?.part ? 1 : 0,
  isOutOfHours(slot) ? 0 : 1,
]

/** Slots in the order in which they would surprise, but for the usual one and those at work. */
export function surprising(
  week: readonly SlotTried[],
  usual: Readonly<{ day: Slot['day']; part: PartOfDay | null }> | null,
): SlotTried[] {
  const asUsual =
    usual === null ? null : { day: usual.day, ...(usual.part === null ? {} : { part: usual.part }) }
  return week
    .filter(({ atWork }) => !atWork)
    .filter(({ day, part }) => day !== usual?.day || (usual.part !== null && part !== usual.part))
    .map((slot) => ({ slot, order: orderOf(slot, asUsual) }))
    .toSorted(({ order: a }, { order: b }) => {
      const differs = a.findIndex((value, index) => value !== b[index])
      return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0)
    })
    .map(({ slot }) => slot)
}
