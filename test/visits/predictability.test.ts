// [N21] How easily the next visit could be guessed: worked by hand, by weekday, by gap and by what was announced.
import { addDays, instantAt, localDate, sameDayMonthsLater } from '../../src/platform/calendar.ts'
import { company } from '../../src/visits/rules/company.ts'
import { companyLines } from '../../src/visits/views/outlook.ts'
import { predictability } from '../../src/visits/rules/predictability.ts'
import { weekOf } from '../../src/visits/rules/slots.ts'
import type { Call, Predictability, WorkWeek } from '../../src/visits/types.ts'

const today = localDate('2026-03-02')
const hours = { parts: [12, 17], calling: [7, 22] }

/** A visit at which somebody was seen at home; an hour of '' is the register's, who tells none. */
const seen = (on: string, time: string, differing: Partial<Call> = {}): Call => ({
  id: on,
  on: localDate(on),
  at: time === '' ? null : instantAt(localDate(on), time),
  seen: 'inside',
  notSeenBecause: null,
  place: 'home',
  qualifies: true,
  announced: time === '' ? null : false,
  crew: [],
  children: [],
  devices: [],
  ...differing,
})

function pattern(calls: readonly Call[], work: readonly WorkWeek[] = []): Predictability {
  const since = sameDayMonthsLater(today, -12)
  return predictability({
    calls,
    week: weekOf({ calls, since, work, hours }),
    parts: hours.parts,
    regularPercent: 15,
    concentratedPercent: 60,
    partPercent: 80,
  })
}

const told = (calls: readonly Call[]): Extract<Predictability, { state: 'told' }> => {
  const found = pattern(calls)
  if (found.state !== 'told') throw new Error(found.sentence)
  return found
}

/**
 * Five visits: Tue 4 Mar 2025, then 88, 91, 93 and 90 days on: 31 May (a Saturday), 30 Aug, 1 Dec, 1 Mar.
 * By hand: mean (88 + 91 + 93 + 90) / 4 = 90.5; squares 6.25 + 0.25 + 6.25 + 0.25 = 13; 13 / 4 = 3.25;
 * root 1.803; 1.803 / 90.5 = 0.0199, so 2 %.
 */
test('the spread of the gaps is their standard deviation over their mean: 88, 91, 93 and 90 days make 2 percent', () => {
  const first = localDate('2025-03-04')
  const days = [0, 88, 179, 272, 362].map((later) => addDays(first, later))
  expect(told(days.map((day) => seen(day, '10:00'))).gaps).toEqual({
    least: 88,
    most: 93,
    spreadPercent: 2,
  })
})

/** By hand: gaps 10, 30, 10, 30; mean 20; every square 100; root 10; 10 / 20 = 50 %. */
test('gaps of 10, 30, 10 and 30 days spread by half of their mean, and are not regular', () => {
  const days = [0, 10, 40, 50, 80].map((later) => addDays(localDate('2025-06-01'), later))
  const found = told(days.map((day) => seen(day, '10:00')))
  expect([found.gaps.spreadPercent, found.isRegular]).toEqual([50, false])
})

// By hand: Tuesdays 25 Feb, 27 May, 26 Aug and 25 Nov 2025 are 91 days apart each; Wed 25 Feb 2026 comes 92 days on.
const quarterly = [
  seen('2025-02-25', '10:30', { announced: true }),
  seen('2025-05-27', '09:15'),
  seen('2025-08-26', '11:59', { announced: true }),
  seen('2025-11-25', '10:00'),
  seen('2026-02-25', '12:00'),
]

test('it is told in one sentence: weekday and part of the day, gaps, announced', () => {
  const found = told(quarterly)
  expect(found.sentence).toBe(
    'Four of the last five on a Tuesday morning, 91 to 92 days apart; two of five announced.',
  )
  expect(found).toMatchObject({
    visits: 5,
    usual: { day: 'tuesday', part: 'morning', count: 4, of: 5 },
    announced: { count: 2, of: 5 },
    isRegular: true,
    isConcentrated: true,
    verdict:
      'Regular and concentrated: this person could guess about when the next visit comes, and the weekday and the part of the day.',
  })
})

test.each([
  [60, 3, true],
  [61, 3, false],
])(
  'at a threshold of %i percent, %i visits of five in one slot: concentrated %s',
  (percent, count, so) => {
    const days = ['2025-10-07', '2025-11-04', '2025-12-02', '2026-01-07', '2026-02-05']
    const calls = days.map((day, index) => seen(day, index < count ? '10:00' : '18:30'))
    const week = weekOf({ calls, since: today, work: [], hours })
    const found = predictability({
      calls,
      week,
      parts: hours.parts,
      regularPercent: 15,
      concentratedPercent: percent,
      partPercent: 80,
    })
    expect(found).toMatchObject({ usual: { count, of: 5 }, isConcentrated: so })
  },
)

