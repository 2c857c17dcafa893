// A roster as a spreadsheet holds it: one turn a line, each fault named with its line, nothing guessed.
import type { LocalDate } from '../../platform/calendar.ts'
import { readDate } from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/problem.ts'
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

type Read = Readonly<{ turns: readonly FileTurn[]; faults: readonly FieldError[] }>

type Column = 'officer' | 'date' | 'kind' | 'from' | 'to' | 'askedby'

const needed: readonly Column[] = ['officer', 'date', 'kind']

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '')

const isKind = (word: string): word is RosterKind => rosterKinds.some((kind) => kind === word)

const fault = (line: number, message: string): FieldError => ({
  field: 'file',
  message: `Line ${line}: ${message}`,
})

/** '8:00' and '0800' are 08:00; blank is none; null is no time at all. */
function timeIn(cell: string): string | null | undefined {
  if (cell === '') return undefined
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})(?::00)?$/.exec(cell) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

type Cells = (column: Column) => string

type Times = Pick<FileTurn, 'from' | 'until'>

/** Both times or neither, or what is wrong with them. */
function timesIn(cell: Cells): Times | string {
  const [from, until] = [timeIn(cell('from')), timeIn(cell('to'))]
  if (from === null || until === null) return 'a time is written like 08:00'
  return (from === undefined) === (until === undefined)
    ? { from: from ?? null, until: until ?? null }
    : 'give both times, or neither for the whole day'
}

const quoted = (cell: string): string => (cell === '' ? 'a blank' : cell)

function turnIn(line: number, cell: Cells): FileTurn | FieldError {
  const officer = cell('officer')
  const on = readDate(cell('date'))
  const kind = cell('kind').toLowerCase()
  if (officer === '') return fault(line, 'no officer is named')
  if (on === null) return fault(line, `${quoted(cell('date'))} is not a date`)
  if (!isKind(kind))
    return fault(line, `${quoted(cell('kind'))} is not one of ${rosterKinds.join(', ')}`)
  const times = timesIn(cell)
  if (typeof times === 'string') return fault(line, times)
  const askedBy = cell('askedby') === '' ? null : cell('askedby')
  return { line, officer, on, kind, ...times, askedBy }
}

/** Every turn of the file, or every fault in it. */
export function readRosterFile({ headings, rows }: TableFile): Read {
  const places = new Map(headings.map((heading, index) => [plain(heading), index]))
  const missing = needed.filter((column) => !places.has(column))
  if (missing.length > 0)
    return {
      turns: [],
      faults: [{ field: 'file', message: `The file has no column called ${missing.join(' or ')}` }],
    }
  const read = rows.map(({ line, cells }) =>
    turnIn(line, (column) => (cells[places.get(column) ?? -1] ?? '').trim()),
  )
  return {
    turns: read.filter((one): one is FileTurn => 'officer' in one),
    faults: read.filter((one): one is FieldError => 'message' in one),
  }
}
