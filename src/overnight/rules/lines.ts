// One line of a list judged: what of it is kept, and what is wrong with which cell.
import { parseDate } from '../../imports/index.ts'
import { pncIdOf, postcodeOf, visorRefOf } from '../../offenders/index.ts'
import { instantAt, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { LineFacts, LineFault, ReadLine } from '../types.ts'
import { columnWords, type LineColumn } from './columns.ts'

export type Cells = Readonly<Partial<Record<LineColumn, string | undefined>>>

/** The morning that the list was made for, and the moment at which it is read. */
export type ListDay = Readonly<{ forDate: LocalDate; now: Date }>

/** `says` is the line's own words: what it is known again by in a later list. */
export type JudgedLine = Readonly<{
  read: ReadLine | null
  says: Omit<LineFacts, 'onDate'> & Readonly<{ onDate: LocalDate | null }>
  faults: readonly LineFault[]
}>

type When = Readonly<{ onDate: LocalDate; at: Date | null }>

const mostOfCell = 2_000

const cellOf = (cells: Cells, column: LineColumn): string | null => {
  const text = (cells[column] ?? '').normalize('NFC').trim()
  return text === '' ? null : text.slice(0, mostOfCell)
}

const timeAtEnd = /[ T,]+(\d{1,2}):?(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:hrs?)?(Z|[+-]\d{2}:?\d{2})?$/i
const timeAlone = /^(\d{1,2}):?(\d{2})(?::\d{2})?\s*(?:hrs?)?$/i

const clockTime = (hours: string, minutes: string): string => `${hours.padStart(2, '0')}:${minutes}`

const timeIn = (text: string | null): string => {
  const [, hours = '', minutes = ''] = timeAlone.exec(text ?? '') ?? []
  return clockTime(hours, minutes)
}

const asInstant = (text: string): When | null => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : { onDate: localDateOf(at), at }
}

/** A day, with the time behind it where there is one; null when it is no day. */
function whenIn(text: string, time: string | null): When | null {
  const found = timeAtEnd.exec(text)
  if (found?.[3] !== undefined) return asInstant(text)
  const day = parseDate(text.slice(0, found?.index ?? text.length).trim())
  if (!day.ok) return null
  const clock = found === null ? timeIn(time) : clockTime(found[1] ?? '', found[2] ?? '')
  return { onDate: day.value, at: instantAt(day.value, clock) }
}

/** What reads one cell, and what is said of one that it cannot read. */
type Read<T> = Readonly<{ of: (text: string) => T | null; why: string }>

const dateIn = (text: string): LocalDate | null => {
  const date = parseDate(text)
  return date.ok ? date.value : null
}

const pnc: Read<string> = {
  of: pncIdOf,
  why: 'this is not a PNC ID, like 98/123456K: it was left out',
}
const visor: Read<string> = {
  of: visorRefOf,
  why: 'this is not a ViSOR ref, V and seven digits: it was left out',
}
const birth: Read<LocalDate> = {
  of: dateIn,
  why: 'this is not a date: it was left out, so the name alone matches nobody',
}
const code: Read<string> = {
  of: postcodeOf,
  why: 'this is not a whole postcode: it was left out, so the address matches nobody',
}

/** 'SMITH, John Paul' and 'John Paul Smith' alike. */
function namesIn(cells: Cells): Pick<LineFacts, 'surname' | 'forenames'> {
  const surname = cellOf(cells, 'surname')
  const forenames = cellOf(cells, 'forenames')
  const whole = cellOf(cells, 'name')
  if (surname !== null || forenames !== null || whole === null) return { surname, forenames }
  const [before = '', after] = whole.split(',', 2)
  if (after !== undefined) return { surname: before.trim(), forenames: after.trim() || null }
  const words = whole.split(/\s+/)
  return { surname: words.at(-1) ?? null, forenames: words.slice(0, -1).join(' ') || null }
}

const codeAtEnd = /\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\s*$/i

const postcodeIn = (address: string | null): string | null => {
  const [, found] = codeAtEnd.exec(address ?? '') ?? []
  return found === undefined ? null : postcodeOf(found)
}

class Line {
  readonly faults: LineFault[] = []
  private readonly line: number
  private readonly cells: Cells

  constructor(line: number, cells: Cells) {
    this.line = line
    this.cells = cells
  }

  fault(column: LineColumn, why: string, isLost = false): void {
    const value = (cellOf(this.cells, column) ?? '').slice(0, 100)
    this.faults.push({ line: this.line, column: columnWords(column), value, why, isLost })
  }

  read<T>(column: LineColumn, { of, why }: Read<T>): T | null {
    const text = cellOf(this.cells, column)
    if (text === null) return null
    const found = of(text)
    if (found === null) this.fault(column, why)
    return found
  }

  /** Null where the line does not say, or what it says cannot be. */
  when({ now }: ListDay): When | null {
    const text = cellOf(this.cells, 'at')
    if (text === null) return null
    const found = whenIn(text, cellOf(this.cells, 'time'))
    if (found === null) {
      this.fault('at', 'this is not a date and time: the day of the list stands for it')
      return null
    }
    if (found.onDate <= localDateOf(now) && (found.at === null || found.at <= now)) return found
    this.fault('at', 'this lies in the future: the day of the list stands for it')
    return null
  }
}

const saysWho = (facts: LineFacts): boolean =>
  [facts.pncId, facts.visorRef, facts.surname, facts.address].some((fact) => fact !== null)

/** A line without a word of who or where can match nobody, ever: it is turned away, and named. */
export function judgeLine(line: number, cells: Cells, day: ListDay): JudgedLine {
  const judged = new Line(line, cells)
  const address = cellOf(cells, 'address')
  const when = judged.when(day)
  const says = {
    reference: cellOf(cells, 'reference'),
    onDate: when?.onDate ?? null,
    at: when?.at ?? null,
    pncId: judged.read('pncId', pnc),
    visorRef: judged.read('visorRef', visor),
    ...namesIn(cells),
    dateOfBirth: judged.read('dateOfBirth', birth),
    address,
    postcode: judged.read('postcode', code) ?? postcodeIn(address),
    summary: cellOf(cells, 'summary'),
    outcome: cellOf(cells, 'outcome'),
  }
  const read = { ...says, onDate: says.onDate ?? day.forDate, line }
  if (saysWho(read)) return { read, says, faults: judged.faults }
  judged.fault('name', 'nothing in this line says who or where: it was not loaded', true)
  return { read: null, says, faults: judged.faults }
}
