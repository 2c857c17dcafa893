// A date as people and spreadsheets write it: day first, year first, month in words, or a serial number.
import { dateOf, fromDayNumber, type LocalDate, parseLocalDate } from '../../platform/calendar.ts'
import { type Decision, no, yes } from '../../platform/decision.ts'
import { monthNamed } from '../../platform/month-names.ts'

const malformed = 'this is not a date: write it as 31/12/2025'
const noSuchDay = 'there is no such day'
const shortYear = 'the year needs four digits'
const inFuture = 'this lies in the future'

/** Midnight, which some exports write behind every date, says nothing; any other time does. */
const midnight = /[ T]00:00(:00(\.0+)?)?Z?$/

const dayFirst = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/
const inWords = /^(\d{1,2})[ -]([a-z]+)[ -](\d{2}|\d{4})$/
const serial = /^\d{4,5}(\.\d+)?$/

/** 1910 to 2099: below it a lone year (1985) would pass for a day of 1905. The 29 February 1900 lies below too. */
const firstSerial = 3654
const lastSerial = 73_050
const serialZero = -25_569

const existing = (date: LocalDate | null): Decision<LocalDate, string> =>
  date === null || date < '1900' ? no(noSuchDay) : yes(date)

function fromParts(year: string, month: number, day: string): Decision<LocalDate, string> {
  return year.length === 2 ? no(shortYear) : existing(dateOf(Number(year), month, Number(day)))
}

function fromSerial(text: string): Decision<LocalDate, string> {
  const days = Math.floor(Number(text))
  if (days < firstSerial || days > lastSerial) return no(malformed)
  return yes(fromDayNumber(days + serialZero))
}

type Reader = (text: string) => Decision<LocalDate, string> | null

const fromNumbers: Reader = (text) => {
  const [, day = '', , month = '', year = ''] = dayFirst.exec(text) ?? []
  return day === '' ? null : fromParts(year, Number(month), day)
}

const fromWords: Reader = (text) => {
  const [, day = '', month = '', year = ''] = inWords.exec(text) ?? []
  if (day === '') return null
  return monthNamed(month) === 0 ? no(malformed) : fromParts(year, monthNamed(month), day)
}

const fromIso: Reader = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? existing(parseLocalDate(text)) : null

const readers: readonly Reader[] = [
  fromNumbers,
  fromWords,
  (text) => (serial.test(text) ? fromSerial(text) : null),
  fromIso,
]

/** Any day that exists, from 1900 on. */
export function parseDate(cell: string): Decision<LocalDate, string> {
  const text = cell.replace(midnight, '').toLowerCase()
  for (const read of readers) {
    const found = read(text)
    if (found !== null) return found
  }
  return no(malformed)
}

/** A day that has come: something that has happened cannot lie in the future. */
export function parsePastDate(cell: string, today: LocalDate): Decision<LocalDate, string> {
  const date = parseDate(cell)
  return date.ok && date.value > today ? no(inFuture) : date
}

/** A serial number of a workbook that counts from 1904 as everybody else counts it; other cells as they are. */
export const countedFrom1900 = (cell: string): string =>
  serial.test(cell.trim()) ? String(Number(cell) + 1462) : cell
