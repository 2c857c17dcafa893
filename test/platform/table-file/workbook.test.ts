// Workbooks: which cells become dates, which stay numbers, and what is refused.
import writeExcelFile from 'write-excel-file/node'
import { readTableFile, type TableFile } from '../../../src/platform/table-file/index.ts'
import { partsOf, type Sheet, workbook, zip } from './build-workbook.ts'

async function tableOf(bytes: Buffer): Promise<TableFile> {
  const read = await readTableFile(bytes)
  if (!read.ok) throw new Error(read.why)
  return read.value
}

async function refusalOf(bytes: Buffer): Promise<string> {
  const read = await readTableFile(bytes)
  return read.ok ? 'read' : read.why
}

const heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'

async function cellOf(cell: string, sheet: Partial<Sheet> = {}): Promise<string | undefined> {
  const table = await tableOf(workbook({ rows: `${heading}<row r="2">${cell}</row>`, ...sheet }))
  return table.rows[0]?.cells[0]
}

it('A workbook written by a spreadsheet library is read as it was written.', async () => {
  const day = { value: new Date('2025-12-31T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' } as const
  const rows = [
    ['name', 'seen', 'number', 'flag'],
    [' Ó Súilleabháin ', day, 79327, true],
    [null, null, null, null],
    ['=1+1', null, 0.5, null],
  ]
  const table = await tableOf(Buffer.from(await writeExcelFile(rows).toBuffer()))
  expect(table).toEqual({
    headings: ['name', 'seen', 'number', 'flag'],
    countsFrom1904: false,
    rows: [
      { line: 2, cells: [' Ó Súilleabháin ', '2025-12-31', '79327', 'TRUE'] },
      { line: 4, cells: ['=1+1', '', '0.5', ''] },
    ],
  })
})

describe('a number', () => {
  it.each([
    ['dd/mm/yyyy', '2025-12-31'],
    ['14n', '2025-12-31'],
    ['22n', '2025-12-31'],
    ['[$-809]d mmmm yyyy;@', '2025-12-31'],
    ['mmm-yy', '2025-12-31'],
    ['18n', '46022'],
    ['h:mm:ss', '46022'],
    ['[h]:mm', '46022'],
    ['0.00', '46022'],
    ['General', '46022'],
    ['&quot;day &quot;0', '46022'],
    ['[Red]0;-0', '46022'],
    ['0\\d', '46022'],
    ['0000000', '0046022'],
  ])('under the format %s is %s', async (format, text) => {
    expect(await cellOf('<c r="A2" s="1"><v>46022</v></c>', { formats: [format] })).toBe(text)
  })

  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['60', '60'],
    ['61', '1900-03-01'],
    ['46022.75', '2025-12-31'],
    ['2958465', '9999-12-31'],
    ['2958466', '2958466'],
    ['0', '0'],
    ['-1', '-1'],
  ])('%s with a date format is %s when the workbook counts from 1900', async (number, text) => {
    const sheet = { formats: ['dd/mm/yyyy'] }
    expect(await cellOf(`<c r="A2" s="1"><v>${number}</v></c>`, sheet)).toBe(text)
  })

  it.each([
    ['0', '1904-01-01'],
    ['44560', '2025-12-31'],
    ['-1', '-1'],
  ])('%s with a date format is %s when the workbook counts from 1904', async (number, text) => {
    const sheet = { formats: ['dd/mm/yyyy'], properties: 'date1904="1"' }
    expect(await cellOf(`<c r="A2" s="1"><v>${number}</v></c>`, sheet)).toBe(text)
  })

  it('is written out in full', async () => {
    expect(await cellOf('<c r="A2"><v>7.9327E4</v></c>')).toBe('79327')
  })
})

