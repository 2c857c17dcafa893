// What stands in the mark of a list: an instant that the database takes, or a clear no.
import fc from 'fast-check'
import { isInstantText } from '../../src/platform/paging.ts'

test.each([
  ['2026-03-02 08:00:00+00', true],
  ['2026-03-02 08:00:00.123456+00', true],
  ['2026-03-02T08:00:00.123Z', true],
  ['2026', false],
  ['2026-02-31 08:00:00+00', false],
  ['2026-13-01T08:00:00Z', false],
  ['2026-03-02 24:00:00+00', false],
  ['2026-03-02 08:61:00+00', false],
  ['0000-03-02 08:00:00+00', false],
  ['2026-03-02 08:00:00+01', false],
  ['2026-03-02 08:00:00+00; select 1', false],
  [null, false],
  [20260302, false],
])('%s as an instant in a mark: %s', (value, expected) => {
  expect(isInstantText(value)).toBe(expected)
})

test('every instant of four digits of years is one, as a program writes it', () => {
  const min = new Date('0001-01-01T00:00:00Z')
  const max = new Date('9999-12-31T23:59:59.999Z')
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (at) =>
      isInstantText(at.toISOString()),
    ),
  )
})
