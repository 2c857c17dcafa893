// How much of a file is read before it is taken for an attack or a mistake.

const mebibyte = 1024 * 1024

/** A hundred times the largest register we know of, and what one part of a workbook may unpack to. */
export const mostBytes = 64 * mebibyte

/** A workbook can name a cell in column 16,384 with a few bytes, and every row is padded to the widest. */
export const mostColumns = 500

/** Fifty times the largest register; blank lines at the end of a file count here. */
export const mostRows = 200_000

/** Rows times columns, once every row is as long as the headings. */
export const mostCells = 8_000_000