describe('a text cell', () => {
  const strings =
    '<si><t xml:space="preserve"> one </t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>reading</t></rPh></si>'

  it.each([
    ['shared, with its blanks', '<c r="A2" t="s"><v>0</v></c>', ' one '],
    ['rich, without its reading aid', '<c r="A2" t="s"><v>1</v></c>', 'rich text'],
    ['inline', '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', 'ab'],
    ['the result of a formula', '<c r="A2" t="str"><f>A1&amp;"x"</f><v>ax</v></c>', 'ax'],
    ['an error', '<c r="A2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['false', '<c r="A2" t="b"><v>0</v></c>', 'FALSE'],
    ['an ISO date', '<c r="A2" t="d"><v>2025-12-31T00:00:00</v></c>', '2025-12-31'],
    ['with escapes', '<c r="A2" t="str"><v>a_x000D_b&amp;_x0000_</v></c>', 'a\rb&_x0000_'],
    ['without a place', '<c t="str"><v>here</v></c>', 'here'],
    ['a string that is not there', '<c r="A2" t="s"><v>9</v></c><c r="B2"><v>1</v></c>', ''],
  ])('that is %s is read', async (_name, cell, text) => {
    expect(await cellOf(cell, { strings })).toBe(text)
  })
})

describe('rows', () => {
  it('keep their numbers, and rows without values are none', async () => {
    const rows = `<row r="4"><c r="B4" t="str"><v>h</v></c></row><row r="5"/><row r="9"><c r="D9"><v>1</v></c><c r="E9"/></row><row><c><v>2</v></c></row>`
    const table = await tableOf(workbook({ rows }))
    expect(table.headings).toEqual(['', 'h', '', ''])
    expect(table.rows).toEqual([
      { line: 9, cells: ['', '', '', '1'] },
      { line: 10, cells: ['2', '', '', ''] },
    ])
  })

  it('say whether the workbook counts from 1904', async () => {
    const rows = `${heading}<row r="2"><c r="A2"><v>44560</v></c></row>`
    const table = await tableOf(workbook({ rows, properties: 'date1904="true"' }))
    expect(table.countsFrom1904).toBe(true)
    expect(table.rows[0]?.cells).toEqual(['44560'])
  })
})

it.each(['deflated', 'stored', 'large'] as const)(
  'A workbook packed %s is read.',
  async (packing) => {
    const rows = `${heading}<row r="2"><c r="A2"><v>1</v></c></row>`
    const table = await tableOf(zip(partsOf({ rows }), packing))
    expect(table.rows).toEqual([{ line: 2, cells: ['1'] }])
  },
)

describe('workbooks that cannot be read', () => {
  const rows = `${heading}<row r="2"><c r="A2"><v>1</v></c></row>`
  const good = workbook({ rows })

  it.each([
    ['broken-workbook', 'one cut short', good.subarray(0, good.length - 30)],
    [
      'broken-workbook',
      'one with a damaged part',
      Buffer.concat([good.subarray(0, 60), good.subarray(64)]),
    ],
    ['broken-workbook', 'one with broken XML', workbook({ rows: `${rows}<row>` })],
    [
      'not-a-workbook',
      'another archive',
      zip({ mimetype: 'application/x', 'content.xml': '<a/>' }),
    ],
    [
      'not-a-workbook',
      'one without its sheet',
      zip({ ...partsOf({ rows }), 'xl/workbook.xml': '<workbook/>' }),
    ],
    ['empty', 'one with nothing in it', workbook({ rows: '' })],
    ['only-headings', 'one with headings alone', workbook({ rows: heading })],
    [
      'too-large',
      'one too wide',
      workbook({ rows: `${rows}<row r="3"><c r="XFD3"><v>1</v></c></row>` }),
    ],
    [
      'too-large',
      'one that unpacks to more than is read',
      zip({
        ...partsOf({ rows }),
        'xl/worksheets/sheet2.xml': Buffer.alloc(64 * 1024 * 1024 + 1, ' '),
      }),
    ],
  ])('are refused as %s: %s', async (why, _name, bytes) => {
    expect(await refusalOf(bytes)).toBe(why)
  })

  it('An entity that unfolds for ever is not unfolded.', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`
    const parts = { ...partsOf({ rows }), 'xl/worksheets/sheet2.xml': bomb }
    expect(await refusalOf(zip(parts))).toBe('broken-workbook')
  })
})
