// The measures of visits from their counts, and which period each reader may ask for: the officer sees it first.
import {
  addDays,
  addWorkingDays,
  daysBetween,
  localDate,
  sameDayMonthsLater,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { MeasureCounts, Measures, MeasuresRefusal, Period, Share } from '../types.ts'

/** None of nothing is no share: it is said as none and never as 0 %. */
export const percentOf = ({ count, of }: Share): number | null =>
  of === 0 ? null : Math.round((count / of) * 100)

/** To one decimal, half up. */
const ratioOf = (attempts: number, visits: number): number | null =>
  visits === 0 ? null : Math.round((attempts / visits) * 10) / 10

/**
 * Unannounced and double-crewed: of the visits at which somebody was seen at home, inside or at the door, and
 * of which it is known. In the window: of the visits that were owed by a day, those made on or before it and
 * not before the plan's earliest. Days late: the median of those made late. Attempts: to one that counts.
 */
export const measuresOf = ({ lists, lateByLevel, overdueDays }: MeasureCounts): Measures => ({
  unannounced: { count: lists.unannounced, of: lists.unannounced + lists.announced },
  doubleCrewed: { count: lists['double-crewed'], of: lists.seen },
  inWindow: { count: lists['in-window'], of: lists.owed },
  writeUpsLate: { count: lists['write-ups-late'], of: lists['write-ups'] },
  lateByLevel,
  overdue: { people: lists.overdue, days: overdueDays },
  attempts: {
    attempts: lists.attempts,
    visits: lists.counted,
    perVisit: ratioOf(lists.attempts, lists.counted),
  },
})

const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`)

export type Calendar = Readonly<{
  today: LocalDate
  holidays: ReadonlySet<LocalDate>
  /** Working days for which a period is the officer's alone. */
  officerFirstDays: number
}>

const isTold = (to: LocalDate, { today, holidays, officerFirstDays }: Calendar): boolean =>
  to < today && addWorkingDays(to, officerFirstDays, holidays) <= today

/** The last day up to which others than the officer are shown a period. */
export function lastTold(calendar: Calendar): LocalDate {
  let day = addDays(calendar.today, -1)
  while (!isTold(day, calendar)) day = addDays(day, -1)
  return day
}

const monthsMeasured = 3

/** Own measures: this month so far and the two before. Others': the last three whole months that the officers have seen. */
export function usualPeriod(isOwn: boolean, calendar: Calendar): Period {
  if (isOwn) {
    const { today } = calendar
    return { from: sameDayMonthsLater(firstOfMonth(today), 1 - monthsMeasured), to: today }
  }
  const to = addDays(firstOfMonth(addDays(lastTold(calendar), 1)), -1)
  return { from: sameDayMonthsLater(firstOfMonth(to), 1 - monthsMeasured), to }
}

const mostDays = 1_100

/** Why this period cannot be asked for, or null when it can. */
export function periodRefused(
  { from, to }: Period,
  isOwn: boolean,
  calendar: Calendar,
): MeasuresRefusal | null {
  if (from > to) return 'backwards'
  if (to > calendar.today) return 'to-come'
  if (daysBetween(from, to) > mostDays) return 'too-long'
  return isOwn || isTold(to, calendar) ? null : 'officer-first'
}
