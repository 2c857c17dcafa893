// When a list is made, what came of somebody on it, who may claim, and in which order a shift is proposed.
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId, OfficerId } from '../../src/platform/ids.ts'
import {
  bestUntried,
  checkClaim,
  districtsApart,
  districtsIn,
  isBeforeGap,
  minutesBetween,
  moved,
  nextListOn,
  nextWorkingDay,
  proposeStops,
  resultOf,
  slotsAhead,
  slotsBetween,
  slotText,
  type ClaimAsk,
  type OpenSlot,
} from '../../src/shifts/rules.ts'
import type { Candidate, VisitSince } from '../../src/shifts/types.ts'
import { surprises, type Call } from '../../src/visits/index.ts'
import type { WorkWeek } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'

const day = localDate
const holidays = aPolicy().dates('calendar.bank_holidays')

describe('a list is made on the last working day before a gap', () => {
  test.each([
    ['a Friday', '2026-03-06', true],
    ['a Thursday in an ordinary week', '2026-03-05', false],
    ['a Saturday', '2026-03-07', false],
    ['the Thursday before Good Friday', '2026-04-02', true],
    ['Good Friday', '2026-04-03', false],
    ['Easter Monday', '2026-04-06', false],
    ['the Friday before a bank holiday Monday', '2026-05-01', true],
    ['Christmas Eve', '2026-12-24', true],
    ['New Year’s Eve', '2026-12-31', true],
  ])('%s (%s): %s', (_what, on, made) => {
    expect(isBeforeGap(day(on), holidays)).toBe(made)
  })

  test.each([
    ['an ordinary Friday', '2026-03-06', '2026-03-09'],
    ['the Thursday before Easter', '2026-04-02', '2026-04-07'],
    ['the Friday before the early May bank holiday', '2026-05-01', '2026-05-05'],
    ['Christmas Eve, with a substitute for Boxing Day', '2026-12-24', '2026-12-29'],
    ['a Saturday', '2026-03-07', '2026-03-09'],
  ])('%s: claims and the list stand to the end of the next working day', (_what, on, until) => {
    expect(nextWorkingDay(day(on), holidays)).toBe(until)
  })

  test.each([
    ['on a Wednesday', '2026-03-04', '2026-03-06'],
    ['in the week before Easter', '2026-03-30', '2026-04-02'],
    ['on the day itself', '2026-03-06', '2026-03-06'],
    ['on Boxing Day', '2026-12-26', '2026-12-31'],
  ])('%s the next list is made on the day before the next gap', (_when, on, next) => {
    expect(nextListOn(day(on), holidays)).toBe(next)
  })
})

const visit = (differing: Partial<VisitSince> = {}): VisitSince => ({
  id: 'v1',
  offenderId: 'o1' as OffenderId,
  at: new Date('2026-03-07T14:10:00Z'),
  qualifies: false,
  seen: 'no',
  notSeenBecause: 'no_reply',
  because: '',
  crew: [{ name: 'PC Alex Marsh' }, { name: 'PC Bryony Kerr' }],
  ...differing,
})

const owedLine = {
  dueOn: day('2026-02-02'),
  owedOn: day('2026-02-02'),
  isOwed: true,
  movedBy: null,
  metOn: null,
}
const noon = new Date('2026-03-06T12:00:00Z')
const ended = { ...owedLine, isOwed: false, owedOn: null }
const movedBy = { planId: 'p1', name: 'DS Calder', on: day('2026-03-08') }
const cancelled = visit({ notSeenBecause: 'cancelled_by_police' })

