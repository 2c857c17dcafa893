// A file somebody saved from a spreadsheet into headings and rows, or one reason why not.
import { type Decision, no, yes } from '../decision.ts'
import { decodeText } from './decode-text.ts'
import { parseDelimited } from './delimited.ts'
import { mostBytes, mostCells } from './limits.ts'
import { readSheet, tooLarge } from './sheet.ts'
import type { TableFile, TableRefusal, TableRow } from './types.ts'
import { openWorkbook } from './workbook.ts'
import { openArchive } from './zip.ts'

const archiveMark = Buffer.from('PK\u0003\u0004')
const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const startsWith = (bytes: Buffer, mark: Buffer): boolean =>
  bytes.subarray(0, mark.length).equals(mark)

type Rows = Readonly<{ rows: readonly TableRow[]; countsFrom1904: boolean; isWorkbook: boolean }>

const isBlank = (cell: string): boolean => cell.trim() === ''

/** Blank rows, above the headings and below, are no rows. Stray cells beside a sheet stand under blank headings. */
function tableOf({ rows, countsFrom1904, isWorkbook }: Rows): Decision<TableFile, TableRefusal> {
  const [first, ...rest] = rows.filter(({ cells }) => !cells.every(isBlank))
  if (first === undefined) return no('empty')
  if (rest.length === 0) return no('only-headings')
  const widest = rest.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const width = isWorkbook ? Math.max(widest, first.cells.length) : first.cells.length
  if (width * rest.length > mostCells) return no('too-large')
  const padded = (cells: readonly string[]): readonly string[] =>
    cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill('')] : cells
  const table = rest.map(({ line, cells }) => ({ line, cells: padded(cells) }))
  return yes({ headings: padded(first.cells), rows: table, countsFrom1904 })
}

function readDelimited(bytes: Buffer): Decision<TableFile, TableRefusal> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const rows = parseDelimited(text.value)
  return rows.ok ? tableOf({ rows: rows.value, countsFrom1904: false, isWorkbook: false }) : rows
}

/** A protected .xlsx and an old .xls are the same kind of container; only the first names its encrypted package. */
const readCompound = (bytes: Buffer): Decision<TableFile, TableRefusal> =>
  no(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password' : 'old-workbook')

/** Ours by its message, the unpacker's by its code. */
function isTooLarge(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  return (
    ('message' in fault && fault.message === tooLarge) ||
    ('code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE')
  )
}

async function readWorkbook(bytes: Buffer): Promise<Decision<TableFile, TableRefusal>> {
  try {
    const archive = openArchive(bytes)
    const workbook = await openWorkbook(archive)
    if (workbook === null) return no('not-a-workbook')
    const rows = readSheet(await archive.read(workbook.sheet), workbook)
    return tableOf({ rows, countsFrom1904: workbook.from1904, isWorkbook: true })
  } catch (fault) {
    return no(isTooLarge(fault) ? 'too-large' : 'broken-workbook')
  }
}

/** What the file is shows in its bytes; its name is never asked. */
export async function readTableFile(
  content: Uint8Array,
): Promise<Decision<TableFile, TableRefusal>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length === 0) return no('empty')
  if (bytes.length > mostBytes) return no('too-large')
  if (startsWith(bytes, archiveMark)) return readWorkbook(bytes)
  if (startsWith(bytes, compoundMark)) return readCompound(bytes)
  return readDelimited(bytes)
}

/** Why a file cannot be a table, as far as a first look shows; null when it must be read to know. */
export function glanceAtTable(content: Uint8Array): TableRefusal | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, archiveMark)) return null
  const seen = startsWith(bytes, compoundMark) ? readCompound(bytes) : decodeText(bytes)
  return seen.ok ? null : seen.why
}
