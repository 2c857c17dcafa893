// The rows that were turned away, as they came, with a last column that says why.
import { stringify } from 'csv-stringify/sync'
import type { TableFile, TableRow } from './types.ts'

/** A file loaded again is read without this column. */
export const whyRejectedHeading = 'Why rejected'

export type Reject = Readonly<{ row: TableRow; why: string }>

const isWhy = (heading: string): boolean =>
  heading.trim().toLowerCase() === whyRejectedHeading.toLowerCase()

/**
 * UTF-8 with its mark, so that a spreadsheet shows the names as they are. Cells are raw on purpose: nothing is put in
 * front of a cell that looks like a formula, because the file is made to be mended and loaded again unchanged.
 * Cells beyond the headings stand after the reason, where they are beyond the headings again.
 */
export function writeRejects(table: TableFile, rejected: readonly Reject[]): string {
  const kept = table.headings.flatMap((heading, column) => (isWhy(heading) ? [] : [column]))
  const line = (cells: readonly string[], why: string): string[] => [
    ...kept.map((column) => cells[column] ?? ''),
    why,
    ...cells.slice(table.headings.length),
  ]
  const lines = [
    line(table.headings, whyRejectedHeading),
    ...rejected.map(({ row, why }) => line(row.cells, why)),
  ]
  return stringify(lines, { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
}
