// Text with commas, semicolons or tabs into rows that know the line on which they start.
import { type Decision, no, yes } from '../decision.ts'
import { mostColumns, mostRows } from './limits.ts'
import type { OpenQuote, TableRow } from './types.ts'

// Our own reader because three things decide whether people are lost: the line where a row starts, a quotation mark
// inside an unquoted cell (kept as it is), and one that is not closed (refused: it swallows the rows that follow).
type Cursor = {
  readonly text: string
  readonly cellEnd: RegExp
  readonly delimiter: string
  at: number
  line: number
}

const lineBreak = /\r\n|\n|\r/g
const breaksIn = (text: string): number => text.match(lineBreak)?.length ?? 0

function readPlain(cursor: Cursor): string {
  cursor.cellEnd.lastIndex = cursor.at
  const end = cursor.cellEnd.exec(cursor.text)?.index ?? cursor.text.length
  const cell = cursor.text.slice(cursor.at, end)
  cursor.at = end
  return cell
}

/** A quoted cell without its quotes, or null when the quote is never closed or something follows its close. */
function readQuoted(cursor: Cursor): string | null {
  const { text } = cursor
  let from = cursor.at + 1
  let cell = ''
  for (;;) {
    const close = text.indexOf('"', from)
    if (close === -1) return null
    if (text[close + 1] !== '"') {
      cell += text.slice(from, close)
      cursor.at = close + 1
      break
    }
    cell += text.slice(from, close + 1)
    from = close + 2
  }
  cursor.line += breaksIn(cell)
  return readPlain(cursor).trim() === '' ? cell : null
}

const readCell = (cursor: Cursor): string | null =>
  cursor.text[cursor.at] === '"' ? readQuoted(cursor) : readPlain(cursor)

function stepOverBreak(cursor: Cursor): void {
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1
  cursor.line += 1
}

function readCells(cursor: Cursor): string[] | null {
  const cells: string[] = []
  for (;;) {
    const cell = readCell(cursor)
    if (cell === null) return null
    cells.push(cell)
    if (cursor.text[cursor.at] !== cursor.delimiter || cells.length > mostColumns) return cells
    cursor.at += 1
  }
}

/** The delimiter seen most often outside quotes on the first line that holds more than delimiters. */
function delimiterOf(text: string): string {
  const first = text.search(/[^\s,;"]/)
  const from = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  for (let at = from, quoted = false; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) break
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0]
}

/** Spreadsheets may write 'sep=;' as a first line of its own. */
const declared = /^"?sep=([,;\t|])"?(\r\n|\n|\r)/i

function cursorOver(text: string): Cursor {
  const sep = declared.exec(text)
  const delimiter = sep?.[1] ?? delimiterOf(text)
  const cellEnd = new RegExp(`[\\${delimiter}\\r\\n]`, 'g')
  return { text, cellEnd, delimiter, at: sep?.[0].length ?? 0, line: sep === null ? 1 : 2 }
}

export function parseDelimited(text: string): Decision<TableRow[], OpenQuote | 'too-large'> {
  const cursor = cursorOver(text)
  const rows: TableRow[] = []
  while (cursor.at < text.length) {
    const { line } = cursor
    const cells = readCells(cursor)
    if (cells === null) return no(`open-quote-${line}`)
    if (cells.length > mostColumns || rows.length >= mostRows) return no('too-large')
    if (cursor.at < text.length) stepOverBreak(cursor)
    rows.push({ line, cells })
  }
  return yes(rows)
}
