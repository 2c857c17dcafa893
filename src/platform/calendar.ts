// Civil dates in Europe/London and the law's ways of counting them; the only file that imports a date library.
import { DateTime } from 'luxon'
import type { Clock } from './clock.ts'

/** A civil date in Europe/London, 'YYYY-MM-DD'. Sorts and compares as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }

const zone = 'Europe/London'
const dayMs = 86_400_000
const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** The date that ISO text names, or null when there is no such day (2026-02-30). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!isoDate.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(at)) return null
  return new Date(at).toISOString().slice(0, 10) === text ? (text as LocalDate) : null
}

/** The date that ISO text names; for literals in code and rows of the database. Throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null) throw new Error(`not a date: ${text}`)
  return date
}

/** The civil date built from year, month (1 to 12) and day, or null when it does not exist. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1000) return null
  return parseLocalDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/** Days since 1970-01-01: what the rules count in. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs

export const fromDayNumber = (days: number): LocalDate =>
  new Date(days * dayMs).toISOString().slice(0, 10) as LocalDate

export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromDayNumber(dayNumber(date) + days)

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from)

export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

function monthsOn(date: LocalDate, months: number): { year: number; month: number; day: number } {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: Number(date.slice(8)) }
}

/** DC3: the same day of the month k months later, or that month's last day. */
export function sameDayMonthsLater(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = monthsOn(date, months)
  for (let d = day; d > 27; d -= 1) {
    const found = dateOf(year, month, d)
    if (found !== null) return found
  }
  return localDate(
    `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, 27)).padStart(2, '0')}`,
  )
}

/** DC1: last day of N days beginning with a date, which is day 1. */
export const lastDayBeginningWith = (date: LocalDate, days: number): LocalDate =>
  addDays(date, days - 1)

/** DC2: last day of N days of (after) a date, which does not count. */
export const lastDayWithin = (date: LocalDate, days: number): LocalDate => addDays(date, days)

/** DC4: first day free of k months beginning with a date; the 1st of the next month where the day does not exist. */
export function endOfPeriodBeginningWith(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = monthsOn(date, months)
  const same = dateOf(year, month, day)
  if (same !== null) return same
  return month === 12
    ? localDate(`${year + 1}-01-01`)
    : localDate(`${year}-${String(month + 1).padStart(2, '0')}-01`)
}

/** DC5: latest day that is not less than N days before a date, in both readings. */
export const notLessThanDaysBefore = (
  date: LocalDate,
  days: number,
): { clear: LocalDate; plain: LocalDate } => ({
  clear: addDays(date, -(days + 1)),
  plain: addDays(date, -days),
})

/** DC6, DC7: the instant so many elapsed hours before another; clock changes count as they pass. */
export const hoursBefore = (at: Date, hours: number): Date =>
  new Date(at.getTime() - hours * 3_600_000)

/** The instant at which a civil date begins in London. */
export const startOfDay = (date: LocalDate): Date => DateTime.fromISO(date, { zone }).toJSDate()

/** The instant of a London wall-clock time ('HH:mm') on a date, or null when the time is malformed or skipped. */
export function instantAt(date: LocalDate, time: string): Date | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  const at = DateTime.fromISO(`${date}T${time}`, { zone })
  return at.isValid && at.toFormat('HH:mm') === time ? at.toJSDate() : null
}

/** The civil date in London at an instant. */
export const localDateOf = (at: Date): LocalDate =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd') as LocalDate

export const today = (clock: Clock): LocalDate => localDateOf(clock.now())

/** Full years of age on a day; someone born on 29 February ages on the 28th in a common year (DC3). */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on >= sameDayMonthsLater(born, years * 12) ? years : years - 1
}

/** Working deadlines of the police only; the statute counts every day (DC8). */
export function isWorkingDay(date: LocalDate, holidays: ReadonlySet<LocalDate>): boolean {
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** The Nth working day after a date. */
export function addWorkingDays(
  date: LocalDate,
  days: number,
  holidays: ReadonlySet<LocalDate>,
): LocalDate {
  let found = date
  for (let left = days; left > 0;) {
    found = addDays(found, 1)
    if (isWorkingDay(found, holidays)) left -= 1
  }
  return found
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const monthOf = (date: LocalDate): string => months[Number(date.slice(5, 7)) - 1] ?? ''

/** '3 February 2026'. */
export const formatDate = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${monthOf(date)} ${date.slice(0, 4)}`

/** '3 Feb 2026', for rows and sentences. */
export const formatShortDate = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${monthOf(date).slice(0, 3)} ${date.slice(0, 4)}`

/** '3 February 2026 at 14:05', London time. */
export const formatInstant = (at: Date): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("d MMMM yyyy 'at' HH:mm", { locale: 'en-GB' })

/** '14:05', London time. */
export const formatTime = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm')
