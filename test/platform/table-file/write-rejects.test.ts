// The reject file: cells as they came, a reason at the end, and the same table when it is read again.
import fc from 'fast-check'
import {
  readTableFile,
  type TableFile,
  writeRejects,
} from '../../../src/platform/table-file/index.ts'

const table = (
  headings: readonly string[],
  ...rows: readonly (readonly string[])[]
): TableFile => ({
  headings,
  countsFrom1904: false,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
})

const rejectAll = (of: TableFile, why: string): string =>
  writeRejects(
    of,
    of.rows.map((row) => ({ row, why })),
  )

async function readAgain(text: string): Promise<TableFile> {
  const read = await readTableFile(Buffer.from(text))
  if (!read.ok) throw new Error(read.why)
  return read.value
}

it('It holds the cells as they came and says why in its last column.', () => {
  const of = table(['Name', 'Notes'], [' Ann ', '=cmd|x'], ['Bob', 'a "b", c\nd'])
  expect(rejectAll(of, 'Name: odd')).toBe(
    '\ufeffName,Notes,Why rejected\r\n Ann ,=cmd|x,Name: odd\r\nBob,"a ""b"", c\nd",Name: odd\r\n',
  )
})

it('A column that said why before is replaced, not repeated.', async () => {
  const of = table(['Name', 'why rejected ', 'Notes'], ['Ann', 'old reason', 'x'])
  const again = await readAgain(rejectAll(of, 'new reason'))
  expect(again.headings).toEqual(['Name', 'Notes', 'Why rejected'])
  expect(again.rows[0]?.cells).toEqual(['Ann', 'x', 'new reason'])
})

it('Cells beyond the headings are beyond them again.', async () => {
  const of = table(['Name'], ['Ann', 'extra'])
  const again = await readAgain(rejectAll(of, 'why'))
  expect(again.headings).toHaveLength(2)
  expect(again.rows[0]?.cells).toEqual(['Ann', 'why', 'extra'])
})

it('Whatever the cells hold, they come back the same.', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', ',', ';', '\t', '"', '\n', '\r', ' ', "'", 'Ł', '='),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
      const of = table(['A', 'B'], ...rows)
      const again = await readAgain(rejectAll(of, 'why'))
      expect(again.rows.map(({ cells }) => cells)).toEqual(rows.map(([a, b]) => [a, b, 'why']))
    }),
  )
})
