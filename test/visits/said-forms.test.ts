// What a page sends of what was said: rows that were drawn and left alone say nothing, and the page's hours are read loosely.
import { parseInput } from '../../src/platform/http/forms.ts'
import { editForm, reportForm } from '../../src/visits/forms.ts'
import { nothingSaid } from '../../src/visits/types.ts'
import { saidBegins } from '../../src/visits/views/said-begins.ts'
import { fieldOfRow, heldRows } from '../../src/visits/views/said-rows.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { known } from './view-samples.ts'

const page = (differing: object = {}) => ({
  outcome: 'inside',
  onDate: '1/3/2026',
  atTime: '7.30pm',
  place: 'home',
  announced: 'no',
  crew: [{ officer: 'om.north' }],
  ...differing,
})

const read = (sent: object): Record<string, unknown> => {
  const parsed = parseInput(reportForm, sent)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return { ...parsed.value }
}

const faults = (sent: object): string[] => {
  const parsed = parseInput(reportForm, sent)
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field)
}

test.each([
  ['8pm', '2026-03-01T20:00:00.000Z'],
  ['2015', '2026-03-01T20:15:00.000Z'],
  // Past midnight it is the next day.
  ['0010', '2026-03-02T00:10:00.000Z'],
])('left at %s is %s', (leftTime, at) => {
  expect(read(page({ leftTime }))['leftAt']).toEqual(new Date(at))
})

test('an hour that cannot be read is a fault of its own, and none is no fault', () => {
  expect(faults(page({ leftTime: 'late' }))).toEqual(['leftAt'])
  expect(read(page({ leftTime: '' }))['leftAt']).toBeUndefined()
})

test('a row drawn with what is held is nothing said until somebody says something of it', () => {
  const device = { held: 'yes', description: 'Grey tablet', seen: '', checked: '', how: '' }
  const condition = { held: 'yes', condition: 'No drink', kept: '', how: '' }
  const untouched = read(page({ devices: [device], conditions: [condition] }))
  expect([untouched['devices'], untouched['conditions']]).toEqual([[], []])
  const touched = read(
    page({
      devices: [device, { ...device, seen: 'no', checked: 'no', how: 'Sold' }],
      conditions: [{ ...condition, kept: 'yes' }],
    }),
  )
  expect(touched['devices']).toEqual([
    { description: 'Grey tablet', seen: false, checked: false, how: 'Sold' },
  ])
  expect(touched['conditions']).toEqual([{ condition: 'No drink', kept: 'yes' }])
})

test('a fault of a row stands at the row that was answered, past those left alone', () => {
  const typed = {
    'devices.0.held': 'yes',
    'devices.0.description': 'Grey tablet',
    'devices.1.held': 'yes',
    'devices.1.description': 'Old laptop',
    'devices.1.how': 'Sold',
  }
  expect(fieldOfRow(typed, 'devices.0.seen')).toBe('devices.1.seen')
})

test('headings, the home and the next plan with nothing in them are nothing said', () => {
  const sent = read(
    page({
      aware: { appearance: '', words: ' ' },
      home: { rooms: '' },
      next: { latestBy: '', why: '', purposes: { risk: '' } },
    }),
  )
  expect([sent['aware'], sent['home'], sent['next']]).toEqual([undefined, undefined, undefined])
})

test('a plan begun is a plan to be finished', () => {
  expect(faults(page({ next: { latestBy: '20/3/2026', why: '' } }))).toEqual(['next.why'])
  expect(
    read(page({ next: { latestBy: '20/3/2026', why: 'A child', purposes: { risk: 'yes' } } }))[
      'next'
    ],
  ).toEqual({ latestBy: '2026-03-20', why: 'A child', purposes: ['risk'] })
})

test('an edit tells what was left out from what was taken out', () => {
  const parsed = parseInput(editForm, { version: '3', concerns: '', aware: { words: '' } })
  expect(parsed).toEqual({ ok: true, value: { version: 3, concerns: null, aware: null } })
})

test('a form begins with what was said, and a row for all that is known and was not mentioned', () => {
  const begins = saidBegins(
    {
      ...nothingSaid,
      account: 'Calm.',
      devices: [{ seen: true, checked: false, description: 'Black phone' }],
      agreed: [{ what: 'A call', on: localDate('2026-03-06') }],
    },
    known,
  )
  expect(begins).toEqual({
    account: 'Calm.',
    'devices.0.seen': 'yes',
    'devices.0.checked': 'no',
    'devices.0.description': 'Black phone',
    'devices.1.held': 'yes',
    'devices.1.description': 'Grey tablet',
    'conditions.0.held': 'yes',
    'conditions.0.condition': 'No contact with anyone under 18',
    'agreed.0.what': 'A call',
    'agreed.0.on': '6/3/2026',
  })
  expect(heldRows(begins, 'devices')).toBe(2)
})
