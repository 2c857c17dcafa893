// The law's ways of counting days, with the test vectors of the statute's rule table.
import {
  addDays,
  addWorkingDays,
  ageOn,
  dateOf,
  dayNumber,
  endOfPeriodBeginningWith,
  formatInstant,
  formatTime,
  spokenTime,
  fromDayNumber,
  hoursBefore,
  instantAt,
  lastDayBeginningWith,
  lastDayWithin,
  localDate,
  localDateOf,
  notLessThanDaysBefore,
  parseLocalDate,
  sameDayMonthsLater,
  startOfDay,
  today,
} from '../../src/platform/calendar.ts'
import { fixedClock } from '../../src/platform/clock.ts'

const d = localDate

describe('counting conventions [law section 1]', () => {
  test.each([
    ['2026-04-03', 3, '2026-04-05'],
    ['2026-06-10', 6, '2026-06-15'],
    ['2026-06-10', 21, '2026-06-30'],
  ])('DC1: within the period beginning with %s of %i days ends on %s', (from, days, last) => {
    expect(lastDayBeginningWith(d(from), days)).toBe(last)
  })

  test.each([
    ['2026-10-24', 7, '2026-10-31'],
    ['2026-08-27', 3, '2026-08-30'],
  ])('DC2: from %s, within %i days ends on %s', (from, days, last) => {
    expect(lastDayWithin(d(from), days)).toBe(last)
  })

  test.each([
    ['2025-03-10', 12, '2026-03-10'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 3, '2025-11-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2025-12-31', 6, '2026-06-30'],
    ['2025-12-15', 1, '2026-01-15'],
  ])('DC3: %s and %i months is %s', (from, months, last) => {
    expect(sameDayMonthsLater(d(from), months)).toBe(last)
  })

  test.each([
    ['2020-03-01', 120, '2030-03-01'],
    ['2020-08-31', 42, '2024-03-01'],
    ['2021-01-15', 30, '2023-07-15'],
    ['2011-06-01', 180, '2026-06-01'],
    ['2012-02-29', 180, '2027-03-01'],
    ['2020-12-31', 2, '2021-03-01'],
  ])('DC4: the period beginning with %s of %i months is over on %s', (from, months, free) => {
    expect(endOfPeriodBeginningWith(d(from), months)).toBe(free)
  })

  test('DC5: seven days before 20 August 2026 is the 12th in clear days and the 13th plainly', () => {
    expect(notLessThanDaysBefore(d('2026-08-20'), 7)).toEqual({
      clear: '2026-08-12',
      plain: '2026-08-13',
    })
  })

  test.each([
    ['2026-03-30', 12, '2026-03-29T11:00:00.000Z'],
    ['2026-03-30', 24, '2026-03-28T23:00:00.000Z'],
  ])('DC6: hours before %s began, less %i, is %s', (date, hours, at) => {
    expect(hoursBefore(startOfDay(d(date)), hours).toISOString()).toBe(at)
  })

  test('DC7: twelve hours before departure at 06:30 on the night the clocks go on is 17:30', () => {
    const departs = instantAt(d('2026-03-29'), '06:30')
    expect(departs && hoursBefore(departs, 12).toISOString()).toBe('2026-03-28T17:30:00.000Z')
  })
})

