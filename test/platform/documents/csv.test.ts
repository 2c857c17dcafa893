// A spreadsheet is what was put in, opened again; nothing in it runs; its letters and lines are as Excel wants them.
import fc from 'fast-check'
import { csvOf, type Cell, type Row } from '../../../src/platform/documents/csv.ts'
import { readTableFile } from '../../../src/platform/table-file/index.ts'

async function* inBatches(batches: readonly (readonly Row[])[]) {
  for (const batch of batches) yield batch
}

async function written(batches: readonly (readonly Row[])[], headings = ['First', 'Second']) {
  let file = ''
  for await (const part of csvOf(headings, inBatches(batches))) file += part
  return file
}

/** The cells as whoever opens the file has them. */
async function opened(rows: readonly Row[]): Promise<readonly (readonly string[])[]> {
  const read = await readTableFile(Buffer.from(await written([rows])))
  if (!read.ok) throw new Error(read.why)
  return read.value.rows.map(({ cells }) => cells)
}
const openedCell = async (cell: Cell): Promise<string | undefined> =>
  (await opened([[cell, 'end']]))[0]?.[0]

const formulas = [
  '=1+1',
  '+44 7700 900123',
  '-2+3',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '\tx',
  '\r=x',
  '\n=x',
  '  =1+1',
  '\u00a0=1+1',
  '"=1+1"',
  "'=1+1",
  '" =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '\ufeff=1',
]

test.each(formulas.map((cell) => [JSON.stringify(cell), cell]))(
  '%s, typed into a record, is text behind an apostrophe',
  async (_, cell) => {
    const found = await openedCell(cell)
    expect(found?.startsWith("'")).toBe(true)
    expect(found?.slice(1).replaceAll('\r\n', '\n').replaceAll('\r', '\n')).toBe(
      cell.replaceAll('\r', '\n'),
    )
  },
)

test.each<[string, Cell, string]>([
  ['a number', 12, '12'],
  ['a negative number', -3, '-3'],
  ['a ratio', 59.38, '59.38'],
  ['a date', '2026-03-02', '2026-03-02'],
  ['an instant', '2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z'],
  ['nothing', null, ''],
  ['a ref', 'V1234567', 'V1234567'],
  ['a name with letters of other alphabets', 'Łukasz Øster-Nowińska', 'Łukasz Øster-Nowińska'],
  ['a sentence with a sign inside', 'Seen at 2 - 3 = 1', 'Seen at 2 - 3 = 1'],
])('%s stays usable: it opens as it was', async (_, cell, text) => {
  expect(await openedCell(cell)).toBe(text)
})

const dangerous = /^[\s"'\u00a0\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

test('whatever was typed, what opens is the same text, and none of it could run', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.stringMatching(/^[=+@\-\t "';,]{0,4}[a-z0-9,;"\n]{0,8}$/),
  )
  const line = fc.tuple(typed, typed)
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      // Cells that are blank throughout make a blank line, which readers of tables pass over.
      const rows = lines.map(([a, b], index): Row => [`r${index}`, a, b])
      const file = await written([rows], ['No', 'First', 'Second'])
      const read = await readTableFile(Buffer.from(file))
      if (!read.ok) throw new Error(read.why)
      const cells = read.value.rows.map((row) => row.cells)
      expect(cells.length).toBe(rows.length)
      for (const [index, [, ...given]] of rows.entries())
        for (const [place, cell] of given.entries()) {
          const text = String(cell)
          const found = cells[index]?.[place + 1]
          expect(found).toBe(dangerous.test(text) ? `'${text}` : text)
        }
    }),
    { numRuns: 300 },
  )
})

test('it begins with the mark that tells Excel its letters, once, and ends every line as Windows does', async () => {
  const file = await written([[['a', 'b']], [['c', 'd']], []])
  expect(file).toBe('\ufeffFirst,Second\r\na,b\r\nc,d\r\n')
  expect(Buffer.from(file).subarray(0, 3).toString('hex')).toBe('efbbbf')
})

test('a cell keeps its separators, quotes and line breaks to itself, also where a semicolon divides', async () => {
  expect(
    await written([
      [
        ['a;b', 'say "yes", now'],
        ['two\nlines', ' x '],
      ],
    ]),
  ).toBe('\ufeffFirst,Second\r\n"a;b","say ""yes"", now"\r\n"two\nlines"," x "\r\n')
})

test('a list of nobody is its headings', async () => {
  expect(await written([])).toBe('\ufeffFirst,Second\r\n')
})

test('the heading goes out with the first batch and each batch by itself', async () => {
  const parts: string[] = []
  for await (const part of csvOf(['A'], inBatches([[['1']], [['2']], [['3']]]))) parts.push(part)
  expect(parts).toEqual(['\ufeffA\r\n1\r\n', '2\r\n', '3\r\n'])
})
