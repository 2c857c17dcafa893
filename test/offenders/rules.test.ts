// What was typed into the search is told apart, references are kept in one form, and the second person is another.
import { eventIsWhole, isHigher, mayDecide } from '../../src/offenders/rules/changing.ts'
import { districtOf, pncIdOf, postcodeOf, visorRefOf } from '../../src/offenders/rules/postal.ts'
import { soughtIn } from '../../src/offenders/rules/sought.ts'
import { parseLocalDate } from '../../src/platform/calendar.ts'

const isDate = (iso: string): boolean => parseLocalDate(iso) !== null

test.each([
  ['', 'everyone', null],
  ['  v 1234567 ', 'visorRef', 'V1234567'],
  ['V123456', 'identifier', 'V123456'],
  ['98/123456k', 'pncId', '98/123456K'],
  ['so142ab', 'postcode', 'SO14 2AB'],
  ['W1A 1AA', 'postcode', 'W1A 1AA'],
  ['so14', 'district', 'SO14'],
  ['3/2/1971', 'birth', '1971-02-03'],
  ['3 2 1971', 'birth', '1971-02-03'],
  ['1971-02-03', 'birth', '1971-02-03'],
  ['31/2/1971', 'identifier', '31/2/1971'],
  ['1/1/0000', 'identifier', '1/1/0000'],
  ['0000-01-01', 'identifier', '0000-01-01'],
  ['Ng', 'shortName', 'Ng'],
  ['O’B', 'shortName', 'O’B'],
  ['Ngo', 'name', 'Ngo'],
  ['Иванов', 'exactName', 'Иванов'],
  ['%', 'exactName', '%'],
  ['A1234BC', 'identifier', 'A1234BC'],
])('%j is looked for by %s', (typed, by, text) => {
  expect(soughtIn(typed, isDate)).toEqual({ by, text })
})

test.each([
  ['so142ab', 'SO14 2AB', 'SO14'],
  ['M1 1AE', 'M1 1AE', 'M1'],
  ['SO14', null, null],
  ['not one', null, null],
])('the postcode %j is kept as %s, in district %s', (typed, kept, district) => {
  expect(postcodeOf(typed)).toBe(kept)
  expect(districtOf(kept)).toBe(district)
})

test('a PNC ID and a ViSOR ref are kept without blanks, in capitals; anything else is neither', () => {
  expect([pncIdOf('98 / 12k'), pncIdOf('1998/123456K'), pncIdOf('x')]).toEqual([
    '98/12K',
    '1998/123456K',
    null,
  ])
  expect([visorRefOf('v1234567'), visorRefOf('V12345678')]).toEqual(['V1234567', null])
})

test('levels rise from low to very high', () => {
  expect(
    isHigher('very_high', 'high') && isHigher('high', 'medium') && isHigher('medium', 'low'),
  ).toBe(true)
  expect(isHigher('low', 'low')).toBe(false)
})

const waiting = { state: 'awaiting_second', recordedBy: 'ds.north' } as const

test.each([
  ['the recorder', 'ds.north', 'supervisor', waiting, 'second-approver-needed'],
  ['a supervisor', 'ds.south', 'supervisor', waiting, 'rank-too-low'],
  ['an officer', 'om.north', 'officer', waiting, 'rank-too-low'],
  ['an inspector', 'di.force', 'inspector', waiting, 'yes'],
  ['a chief inspector', 'dci.force', 'chief_inspector', waiting, 'yes'],
  [
    'the recorder of what was decided',
    'ds.north',
    'supervisor',
    { ...waiting, state: 'agreed' } as const,
    'already-decided',
  ],
])('decided by %s: %s, %s', (_who, username, role, pending, answer) => {
  const decision = mayDecide({ username, role }, pending)
  expect(decision.ok ? 'yes' : decision.why).toBe(answer)
})

test.each([
  [{ kind: 'move' as const }, 'address-needed'],
  [{ kind: 'move' as const, homeAddress: {} }, 'yes'],
  [{ kind: 'transfer_out' as const }, 'force-needed'],
  [{ kind: 'transfer_out' as const, toForce: 'Southmoor' }, 'note-needed'],
  [{ kind: 'arrest' as const }, 'yes'],
])('the event %j: %s', (event, answer) => {
  const whole = eventIsWhole(event)
  expect(whole.ok ? 'yes' : whole.why).toBe(answer)
})
