// What a table is once it has been read from a file, and why a file may not be read.

/** One row as it came: `line` is where it starts in the file, `cells` are padded to the headings, never cut. */
export type TableRow = Readonly<{ line: number; cells: readonly string[] }>

/**
 * Headings and rows, nothing interpreted. A date cell of a workbook is ISO text; any other number stays a number
 * as text, and `countsFrom1904` says what it would mean as a date in that workbook.
 */
export type TableFile = Readonly<{
  headings: readonly string[]
  rows: readonly TableRow[]
  countsFrom1904: boolean
}>

export type TableRefusal =
  | 'empty'
  | 'only-headings'
  | 'not-a-table'
  | 'broken-text'
  | 'too-large'
  | 'password'
  | 'old-workbook'
  | 'not-a-workbook'
  | 'broken-workbook'
