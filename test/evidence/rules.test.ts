// When a statement counts as proved, when a promise is past its day, and which days cannot be.
import { dayFaults, isPastItsDay, isUnproved, verifiedText } from '../../src/evidence/rules.ts'
import type { SelfReportState } from '../../src/evidence/types.ts'
import { localDate } from '../../src/platform/calendar.ts'

test.each([
  ['nothing said', undefined, null],
  ['false', false, null],
  ['blank words', '  ', null],
  ['true', true, 'Yes, without saying how'],
  ['words', ' Payslip seen ', 'Payslip seen'],
])('%s is proved so: %#', (_what, verified, told) => {
  expect(verifiedText(verified)).toBe(told)
})

test.each<[SelfReportState, boolean]>([
  ['open', true],
  ['cannot_tell', true],
  ['true', false],
  ['false', false],
])('[H27] a self-report that is %s is unproved: %s', (state, unproved) => {
  expect(isUnproved({ state })).toBe(unproved)
})

const promised = localDate('2026-03-10')
test.each<[string, SelfReportState, boolean]>([
  ['2026-03-09', 'open', false],
  ['2026-03-10', 'open', false],
  ['2026-03-11', 'open', true],
  ['2026-03-11', 'cannot_tell', false],
  ['2026-03-11', 'true', false],
])('on %s, %s, the promise of 10 March is past its day: %s', (today, state, isPast) => {
  expect(isPastItsDay({ state, proveOn: promised }, localDate(today))).toBe(isPast)
})

test('without a promised day nothing is past it', () => {
  expect(isPastItsDay({ state: 'open', proveOn: null }, localDate('2030-01-01'))).toBe(false)
})

test.each<[string, string, string | undefined, string[]]>([
  ['2026-03-02', '2026-03-02', undefined, []],
  ['2026-03-03', '2026-03-02', undefined, ['on']],
  ['2026-03-02', '2026-03-02', '2026-03-02', []],
  ['2026-03-02', '2026-03-02', '2026-03-01', ['proveOn']],
])('said on %s, entered on %s, to be proved on %s: faults of %j', (on, today, proveOn, fields) => {
  const days = { on: localDate(on), today: localDate(today) }
  const faults = dayFaults(proveOn === undefined ? days : { ...days, proveOn: localDate(proveOn) })
  expect(faults.map(({ field }) => field)).toEqual(fields)
})
