// Which value of a parameter is in force on a day.
import { localDate } from '../../src/platform/calendar.ts'
import { policyFrom } from '../../src/policy/rules.ts'
import type { PolicyValue } from '../../src/policy/types.ts'
import { aPolicy, policyValues } from '../support/policy.ts'

const ratio = (value: unknown, fromOn: string, id: string): PolicyValue => ({
  id,
  parameter: 'workload.ratio_threshold',
  value,
  fromOn: localDate(fromOn),
  source: 'Force policy of that year',
  standing: 'force policy',
})
const rows = [ratio(50, '2021-06-01', 'first'), ratio(55, '2026-04-01', 'second')]

test.each([
  { on: '2021-06-01', holds: 50 },
  { on: '2026-03-31', holds: 50 },
  { on: '2026-04-01', holds: 55 },
])('on $on the ratio in force is $holds', ({ on, holds }) => {
  expect(policyFrom(rows, localDate(on)).number('workload.ratio_threshold')).toBe(holds)
  expect(policyFrom(rows.toReversed(), localDate(on)).number('workload.ratio_threshold')).toBe(
    holds,
  )
})

test('the day before the first value there is none, and asking names the parameter and the day', () => {
  expect(() =>
    policyFrom(rows, localDate('2021-05-31')).number('workload.ratio_threshold'),
  ).toThrow('no policy value for workload.ratio_threshold on 2021-05-31')
})

test('a value that is not what its parameter holds is a fault, never a zero', () => {
  const on = localDate('2026-03-02')
  const wrong = policyFrom([ratio('fifty', '2021-06-01', 'x')], on)
  expect(() => wrong.number('workload.ratio_threshold')).toThrow('is not a number')
  expect(() => aPolicy({ 'duties.overdue_bands': 7 }).list('duties.overdue_bands')).toThrow(
    'is not a list',
  )
  expect(() => aPolicy({ 'calendar.bank_holidays': [1] }).dates('calendar.bank_holidays')).toThrow(
    'is not a date',
  )
})

test('lists are numbers in their order, and bank holidays are days', () => {
  expect(aPolicy().list('duties.overdue_bands')).toEqual([7, 28, 90])
  expect(aPolicy().dates('calendar.bank_holidays').has(localDate('2026-12-28'))).toBe(true)
})

test('what a duty keeps of the policy is the value, its row and its standing', () => {
  expect(policyFrom(rows, localDate('2026-04-01')).used(['workload.ratio_threshold'])).toEqual({
    'workload.ratio_threshold': { value: 55, row: 'second', standing: 'force policy' },
  })
})

test('every value that the product starts with has a source', () => {
  expect(policyValues().filter(({ source }) => source.trim() === '')).toEqual([])
})
