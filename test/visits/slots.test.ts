// [A11] The week in parts: what was tried, what work rules out, and what was never tried.
import { instantAt, localDate } from '../../src/platform/calendar.ts'
import { partAt, takenBy, untriedIn, weekOf } from '../../src/visits/rules/slots.ts'
import { surprises } from '../../src/visits/rules/surprises.ts'
import { ruledOutLines } from '../../src/visits/views/surprises.ts'
import { aPolicy } from '../support/policy.ts'
import type { Call, Slot, TakenBy, WorkWeek } from '../../src/visits/types.ts'

const hours = { parts: [12, 17], calling: [7, 22] }

test.each([
  ['2026-01-15', '11:59', 'morning'],
  ['2026-01-15', '12:00', 'afternoon'],
  ['2026-01-15', '16:59', 'afternoon'],
  ['2026-01-15', '17:00', 'evening'],
  // London, not UTC: in summer 16:30 UTC is half past five.
  ['2026-07-15', '17:30', 'evening'],
])('on %s a call at %s is in the %s', (day, time, part) => {
  expect(partAt(instantAt(localDate(day), time) ?? new Date(0), hours.parts)).toBe(part)
})

const weekdays: WorkWeek = { days: ['monday', 'tuesday'], from: '08:00', until: '14:30' }
const late: WorkWeek = { days: ['monday'], from: '22:00', until: '06:00' }
const nights: WorkWeek = { days: ['monday'], from: '20:00', until: '09:30' }

test.each<[string, WorkWeek, Slot, TakenBy | null]>([
  ['4 of the 5 hours of the morning', weekdays, { day: 'monday', part: 'morning' }, 'work'],
  ['half of the afternoon', weekdays, { day: 'tuesday', part: 'afternoon' }, 'work'],
  ['nothing of the evening', weekdays, { day: 'monday', part: 'evening' }, null],
  ['nothing on another day', weekdays, { day: 'wednesday', part: 'morning' }, null],
  [
    'two hours of the evening on which it begins',
    nights,
    { day: 'monday', part: 'evening' },
    'work',
  ],
  ['the morning after the night too', nights, { day: 'tuesday', part: 'morning' }, 'work'],
  // At home then, and seen there: the best time to call on somebody who works at night.
  ['no hour of calling of its evening', late, { day: 'monday', part: 'evening' }, null],
  ['an hour of its evening', { ...late, from: '21:00' }, { day: 'monday', part: 'evening' }, null],
  ['more of it', { ...late, from: '20:59' }, { day: 'monday', part: 'evening' }, 'work'],
  ['the night before the morning', late, { day: 'tuesday', part: 'morning' }, 'sleep'],
  ['nothing of the afternoon after it', late, { day: 'tuesday', part: 'afternoon' }, null],
  ['nothing of the morning before the night', nights, { day: 'monday', part: 'morning' }, null],
])('work that takes %s', (_what, work, slot, by) => {
  expect(takenBy(slot, [work], hours)).toBe(by)
})

test.each([
  ['18:00', false],
  ['18:01', true],
])('work until %s rules the evening out: %s', (until, isOut) => {
  const work: WorkWeek = { ...weekdays, until }
  expect(takenBy({ day: 'monday', part: 'evening' }, [work], hours)).toBe(isOut ? 'work' : null)
})

const call = (on: string, time: string, differing: Partial<Call> = {}): Call => ({
  id: on,
  on: localDate(on),
  at: instantAt(localDate(on), time),
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

const since = localDate('2025-03-02')
const named = ({ day, part }: Slot): string => `${day} ${part}`

test('calls at home try a slot, whoever answers; the newest of them is told', () => {
  const calls = [
    call('2026-02-10', '18:30'),
    call('2026-01-13', '19:00', { seen: 'inside', notSeenBecause: null, qualifies: true }),
  ]
  const week = weekOf({ calls, since, work: [], hours })
  expect(week.find((slot) => named(slot) === 'tuesday evening')).toEqual({
    day: 'tuesday',
    part: 'evening',
    tries: 2,
    seen: 1,
    lastOn: '2026-02-10',
    takenBy: null,
  })
  expect(untriedIn(week)).toHaveLength(20)
})

test.each<[string, Call]>([
  ['before the months that are looked at', call('2025-03-01', '18:30')],
  ['that only the register told, without its hour', call('2026-02-10', '18:30', { at: null })],
  ['that police cancelled', call('2026-02-10', '18:30', { notSeenBecause: 'cancelled_by_police' })],
  ['at the station', call('2026-02-10', '18:30', { seen: 'inside', place: 'station' })],
])('a call %s tried nothing', (_what, one) => {
  expect(untriedIn(weekOf({ calls: [one], since, work: [], hours }))).toHaveLength(21)
})

test('what work rules out is not among the untried', () => {
  const week = weekOf({ calls: [], since, work: [weekdays], hours })
  const untried = untriedIn(week).map(named)
  expect(untried).toHaveLength(17)
  expect(untried).not.toContain('monday morning')
  expect(untried).toContain('monday evening')
})

test.each<[string, WorkWeek, string]>([
  [
    'two parts of the same days',
    { days: ['monday', 'wednesday', 'friday'], from: '07:30', until: '16:30' },
    'Works Mon, Wed and Fri 07:30 to 16:30: the mornings and afternoons of Mon, Wed and Fri are ruled out.',
  ],
  [
    'a night',
    { days: ['sunday', 'monday', 'tuesday'], from: '22:00', until: '06:00' },
    'Works Mon, Tue and Sun 22:00 to 06:00: the mornings of Mon to Wed are ruled out, asleep after work.',
  ],
  [
    'a night that begins in the evening',
    { days: ['monday'], from: '20:00', until: '06:00' },
    'Works Mon 20:00 to 06:00: the evening of Mon is ruled out; so is the morning of Tue, asleep after work.',
  ],
  [
    'one part of one day',
    { days: ['saturday'], from: '09:00', until: '12:00' },
    'Works Sat 09:00 to 12:00: the morning of Sat is ruled out.',
  ],
])('what work rules out is said with the work: %s', (_what, work, said) => {
  const { week, ...rest } = surprises({ today: since, policy: aPolicy(), calls: [], work: [work] })
  expect(week.filter(({ takenBy: by }) => by !== null)).toHaveLength(
    rest.ruledOut[0]?.slots.length ?? 0,
  )
  expect(ruledOutLines(rest)).toEqual([said])
})