describe('civil dates', () => {
  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2025-02-29'])(
    '%p is not a date',
    (text) => {
      expect(parseLocalDate(text)).toBeNull()
    },
  )

  test('a day is built only if it exists', () => {
    expect(dateOf(2024, 2, 29)).toBe('2024-02-29')
    expect(dateOf(2025, 2, 29)).toBeNull()
    expect(dateOf(2025, 1.5, 2)).toBeNull()
  })

  test.each([
    ['2026-03-28T23:59:59Z', '2026-03-28'],
    ['2026-03-29T00:30:00Z', '2026-03-29'],
    ['2026-06-30T23:00:00Z', '2026-07-01'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
    ['2026-10-25T23:59:00Z', '2026-10-25'],
    ['2024-02-29T12:00:00Z', '2024-02-29'],
  ])('at %s it is %s in London', (at, date) => {
    expect(localDateOf(new Date(at))).toBe(date)
    expect(today(fixedClock(at))).toBe(date)
  })

  test('a wall-clock time that the clock change skips does not exist', () => {
    expect(instantAt(d('2026-03-29'), '01:30')).toBeNull()
    expect(instantAt(d('2026-07-01'), '09:15')?.toISOString()).toBe('2026-07-01T08:15:00.000Z')
    expect(instantAt(d('2026-07-01'), '24:00')).toBeNull()
  })

  test.each([
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-03-02', '2026-03-01', 17],
    ['2008-03-02', '2026-03-02', 18],
  ])('born %s, on %s the age is %i', (born, on, age) => {
    expect(ageOn(d(born), d(on))).toBe(age)
  })

  test('five working days after Maundy Thursday 2026 pass over Easter', () => {
    const easter = new Set([d('2026-04-03'), d('2026-04-06')])
    expect(addWorkingDays(d('2026-04-02'), 5, easter)).toBe('2026-04-13')
    expect(addDays(d('2026-02-28'), 1)).toBe('2026-03-01')
  })
})

describe('days are counted in whole numbers', () => {
  const sinceMidnight = [0, 1_799_999, 3_599_999, 3_600_000, 82_799_999, 82_800_000, 86_399_999]

  test.each([
    ['1972 to 1995, when the clocks changed on other days', 1972, 1995],
    ['1996 to 2060, by the rule', 1996, 2060],
  ])('an instant is of the day that the time-zone tables give: %s', (_when, first, last) => {
    const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
    for (let day = Date.UTC(first, 0, 1); day < Date.UTC(last + 1, 0, 1); day += 86_400_000)
      for (const ms of sinceMidnight) {
        const at = new Date(day + ms)
        if (localDateOf(at) !== london.format(at)) throw new Error(at.toISOString())
      }
  })

  test('every day from 1800 to 2200 has its number, and its number the day', () => {
    for (let at = Date.UTC(1800, 0, 1); at < Date.UTC(2200, 0, 1); at += 86_400_000) {
      const iso = new Date(at).toISOString().slice(0, 10)
      expect(parseLocalDate(iso)).toBe(iso)
      if (dayNumber(d(iso)) !== at / 86_400_000) throw new Error(iso)
      if (fromDayNumber(at / 86_400_000) !== iso) throw new Error(iso)
    }
  })

  test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
    'there is no %s',
    (text) => {
      expect(parseLocalDate(text)).toBeNull()
    },
  )
})

describe('what a clock in London shows', () => {
  test.each([
    ['1970-06-01T12:00:00Z', '1 June 1970 at 13:00', '13:00'],
    ['2026-01-31T23:59:59Z', '31 January 2026 at 23:59', '23:59'],
    ['2026-03-29T00:59:59Z', '29 March 2026 at 00:59', '00:59'],
    ['2026-03-29T01:00:00Z', '29 March 2026 at 02:00', '02:00'],
    ['2026-07-05T23:05:00Z', '6 July 2026 at 00:05', '00:05'],
    ['2026-10-25T00:59:59Z', '25 October 2026 at 01:59', '01:59'],
    ['2026-10-25T01:00:00Z', '25 October 2026 at 01:00', '01:00'],
  ])('at %s it is %s', (instant, whole, time) => {
    expect(formatInstant(new Date(instant))).toBe(whole)
    expect(formatTime(new Date(instant))).toBe(time)
  })

  test.each([
    ['2026-02-03T00:05:00Z', '12.05 am'],
    ['2026-02-03T07:30:00Z', '7.30 am'],
    ['2026-02-03T12:00:00Z', '12.00 pm'],
    ['2026-07-03T18:30:00Z', '7.30 pm'],
  ])('%s is said as %s', (instant, said) => {
    expect(spokenTime(new Date(instant))).toBe(said)
  })
})
