// [A10] Measures of visits by their rules: shares of what there is, and whose days a reader may ask for.
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import {
  lastTold,
  measuresOf,
  percentOf,
  periodRefused,
  usualPeriod,
  type Calendar,
} from '../../src/visits/rules/measures.ts'
import { measuredLists, type MeasuredList, type Period } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'

const d = localDate
const calendar = (today: string, officerFirstDays = 3): Calendar => ({
  today: d(today),
  holidays: aPolicy().dates('calendar.bank_holidays'),
  officerFirstDays,
})

const none = Object.fromEntries(measuredLists.map((list) => [list, 0])) as Record<
  MeasuredList,
  number
>

test('of nothing there is no share and no ratio: none, and never nought', () => {
  const measures = measuresOf({ lists: none, lateByLevel: [], overdueDays: 0 })
  expect(percentOf(measures.unannounced)).toBeNull()
  expect(percentOf(measures.inWindow)).toBeNull()
  expect(measures.attempts).toEqual({ attempts: 0, visits: 0, perVisit: null })
  const attempts = measuresOf({
    lists: { ...none, attempts: 4 },
    lateByLevel: [],
    overdueDays: 0,
  }).attempts
  expect(attempts.perVisit).toBeNull()
})

test('each share is of its own: by hand 7 of 9, 10 of 12, 6 of 8, 3 of 12, and 5 attempts to 4 visits make 1.3', () => {
  const lists = {
    ...none,
    ...{ seen: 12, unannounced: 7, announced: 2, 'double-crewed': 10, counted: 4, attempts: 5 },
    ...{ 'write-ups': 12, 'write-ups-late': 3, owed: 8, 'in-window': 6, overdue: 2 },
  }
  const measures = measuresOf({ lists, lateByLevel: [], overdueDays: 31 })
  const { unannounced, doubleCrewed, inWindow, writeUpsLate } = measures
  expect([unannounced, doubleCrewed, inWindow, writeUpsLate].map(percentOf)).toEqual([
    78, 83, 75, 25,
  ])
  expect(measures.attempts.perVisit).toBe(1.3)
  expect(measures.overdue).toEqual({ people: 2, days: 31 })
})

test.each([
  // Monday 2 March: Wed 25 Feb and three working days (26, 27, 2) make today.
  ['2026-03-02', 3, '2026-02-25'],
  ['2026-03-03', 3, '2026-02-26'],
  // Thursday 4, Friday 5 and the weekend 6 to 7 June have only Monday 8 and two more by Wednesday 10.
  ['2026-06-10', 3, '2026-06-07'],
  // Good Friday and Easter Monday are no working days.
  ['2026-04-08', 3, '2026-04-01'],
  ['2026-03-02', 0, '2026-03-01'],
])(
  'on %s with %i working days first for the officer, others are told to %s',
  (today, first, to) => {
    expect(lastTold(calendar(today, first))).toBe(to)
  },
)

test.each<[string, boolean, string, string, string]>([
  ['own, up to today', true, '2026-03-02', '2026-01-01', '2026-03-02'],
  ['others, of whole months told', false, '2026-03-02', '2025-11-01', '2026-01-31'],
  ['others, once February is told', false, '2026-03-04', '2025-12-01', '2026-02-28'],
])('the usual three months: %s', (_what, isOwn, today, from, to) => {
  expect(usualPeriod(isOwn, calendar(today))).toEqual({ from, to })
})

const period = (from: string, to: string): Period => ({ from: d(from), to: d(to) })

test.each<[Period, boolean, ReturnType<typeof periodRefused>]>([
  [period('2026-02-01', '2026-02-25'), false, null],
  [period('2026-02-01', '2026-02-26'), false, 'officer-first'],
  [period('2026-02-01', '2026-02-26'), true, null],
  [period('2026-02-01', '2026-03-02'), true, null],
  [period('2026-02-01', '2026-03-03'), true, 'to-come'],
  [period('2026-02-02', '2026-02-01'), true, 'backwards'],
  [period('2020-01-01', '2026-02-01'), false, 'too-long'],
])('on 2 March asked for %j, own %s: %s', (asked, isOwn, refused) => {
  expect(periodRefused(asked, isOwn, calendar('2026-03-02'))).toBe(refused)
})

test('there is always a last day that is told, whatever the day and the policy', () => {
  const days: LocalDate[] = ['2026-01-02', '2026-12-29', '2027-01-01'].map(d)
  for (const today of days)
    for (const first of [0, 1, 10, 60]) expect(lastTold(calendar(today, first)) < today).toBe(true)
})
