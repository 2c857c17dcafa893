// Civil dates in Europe/London and the law's ways of counting them; the only file that imports a date library.
import { DateTime } from 'luxon'
import type { Clock } from './clock.ts'
import { monthNames } from './month-names.ts'

/** A civil date in Europe/London, 'YYYY-MM-DD'. Sorts and compares as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' }

const zone = 'Europe/London'
const dayMs = 86_400_000
const isoDate = /^\d{4}-\d{2}-\d{2}$/

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

const yearIn = (date: string): number => Number(date.slice(0, 4))
const monthIn = (date: string): number => Number(date.slice(5, 7))
const dayIn = (date: string): number => Number(date.slice(8))

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

const four = (number: number): string => String(number).padStart(4, '0')

const written = (year: number, month: number, day: number): LocalDate =>
  `${year < 1000 ? four(year) : year}-${two(month)}-${two(day)}` as LocalDate

/** The date that ISO text names, or null when there is no such day (2026-02-30). */
export function parseLocalDate(text: string): LocalDate | null {
  if (!isoDate.test(text)) return null
  const day = dayIn(text)
  return day >= 1 && day <= lengthOf(yearIn(text), monthIn(text)) ? (text as LocalDate) : null
}

/** The date that ISO text names; for literals in code and rows of the database. Throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null) throw new Error(`not a date: ${text}`)
  return date
}

/** The civil date built from year, month (1 to 12) and day, or null when it does not exist. */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1000 || year > 9999) return null
  return day >= 1 && day <= lengthOf(year, month) ? written(year, month, day) : null
}

// The year is taken to begin in March, so that the day a leap year adds is its last.
const daysToMarch = 719_468
const daysIn400Years = 146_097

/** Days since 1970-01-01: what the rules count in. */
export function dayNumber(date: LocalDate): number {
  const month = monthIn(date)
  const year = yearIn(date) - (month <= 2 ? 1 : 0)
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayIn(date) - 1
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leaps + sinceMarch - daysToMarch
}

export function fromDayNumber(days: number): LocalDate {
  const since = days + daysToMarch
  const era = Math.floor(since / daysIn400Years)
  const inEra = since - era * daysIn400Years
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) /
      365,
  )
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromDayNumber(dayNumber(date) + days)

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from)

export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** Which of two days comes first, for sorting; an undated one is ''. */
export const inDayOrder = (a: LocalDate | '', b: LocalDate | ''): number =>
  a < b ? -1 : a > b ? 1 : 0

function monthsOn(date: LocalDate, months: number): { year: number; month: number; day: number } {
  const index = yearIn(date) * 12 + monthIn(date) - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: dayIn(date) }
}

/** DC3: the same day of the month k months later, or that month's last day. */
export function sameDayMonthsLater(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = monthsOn(date, months)
  return written(year, month, Math.min(day, lengthOf(year, month)))
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

/** One in the morning, universal time, on the last Sunday of a month: when London's clocks change. */
function lastSunday(year: number, month: number): number {
  const last = dayNumber(written(year, month, lengthOf(year, month)))
  return (last - ((((last + 4) % 7) + 7) % 7)) * dayMs + 3_600_000
}

/** Summer time has begun and ended on these days since 1996; before, the time-zone tables are asked. */
const changesAreRegularSince = 1996

/** What London's clocks show at an instant, as milliseconds since they showed the beginning of 1970. */
function shownInLondon(at: Date): number {
  const ms = at.getTime()
  const year = at.getUTCFullYear()
  if (year < changesAreRegularSince) return ms + DateTime.fromJSDate(at, { zone }).offset * 60_000
  const isSummer = ms >= lastSunday(year, 3) && ms < lastSunday(year, 10)
  return ms + (isSummer ? 3_600_000 : 0)
}

/** The civil date in London at an instant. */
export const localDateOf = (at: Date): LocalDate =>
  fromDayNumber(Math.floor(shownInLondon(at) / dayMs))

export const today = (clock: Clock): LocalDate => localDateOf(clock.now())

/** Full years of age on a day; someone born on 29 February ages on the 28th in a common year (DC3). */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = yearIn(on) - yearIn(born)
  const hadBirthday = on.slice(5) >= born.slice(5) || on >= sameDayMonthsLater(born, years * 12)
  return hadBirthday ? years : years - 1
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (date: LocalDate): Weekday =>
  weekdays[(((dayNumber(date) + 3) % 7) + 7) % 7] ?? 'sunday'

const isWeekday = (day: number): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6
}

/** Working deadlines of the police only; the statute counts every day (DC8). */
export const isWorkingDay = (date: LocalDate, holidays: ReadonlySet<LocalDate>): boolean =>
  isWeekday(dayNumber(date)) && !holidays.has(date)

/** The Nth working day after a date. */
export function addWorkingDays(
  date: LocalDate,
  days: number,
  holidays: ReadonlySet<LocalDate>,
): LocalDate {
  let day = dayNumber(date)
  for (let left = days; left > 0;) {
    day += 1
    if (isWeekday(day) && !holidays.has(fromDayNumber(day))) left -= 1
  }
  return fromDayNumber(day)
}

const monthOf = (date: LocalDate): string => monthNames[monthIn(date) - 1] ?? ''

/** '3 February 2026'. */
export const formatDate = (date: LocalDate): string =>
  `${dayIn(date)} ${monthOf(date)} ${date.slice(0, 4)}`

/** '3 Feb 2026', for rows and sentences. */
export const formatShortDate = (date: LocalDate): string =>
  `${dayIn(date)} ${monthOf(date).slice(0, 3)} ${date.slice(0, 4)}`

/** '3 February 2026 at 14:05', London time. */
export const formatInstant = (at: Date): string =>
  `${formatDate(localDateOf(at))} at ${formatTime(at)}`

/** '2.05 pm', London time: as somebody says it who looks whether it was read right. */
export function spokenTime(at: Date): string {
  const [hour = '', minutes = ''] = formatTime(at).split(':')
  return `${Number(hour) % 12 || 12}.${minutes} ${Number(hour) < 12 ? 'am' : 'pm'}`
}

/** '14:05', London time. */
export function formatTime(at: Date): string {
  const minutes = Math.floor((((shownInLondon(at) % dayMs) + dayMs) % dayMs) / 60_000)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