// By hand: five Tuesdays, two in the morning, one in the afternoon, two in the evening: 2 of 5 in one slot, 5 of 5 on the day.
test('five Tuesdays at different hours are concentrated by the weekday alone', () => {
  const hoursOf = ['09:00', '13:00', '18:00', '10:00', '19:00']
  const days = ['2025-10-07', '2025-11-04', '2025-12-16', '2026-01-06', '2026-02-24']
  const found = told(days.map((day, index) => seen(day, hoursOf[index] ?? '')))
  expect(found).toMatchObject({
    usual: { day: 'tuesday', part: null, count: 5, of: 5 },
    usualPercent: 100,
    isConcentrated: true,
    isRegular: false,
    verdict: 'Concentrated: this person could guess the weekday of the next visit.',
  })
  expect(found.sentence).toMatch(/^All of the last five on a Tuesday, /)
})

// By hand: five weekdays, always between 10:00 and 10:15: 1 of 5 in one slot, 1 of 5 on one weekday, 5 of 5 in the morning.
test('five mornings on five weekdays are concentrated by the part of the day alone, and other parts would surprise', () => {
  const days = ['2025-01-06', '2025-02-11', '2025-07-09', '2025-08-21', '2025-12-05']
  const found = told(days.map((day, index) => seen(day, `10:${index * 3 + 10}`)))
  expect(found).toMatchObject({
    usual: { day: null, part: 'morning', count: 5, of: 5 },
    usualPercent: 100,
    thresholds: { concentratedPercent: 80 },
    isConcentrated: true,
    verdict: 'Concentrated: this person could guess the part of the day of the next visit.',
  })
  expect(found.sentence).toMatch(/^All of the last five in the morning, /)
  expect(found.breaking.map(({ part }) => part)).not.toContain('morning')
})

test.each([
  [4, true],
  [3, false],
])('%i of five in the morning, at 80 percent: concentrated %s', (mornings, so) => {
  const days = ['2025-01-06', '2025-02-11', '2025-07-09', '2025-08-21', '2025-12-05']
  const hoursOf = (index: number): string => (index < mornings ? '10:00' : '18:30')
  const found = told(days.map((day, index) => seen(day, hoursOf(index))))
  expect([found.isConcentrated, found.usual.day === null]).toEqual([so, so])
})

test('four visits are too few to say', () => {
  const found = pattern(quarterly.slice(1))
  expect([found.state, found.sentence]).toEqual([
    'too_few',
    'Too few to say: seen at home on four days, however often on each, and five days are needed.',
  ])
})

test('attempts, talks at the door and interviews at the station are no visits, and two visits on one day are one', () => {
  const others = [
    seen('2026-01-05', '10:00', { seen: 'no', qualifies: false, notSeenBecause: 'no_reply' }),
    seen('2026-01-06', '10:00', { seen: 'doorstep', qualifies: false }),
    seen('2026-01-07', '10:00', { place: 'station', qualifies: false }),
    seen('2026-02-25', '18:00', { id: 'again' }),
  ]
  expect(told([...quarterly, ...others])).toMatchObject({
    visits: 5,
    gaps: { least: 91, most: 92 },
  })
})

test('only the newest ten count', () => {
  const mondays = Array.from({ length: 14 }, (_, index) =>
    seen(addDays(localDate('2025-03-03'), index * 21), '10:00'),
  )
  const found = told(mondays)
  expect([found.visits, found.sentence]).toEqual([
    10,
    'All of the last ten on a Monday morning, 21 days apart; none of ten announced.',
  ])
})

test('the register tells days and no hours: they count for gaps and weekday, and it is said', () => {
  const fromRegister = quarterly.slice(0, 2).map((call) => ({ ...call, at: null, announced: null }))
  expect(told([...fromRegister, ...quarterly.slice(2)])).toMatchObject({
    usual: { day: 'tuesday', part: null, count: 4, of: 5 },
    announced: { count: 1, of: 3 },
    sentence:
      'Four of the last five on a Tuesday, 91 to 92 days apart; one of the three recorded here announced. The register told the day of two of them and not the hour.',
  })
})

