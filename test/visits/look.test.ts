// The look over a visit before it is recorded: worked examples of each point.
import { localDate } from '../../src/platform/calendar.ts'
import { knownDevices, type DevicesSeen } from '../../src/visits/rules/known-devices.ts'
import {
  lookAt,
  shareCopied,
  shingles,
  type LookHeld,
  type LookPoint,
} from '../../src/visits/rules/look.ts'
import { nothingSaid, type DeviceLook, type Said } from '../../src/visits/types.ts'

const d = localDate
const nothingHeld: LookHeld = { last: null, devices: [] }
const whole =
  'He opened after two knocks and let us in at 19:35. His sister Karen was in the kitchen. He said he starts at the bakery on Monday and showed the letter of 2 March.'

const look = (said: Partial<Said>, held = nothingHeld, hasNext = false) =>
  lookAt({ seen: true, said: { ...nothingSaid, ...said }, hasNext }, held)

const lineOf = (point: LookPoint, ...asked: Parameters<typeof look>) => {
  const found = look(...asked).find((line) => line.point === point)
  if (found === undefined) throw new Error(`no line of ${point}`)
  return found
}

test('an attempt has nothing to look over; a visit has five lines, in one order', () => {
  expect(lookAt({ seen: false, said: nothingSaid, hasNext: false }, nothingHeld)).toEqual([])
  expect(look({}).map(({ point }) => point)).toEqual([
    'specific',
    'new',
    'verified',
    'devices',
    'next',
  ])
})

describe('specific', () => {
  test.each([
    ['no account', null, false, /There is no account yet/],
    ['stock phrases alone', 'All in order. No concerns, seen and noted.', false, /“all in order”/],
    ['a few words of his own', 'Calm, and at home with his sister.', false, /^7 words of account/],
    [
      'many words that nobody could check',
      'spoke for a good while about the way things are going at present and how it all feels, and nothing much was different from how it has been for some time',
      false,
      /Name somebody/,
    ],
    ['what can be checked', whole, true, /can be checked/],
    ['what can be checked, with a stock phrase', `${whole} No concerns.`, true, /“no concerns”/],
  ])('%s', (_what, account, ok, words) => {
    const line = lineOf('specific', { account })
    expect([line.ok, line.words]).toEqual([ok, expect.stringMatching(words)])
  })
})

describe('new', () => {
  const last = { on: d('2026-01-12'), account: whole }
  test('runs of four words, whatever their case and stops: five words make two runs', () => {
    expect([...shingles('He opened, THEN we spoke.')]).toEqual([
      'he opened then we',
      'opened then we spoke',
    ])
    expect(shingles('Too few words').size).toBe(0)
  })
  test.each([
    ['the same words', whole, 1],
    ['two of four runs', 'one two three four five six seven', 0.5],
    ['nothing of it', 'entirely other words stand here now', 0],
    ['too short to compare', 'All well', 0],
  ])('%s', (_what, account, share) => {
    const earlier = account === whole ? whole : 'one two three four five, and then others'
    expect(shareCopied(account, earlier)).toBe(share)
  })
  test.each([
    ['copied whole', whole, false, '100% of it stands word for word in the account of 12 Jan 2026'],
    [
      'its own words',
      'A quite different afternoon with other people.',
      true,
      '0% of it is the same',
    ],
  ])('%s', (_what, account, ok, words) => {
    const line = lineOf('new', { account }, { last, devices: [] })
    expect([line.ok, line.words]).toEqual([ok, expect.stringContaining(words)])
  })
  test('two words are too few to compare, and neither good nor bad', () => {
    const line = lineOf('new', { account: 'Calm, home.' }, { last, devices: [] })
    expect(line).toEqual({ point: 'new', ok: null, words: 'Too few words to compare' })
  })
  test('with nothing held before there is nothing to compare', () => {
    expect(lineOf('new', { account: whole })).toMatchObject({ ok: null })
    expect(lineOf('new', {})).toMatchObject({ ok: null })
  })
})

describe('verified', () => {
  test.each<[string, Partial<Said>, boolean | null, RegExp]>([
    ['nothing on his word, so nothing to judge', {}, null, /Nothing rests/],
    [
      'a self-report with its way',
      { selfReports: [{ text: 'Works at the bakery', proveBy: 'Ring the bakery' }] },
      true,
      /has a way to be proved/,
    ],
    [
      'a self-report without one',
      { selfReports: [{ text: 'Works at the bakery' }] },
      false,
      /1 self-report has no way to be proved/,
    ],
    [
      'evidence of his own mouth, unproved',
      { evidence: [{ factor: 'positive_routine', text: 'Works', source: 'offender' }] },
      false,
      /1 line of evidence rests/,
    ],
    [
      'the same, proved',
      {
        evidence: [
          { factor: 'positive_routine', text: 'Works', source: 'offender', verified: 'Payslip' },
        ],
      },
      true,
      /has a way to be proved/,
    ],
    [
      'evidence that was seen',
      { evidence: [{ factor: 'positive_routine', text: 'Works', source: 'observed' }] },
      null,
      /Nothing rests/,
    ],
  ])('%s', (_what, said, ok, words) => {
    const line = lineOf('verified', said)
    expect([line.ok, line.words]).toEqual([ok, expect.stringMatching(words)])
  })
})

