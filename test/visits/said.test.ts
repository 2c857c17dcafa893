// What is said of a visit, changed by edits: what is left out stays, what is new is told once.
import {
  changedParts,
  editFaults,
  lineText,
  newLines,
  riskFaults,
  saidAfter,
  saidIn,
} from '../../src/visits/rules/said.ts'
import { nothingSaid, type Said } from '../../src/visits/types.ts'

const before: Said = {
  ...nothingSaid,
  account: 'Calm.',
  children: [{ name: 'Sam', safe: true }],
  concerns: 'A new phone',
}

test('what a report leaves out is nothing said', () => {
  expect(saidIn({ account: 'Calm.' })).toEqual({ ...nothingSaid, account: 'Calm.' })
})

test.each<[string, Parameters<typeof saidAfter>[1], Partial<Said>]>([
  ['nothing sent changes nothing', {}, {}],
  ['one part leaves the others', { account: 'Tense.' }, { account: 'Tense.' }],
  ['null takes out', { concerns: null }, { concerns: null }],
  ['an empty list takes its lines out', { children: [] }, { children: [] }],
])('%s', (_what, change, differing) => {
  expect(saidAfter(before, change)).toEqual({ ...before, ...differing })
})

test('the parts that differ are named, and the same words in another order differ in nothing', () => {
  expect(changedParts(before, { ...before, account: 'Tense.', risk: 'same' })).toEqual([
    'account',
    'risk',
  ])
  const again = { ...before, children: [{ safe: true, name: 'Sam', ageYears: undefined }] }
  expect(changedParts(before, again)).toEqual([])
})

test('a line sent again is not new; two of the same are two', () => {
  const line = { text: 'Works', source: 'offender' }
  expect(lineText(line)).toBe(lineText({ source: 'offender', text: 'Works' }))
  expect(newLines([line], [{ source: 'offender', text: 'Works' }])).toEqual([])
  expect(newLines([line], [line, line, { text: 'Rents', source: 'observed' }])).toEqual([
    line,
    { text: 'Rents', source: 'observed' },
  ])
})

test.each<[Said['risk'], string | null, number]>([
  [null, null, 0],
  ['same', null, 0],
  ['up', null, 1],
  ['down', '', 1],
  ['up', 'New partner', 0],
])('a risk that is %s, because %s: %i fault', (risk, riskWhy, faults) => {
  expect(riskFaults({ risk, riskWhy })).toHaveLength(faults)
})

test('an account is put right and never taken out again', () => {
  expect(editFaults(before, { ...before, account: null })).toEqual([
    { field: 'account', why: 'account-stays' },
  ])
  expect(editFaults(before, { ...before, account: 'Tense.' })).toEqual([])
  expect(editFaults(nothingSaid, nothingSaid)).toEqual([])
})
