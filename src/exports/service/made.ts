// How a list becomes a file: a spreadsheet made batch by batch, or a paper made whole.
import { csvOf, type Row as Cells } from '../../platform/documents/csv.ts'
import type { Paper } from '../../platform/documents/document.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ExportFilters, Offer, Tally } from '../types.ts'

/** A room's rows as it reads them, and whom each is about, for the audit. */
export type Listed<Row> = Readonly<{
  batches: (tx: Tx) => AsyncIterable<readonly Row[]>
  /** Null for a row that is about nobody. */
  about?: (row: Row) => string | null
}>

async function* tallied<Row>(
  rows: AsyncIterable<readonly Row[]>,
  about: Listed<Row>['about'],
  tally: Tally,
): AsyncGenerator<readonly Row[]> {
  for await (const batch of rows) {
    const named = about === undefined ? [] : batch.map(about)
    const offenderIds = named.filter((id) => id !== null)
    tally.add({ rows: batch.length, offenderIds })
    yield batch
  }
}

type Columns<Row> = Readonly<{ headings: readonly string[]; cells: (row: Row) => Cells }>

async function* inCells<Row>(
  rows: AsyncIterable<readonly Row[]>,
  cells: Columns<Row>['cells'],
): AsyncGenerator<readonly Cells[]> {
  for await (const batch of rows) yield batch.map(cells)
}

/** A spreadsheet: one batch is in memory at a time, however long the list. */
export const asSpreadsheet =
  <Row>({ batches, about, headings, cells }: Listed<Row> & Columns<Row>): Offer['parts'] =>
  (tx, tally) =>
    csvOf(headings, inCells(tallied(batches(tx), about, tally), cells))

/** A PDF: what is on paper is short, so it is made whole. */
export const asPaper = <Row>({
  batches,
  about,
  paper,
}: Listed<Row> & Readonly<{ paper: (rows: readonly Row[]) => Paper }>): Offer['parts'] =>
  async function* (tx, tally) {
    const rows: Row[] = []
    for await (const batch of tallied(batches(tx), about, tally)) rows.push(...batch)
    // Loaded with the first paper: the typesetter and its fonts are a tenth of a start.
    const { pdfOf } = await import('../../platform/documents/pdf.ts')
    yield await pdfOf(paper(rows))
  }

/** The filters as they were asked, for whoever reads what was taken out. */
export const filtersIn = (asked: object): ExportFilters =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  )
