// Text with commas, semicolons or tabs into rows that know the line on which they start.
import { type Decision, no, yes } from '../decision.ts'
import { mostColumns, mostRows } from './limits.ts'
import type { TableRow } from './types.ts'

// Our own reader because two things decide whether people are lost: the line where a row starts, and a quotation mark
// that closes nothing, which is kept as it is instead of swallowing the rows that follow.
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

const blank = new Set<string | undefined>([' ', '\t', '\u00a0'])

/** Only blanks stand between a mark and the end of its cell. */
function endsCell({ text, delimiter }: Cursor, mark: number): boolean {
  let next = mark + 1
  while (blank.has(text[next]) && text[next] !== delimiter) next += 1
  const after = text[next]
  return after === undefined || after === '\r' || after === '\n' || after === delimiter
}

/**
 * Where the quotation mark that ends a quoted cell stands, or null when there is none. A mark inside the
 * words of one line is meant as it stands; past such a mark the end is looked for in that line only, since
 * beyond it other people's rows would be swallowed.
 */
function closeOf(cursor: Cursor, from: number): number | null {
  const { text } = cursor
  const lineEnd = text.slice(from).search(/[\r\n]|$/) + from
  let strayed = false
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"' && !strayed) {
      at += 1
      continue
    }
    if (strayed && at > lineEnd) return null
    if (endsCell(cursor, at)) return at
    if (at > lineEnd) return null
    strayed = true
  }
  return null
}

/** A quoted cell without its quotes, or null when its mark closes nothing: then it is a mark like any other. */
function readQuoted(cursor: Cursor): string | null {
  const close = closeOf(cursor, cursor.at + 1)
  if (close === null) return null
  const cell = cursor.text.slice(cursor.at + 1, close).replaceAll('""', '"')
  cursor.line += breaksIn(cell)
  cursor.at = close + 1
  readPlain(cursor)
  return cell
}

const readCell = (cursor: Cursor): string =>
  (cursor.text[cursor.at] === '"' ? readQuoted(cursor) : null) ?? readPlain(cursor)

function stepOverBreak(cursor: Cursor): void {
  cursor.at += cursor.text.startsWith('\r\n', cursor.at) ? 2 : 1
  cursor.line += 1
}

function readCells(cursor: Cursor): string[] {
  const cells: string[] = []
  for (;;) {
    cells.push(readCell(cursor))
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

export function parseDelimited(text: string): Decision<TableRow[], 'too-large'> {
  const cursor = cursorOver(text)
  const rows: TableRow[] = []
  while (cursor.at < text.length) {
    const { line } = cursor
    const cells = readCells(cursor)
    if (cells.length > mostColumns || rows.length >= mostRows) return no('too-large')
    if (cursor.at < text.length) stepOverBreak(cursor)
    rows.push({ line, cells })
  }
  return yes(rows)
}
