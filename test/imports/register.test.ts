// A whole register: its columns, second rows for one person, counts, and the reject file loaded again.
import fc from 'fast-check'
import { judgeRegister, whyRejected } from '../../src/imports/rules.ts'
import { registerColumns, type RegisterTable } from '../../src/imports/types.ts'
import { readTableFile, writeRejects } from '../../src/platform/table-file/index.ts'
import { judge, register, today } from './register-builder.ts'

const withHeadings = (headings: readonly string[]): RegisterTable => ({ ...register({}), headings })

describe('columns', () => {
  it('are known whatever the case, spaces and punctuation of their headings', () => {
    const loud = registerColumns.map((column) => ` ${column.toUpperCase().split(' ').join('-')}: `)
    const judged = judgeRegister(withHeadings(loud), { today })
    expect(judged).toMatchObject({
      unknownColumns: [],
      missingColumns: [],
      counts: { accepted: 1 },
    })
  })

  it('that are unknown are named and left out; the reason of a reject file is not even named', () => {
    const { headings, rows, countsFrom1904 } = register({})
    const table = {
      headings: ['Shoe size', ...headings, 'Why rejected', ''],
      rows: rows.map(({ line, cells }) => ({ line, cells: ['9', ...cells, 'a reason', 'x'] })),
      countsFrom1904,
    }
    const judged = judgeRegister(table, { today })
    expect(judged.unknownColumns).toEqual(['Shoe size'])
    expect(judged.people[0]?.surname).toBe('Sagar')
  })

  it.each(['ViSOR ref', 'Surname', 'DOB', 'Risk', 'Status', 'Lead agency', 'Team'] as const)(
    'without %s nothing is judged',
    (needed) => {
      const headings = registerColumns.map((column) => (column === needed ? 'Other' : column))
      const judged = judgeRegister(withHeadings(headings), { today })
      expect(judged).toMatchObject({ rows: 1, people: [], rejected: [], missingColumns: [needed] })
    },
  )

  it('that stand twice are named and nothing is judged', () => {
    const headings = registerColumns.map((column) => (column === 'Notes' ? 'risk' : column))
    const judged = judgeRegister(withHeadings(headings), { today })
    expect(judged).toMatchObject({ people: [], rejected: [], repeatedColumns: ['Risk'] })
  })

  it('that are not needed may be absent: their cells are blank', () => {
    const headings = registerColumns.map((column) => (column === 'Sex' ? 'Other' : column))
    const judged = judgeRegister(withHeadings(headings), { today })
    expect(judged.counts.rejectedByColumn).toEqual({ Sex: 1 })
  })
})

describe('a second row for one person', () => {
  it('is turned away: the first stands', () => {
    const { people, rejected } = judge(
      { Surname: 'First' },
      { 'ViSOR ref': 'v1234567', Surname: 'Second' },
    )
    expect(people.map(({ surname }) => surname)).toEqual(['First'])
    expect(rejected).toMatchObject([
      { line: 3, column: 'ViSOR ref', duplicateOf: 2, surname: 'Second' },
    ])
  })

  it('stands when the first was turned away, and a third is turned away for it', () => {
    const { people, rejected } = judge({ Risk: 'TBC' }, { Surname: 'Second' }, { Surname: 'Third' })
    expect(people.map(({ surname }) => surname)).toEqual(['Second'])
    expect(rejected).toMatchObject([
      { line: 2, column: 'Risk', duplicateOf: null },
      { line: 4, column: 'ViSOR ref', duplicateOf: 3 },
    ])
  })

  it('counts once, and all its faults are named', () => {
    const { rejected, counts } = judge({}, { Risk: 'TBC', Postcode: 'x' })
    expect(counts.rejectedByColumn).toEqual({ 'ViSOR ref': 1 })
    expect(rejected[0]?.faults.map(({ column }) => column)).toEqual([
      'ViSOR ref',
      'Risk',
      'Postcode',
    ])
  })
})

