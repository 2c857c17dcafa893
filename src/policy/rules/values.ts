// What a parameter may hold: reads a value as it was typed or sent, and says a value in words.
import { dateOf, formatDate, parseLocalDate, type LocalDate } from '../../platform/calendar.ts'
import type { Parameter, PolicyValue } from '../types.ts'
import type { DatesKind, ListKind, NumberKind } from './parameter-kinds.ts'
import { parameters } from './parameters.ts'

/** The value as it is kept, or one sentence of what is wrong with it. */
export type ReadValue =
  | Readonly<{ ok: true; value: number | readonly number[] | readonly LocalDate[] }>
  | Readonly<{ ok: false; message: string }>

const right = (value: number | readonly number[] | readonly LocalDate[]): ReadValue => ({
  ok: true,
  value,
})
const wrong = (message: string): ReadValue => ({ ok: false, message })

/** Reads what a form or a program gives for a parameter, and judges it. */
export function readValue(parameter: Parameter, given: unknown): ReadValue {
  const kind = parameters[parameter]
  if (kind.kind === 'number') return readNumber(kind, given)
  return kind.kind === 'list' ? readList(kind, given) : readDates(given)
}

const numberOf = (given: unknown): number | null => {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null
  return typeof given === 'string' && /^\s*-?\d{1,9}(\.\d{1,6})?\s*$/.test(given)
    ? Number(given)
    : null
}

const counted = (count: number, [one, many]: NumberKind['unit']): string =>
  `${count} ${count === 1 ? one : many}`.trim()

const between = ({ least, most, unit }: Pick<NumberKind, 'least' | 'most' | 'unit'>): string =>
  `from ${least} to ${counted(most, unit)}`

function readNumber(kind: NumberKind, given: unknown): ReadValue {
  const value = numberOf(given)
  const asked = `Enter a whole number ${between(kind)}`
  if (value === null || !Number.isInteger(value)) return wrong(asked)
  if (value < kind.least)
    return wrong(`${counted(value, kind.unit)} is too short or too few. ${asked}`)
  return value > kind.most
    ? wrong(`${counted(value, kind.unit)} is too long or too many. ${asked}`)
    : right(value)
}

/** A list as a program sends it, or as somebody types it: with commas, spaces or line breaks. */
const parts = (given: unknown, between_: RegExp): readonly unknown[] => {
  if (Array.isArray(given)) return given
  if (typeof given === 'number') return [given]
  return typeof given === 'string'
    ? given
        .split(between_)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : []
}

const howMany = ({ count: { least, most } }: ListKind): string =>
  least === most ? `${least} whole numbers` : `${least} to ${most} whole numbers`

function readList(kind: ListKind, given: unknown): ReadValue {
  const values = parts(given, /[\s,;]+/).map(numberOf)
  const asked = `Enter ${howMany(kind)} ${between(kind)}, each larger than the one before, like ${kind.count.least === 2 ? '12, 17' : '7, 28, 90'}`
  const numbers = values.flatMap((value) => value ?? [])
  const isWhole =
    numbers.length === values.length &&
    numbers.every((one) => Number.isInteger(one) && one >= kind.least && one <= kind.most)
  const grows = numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? one))
  const isEnough = numbers.length >= kind.count.least && numbers.length <= kind.count.most
  return isWhole && grows && isEnough ? right(numbers) : wrong(asked)
}

const spoken = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/

function dateIn(given: unknown): LocalDate | null {
  if (typeof given !== 'string') return null
  const [, day, month, year] = spoken.exec(given.trim()) ?? []
  return day === undefined
    ? parseLocalDate(given.trim())
    : dateOf(Number(year), Number(month), Number(day))
}

const mostDates = 400
const plausible = (date: LocalDate): boolean => date >= '1990-01-01' && date < '2100-01-01'

/** One day on a line; they are kept in their order, each once. */
function readDates(given: unknown): ReadValue {
  const lines = parts(given, /[\n,;]+/)
  if (lines.length === 0) return wrong('Enter the days, one on each line, like 25/12/2026')
  if (lines.length > mostDates) return wrong(`Enter at most ${mostDates} days`)
  const dates: LocalDate[] = []
  for (const line of lines) {
    const date = dateIn(line)
    if (date === null || !plausible(date))
      return wrong(`“${String(line).slice(0, 30)}” is not a day. Enter days like 25/12/2026`)
    dates.push(date)
  }
  return right([...new Set(dates)].toSorted())
}

type Valued = Pick<PolicyValue, 'parameter' | 'value'>

/** The days of a list of dates, in their order; none of anything else. */
export const datesIn = ({ value }: Pick<Valued, 'value'>): LocalDate[] =>
  Array.isArray(value)
    ? value
        .flatMap((one) => (typeof one === 'string' ? (parseLocalDate(one) ?? []) : []))
        .toSorted()
    : []

const unitOf = (kind: NumberKind | ListKind | DatesKind): NumberKind['unit'] =>
  kind.kind === 'dates' ? ['', ''] : kind.unit

/** A value with its unit: '1 month', '7, 28, 90 days', '32 days, the last 28 December 2027'. */
export function valueText({ parameter, value }: Valued): string {
  const [one, many] = unitOf(parameters[parameter])
  const dates = datesIn({ value })
  const last = dates.at(-1)
  if (last !== undefined)
    return `${dates.length} ${dates.length === 1 ? 'day' : 'days'}, the last ${formatDate(last)}`
  const said = Array.isArray(value) ? value.join(', ') : String(value)
  return `${said} ${value === 1 ? one : many}`.trim()
}

/** A value as it is typed into the form of its parameter. */
export function typedText({ parameter, value }: Valued): string {
  if (parameters[parameter].kind === 'dates')
    return datesIn({ value })
      .map((date) => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}/${date.slice(0, 4)}`)
      .join('\n')
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** 'High risk: at least every 3 months becomes every 2 months from 1 April 2026' */
export function changeText(before: Valued | null, after: Valued, fromOn: LocalDate): string {
  const { words, sentence } = parameters[after.parameter]
  const subject = sentence?.subject ?? words
  const now = `${sentence?.after ?? ''}${valueText(after)}`
  if (before === null) return `${subject}: ${now} from ${formatDate(fromOn)}`
  const was = `${sentence?.before ?? ''}${valueText(before)}`
  return JSON.stringify(before.value) === JSON.stringify(after.value)
    ? `${subject}: ${was} stays, with another source or standing from ${formatDate(fromOn)}`
    : `${subject}: ${was} becomes ${now} from ${formatDate(fromOn)}`
}