test('no two in the same part of a weekday are said to be so, and whatever was never tried breaks the pattern', () => {
  const days = ['2025-10-06', '2025-11-04', '2025-12-03', '2026-01-08', '2026-02-06']
  const hoursOf = ['10:00', '13:00', '18:00', '11:00', '19:00']
  const found = told(days.map((day, index) => seen(day, hoursOf[index] ?? '')))
  expect(found.sentence).toMatch(
    /^No two of the last five in the same part of the same weekday, 29 to 36 days apart/,
  )
  expect(found.breaking).toHaveLength(16)
})

test('the slots that break the pattern were never tried: evenings and weekends first, and another weekday and part before the usual', () => {
  const { breaking } = told(quarterly)
  expect(breaking.slice(0, 3)).toEqual([
    expect.objectContaining({ day: 'monday', part: 'evening' }),
    expect.objectContaining({ day: 'wednesday', part: 'evening' }),
    expect.objectContaining({ day: 'thursday', part: 'evening' }),
  ])
  const words = breaking.map(({ day, part }) => `${day} ${part}`)
  expect(words).toContain('sunday afternoon')
  expect(words).not.toContain('tuesday morning')
  expect(words).not.toContain('wednesday afternoon')
  expect(words.at(-1)).toBe('tuesday afternoon')
})

test('of somebody with two visits what was tried is no surprise either', () => {
  const two = [seen('2026-02-24', '18:30'), seen('2026-01-10', '10:00')]
  const { state, breaking } = pattern(two)
  const words = breaking.map(({ day, part }) => `${day} ${part}`)
  expect([state, words.length]).toEqual(['too_few', 19])
  expect(words).not.toContain('tuesday evening')
  expect(words).not.toContain('saturday morning')
})

const shift: WorkWeek = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '13:00',
  until: '22:30',
}

test('a slot that work rules out is never one of them', () => {
  const { breaking } = pattern(quarterly, [shift])
  const words = breaking.map(({ day, part }) => `${day} ${part}`)
  expect(words).not.toContain('monday evening')
  expect(words).not.toContain('friday afternoon')
  expect(words[0]).toBe('saturday afternoon')
})

const lee = { officer: 'om.north', name: 'PC Lee', mosovo: true, assumed: false }
const shah = { officer: '4417', name: 'PC Shah', mosovo: true, assumed: false }
const cole = { officer: '5512', name: 'DC Cole', mosovo: true, assumed: false }

test('[N19] the same two for twelve months are told, with a hint of a fresh second officer', () => {
  const crews = [
    [lee, cole],
    [lee, shah],
    [lee, shah],
    [shah, lee],
    [lee, shah],
  ]
  const calls = quarterly.map((call, index) => ({ ...call, crew: crews[index] ?? [] }))
  const ask = { on: today, sameCrewMonths: 9 }
  expect(company(calls, ask)).toEqual({
    officer: { names: ['PC Lee'], since: '2025-02-25', months: 12, visits: 5, days: 5 },
    pair: { names: ['PC Lee', 'PC Shah'], since: '2025-05-27', months: 9, visits: 4, days: 4 },
    hint: 'The same two have gone for 9 months: take a fresh second officer to the next visit.',
  })
  expect(company(calls, { ...ask, sameCrewMonths: 10 }).hint).toBeNull()
})

test('five visits on two days are told as that, by whom they were made and as a pattern', () => {
  const hours = ['09:00', '11:00', '15:00', '09:30', '16:00']
  const calls = hours.map((hour, index) => ({
    ...seen(index < 3 ? '2025-10-26' : '2026-02-24', hour, { id: hour }),
    crew: [lee],
  }))
  const together = company(calls, { on: today, sameCrewMonths: 9 })
  expect(together.officer).toMatchObject({ visits: 5, days: 2 })
  expect(companyLines(together)).toEqual([
    'PC Lee: at every visit that counts since 26 Oct 2025 (5 recorded here on 2 days, 4 months)',
  ])
  expect(pattern(calls).sentence).toMatch(/^Too few to say: seen at home on two days, /)
})

test('a new face ends the run, and one visit together is none', () => {
  const crews = [
    [lee, shah],
    [lee, shah],
    [lee, shah],
    [lee, shah],
    [cole, shah],
  ]
  const calls = quarterly.map((call, index) => ({ ...call, crew: crews[index] ?? [] }))
  expect(company(calls, { on: today, sameCrewMonths: 1 })).toMatchObject({
    officer: { names: ['PC Shah'], visits: 5 },
    pair: null,
    hint: null,
  })
})