describe('counts', () => {
  it('put a row under its first faulty column in the order of the file', () => {
    const { headings, rows, countsFrom1904 } = register({ DOB: 'x', Risk: 'x', Status: 'x' })
    const backwards = {
      headings: headings.toReversed(),
      rows: rows.map(({ line, cells }) => ({ line, cells: cells.toReversed() })),
      countsFrom1904,
    }
    const judged = judgeRegister(backwards, { today })
    expect(judged.counts.rejectedByColumn).toEqual({ Status: 1 })
    expect(judged.rejected[0]?.faults.map(({ column }) => column)).toEqual([
      'Status',
      'Risk',
      'DOB',
    ])
  })

  it('do not put a turned away row under a cell that would only have been held back', () => {
    const { counts, rejected } = judge({ 'PNC ID': 'x', DOB: 'x' })
    expect(counts).toMatchObject({
      rejectedByColumn: { DOB: 1 },
      withFaults: 0,
      faultsByColumn: {},
    })
    expect(rejected[0]?.faults).toHaveLength(2)
  })

  it('count people with held back cells, and cells by column', () => {
    const { counts } = judge(
      { 'PNC ID': 'x', Postcode: 'x' },
      { 'ViSOR ref': 'V0000001', Postcode: 'x' },
    )
    expect(counts).toMatchObject({
      accepted: 2,
      withFaults: 2,
      faultsByColumn: { 'PNC ID': 1, Postcode: 2 },
    })
  })
})

it('A row with more cells than headings is turned away, because its cells may have moved.', () => {
  const { headings, rows, countsFrom1904 } = register({})
  const longer = (extra: string): RegisterTable => ({
    headings,
    rows: rows.map(({ line, cells }) => ({ line, cells: [...cells, extra] })),
    countsFrom1904,
  })
  expect(judgeRegister(longer(' '), { today }).counts).toMatchObject({ accepted: 1 })
  expect(judgeRegister(longer('x'), { today }).counts.rejectedByColumn).toEqual({ Notes: 1 })
})

it('In a workbook that counts from 1904 a bare number is counted from 1904, also in the reject file.', () => {
  const cells = { DOB: '28763', Manager: '44560' }
  const table = { ...register(cells, { ...cells, Risk: 'TBC' }), countsFrom1904: true }
  const { people, rejected } = judgeRegister(table, { today })
  expect(people[0]).toMatchObject({ dateOfBirth: '1982-10-01', officer: { collarNumber: '44560' } })
  expect(rejected[0]?.cells[registerColumns.indexOf('DOB')]).toBe('30225')
})

it('The reason names every column and what is wrong with it.', () => {
  const [rejected] = judge({ DOB: '31/02/1980', Risk: '' }).rejected
  expect(rejected && whyRejected(rejected)).toBe('DOB: there is no such day; Risk: this is blank')
})

const wild = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'V1234567',
    'v7654321',
    'Sagar',
    '01/02/1980',
    '46022',
    'M',
    'Police',
    'Custody',
    'a,"b\n',
  ),
)
const wildTable = fc.array(fc.array(wild, { maxLength: 34 }), { maxLength: 12 }).map((rows) => ({
  headings: registerColumns,
  countsFrom1904: false,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
}))

it('Whatever the cells hold, every row is accepted or turned away, and nobody twice.', () => {
  fc.assert(
    fc.property(wildTable, (table) => {
      const { counts, people, rejected } = judgeRegister(table, { today })
      expect(counts.accepted + counts.rejected).toBe(table.rows.length)
      expect(new Set(people.map(({ visorRef }) => visorRef)).size).toBe(people.length)
      expect(rejected.every(({ faults }) => faults.length > 0)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const spoilt = fc.record(
  {
    'ViSOR ref': fc.constantFrom('', 'V123'),
    Surname: fc.constantFrom('', ' "x, y"\n'),
    Risk: fc.constantFrom('TBC', ';', '\t"'),
    Notes: fc.constantFrom('=1+1', 'two\r\nlines', "'quoted'"),
    Postcode: fc.constantFrom('nope', ' NM6 2XL '),
  },
  { requiredKeys: ['Risk'] },
)

it('The reject file loaded again is turned away for the same reasons.', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spoilt, { minLength: 1, maxLength: 6 }), async (rows) => {
      const table = register(...rows)
      const first = judgeRegister(table, { today })
      const rejects = first.rejected.map((row) => ({ row, why: whyRejected(row) }))
      const again = await readTableFile(Buffer.from(writeRejects(table, rejects)))
      const second = again.ok ? judgeRegister(again.value, { today }) : null
      expect(second?.unknownColumns).toEqual([])
      expect(second?.rejected.map(({ faults }) => faults)).toEqual(
        first.rejected.map(({ faults }) => faults),
      )
    }),
  )
})
