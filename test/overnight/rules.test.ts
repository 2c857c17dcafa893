// How a line of an overnight list is read, whom it matches, what may be decided, and what a hit owes.
import { localDate as d } from '../../src/platform/calendar.ts'
import { overnightDuties, type OvernightFile } from '../../src/overnight/duties.ts'
import {
  comparisonOf,
  findLineColumns,
  judgeLine,
  matchOf,
  matchText,
  mayAnswer,
  mayDecide,
  openQuestions,
  type Cells,
} from '../../src/overnight/rules.ts'
import type { Answers, HitTold, Keys } from '../../src/overnight/types.ts'
import type { OpenDuty } from '../../src/duties/types.ts'
import { aPolicy } from '../support/policy.ts'

const day = { forDate: d('2026-03-02'), now: new Date('2026-03-02T07:00:00Z') }
const judge = (cells: Cells) => judgeLine(7, cells, day)
const read = (cells: Cells) => judge({ surname: 'Hale', ...cells }).read
const why = (cells: Cells): string[] =>
  judge({ surname: 'Hale', ...cells }).faults.map((fault) => `${fault.column}: ${fault.why}`)

describe('The columns of a list', () => {
  test.each([
    ['PNC-ID.', 'pncId'],
    ['pnc number', 'pncId'],
    ['Custody Record', 'reference'],
    ['CRIME NUMBER', 'reference'],
    ['D.O.B.', 'dateOfBirth'],
    ['Offence', 'summary'],
    ['First name', 'forenames'],
    ['Date & Time', 'at'],
    ['Shoe size', null],
  ])('%s is %s', (heading, column) => {
    const { places } = findLineColumns([heading])
    expect([...places.keys()][0] ?? null).toBe(column)
  })

  test('a column that is not known, or that stands twice, is named', () => {
    expect(findLineColumns(['Surname', 'Shoe size', 'Last name']).unused).toEqual([
      'Shoe size',
      'Last name',
    ])
  })

  test('a list without any column of who or where identifies nobody', () => {
    expect(findLineColumns(['Reference', 'Summary']).identifies).toBe(false)
    expect(findLineColumns(['Reference', 'Address']).identifies).toBe(true)
  })
})

describe('When it happened', () => {
  test.each([
    [{ at: '01/03/2026 23:40' }, '2026-03-01', '2026-03-01T23:40:00.000Z'],
    [{ at: '1 Mar 2026 0305hrs' }, '2026-03-01', '2026-03-01T03:05:00.000Z'],
    [{ at: '2026-03-01T23:40:00+01:00' }, '2026-03-01', '2026-03-01T22:40:00.000Z'],
    [{ at: '01/03/2026', time: '04:15' }, '2026-03-01', '2026-03-01T04:15:00.000Z'],
    [{ at: '01/03/2026' }, '2026-03-01', null],
    [{}, '2026-03-02', null],
    // London's clock, in summer time of the year before.
    [{ at: '01/07/2025 12:00' }, '2025-07-01', '2025-07-01T11:00:00.000Z'],
  ])('%j is %s, %s', (cells, onDate, at) => {
    const line = read(cells)
    expect([line?.onDate, line?.at?.toISOString() ?? null]).toEqual([onDate, at])
  })

  test.each([{ at: '31/02/2026 10:00' }, { at: 'last night' }])(
    '%j is named, and the day of the list stands for it',
    (cells) => {
      expect(read(cells)).toMatchObject({ onDate: '2026-03-02', at: null })
      expect(why(cells)).toEqual([
        'Date and time: this is not a date and time: the day of the list stands for it',
      ])
    },
  )

  test('nothing on a list can lie in the future', () => {
    expect(read({ at: '02/03/2026 07:01' })).toMatchObject({ onDate: '2026-03-02', at: null })
    expect(read({ at: '02/03/2026 07:00' })?.at?.toISOString()).toBe('2026-03-02T07:00:00.000Z')
  })
})