describe('what came of somebody on the list', () => {
  test.each([
    [
      'a qualifying visit is seen',
      { visits: [visit({ qualifies: true, seen: 'inside' })], isOwed: false },
      'seen',
      'Seen Saturday 7 Mar 2026 at 14:10 by PC Alex Marsh and PC Bryony Kerr',
    ],
    [
      'a talk at the door is met and does not count',
      { visits: [visit({ seen: 'doorstep' })], isOwed: true },
      'met',
      'Met, but it does not count as a visit. Saturday 7 Mar 2026 at 14:10: seen at the door only',
    ],
    [
      'two calls without a reply are tried, never seen',
      {
        visits: [visit(), visit({ at: new Date('2026-03-08T19:00:00Z'), notSeenBecause: 'gone' })],
        isOwed: true,
      },
      'tried',
      'Tried twice, not seen. Saturday 7 Mar 2026 at 14:10: no reply; Sunday 8 Mar 2026 at 19:00: gone',
    ],
    ['nothing recorded is not tried', { visits: [], isOwed: true }, 'not-tried', 'Not tried yet'],
    [
      'who is owed no visit any more has left, and is not said to be seen',
      { visits: [visit()], isOwed: false },
      'left',
      'Not seen, and no visit is owed now: see why. Saturday 7 Mar 2026 at 14:10: no reply',
    ],
    [
      'what police cancelled was no call: it is told apart, and nothing was tried',
      { visits: [cancelled], isOwed: true },
      'not-tried',
      'Not tried. Nobody of ours went to the door: Saturday 7 Mar 2026 at 14:10: cancelled by police',
    ],
    [
      'beside a call it is told apart too, and not counted',
      { visits: [visit(), cancelled], isOwed: true },
      'tried',
      'Tried once, not seen. Saturday 7 Mar 2026 at 14:10: no reply. Nobody of ours went to the door: Saturday 7 Mar 2026 at 14:10: cancelled by police',
    ],
    [
      'a day that was moved is owed still, with whose word it was and how late it stood',
      { visits: [], isOwed: false, line: { ...owedLine, owedOn: day('2026-03-12'), movedBy } },
      'moved',
      'Not seen. Latest-by moved to 12 Mar 2026 by DS Calder, was 34 days over; a visit is still owed',
    ],
  ] as const)('%s', (_title, since, state, text) => {
    const line = since.isOwed ? owedLine : ended
    expect(resultOf({ line, since: noon, ...since })).toMatchObject({ state, text })
  })

  const earlier = visit({ at: new Date('2026-03-06T10:00:00Z'), qualifies: true, seen: 'inside' })

  test('an earlier visit that was told since is what came of whoever is owed none any more by it', () => {
    const line = { ...ended, metOn: day('2026-03-06') }
    expect(resultOf({ line, since: noon, visits: [earlier], isOwed: false })).toMatchObject({
      state: 'seen',
      text: expect.stringMatching(/^Seen Friday 6 Mar 2026/),
    })
  })

  test.each([
    ['moved', { ...owedLine, owedOn: day('2026-03-12'), movedBy }],
    ['left', ended],
  ])('whose day was %s before it was told is not seen by it', (state, line) => {
    const since = { since: noon, visits: [earlier], isOwed: false }
    expect(resultOf({ ...since, line })).toMatchObject({ state, visits: [] })
    // Another visit met what was owed.
    const other = { ...line, metOn: day('2026-03-05') }
    expect(resultOf({ ...since, line: other })).toMatchObject({ state, visits: [] })
  })

  test('an earlier visit that was told since makes nobody seen who is owed a visit all the same', () => {
    const since = { line: owedLine, since: noon, isOwed: true }
    expect(resultOf({ ...since, visits: [earlier] })).toMatchObject({
      state: 'not-tried',
      visits: [],
    })
    expect(resultOf({ ...since, visits: [earlier, visit()] })).toMatchObject({ state: 'tried' })
  })
})

const one = 'officer-one' as OfficerId
const two = 'officer-two' as OfficerId
const claim: ClaimAsk = {
  by: one,
  crew: [
    { officer: 'om.north', name: 'PC Alex Marsh' },
    { officer: 'om.south', name: 'PC Bryony Kerr' },
  ],
  officerIds: [one, two],
  mayHold: true,
  isOnList: true,
  standing: null,
}

describe('a claim', () => {
  test('is taken for two of whom one claims', () => {
    expect(checkClaim(claim)).toMatchObject({ ok: true })
  })

  test('may name somebody of another agency as the second', () => {
    const crew = [
      { officer: 'om.north', name: 'PC Alex Marsh' },
      { agency: 'Probation', name: 'Jo Field' },
    ]
    expect(checkClaim({ ...claim, crew, officerIds: [one] })).toMatchObject({ ok: true })
  })

  test.each([
    ['alone', { crew: claim.crew.slice(0, 1), officerIds: [one] }, 'two-needed'],
    ['by an account that is no officer', { by: null }, 'not-an-officer'],
    ['by somebody who does not go', { by: 'third' as OfficerId }, 'not-an-officer'],
    ['of somebody who is not on the list', { isOnList: false }, 'not-on-list'],
    ['by a pair of whom one may not have the file', { mayHold: false }, 'not-this-pair'],
  ] as const)('%s is refused', (_how, differing, why) => {
    expect(checkClaim({ ...claim, ...differing })).toEqual({ ok: false, why })
  })
})

