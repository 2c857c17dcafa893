// Gaps between working days: a list is made on the last one before, and counts until the end of the first one after.
import {
  addDays,
  addWorkingDays,
  instantAt,
  isWorkingDay,
  type LocalDate,
} from '../../platform/calendar.ts'

type Holidays = ReadonlySet<LocalDate>

/** A working day whose morrow is none: the Friday, or the Thursday before Good Friday. */
export const isBeforeGap = (on: LocalDate, holidays: Holidays): boolean =>
  isWorkingDay(on, holidays) && !isWorkingDay(addDays(on, 1), holidays)

export const nextWorkingDay = (on: LocalDate, holidays: Holidays): LocalDate =>
  addWorkingDays(on, 1, holidays)

/** The day on which the next list is made: this one, if a gap follows it. */
export function nextListOn(on: LocalDate, holidays: Holidays): LocalDate {
  let day = on
  while (!isBeforeGap(day, holidays)) day = addDays(day, 1)
  return day
}

/** The days without an office that a list is for, and the working day that ends it. */
export function daysOfGap(from: LocalDate, untilOn: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day <= untilOn; day = addDays(day, 1)) days.push(day)
  return days
}

/** When the list of a day is made: what came later is what came of it. */
const madeAt = '12:00'

/** The instant from which results of a list count, however late it was made. */
export function listedFrom(forDate: LocalDate): Date {
  const at = instantAt(forDate, madeAt)
  if (at === null) throw new Error('noon is on every day')
  return at
}