describe('Who it is', () => {
  test.each([
    [{ name: 'HALE, Victor James' }, 'HALE', 'Victor James'],
    [{ name: 'Victor James Hale' }, 'Hale', 'Victor James'],
    [{ name: 'Hale' }, 'Hale', null],
    [{ surname: 'Hale', forenames: 'Victor' }, 'Hale', 'Victor'],
  ])('%j is surname %s, forenames %s', (cells, surname, forenames) => {
    expect(judge(cells).read).toMatchObject({ surname, forenames })
  })

  test.each([
    [{ pncId: '98/12' }, 'pncId', 'PNC ID'],
    [{ visorRef: 'V12' }, 'visorRef', 'ViSOR ref'],
    [{ dateOfBirth: '31/02/1970' }, 'dateOfBirth', 'Date of birth'],
    [{ postcode: 'NM1' }, 'postcode', 'Postcode'],
  ] as const)('of %j the cell alone is left out, and named', (cells, fact, column) => {
    expect(read(cells)).toMatchObject({ [fact]: null, surname: 'Hale' })
    expect(why(cells)).toEqual([expect.stringMatching(new RegExp(`^${column}: .*left out`))])
  })

  test('a postcode that stands at the end of the address is found there', () => {
    expect(read({ address: '4 Mill Lane, Northmoor nm1 1aa' })?.postcode).toBe('NM1 1AA')
    expect(read({ address: '4 Mill Lane' })?.postcode).toBeNull()
  })

  test('a line that says neither who nor where is turned away, and named', () => {
    const { read: kept, faults } = judge({ reference: 'C/1', summary: 'Shed entered' })
    expect(kept).toBeNull()
    expect(faults).toMatchObject([{ line: 7, isLost: true }])
  })
})

const nobody: Keys = { pnc: null, visorRef: null, names: [], dateOfBirth: null, homes: [] }
const hale: Keys = {
  pnc: '98/123456K',
  visorRef: 'V1234567',
  names: [
    { surname: 'hale', forenames: 'victor james' },
    { surname: 'stone', forenames: 'vic' },
  ],
  dateOfBirth: d('1970-05-06'),
  homes: [{ postcode: 'NM1 1AA', premises: '4' }],
}
const born = { dateOfBirth: d('1970-05-06') }
const named = (surname: string, forenames: string) => ({ names: [{ surname, forenames }] })

describe('Whom a line may be', () => {
  test.each([
    ['the PNC ID', { pnc: '98/123456K' }, ['pnc']],
    ['the ViSOR ref', { visorRef: 'V1234567' }, ['visorRef']],
    ['the name with the date of birth', { ...named('hale', 'victor'), ...born }, ['name']],
    ['an alias with the date of birth', { ...named('stone', 'vic'), ...born }, ['name']],
    ['the name the wrong way round', { ...named('victor', 'hale'), ...born }, ['name']],
    ['the home', { homes: [{ postcode: 'NM1 1AA', premises: '4' }] }, ['address']],
    ['a name alone', named('hale', 'victor'), []],
    ['a date of birth alone', born, []],
    ['a surname with the date of birth', { ...named('hale', ''), ...born }, []],
    [
      'a name with another date of birth',
      { ...named('hale', 'victor'), dateOfBirth: d('1970-05-07') },
      [],
    ],
    ['another forename', { ...named('hale', 'peter'), ...born }, []],
    ['the postcode alone', { homes: [{ postcode: 'NM1 1AA', premises: '' }] }, []],
    ['the next house', { homes: [{ postcode: 'NM1 1AA', premises: '5' }] }, []],
    ['nothing', {}, []],
  ] as const)('by %s', (_words, keys, matched) => {
    expect(matchOf({ ...nobody, ...keys }, hale)).toEqual(matched)
  })

  test('what speaks against it is said beside what speaks for it', () => {
    const line = { ...nobody, ...named('hale', 'victor'), ...born, pnc: '01/1A' }
    expect(comparisonOf(line, hale)).toEqual({
      pnc: 'differs',
      visorRef: 'not given',
      names: 'agrees',
      dateOfBirth: 'agrees',
      address: 'not given',
    })
    expect(
      comparisonOf({ ...line, homes: hale.homes }, { ...hale, pnc: null, homes: [] }),
    ).toMatchObject({ pnc: 'not held', address: 'not held' })
  })

  test('in words, in one order', () => {
    expect(matchText(['address', 'pnc', 'name'])).toBe(
      'PNC ID, name with date of birth and home address',
    )
  })
})