describe('how near two districts are', () => {
  test.each([
    ['NM1', 'NM1', 0],
    ['NM1', 'NM2', 2],
    ['NM1', 'NM9', 9],
    ['NM9', 'SM1', 1_000],
    ['NM1', null, 2_000],
    [null, null, 2_000],
  ])('%s and %s: %s', (a, b, apart) => {
    expect(districtsApart(a, b)).toBe(apart)
    expect(districtsApart(b, a)).toBe(apart)
  })

  test.each([
    ['nm1, NM 2;nm1', ['NM1', 'NM2']],
    ['', []],
    ['the town', null],
  ])('typed as “%s”', (typed, districts) => {
    expect(districtsIn(typed)).toEqual(districts)
  })
})

const on = day('2026-03-07')
const someone = (id: string, differing: Partial<Candidate> = {}): Candidate => ({
  id: id as OffenderId,
  level: 'high',
  dueOn: day('2026-03-01'),
  district: 'NM1',
  earliest: null,
  untried: null,
  ...differing,
})
const order = (candidates: readonly Candidate[], most = 10): string[] =>
  proposeStops(candidates, { on, most }).map(({ id }) => id)

describe('a proposed order', () => {
  test('the overdue come before the due, and the riskiest first, however far they live', () => {
    const due = someone('due', { level: 'very_high', dueOn: day('2026-03-08') })
    const far = someone('far', { level: 'very_high', district: 'SM9' })
    const near = someone('near')
    expect(order([due, near, far])).toEqual(['far', 'near', 'due'])
  })

  test('among those alike the next is in the same district, then in the nearest of the area', () => {
    const first = someone('first', { dueOn: day('2026-01-01') })
    const same = someone('same', { dueOn: day('2026-03-06') })
    const next = someone('next', { district: 'NM2', dueOn: day('2026-02-01') })
    const other = someone('other', { district: 'SM1', dueOn: day('2026-01-02') })
    expect(order([other, next, same, first])).toEqual(['first', 'same', 'next', 'other'])
  })

  test('among those as near, a part of the hours that was never tried comes first', () => {
    const first = someone('first', { dueOn: day('2026-01-01'), untried: 'Saturday evening' })
    const tried = someone('tried', { dueOn: day('2026-02-01') })
    const fresh = someone('fresh', { untried: 'Saturday evening' })
    expect(order([tried, fresh, first])).toEqual(['first', 'fresh', 'tried'])
  })

  test('nobody before the day that the plan names, but for those who are overdue', () => {
    const early = { earliest: day('2026-03-08') }
    const due = someone('due', { ...early, dueOn: day('2026-03-10') })
    const over = someone('over', early)
    const then = someone('then', { earliest: on, dueOn: day('2026-03-10') })
    expect(order([due, over, then])).toEqual(['over', 'then'])
  })

  test('no more stops than the hours hold', () => {
    expect(order([someone('a'), someone('b'), someone('c')], 2)).toHaveLength(2)
  })

  test('each stop says why it stands there', () => {
    const [first, second] = proposeStops(
      [
        someone('a', { level: 'very_high', dueOn: day('2026-02-27') }),
        someone('b', { untried: 'Saturday evening', dueOn: day('2026-03-07') }),
      ],
      { on, most: 5 },
    )
    expect(first?.because).toBe('Very high risk level, 8 days over')
    expect(second?.because).toBe(
      'High risk level, due that day; in NM1 like the stop before; Saturday evening was never tried',
    )
  })
})

