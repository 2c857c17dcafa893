// A whole register judged: who goes in, which rows are turned away and which cells held back.
import type { LocalDate } from '../../platform/calendar.ts'
import type {
  CountsByColumn,
  HeldBack,
  JudgedRegister,
  RegisterColumn,
  RegisterCounts,
  RegisterPerson,
  RegisterTable,
  RegisterWarning,
  RejectedRow,
  RowFault,
} from '../types.ts'
import { type FoundColumns, findColumns } from './columns.ts'
import { countedFrom1900 } from './dates.ts'
import { type Found, type JudgedRow, judgeRow, type RowFacts } from './row.ts'
import { warningsOf } from './warnings.ts'

type Row = RegisterTable['rows'][number]
type Turned = { row: Row; judged: JudgedRow; faults: readonly Found[]; duplicateOf: number | null }

const dateColumns: readonly RegisterColumn[] = [
  'DOB',
  'Police lead since',
  'Address since',
  'Last visit',
  'Visit due by',
  'ARMS completed',
  'ARMS ratified',
  'Conviction date',
  'Last notification',
  'SHPO expiry',
  'Released',
]

/** So that a reject file, which says nothing of 1904, means the same days when it is loaded again. */
function onOneCalendar(table: RegisterTable, { places }: FoundColumns): readonly Row[] {
  if (!table.countsFrom1904) return table.rows
  const dates = new Set(dateColumns.map((column) => places.get(column)))
  return table.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, place) => (dates.has(place) ? countedFrom1900(cell) : cell)),
  }))
}

const plain = ({ column, value, why }: Found): RowFault => ({ column, value, why })

function countByColumn(columns: readonly RegisterColumn[]): CountsByColumn {
  const counts = new Map<RegisterColumn, number>()
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** Judges rows in their order, since the first accepted row of a person stands. */
class Judgement {
  readonly people: RegisterPerson[] = []
  readonly rejected: RejectedRow[] = []
  readonly heldBack: HeldBack[] = []
  readonly warnings: RegisterWarning[] = []
  readonly #lineOf = new Map<string, number>()
  readonly #found: FoundColumns
  readonly #width: number
  readonly #today: LocalDate

  constructor(found: FoundColumns, width: number, today: LocalDate) {
    this.#found = found
    this.#width = width
    this.#today = today
  }

  take(row: Row): void {
    const { places } = this.#found
    const raw = (column: RegisterColumn): string => row.cells[places.get(column) ?? -1] ?? ''
    const facts: RowFacts = { line: row.line, today: this.#today, raw }
    const judged = judgeRow(facts)
    const duplicateOf = this.#lineOf.get(judged.visorRef ?? '') ?? null
    const faults = [
      ...judged.faults,
      ...this.#duplicate(judged, duplicateOf),
      ...this.#overrun(row),
    ]
    faults.sort((a, b) => this.#place(a.column) - this.#place(b.column))
    if (judged.person === null || faults.some(({ rejects }) => rejects)) {
      this.#reject({ row, judged, faults, duplicateOf })
    } else this.#accept(judged.person, faults, facts)
  }

  #place(column: RegisterColumn): number {
    return this.#found.places.get(column) ?? this.#width
  }

  #duplicate({ visorRef }: JudgedRow, line: number | null): Found[] {
    if (visorRef === null || line === null) return []
    const why = `a second row for this person: the row at line ${line} stands`
    return [{ column: 'ViSOR ref', value: visorRef, why, rejects: true }]
  }

  /** Cells beyond the headings: a comma in an unquoted cell has moved the rest along, so no date can be believed. */
  #overrun({ cells }: Row): Found[] {
    const beyond = cells.slice(this.#width).filter((cell) => cell.trim() !== '')
    const column = [...this.#found.places].reduce((last, next) =>
      next[1] > last[1] ? next : last,
    )[0]
    const why =
      'the row has more cells than there are headings, so its values may stand in the wrong columns'
    return beyond.length === 0 ? [] : [{ column, value: beyond.join(', '), why, rejects: true }]
  }

  #accept(person: RegisterPerson, faults: readonly Found[], facts: RowFacts): void {
    const { line, visorRef } = person
    this.people.push(person)
    this.#lineOf.set(visorRef, line)
    this.warnings.push(...warningsOf(person, facts))
    if (faults.length > 0) this.heldBack.push({ line, visorRef, faults: faults.map(plain) })
  }

  #reject({ row, judged, faults, duplicateOf }: Turned): void {
    const { visorRef, team, surname } = judged
    const column = faults.find(({ rejects }) => rejects)?.column ?? 'ViSOR ref'
    const { line, cells } = row
    const all = faults.map(plain)
    this.rejected.push({ line, cells, visorRef, team, surname, column, faults: all, duplicateOf })
  }
}

function countsOf(rows: number, { people, heldBack, rejected }: Judgement): RegisterCounts {
  const faults = heldBack.flatMap((held) => held.faults)
  return {
    rows,
    accepted: people.length,
    withFaults: heldBack.length,
    faultsByColumn: countByColumn(faults.map(({ column }) => column)),
    rejected: rejected.length,
    rejectedByColumn: countByColumn(rejected.map(({ column }) => column)),
  }
}

export function judgeRegister(
  table: RegisterTable,
  { today }: { today: LocalDate },
): JudgedRegister {
  const found = findColumns(table.headings)
  const judgement = new Judgement(found, table.headings.length, today)
  const canJudge = found.missing.length === 0 && found.repeated.length === 0
  if (canJudge) for (const row of onOneCalendar(table, found)) judgement.take(row)
  const { people, rejected, heldBack, warnings } = judgement
  return {
    rows: table.rows.length,
    people,
    rejected,
    heldBack,
    warnings,
    unknownColumns: found.unknown,
    missingColumns: found.missing,
    repeatedColumns: found.repeated,
    counts: countsOf(table.rows.length, judgement),
  }
}

/** What the last column of the reject file says: 'DOB: there is no such day; Risk: this is blank'. */
export const whyRejected = ({ faults }: RejectedRow): string =>
  faults.map(({ column, why }) => `${column}: ${why}`).join('; ')
