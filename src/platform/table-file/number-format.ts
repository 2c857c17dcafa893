// What a number format of a workbook makes of a number: a date, a number filled with zeros, or a plain number.
import { fromDayNumber } from '../calendar.ts'

/** The numbers that every workbook understands without naming them; those that show only a time are no dates. */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
])

export type CellFormat = Readonly<{ isDate: boolean; zeros: number }>

export const plainFormat: CellFormat = { isDate: false, zeros: 0 }

/** '[h]:mm' is a length of time, not a moment. */
const elapsed = /\[(h+|m+|s+)\]/i

/** Quoted words, escaped characters, padding, colours and languages say nothing about the number. */
const letters = (code: string): string =>
  (code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '').toLowerCase()

function showsDay(code: string): boolean {
  if (elapsed.test(code)) return false
  const shown = letters(code)
  if (shown.includes('general')) return false
  return /[dy]|mmm/.test(shown) || (shown.includes('m') && !/[hs]/.test(shown))
}

export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return { isDate: builtInDates.has(id), zeros: 0 }
  return { isDate: showsDay(code), zeros: /^0+$/.test(code) ? code.length : 0 }
}

const lastSerial = 2_958_465
const day0Of1904 = -24_107
const day0Of1900 = -25_569

/**
 * The day a serial number stands for, as ISO text, or null when it stands for none. Counting from 1900 includes a
 * 29 February 1900 that never was (60), so the days before it sit one later.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial)
  if (from1904)
    return days >= 0 && days <= lastSerial - 1462 ? fromDayNumber(days + day0Of1904) : null
  if (days < 1 || days === 60 || days > lastSerial) return null
  return fromDayNumber(days + day0Of1900 + (days < 60 ? 1 : 0))
}
