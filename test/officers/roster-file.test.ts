// The form that reads a roster from a file, drawn again: every fault in one table, and what was loaded.
import { rosterProblems, uploadSection } from '../../src/officers/views/roster-file.ts'

const summary =
  'Nothing was loaded. 2 lines of 9 have something to put right, and 7 lines are good.'
const attempt = {
  typed: {},
  stale: false,
  errors: [
    { field: 'file', message: summary },
    { field: 'file', line: 2, column: 'Date', message: 'Line 2: soon is not a date' },
    { field: 'file', line: 2, column: 'From', message: 'Line 2: a time is written like 08:00' },
    { field: 'file', line: 5, column: 'Officer', message: 'Line 5: no officer is named' },
  ],
}

test('every fault stands in one table with its line and column', () => {
  const rows = uploadSection(attempt).table?.rows.map((cells) => cells.map(({ text }) => text))
  expect(rows).toEqual([
    ['2', 'Date', 'soon is not a date'],
    ['2', 'From', 'a time is written like 08:00'],
    ['5', 'Officer', 'no officer is named'],
  ])
})

test('that nothing was loaded, and how many lines are good, is said once above it', () => {
  expect(rosterProblems(attempt)).toEqual([{ text: summary, href: '#file' }])
})

test('a file without a fault has no table', () => {
  expect(uploadSection({ typed: {}, stale: false, errors: [] }).table).toBeNull()
})
