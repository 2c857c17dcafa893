// Text files from spreadsheets: encodings, delimiters, quotes, lines, and what is refused.
import {
  readTableFile,
  tableRefusalWords,
  type TableFile,
} from '../../../src/platform/table-file/index.ts'

async function tableOf(content: string | Buffer): Promise<TableFile> {
  const read = await readTableFile(Buffer.from(content))
  if (!read.ok) throw new Error(read.why)
  return read.value
}

async function refusalOf(content: string | Buffer): Promise<string> {
  const read = await readTableFile(Buffer.from(content))
  return read.ok ? 'read' : read.why
}

const cellsOf = (table: TableFile): readonly (readonly string[])[] =>
  table.rows.map(({ cells }) => cells)

describe('delimiters', () => {
  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['semicolons, with commas inside quoted headings', '"a";"b"\n1;2'],
    ['a first line that declares them', 'sep=;\na;b\n1;2'],
    ['a pipe when declared', 'sep=|\r\na|b\r\n1|2'],
  ])('are found: %s', async (_name, text) => {
    const table = await tableOf(text)
    expect(table.headings).toEqual(['a', 'b'])
    expect(cellsOf(table)).toEqual([['1', '2']])
  })

  it('are those of the heading line, not of the rows', async () => {
    const table = await tableOf('name;notes\nx;one, two, three, four')
    expect(cellsOf(table)).toEqual([['x', 'one, two, three, four']])
  })

  it('inside quoted headings do not count', async () => {
    const table = await tableOf('"a, with, commas";b\n1;2')
    expect(table.headings).toEqual(['a, with, commas', 'b'])
  })

  it('are not needed by a single column', async () => {
    expect(cellsOf(await tableOf('a\n1\n2'))).toEqual([['1'], ['2']])
  })
})

describe('lines', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('end with %s, and rows know where they start', async (_name, end) => {
    const table = await tableOf(['', 'a,b', `"1${end}2",3`, '', ' , ', '4,5', ''].join(end))
    expect(table.headings).toEqual(['a', 'b'])
    expect(table.rows).toEqual([
      { line: 3, cells: [`1${end}2`, '3'] },
      { line: 7, cells: ['4', '5'] },
    ])
  })

  it('may end differently in one file', async () => {
    expect(cellsOf(await tableOf('a,b\r\n1,2\n3,4\r5,6'))).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  it('that are short are padded, that are long keep what is beyond the headings', async () => {
    expect(cellsOf(await tableOf('a,b\n1\n1,2,3'))).toEqual([
      ['1', ''],
      ['1', '2', '3'],
    ])
  })
})

describe('quotes', () => {
  it('are doubled inside a quoted cell', async () => {
    expect(cellsOf(await tableOf('a,b\n"say ""no"", twice",""'))).toEqual([['say "no", twice', '']])
  })

  it('in the middle of an unquoted cell are part of it', async () => {
    expect(cellsOf(await tableOf('a,b\n6" pipe,x'))).toEqual([['6" pipe', 'x']])
  })

  it('may be followed by blanks', async () => {
    expect(cellsOf(await tableOf('a,b\n"1" ,"2" \n'))).toEqual([['1', '2']])
    expect(cellsOf(await tableOf('a\tb\n"1" \t"2"\n'))).toEqual([['1', '2']])
  })

  it.each([
    [
      'never closed',
      'a,b\n1,2\n"3,4\n5,6',
      [
        ['1', '2'],
        ['"3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'opened again in a later row',
      'a,b\n3,"4\n5,"six, seven"\n',
      [
        ['3', '"4'],
        ['5', 'six, seven'],
      ],
    ],
    [
      'within the words of a cell',
      'a,b\n1,"Dog "Rex" here"\n5,6\n',
      [
        ['1', 'Dog "Rex" here'],
        ['5', '6'],
      ],
    ],
    [
      'that strays, and none ends the cell',
      'a,b\n1,"Dog "Rex here\n5,"six"\n',
      [
        ['1', '"Dog "Rex here'],
        ['5', 'six'],
      ],
    ],
    [
      'doubled, over a line break',
      'a,b\n1,"He said ""no"".\nThen left"\n5,6\n',
      [
        ['1', 'He said "no".\nThen left'],
        ['5', '6'],
      ],
    ],
  ])('%s swallow no other row', async (_name, text, rows) => {
    expect(cellsOf(await tableOf(text))).toEqual(rows)
  })
})

describe('encodings', () => {
  const text = 'name,notes\r\nÓ Súilleabháin,“O’Brien” – €5\r\n'

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    [
      'Windows-1252',
      Buffer.from(
        'name,notes\r\n\xd3 S\xfailleabh\xe1in,\x93O\x92Brien\x94 \x96 \x805\r\n',
        'latin1',
      ),
    ],
  ])('%s is read', async (_name, bytes) => {
    const table = await tableOf(bytes)
    expect(table.headings).toEqual(['name', 'notes'])
    expect(cellsOf(table)).toEqual([['Ó Súilleabháin', '“O’Brien” – €5']])
  })

  it('UTF-8 by its mark and not by its letters is refused', async () => {
    expect(await refusalOf(Buffer.from('\xef\xbb\xbfa,b\n\xd3,x', 'latin1'))).toBe('broken-text')
  })
})

describe('files that are no table', () => {
  it.each([
    ['empty', ''],
    ['empty', '\ufeff'],
    ['empty', ' \r\n\r\n,,,\r\n'],
    ['only-headings', 'a,b\r\n\r\n,\r\n'],
    ['not-a-table', 'a,b\n1,\0'],
    ['not-a-table', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['not-a-table', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['not-a-table', Buffer.from(Array.from({ length: 4000 }, (_, i) => 1 + ((i * 7919) % 255)))],
    ['old-workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    [
      'password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['too-large', Buffer.alloc(64 * 1024 * 1024 + 1, 'a')],
    ['too-large', 'a,b\n' + '1,2\n'.repeat(200_000)],
    ['too-large', ','.repeat(600) + 'a\n1'],
    ['too-large', ','.repeat(400) + 'a\n' + '1\n'.repeat(20_001)],
  ] as const)('are refused as %s', async (why, content) => {
    expect(await refusalOf(content)).toBe(why)
    expect(tableRefusalWords(why)).toMatch(/^[A-Z].*\.$/)
  })
})