describe('changing the order by hand', () => {
  test.each([
    ['up', { id: 'c', to: 'up' }, ['a', 'c', 'b']],
    ['down', { id: 'a', to: 'down' }, ['b', 'a', 'c']],
    ['to the first place', { id: 'c', to: 1 }, ['c', 'a', 'b']],
    ['past the end', { id: 'c', to: 'down' }, ['a', 'b', 'c']],
    ['of one that is not there', { id: 'x', to: 'up' }, ['a', 'b', 'c']],
  ] as const)('%s', (_how, move, after) => {
    expect(moved(['a', 'b', 'c'], move)).toEqual(after)
  })
})

const hours = { parts: [12, 17], calling: [8, 21] }
const call = (at: string, differing: Partial<Call> = {}): Call => ({
  id: at,
  on: at.slice(0, 10) as LocalDate,
  at: new Date(at),
  seen: 'no',
  notSeenBecause: 'no_reply',
  place: 'home',
  qualifies: false,
  announced: false,
  crew: [],
  children: [],
  devices: [],
  ...differing,
})
const best = (
  calls: readonly Call[],
  open: readonly OpenSlot[],
  work: readonly WorkWeek[] = [],
): string | null => {
  const asked = { today: on, policy: aPolicy(), calls, work }
  const slot = bestUntried(open, surprises(asked).predictability.breaking)
  return slot === null ? null : slotText(slot)
}

const weekend = { from: day('2026-03-06'), untilOn: day('2026-03-09') }

describe('the slot that was never tried', () => {
  const saturday = slotsBetween(on, { from: '09:00', until: '21:00' }, hours)

  test('of the parts that lie between two times of a day', () => {
    expect(slotsBetween(on, { from: '13:00', until: '17:00' }, hours)).toEqual([
      { on, part: 'afternoon' },
    ])
    expect(saturday.map(({ part }) => part)).toEqual(['morning', 'afternoon', 'evening'])
  })

  test('a part at which somebody failed lately is never proposed again', () => {
    const tried = ['2026-02-28T10:00:00Z', '2026-02-21T14:00:00Z'].map((at) => call(at))
    expect(best(tried, saturday)).toBe('Saturday evening')
  })

  test('there is none when each was tried', () => {
    const all = ['10:00', '14:00', '19:00'].map((time) => call(`2026-02-28T${time}:00Z`))
    expect(best(all, saturday)).toBeNull()
  })

  test('parts of today that are over are no longer open', () => {
    const ahead = slotsAhead(weekend, new Date('2026-03-07T13:00:00Z'), hours)
    expect(ahead.map(slotText)).toEqual([
      'Saturday afternoon',
      'Saturday evening',
      'Sunday morning',
      'Sunday afternoon',
      'Sunday evening',
    ])
  })

  test.each([
    ['on the Friday at noon', '2026-03-06T12:00:00Z', ['Friday evening', 'Sunday evening', 7]],
    ['in the week before it', '2026-03-03T12:00:00Z', ['Friday evening', 'Sunday evening', 7]],
    ['on the Monday', '2026-03-09T13:00:00Z', ['Monday afternoon', 'Monday evening', 2]],
    ['once it is over', '2026-03-10T09:00:00Z', [undefined, undefined, 0]],
  ])(
    '%s the days of the weekend are open, and the last day only once they are over',
    (_when, at, told) => {
      const ahead = slotsAhead(weekend, new Date(at), hours).map(slotText)
      expect([ahead.at(0), ahead.at(-1), ahead.length]).toEqual(told)
    },
  )

  test('over a weekend the most surprising of its days is proposed, and never one at or after a night at work', () => {
    const nights: WorkWeek = { days: ['thursday', 'friday'], from: '20:00', until: '06:00' }
    const open = slotsAhead(weekend, new Date('2026-03-06T13:00:00Z'), hours)
    expect(best([], open)).toBe('Friday evening')
    expect(best([], open, [nights])).toBe('Saturday afternoon')
    expect(best([], open, [{ ...nights, from: '22:00' }])).toBe('Friday evening')
    expect(best([call('2026-02-28T14:00:00Z')], open, [nights])).toBe('Saturday evening')
  })

  test.each([
    ['18:00', '22:00', 240],
    ['22:00', '18:00', null],
    ['18:00', '18:00', null],
  ])('%s to %s lasts %s minutes', (from, until, minutes) => {
    expect(minutesBetween(from, until)).toBe(minutes)
  })
})