const open: Answers = { child: null, review: null, visit: null }

describe('What may be decided', () => {
  const confirm = { decision: 'confirm', why: 'x' } as const
  const dismiss = { decision: 'dismiss', why: 'x' } as const

  test.each([
    ['possible', confirm, true],
    ['possible', { ...confirm, child: true }, true],
    ['possible', dismiss, true],
    ['possible', { ...dismiss, visit: false }, 'asks-of-the-confirmed'],
    ['confirmed', confirm, 'already-decided'],
    ['dismissed', { ...dismiss, visit: false }, 'already-decided'],
  ] as const)('a %s hit, asked %j: %s', (state, ask, expected) => {
    const decided = mayDecide({ state }, ask)
    expect(decided.ok || decided.why).toBe(expected)
  })

  test.each([
    [{ state: 'confirmed', ...open }, { child: false }, true],
    [{ state: 'confirmed', ...open, child: true }, { review: true }, true],
    [{ state: 'confirmed', ...open, child: true }, { child: false }, 'already-answered'],
    [{ state: 'confirmed', ...open }, {}, 'nothing-answered'],
    [{ state: 'possible', ...open }, { child: false }, 'not-confirmed'],
  ] as const)('%j, answered %j: %s', (hit, answers, expected) => {
    const decided = mayAnswer(hit, answers)
    expect(decided.ok || decided.why).toBe(expected)
  })

  test('what nobody answered stays open', () => {
    expect(openQuestions({ child: false, review: null, visit: true })).toEqual(['review'])
  })
})

const hit: HitTold = {
  id: 'h1',
  kind: 'custody',
  forDate: d('2026-03-02'),
  reference: 'NC/7',
  matched: ['pnc'],
  state: 'possible',
  foundAt: new Date('2026-03-02T07:00:00Z'),
  decidedAt: null,
  answeredAt: null,
}

const fileOf = (on: string, ...overnight: readonly HitTold[]): OvernightFile => ({
  // Of the standing these duties read the day alone.
  standing: { on: d(on) } as unknown as OvernightFile['standing'],
  overnight,
})

const policy = aPolicy()
const owed = (on: string, one: HitTold) =>
  overnightDuties.dutiesOf(fileOf(on, one), policy).map(({ subject }) => subject)

const decided: HitTold = {
  ...hit,
  state: 'confirmed',
  decidedAt: new Date('2026-03-03T09:00:00Z'),
}

describe('What a hit owes', () => {
  test('a possible hit is decided within the hours of policy, and says why it may be', () => {
    expect(overnightDuties.dutiesOf(fileOf('2026-03-02', hit), policy)).toMatchObject([
      {
        kind: 'overnight_hit',
        subject: 'hit:h1',
        dueOn: '2026-03-02',
        dueAt: new Date('2026-03-02T19:00:00Z'),
        rule: 'overnight.decide_hours',
        because:
          'May be on the custody list of 2 Mar 2026 (NC/7), by PNC ID. 12 hours make 19:00 on 2 Mar 2026.',
      },
    ])
  })

  test.each([
    ['2026-03-01', hit, []],
    ['2026-03-02', hit, ['hit:h1']],
    ['2026-03-02', decided, ['hit:h1']],
    ['2026-03-03', decided, ['asks:h1']],
    ['2026-03-03', { ...decided, answeredAt: new Date('2026-03-03T10:00:00Z') }, []],
    ['2026-03-03', { ...decided, state: 'dismissed' as const }, []],
  ])('on %s', (on, one, expected) => {
    expect(owed(on, one)).toEqual(expected)
  })

  test.each([
    ['hit:h1', decided, { how: 'done', metOn: '2026-03-03' }],
    ['asks:h1', decided, { how: 'changed', metOn: null }],
    ['hit:h2', decided, { how: 'changed', metOn: null }],
  ])('%s ends', (subject, one, ending) => {
    const duty = { subject } as unknown as OpenDuty
    expect(overnightDuties.endingOf(duty, fileOf('2026-03-03', one), policy)).toEqual(ending)
  })
})
