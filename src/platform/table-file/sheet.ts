// The rows of one worksheet as text: dates by their format as ISO text, numbers as numbers, text untouched.
import { mostColumns, mostRows } from './limits.ts'
import { dayOfSerial, plainFormat } from './number-format.ts'
import type { TableRow } from './types.ts'
import { unescapeCell, type Workbook } from './workbook.ts'
import { type Attributes, visitXml } from './xml.ts'

type Cell = { column: number; type: string; style: number; value: string }
type SheetRow = { line: number; cells: string[] }

/** What a RangeError says when the sheet is wider or longer than we read. */
export const tooLarge = 'too large'

/** 'AB12' is column 27, counted from 0; null when a cell does not say where it is. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function numberText(cell: Cell, workbook: Workbook): string {
  const number = Number(cell.value)
  if (cell.value.trim() === '' || !Number.isFinite(number)) return cell.value
  const format = workbook.formats[cell.style] ?? plainFormat
  if (format.isDate) return dayOfSerial(number, workbook.from1904) ?? String(number)
  return String(number).padStart(format.zeros, '0')
}

const writtenOut = new Set<string | undefined>(['inlineStr', 'str', 'e'])

function cellText(cell: Cell, workbook: Workbook): string {
  if (writtenOut.has(cell.type)) return unescapeCell(cell.value)
  switch (cell.type) {
    case 's':
      return workbook.strings[Number(cell.value)] ?? ''
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.exec(cell.value)?.[0] ?? cell.value
    default:
      return numberText(cell, workbook)
  }
}

/** Gathers rows while the sheet is read; a cell or row without its place follows the one before. */
class SheetRows {
  readonly rows: SheetRow[] = []
  readonly #workbook: Workbook
  #cell: Cell | null = null
  #line = 0
  #nextColumn = 0
  #inReading = false
  #inValue = false

  constructor(workbook: Workbook) {
    this.#workbook = workbook
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(Number(attributes['r']))
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'rPh') this.#inReading = true
    else if (name === 'v' || name === 't') this.#inValue = !this.#inReading && this.#cell !== null
  }

  text(text: string): void {
    if (this.#inValue && this.#cell !== null) this.#cell.value += text
  }

  close(name: string): void {
    if (name === 'rPh') this.#inReading = false
    if (name === 'v' || name === 't') this.#inValue = false
    if (name === 'c') this.#closeCell()
  }

  #openRow(line: number): void {
    this.#line = Number.isInteger(line) && line > 0 ? line : this.#line + 1
    this.#nextColumn = 0
  }

  /** A row is kept from its first written cell on: sheets are often formatted far below their last row. */
  #row(): SheetRow {
    const last = this.rows.at(-1)
    if (last?.line === this.#line) return last
    const row = { line: this.#line, cells: [] }
    this.rows.push(row)
    return row
  }

  #openCell({ r, t, s }: Attributes): void {
    const column = columnOf(r) ?? this.#nextColumn
    this.#nextColumn = column + 1
    this.#cell = { column, type: t ?? 'n', style: Number(s ?? 0), value: '' }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell === null || cell.value === '') return
    const row = this.#row()
    if (cell.column >= mostColumns || this.rows.length > mostRows) throw new RangeError(tooLarge)
    while (row.cells.length < cell.column) row.cells.push('')
    row.cells[cell.column] = cellText(cell, this.#workbook)
  }
}

/** Throws when the part is damaged, RangeError when it is larger than we read. */
export function readSheet(bytes: Buffer, workbook: Workbook): TableRow[] {
  const sheet = new SheetRows(workbook)
  visitXml(bytes, {
    open: (name, attributes) => sheet.open(name, attributes),
    text: (text) => sheet.text(text),
    close: (name) => sheet.close(name),
  })
  return sheet.rows
}
