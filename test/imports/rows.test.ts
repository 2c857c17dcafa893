// What one row of a register may say, what turns it away, and what is held back.
import { localDate } from '../../src/platform/calendar.ts'
import type { RegisterColumn, RegisterPerson } from '../../src/imports/types.ts'
import { type Cells, fateOf, judge, personOf, policeLed } from './register-builder.ts'

type Accepted = [RegisterColumn, string, Partial<RegisterPerson>]

const accepted: Accepted[] = [
  ['ViSOR ref', ' v1234567\u00a0', { visorRef: 'V1234567' }],
  ['PNC ID', '98/123456k', { pncId: '98/123456K' }],
  ['PNC ID', '1998/0123456K', { pncId: '1998/0123456K' }],
  ['Surname', " O'Brien  Smith ", { surname: "O'Brien Smith" }],
  ['Surname', 'O\u0301 Su\u0301illeabha\u0301in', { surname: 'Ó Súilleabháin' }],
  ['Surname', 'Łukasz\u200b', { surname: 'Łukasz' }],
  ['Forenames', '', { forenames: null }],
  ['Sex', 'female', { sex: 'F' }],
  ['Sex', 'MALE', { sex: 'M' }],
  ['Sex', 'f', { sex: 'F' }],
  ['Risk', 'VERY  high', { level: 'very_high' }],
  ['Risk', 'vh', { level: 'very_high' }],
  ['Risk', 'high ', { level: 'high' }],
  ['Risk', 'H', { level: 'high' }],
  ['Risk', 'Medium', { level: 'medium' }],
  ['Risk', 'med', { level: 'medium' }],
  ['Risk', 'M', { level: 'medium' }],
  ['Risk', 'LOW', { level: 'low' }],
  ['Risk', 'l', { level: 'low' }],
  ['MAPPA level', '', { mappaLevel: null }],
  ['MAPPA level', '3', { mappaLevel: 3 }],
  ['Lead agency', 'YOT', { leadAgency: 'yot', leadSince: null }],
  ['Status', 'MISSING', { status: 'missing' }],
  ['Status', 'Custody', { status: 'custody' }],
  ['Status', 'hospital', { status: 'hospital' }],
  ['Status', 'Abroad', { status: 'abroad' }],
  ['Status', 'transferred', { status: 'transferred' }],
  ['Status', 'closed', { status: 'closed' }],
  ['Management', '', { management: null }],
  ['Management', 'ACTIVE', { management: 'active' }],
  ['Management', 'Reactive', { management: 'reactive' }],
  ['Manager', '79327', { officer: { collarNumber: '79327', name: null } }],
  ['Manager', 'dc 1234', { officer: { collarNumber: 'DC 1234', name: null } }],
  ['Postcode', 'nm62xl', { address: { line: null, postcode: 'NM6 2XL', from: null } }],
  ['Postcode', 'SW1A 1AA', { address: { line: null, postcode: 'SW1A 1AA', from: null } }],
  ['Last visit', '02/03/2026', { lastVisit: localDate('2026-03-02') }],
  ['Visit due by', '03/03/2026', { visitDueBy: localDate('2026-03-03') }],
  ['Sentence months', '36', { sentenceMonths: 36 }],
  ['SHPO expiry', 'INDEFINITE', { shpoExpiry: 'indefinite' }],
  ['SHPO expiry', '01/01/2020', { shpoExpiry: localDate('2020-01-01') }],
  ['Children at address', 'y', { childrenAtAddress: true }],
  ['Children at address', 'YES', { childrenAtAddress: true }],
  ['Children at address', 'N', { childrenAtAddress: false }],
  ['Children at address', 'no', { childrenAtAddress: false }],
  ['Children at address', '', { childrenAtAddress: null }],
  ['Notes', '=cmd|x\r\n  <b>two</b> ', { notes: '=cmd|x\n  <b>two</b>' }],
  ['DOB', '02/03/2026', { dateOfBirth: localDate('2026-03-02') }],
]

it.each(accepted)('%s %j is understood as %j', (column, value, expected) => {
  expect(personOf({ [column]: value })).toMatchObject(expected)
  expect(fateOf({ [column]: value })).toBe('accepted')
})

