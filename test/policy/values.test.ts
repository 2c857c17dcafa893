// What each parameter may hold, as typed or as sent, and how values and changes are said.
import { localDate } from '../../src/platform/calendar.ts'
import { isParameter, parameters } from '../../src/policy/rules/parameters.ts'
import { changeText, readValue, typedText, valueText } from '../../src/policy/rules/values.ts'
import type { Parameter } from '../../src/policy/types.ts'
import { policyValues } from '../support/policy.ts'

type Given = readonly [Parameter, unknown]

test.each<[Given, unknown]>([
  [['visits.ceiling_months.high', '2'], 2],
  [['visits.ceiling_months.high', ' 24 '], 24],
  [['visits.ceiling_months.high', 1], 1],
  [['visits.abroad_return_days', '0'], 0],
  [
    ['duties.overdue_bands', '7, 28 90'],
    [7, 28, 90],
  ],
  [
    ['duties.overdue_bands', [7, 28]],
    [7, 28],
  ],
  [['duties.overdue_bands', 7], [7]],
  [
    ['visits.part_of_day_hours', '12\n17'],
    [12, 17],
  ],
  [
    ['calendar.bank_holidays', '28/12/2026\n\n2026-01-01\r\n1/1/2026'],
    ['2026-01-01', '2026-12-28'],
  ],
  [['calendar.bank_holidays', ['2026-12-25']], ['2026-12-25']],
])('%j is read as %j', ([parameter, given], value) => {
  expect(readValue(parameter, given)).toEqual({ ok: true, value })
})

const months = 'Enter a whole number from 1 to 24 months'
const bands =
  'Enter 1 to 6 whole numbers from 1 to 3650 days, each larger than the one before, like 7, 28, 90'
const parts = 'Enter 2 whole numbers from 1 to 23, each larger than the one before, like 12, 17'

test.each<[Given, string]>([
  [['visits.ceiling_months.high', 0], `0 months is too short or too few. ${months}`],
  [['visits.ceiling_months.high', '-3'], `-3 months is too short or too few. ${months}`],
  [['visits.ceiling_months.high', '25'], `25 months is too long or too many. ${months}`],
  [['visits.ceiling_months.high', '2.5'], months],
  [['visits.ceiling_months.high', 'three'], months],
  [['visits.ceiling_months.high', ''], months],
  [['visits.ceiling_months.high', [2]], months],
  [['visits.ceiling_months.high', Number.NaN], months],
  [['visits.ceiling_months.high', null], months],
  [['duties.overdue_bands', '28, 7'], bands],
  [['duties.overdue_bands', '7, 7'], bands],
  [['duties.overdue_bands', '7, soon'], bands],
  [['duties.overdue_bands', []], bands],
  [['duties.overdue_bands', [1, 2, 3, 4, 5, 6, 7]], bands],
  [['visits.part_of_day_hours', '12'], parts],
  [['visits.part_of_day_hours', '12, 24'], parts],
  [['calendar.bank_holidays', ''], 'Enter the days, one on each line, like 25/12/2026'],
  [['calendar.bank_holidays', '30/2/2026'], '“30/2/2026” is not a day. Enter days like 25/12/2026'],
  [['calendar.bank_holidays', [7]], '“7” is not a day. Enter days like 25/12/2026'],
  [
    ['calendar.bank_holidays', '2226-01-01'],
    '“2226-01-01” is not a day. Enter days like 25/12/2026',
  ],
])('%j is answered: %s', ([parameter, given], message) => {
  expect(readValue(parameter, given)).toEqual({ ok: false, message })
})

test('every value that the product came with may be typed as it is shown in its form', () => {
  const values = policyValues()
  expect(values.map(({ parameter }) => parameter).toSorted()).toEqual(
    Object.keys(parameters).toSorted(),
  )
  for (const one of values)
    expect([one.parameter, readValue(one.parameter, typedText(one))]).toEqual([
      one.parameter,
      { ok: true, value: one.value },
    ])
})

test('only what stands in the list of parameters is one', () => {
  expect(['arms.initial_days', 'arms.initial', 'toString', ''].map(isParameter)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

const high = (value: number) => ({ parameter: 'visits.ceiling_months.high', value }) as const
const from = localDate('2026-04-01')

test.each([
  [high(3), high(2), 'High risk: at least every 3 months becomes every 2 months from 1 April 2026'],
  [
    high(3),
    high(3),
    'High risk: at least every 3 months stays, with another source or standing from 1 April 2026',
  ],
  [null, high(1), 'High risk: every 1 month from 1 April 2026'],
  [
    { parameter: 'visits.first_visit_days.low', value: 28 },
    { parameter: 'visits.first_visit_days.low', value: 21 },
    'First visit, low risk: within 28 days becomes within 21 days from 1 April 2026',
  ],
  [
    { parameter: 'arms.initial_days', value: 15 },
    { parameter: 'arms.initial_days', value: 10 },
    'Time to a first ARMS assessment once police lead: 15 days becomes 10 days from 1 April 2026',
  ],
] as const)('from %j to %j is said: %s', (before, after, said) => {
  expect(changeText(before, after, from)).toBe(said)
})

test('a list of one day is one day', () => {
  expect(valueText({ parameter: 'calendar.bank_holidays', value: ['2026-12-25'] })).toBe(
    '1 day, the last 25 December 2026',
  )
})