describe('devices', () => {
  const held: LookHeld = {
    last: null,
    devices: [
      { deviceId: null, description: 'Grey tablet', undeclared: false, on: d('2026-01-12') },
    ],
  }
  const line = (...devices: DeviceLook[]) => lineOf('devices', { devices }, held)
  test.each<[string, DeviceLook[], boolean, RegExp]>([
    ['a known one is not mentioned', [], false, /not mentioned: Grey tablet/],
    [
      'checked without a power',
      [{ description: 'grey tablet', seen: true, checked: true }],
      false,
      /with what power.*grey tablet/,
    ],
    [
      'checked with a power',
      [{ description: 'Grey tablet.', seen: true, checked: true, power: 'Consent' }],
      true,
      /Each device was checked/,
    ],
    [
      'seen, not checked, and no why',
      [{ description: 'Grey tablet', seen: true, checked: false }],
      false,
      /or why not: Grey tablet/,
    ],
    [
      'one that nobody had declared: seen, not checked, and no why',
      [
        { description: 'Grey tablet', seen: true, checked: true, power: 'Consent' },
        { description: 'Black telephone', seen: true, checked: false, undeclared: true },
      ],
      false,
      /or why not: Black telephone$/,
    ],
    [
      'not seen and no why',
      [{ description: 'Grey tablet', seen: false, checked: false }],
      false,
      /or why not/,
    ],
    [
      'not seen, and why not',
      [{ description: 'Grey tablet', seen: false, checked: false, how: 'Sold' }],
      true,
      /Each device was checked/,
    ],
  ])('%s', (_what, devices, ok, words) => {
    const found = line(...devices)
    expect([found.ok, found.words]).toEqual([ok, expect.stringMatching(words)])
  })
  test('nobody is asked of devices where none is known', () => {
    expect(lineOf('devices', {})).toMatchObject({ ok: null })
  })
  test.each<[string, DeviceLook[], string]>([
    ['one not mentioned', [], 'devices'],
    [
      'the second, not checked',
      [
        { description: 'Grey tablet', seen: true, checked: true, power: 'Consent' },
        { description: 'Telephone', seen: true, checked: false },
      ],
      'devices.1.how',
    ],
    [
      'one checked without a power',
      [{ description: 'Grey tablet', seen: true, checked: true }],
      'devices.0.power',
    ],
  ])('it names the field to look at: %s', (_what, devices, field) => {
    expect(line(...devices).field).toBe(field)
  })
})

describe('what happens next', () => {
  test.each<[string, Partial<Said>, boolean, boolean]>([
    ['nothing at all', {}, false, false],
    ['something agreed', { agreed: [{ what: 'He rings on Friday' }] }, false, true],
    ['a plan', {}, true, true],
    [
      'a risk that is up, with something agreed alone',
      { risk: 'up', agreed: [{ what: 'A call' }] },
      false,
      false,
    ],
    ['a risk that is up, with a plan', { risk: 'up', riskWhy: 'New partner' }, true, true],
  ])('%s', (_what, said, hasNext, ok) => {
    expect(lineOf('next', said, nothingHeld, hasNext).ok).toBe(ok)
  })
})

describe('known devices', () => {
  const visit = (day: string, ...devices: Partial<DeviceLook>[]): DevicesSeen => ({
    on: d(day),
    at: new Date(`${day}T12:00:00Z`),
    devices: devices.map((device) => ({ seen: true, checked: false, ...device })),
  })
  test('each once, newest first, by its id or by its words', () => {
    const known = knownDevices([
      visit('2026-01-01', { description: 'Grey tablet' }, { description: 'Old laptop' }),
      visit(
        '2026-02-01',
        { description: 'grey  TABLET!' },
        { deviceId: 'A1', description: 'Phone' },
      ),
      visit('2026-03-01', { deviceId: 'A1', description: 'His phone', undeclared: true }),
    ])
    expect(known.map(({ description, on, undeclared }) => [description, on, undeclared])).toEqual([
      ['His phone', '2026-03-01', true],
      ['grey  TABLET!', '2026-02-01', false],
      ['Old laptop', '2026-01-01', false],
    ])
  })
  test('a line without id or words is of no device that can be told', () => {
    expect(knownDevices([visit('2026-01-01', {})])).toEqual([])
  })
})