const identifies: [RegisterColumn, string][] = [
  ['ViSOR ref', ''],
  ['ViSOR ref', '1234567'],
  ['ViSOR ref', 'V123456'],
  ['ViSOR ref', 'V12345678'],
  ['ViSOR ref', 'V12 34567'],
  ['Surname', ''],
  ['Surname', ' \u00a0'],
  ['Surname', '?'],
  ['DOB', ''],
  ['DOB', '31/02/1980'],
  ['DOB', '03/03/2026'],
  ['DOB', '13/06/77'],
  ['Sex', ''],
  ['Sex', 'X'],
  ['Risk', ''],
  ['Risk', 'TBC'],
  ['Risk', 'constructor'],
  ['Status', ''],
  ['Status', 'Unknown'],
  ['Lead agency', ''],
  ['Lead agency', 'Council'],
  ['Management', 'Paused'],
  ['Team', ''],
  ['Last visit', '31/06/2025'],
  ['Last visit', '03/03/2026'],
  ['Last visit', 'n/a'],
  ['Visit due by', '31/06/2026'],
  ['ARMS completed', '03/03/2026'],
  ['ARMS ratified', '03/03/2026'],
  ['ARMS ratified', '30/02/2026'],
  ['Released', '03/03/2026'],
  ['Released', 'soon'],
]

it.each(identifies)('A row with %s %j is turned away under that column', (column, value) => {
  expect(fateOf({ [column]: value })).toBe(`rejected: ${column}`)
})

const heldBack: [RegisterColumn, string][] = [
  ['PNC ID', 'unknown'],
  ['MAPPA level', '4'],
  ['Manager', 'Rhys'],
  ['Postcode', 'NM6'],
  ['Address since', '03/03/2026'],
  ['Sentence months', 'eighteen'],
  ['Sentence months', '12.5'],
  ['Conviction date', '03/03/2026'],
  ['Last notification', '31/02/2026'],
  ['SHPO expiry', '31/06/2027'],
  ['SHPO expiry', 'Until further order'],
  ['Children at address', 'maybe'],
  ['ARMS ratified', '01/03/2026'],
]

it.each(heldBack)('%s %j is held back and the person goes in', (column, value) => {
  expect(fateOf({ [column]: value })).toBe(`held back: ${column}`)
})

describe('police lead', () => {
  const cases: [string, Cells, string][] = [
    ['with a date', policeLed, 'accepted'],
    ['from today', { ...policeLed, 'Police lead since': '02/03/2026' }, 'accepted'],
    ['without a date', { ...policeLed, 'Police lead since': '' }, 'rejected: Police lead since'],
    [
      'from tomorrow',
      { ...policeLed, 'Police lead since': '03/03/2026' },
      'rejected: Police lead since',
    ],
    [
      'with no such day',
      { ...policeLed, 'Police lead since': '31/09/2025' },
      'rejected: Police lead since',
    ],
    ['of another agency, with no such day', { 'Police lead since': '31/09/2025' }, 'accepted'],
  ]

  it.each(cases)('%s', (_name, cells, fate) => {
    expect(fateOf(cells)).toBe(fate)
  })

  it('of another agency has no date, whatever the cell says', () => {
    expect(personOf({ 'Police lead since': '17/01/2026' }).leadSince).toBeNull()
  })
})

describe('an ARMS', () => {
  it('ratified on the day it was completed is taken', () => {
    const dates = { 'ARMS completed': '20/01/2026', 'ARMS ratified': '20/01/2026' }
    expect(personOf(dates)).toMatchObject({
      armsCompleted: '2026-01-20',
      armsRatified: '2026-01-20',
    })
  })

  it('ratified before it was completed waits for its ratification', () => {
    const dates = { 'ARMS completed': '20/01/2026', 'ARMS ratified': '19/01/2026' }
    expect(fateOf(dates)).toBe('held back: ARMS ratified')
    expect(personOf(dates)).toMatchObject({ armsCompleted: '2026-01-20', armsRatified: null })
  })
})

describe('an officer', () => {
  it('with a name and no number leaves the person unallocated, with a warning', () => {
    const { people, warnings, counts } = judge({ 'Manager name': 'Rhys Begum-Khan' })
    expect(people[0]?.officer).toBeNull()
    expect(warnings).toEqual([
      {
        line: 2,
        visorRef: 'V1234567',
        what: 'The manager has a name but no collar number, so nobody is allocated.',
      },
    ])
    expect(counts.withFaults).toBe(0)
  })
})

describe('what is odd and no more', () => {
  const cases: [string, Cells, string[]][] = [
    ['born 120 years ago', { DOB: '03/03/1905' }, []],
    ['born 121 years ago', { DOB: '02/03/1905' }, ['DOB makes this person over 120 years old.']],
    [
      'seen before birth',
      { 'Last visit': '01/10/1982' },
      ['Last visit is before the date of birth.'],
    ],
    ['seen on the day of birth', { 'Last visit': '02/10/1982' }, []],
  ]

  it.each(cases)('%s: the person goes in', (_name, cells, expected) => {
    const { people, warnings } = judge(cells)
    expect(people).toHaveLength(1)
    expect(warnings.map(({ what }) => what)).toEqual(expected)
  })
})
