// The example register of real size: its answers, in every form in which a force might save it.
import writeExcelFile from 'write-excel-file/node'
import { judgeRegister, parseDate, whyRejected } from '../../src/imports/rules.ts'
import type { JudgedRegister, RegisterPerson } from '../../src/imports/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { readTableFile, type TableFile, writeRejects } from '../../src/platform/table-file/index.ts'
import { workbook } from '../platform/table-file/build-workbook.ts'
import { exampleAnswers, exampleBytes } from './register-builder.ts'

const answers = exampleAnswers()
const today = localDate(answers.today)

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTableFile(bytes)
  if (!read.ok) throw new Error(read.why)
  return read.value
}

const judged = async (bytes: Uint8Array): Promise<JudgedRegister> =>
  judgeRegister(await tableOf(bytes), { today })

/** Lines differ with the form, and so do the letters that Windows-1252 does not have. */
const peopleOf = ({ people }: JudgedRegister): Omit<RegisterPerson, 'line'>[] =>
  people.map(({ line: _line, ...person }) => person)

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const saved = ({ headings, rows }: TableFile, delimiter: string, end: string): string =>
  [headings, ...rows.map(({ cells }) => cells)]
    .map((cells) => cells.map(quoted).join(delimiter))
    .join(end)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')

const day1904 = Date.parse('1904-01-01T00:00:00Z')

/** Day-first dates become numbers under a date format, as a spreadsheet keeps them. */
function cell1904(cell: string): string {
  const date = /^\d{2}\/\d{2}\/\d{4}$/.test(cell) ? parseDate(cell) : null
  if (date?.ok !== true) return `<c t="str"><v>${escaped(cell)}</v></c>`
  return `<c s="1"><v>${(Date.parse(date.value) - day1904) / 86_400_000}</v></c>`
}

const saved1904 = ({ headings, rows }: TableFile): Buffer =>
  workbook({
    rows: [headings, ...rows.map(({ cells }) => cells)]
      .map((cells) => `<row>${cells.map(cell1904).join('')}</row>`)
      .join(''),
    formats: ['dd/mm/yyyy'],
    properties: 'date1904="1"',
  })

function workbookCell(cell: string) {
  const date = /^\d{2}\/\d{2}\/\d{4}$/.test(cell) ? parseDate(cell) : null
  if (date?.ok === true)
    return { value: new Date(date.value), type: Date, format: 'dd/mm/yyyy' } as const
  return /^[1-9]\d*$/.test(cell) ? Number(cell) : cell
}

const savedByLibrary = ({ headings, rows }: TableFile): Promise<Buffer> =>
  writeExcelFile([[...headings], ...rows.map(({ cells }) => cells.map(workbookCell))]).toBuffer()

describe('The example register', () => {
  it('gives its answers', async () => {
    const { counts } = await judged(exampleBytes())
    const { faultsByColumn, ...rest } = counts
    expect(rest).toEqual(answers.import)
    expect(faultsByColumn).toEqual({ 'SHPO expiry': 5, 'Sentence months': 5 })
  })

  it('knows the line on which each row starts', async () => {
    const { people } = await judged(exampleBytes())
    const lines = exampleBytes()
      .toString('utf8')
      .split(/\r\n|\n/)
    for (const { line, visorRef } of people) expect(lines[line - 1]).toContain(visorRef)
  })

  it.each([
    ['with semicolons and LF', (table: TableFile) => Buffer.from(saved(table, ';', '\n'))],
    [
      'with tabs and its mark',
      (table: TableFile) => Buffer.from(`\ufeff${saved(table, '\t', '\r\n')}`),
    ],
    [
      'in UTF-16',
      (table: TableFile) => Buffer.from(`\ufeff${saved(table, '\t', '\r\n')}`, 'utf16le'),
    ],
    ['as a workbook', savedByLibrary],
    ['as a workbook that counts from 1904', saved1904],
  ])('saved %s gives the same people', async (_name, save) => {
    const first = await judged(exampleBytes())
    const again = await judged(await save(await tableOf(exampleBytes())))
    expect(peopleOf(again)).toEqual(peopleOf(first))
    expect(again.counts).toEqual(first.counts)
  })

  it('saved as Windows-1252 with semicolons gives the same people, but for letters it does not have', async () => {
    const text = exampleBytes().toString('utf8').replaceAll('Ż', 'Z')
    const first = await judged(Buffer.from(text))
    const table = await tableOf(Buffer.from(text))
    const again = await judged(Buffer.from(saved(table, ';', '\n'), 'latin1'))
    expect(peopleOf(again)).toEqual(peopleOf(first))
  })

  it('has a reject file that is turned away for the same reasons, apart from second rows', async () => {
    const table = await tableOf(exampleBytes())
    const first = judgeRegister(table, { today })
    const rejects = first.rejected.map((row) => ({ row, why: whyRejected(row) }))
    const again = await judged(Buffer.from(writeRejects(table, rejects)))
    const own = first.rejected.filter(({ duplicateOf }) => duplicateOf === null)
    expect(own.length).toBeGreaterThan(30)
    expect(again.rejected.map(({ faults }) => faults)).toEqual(own.map(({ faults }) => faults))
    expect(again.unknownColumns).toEqual([])
  })
})

it('Ten times as many rows are read and judged in a time that grows with their number.', async () => {
  const table = await tableOf(exampleBytes())
  const rows = Array.from({ length: 10 }, (_, copy) =>
    table.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, place) =>
        place === 0 ? cell.replace(/V\d\d/, `V${copy + 10}`) : cell,
      ),
    })),
  ).flat()
  const many = Buffer.from(saved({ ...table, rows }, ',', '\r\n'))
  const started = performance.now()
  const few = await judged(exampleBytes())
  const between = performance.now()
  const { counts } = await judged(many)
  const ratio = (performance.now() - between) / (between - started)
  expect(counts.rows).toBe(few.counts.rows * 10)
  expect(ratio).toBeLessThan(40)
})
