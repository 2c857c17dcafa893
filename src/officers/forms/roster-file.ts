// A roster as a spreadsheet holds it: one turn a line, each fault named with its line, nothing guessed.
import type { LocalDate } from '../../platform/calendar.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { readDate } from '../../platform/http/forms.ts'
import type { TableFile } from '../../platform/table-file/index.ts'
import { rosterKinds, type RosterKind } from '../types/here.ts'

export type FileTurn = Readonly<{
  line: number
  officer: string
  on: LocalDate
  kind: RosterKind
  from: string | null
  until: string | null
  askedBy: string | null
}>

/** A line that says no turn: who it names, and everything that is wrong with it. */
export type FaultyTurn = Readonly<{
  line: number
  officer: string
  faults: readonly TurnFault[]
}>

export type TurnFault = Readonly<{ line: number; column: string; why: string }>

type Column = 'officer' | 'date' | 'kind' | 'from' | 'to' | 'askedby'

/** The columns as the page names them. */
export const columnNames: Readonly<Record<Column, string>> = {
  officer: 'Officer',
  date: 'Date',
  kind: 'Kind',
  from: 'From',
  to: 'To',
  askedby: 'Asked by',
}

const needed: readonly Column[] = ['officer', 'date', 'kind']

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '')

const isKind = (word: string): word is RosterKind => rosterKinds.some((kind) => kind === word)

/** '8:00' and '0800' are 08:00; blank is none; null is no time at all. */
function timeIn(cell: string): string | null | undefined {
  if (cell === '') return undefined
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})(?::00)?$/.exec(cell) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

type Cells = (column: Column) => string

const quoted = (cell: string): string => (cell === '' ? 'a blank' : cell)

type Wrong = readonly [Column, string]

const timeWords = 'a time is written like 08:00'

/** Each time that is none, or one of the two without the other. */
function timesWrong(cell: Cells): Wrong[] {
  const times = (['from', 'to'] as const).map((column) => [column, timeIn(cell(column))] as const)
  const unread = times.flatMap(([column, time]): Wrong[] =>
    time === null ? [[column, timeWords]] : [],
  )
  const blank = times.filter(([, time]) => time === undefined)
  const [missing] = blank.length === 1 ? blank : []
  return unread.length > 0 || missing === undefined
    ? unread
    : [[missing[0], 'give both times, or neither for the whole day']]
}

/** A turn, or everything that is wrong with its line, cell by cell. */
function turnIn(line: number, cell: Cells): FileTurn | FaultyTurn {
  const officer = cell('officer')
  const on = readDate(cell('date'))
  const kind = cell('kind').toLowerCase()
  const wrong: Wrong[] = [
    ...(officer === '' ? [['officer', 'no officer is named'] as const] : []),
    ...(on === null ? [['date', `${quoted(cell('date'))} is not a date`] as const] : []),
    ...(isKind(kind)
      ? []
      : [['kind', `${quoted(cell('kind'))} is not one of ${rosterKinds.join(', ')}`] as const]),
    ...timesWrong(cell),
  ]
  if (on === null || !isKind(kind) || wrong.length > 0)
    return {
      line,
      officer,
      faults: wrong.map(([column, why]) => ({ line, column: columnNames[column], why })),
    }
  const askedBy = cell('askedby') === '' ? null : cell('askedby')
  const [from = null, until = null] = [timeIn(cell('from')), timeIn(cell('to'))]
  return { line, officer, on, kind, from, until, askedBy }
}

/** Every line of the file, read or not; or the columns without which none can be. */
export function readRosterFile({
  headings,
  rows,
}: TableFile): Decision<readonly (FileTurn | FaultyTurn)[], string> {
  const places = new Map(headings.map((heading, index) => [plain(heading), index]))
  const missing = needed.filter((column) => !places.has(column))
  if (missing.length > 0)
    return no(
      `Nothing was loaded: the file has no column called ${missing.map((column) => columnNames[column]).join(' or ')}`,
    )
  return yes(
    rows.map(({ line, cells }) =>
      turnIn(line, (column) => (cells[places.get(column) ?? -1] ?? '').trim()),
    ),
  )
}
