// A spreadsheet as CSV: opens right in Excel, runs nothing that somebody typed, and is made a batch of rows at a time.
import { stringify } from 'csv-stringify/sync'

/** A number stays a number and an ISO date a date; null is an empty cell. */
export type Cell = string | number | null
export type Row = readonly Cell[]

/**
 * What a spreadsheet may take for the start of a formula, plain or full-width, also behind spaces or quotes that
 * it drops, or a control character at the start. The stringifier's own guard looks at the first character only.
 */
const formula = /^[\s"'\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** A typed cell that could run is made text by an apostrophe; numbers, negative ones too, are what they are. */
const guarded = (cell: Cell): Cell =>
  typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell

// Where the list separator is a semicolon, an unquoted one would begin a cell of its own; a lone line feed ends no
// line of ours, but readers take it for one.
const quoted = /[;\t\r\n]|^\s|\s$/

const lines = (rows: readonly Row[], bom: boolean): string =>
  stringify(
    rows.map((row) => row.map(guarded)),
    { bom, record_delimiter: '\r\n', escape_formulas: true, quoted_match: quoted },
  )

export type Batches = AsyncIterable<readonly Row[]>

/** The file in parts: the heading goes with the first batch, so that what fails at once sends nothing. */
export async function* csvOf(
  headings: readonly string[],
  batches: Batches,
): AsyncGenerator<string> {
  let begun = false
  for await (const rows of batches) {
    yield lines(begun ? rows : [headings, ...rows], !begun)
    begun = true
  }
  if (!begun) yield lines([headings], true)
}
