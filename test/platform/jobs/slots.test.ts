// Which slots are due, in which order, and when one that failed is tried again: from the ledger and an instant alone.
import { addDays, localDate, type LocalDate } from '../../../src/platform/calendar.ts'
import { alarmsIn } from '../../../src/platform/jobs/alarms.ts'
import {
  assertSound,
  nextDueAt,
  openSlots,
  slotsToRun,
  turnOf,
  type Failures,
  type KeptJob,
} from '../../../src/platform/jobs/slots.ts'

const aJob = (job: string, at: string, more: Partial<KeptJob> = {}): KeptJob => ({
  job,
  at,
  summary: `Does ${job}`,
  since: localDate('2026-01-01'),
  registeredAt: new Date('2026-01-01T00:00:00Z'),
  settled: [],
  failures: [],
  faults: [],
  notRun: null,
  ...more,
})

const days = (first: string, last: string): LocalDate[] => {
  const found = [localDate(first)]
  while ((found.at(-1) ?? '') < last) found.push(addDays(found.at(-1) ?? localDate(first), 1))
  return found
}

const said = (jobs: readonly KeptJob[], at: string): string[] =>
  slotsToRun(jobs, new Date(at)).map(({ forDate, job }) => `${forDate} ${job}`)

test.each([
  { at: '2026-03-02T04:59:59Z', due: [] },
  { at: '2026-03-02T05:00:00Z', due: ['2026-03-02 early'] },
  { at: '2026-03-02T06:29:00Z', due: ['2026-03-02 early'] },
  { at: '2026-03-02T06:30:00Z', due: ['2026-03-02 early', '2026-03-02 late'] },
])('at $at are due: $due', ({ at, due }) => {
  const done = { settled: days('2026-02-20', '2026-03-01') }
  expect(said([aJob('late', '06:30', done), aJob('early', '05:00', done)], at)).toEqual(due)
})

test('on the first day only that day is due, whatever the hour of the first start', () => {
  const job = aJob('new', '05:00', { since: localDate('2026-03-02') })
  expect(said([job], '2026-03-02T23:00:00Z')).toEqual(['2026-03-02 new'])
})

test('after a week away seven days and today are caught up, a day whole before the next', () => {
  const jobs = [aJob('b', '06:30'), aJob('a', '05:00')]
  expect(said(jobs, '2026-03-09T06:00:00Z')).toEqual([
    ...days('2026-03-02', '2026-03-08').flatMap((day) => [`${day} a`, `${day} b`]),
    '2026-03-09 a',
  ])
})

const failed = (count: number, at: string, forDate = '2026-03-02'): Failures => ({
  forDate: localDate(forDate),
  count,
  at: new Date(at),
  fault: 'it broke',
})

test.each([
  { count: 1, minutes: 1 },
  { count: 2, minutes: 4 },
  { count: 3, minutes: 10 },
  { count: 4, minutes: 25 },
  { count: 5, minutes: 60 },
])('after $count failed tries the next one waits $minutes minutes', ({ count, minutes }) => {
  const at = Date.parse('2026-03-02T05:00:00Z')
  const failure = failed(count, '2026-03-02T05:00:00Z')
  expect(turnOf(failure, new Date(at + minutes * 60_000 - 1))).toBe('later')
  expect(turnOf(failure, new Date(at + minutes * 60_000))).toBe('now')
})

test('after six failed tries there is no more by itself, and the days after it go on', () => {
  const failures = [failed(6, '2026-03-01T08:00:00Z', '2026-03-01')]
  const job = aJob('a', '05:00', { settled: days('2026-02-20', '2026-02-28'), failures })
  expect(said([job], '2026-03-02T08:00:00Z')).toEqual(['2026-03-02 a'])
})

test('a day that waits for its next try holds back the later days of its job and no other job', () => {
  const failures = [failed(1, '2026-03-02T07:59:30Z', '2026-03-01')]
  const since = { since: localDate('2026-03-01') }
  const jobs = [aJob('a', '05:00', { ...since, failures }), aJob('b', '06:00', since)]
  expect(said(jobs, '2026-03-02T08:00:00Z')).toEqual(['2026-03-01 b', '2026-03-02 b'])
})

test.each([
  { night: 'spring', from: '2026-03-27', to: '2026-03-30' },
  { night: 'autumn', from: '2026-10-23', to: '2026-10-26' },
])('in the night of the $night change every slot comes once', ({ from, to }) => {
  const job = (name: string, at: string) => aJob(name, at, { since: localDate(from) })
  const jobs = [job('night', '00:55'), job('verify', '02:15'), job('dawn', '05:00')]
  const seen: string[] = []
  const end = Date.parse(`${to}T12:00:00Z`)
  for (let at = Date.parse(`${from}T12:00:00Z`); at <= end; at += 5 * 60_000) {
    const settled = (name: string) =>
      seen.filter((one) => one.endsWith(name)).map((one) => localDate(one.slice(0, 10)))
    const kept = jobs.map((one) => ({ ...one, settled: settled(one.job) }))
    seen.push(
      ...openSlots(kept, new Date(at)).map(({ forDate, job: name }) => `${forDate} ${name}`),
    )
  }
  expect(seen).toEqual(
    days(from, to).flatMap((day) => [`${day} night`, `${day} verify`, `${day} dawn`]),
  )
})

test.each(['01:00', '01:30', '01:59', '24:00', '5:00', 'noon'])(
  'a job at %s is refused when the list is made: a night lacks it, or it is no time',
  (at) => {
    expect(() =>
      assertSound([aJob('a', at)].map(({ job: name, summary }) => ({ name, at, summary }))),
    ).toThrow(at)
  },
)

test('two jobs of one name are refused', () => {
  const one = { name: 'a', at: '05:00', summary: 'Does a' }
  expect(() => assertSound([one, one])).toThrow('one name')
})

test.each([
  { at: '2026-03-02T04:00:00Z', next: '2026-03-02T05:00:00.000Z' },
  { at: '2026-03-02T05:00:00Z', next: '2026-03-03T05:00:00.000Z' },
  { at: '2026-03-28T08:00:00Z', next: '2026-03-29T04:00:00.000Z' },
])('at $at a job of 05:00 is next due at $next', ({ at, next }) => {
  expect(nextDueAt({ at: '05:00' }, new Date(at)).toISOString()).toBe(next)
})

describe('Silence is an alarm:', () => {
  const done = { settled: days('2026-02-20', '2026-03-01') }
  const texts = (job: KeptJob, at: string): string[] =>
    alarmsIn([job], new Date(at), 2).map(({ kind, text }) => `${kind}: ${text}`)

  test.each([
    { at: '2026-03-02T06:59:59Z', alarms: [] },
    {
      at: '2026-03-02T07:00:00Z',
      alarms: ['silent: The job a (05:00) was due on 2 Mar 2026 and is not done.'],
    },
  ])('two hours after its time, at $at: $alarms', ({ at, alarms }) => {
    expect(texts(aJob('a', '05:00', done), at)).toEqual(alarms)
  })

  test('on the day of the first start the grace counts from the start', () => {
    const job = aJob('a', '05:00', {
      since: localDate('2026-03-02'),
      registeredAt: new Date('2026-03-02T09:00:00Z'),
    })
    expect(texts(job, '2026-03-02T10:59:00Z')).toEqual([])
    expect(texts(job, '2026-03-02T11:00:00Z')).toHaveLength(1)
  })

  test('several days that are missing are one alarm', () => {
    const job = aJob('a', '05:00', { settled: days('2026-02-20', '2026-02-27') })
    expect(texts(job, '2026-03-02T08:00:00Z')).toEqual([
      'silent: The job a (05:00) was due on 2 Mar 2026 and is not done, nor 2 days before it.',
    ])
  })

  test('several jobs that are silent are one alarm, and so are several that were not run', () => {
    const notRun = { first: localDate('2026-02-20'), last: localDate('2026-02-20'), count: 1 }
    const jobs = [aJob('a', '05:00', { ...done, notRun }), aJob('b', '05:05', { ...done, notRun })]
    expect(alarmsIn(jobs, new Date('2026-03-02T08:00:00Z'), 2)).toEqual([
      {
        kind: 'silent',
        jobs: ['a', 'b'],
        forDate: '2026-03-02',
        text: 'The jobs a (05:00) and b (05:05) were due on 2 Mar 2026 and are not done.',
      },
      {
        kind: 'not_run',
        jobs: ['a', 'b'],
        forDate: '2026-02-20',
        text: 'The jobs a and b were not run for 20 Feb 2026: only the last seven days are caught up.',
      },
    ])
  })

  test.each([
    {
      count: 1,
      text: 'failed: The job a failed once for 2 Mar 2026. It is tried again by itself.',
    },
    {
      count: 6,
      text: 'failed: The job a failed 6 times for 2 Mar 2026. It is not tried again by itself: put the cause right, then run it now.',
    },
  ])('a failure is one at once, after $count tries', ({ count, text }) => {
    const failures = [failed(count, '2026-03-02T05:01:00Z')]
    const job = aJob('a', '05:00', { ...done, failures, faults: failures })
    expect(texts(job, '2026-03-02T05:02:00Z')).toEqual([text])
  })

  test('a failure that was made good is none', () => {
    const failures = [failed(2, '2026-03-02T05:05:00Z')]
    const settled = days('2026-02-20', '2026-03-02')
    expect(
      texts(aJob('a', '05:00', { settled, failures, faults: failures }), '2026-03-02T09:00:00Z'),
    ).toEqual([])
  })

  test.each([
    { first: '2026-02-20', last: '2026-02-20', count: 1, said: '20 Feb 2026' },
    { first: '2026-02-11', last: '2026-02-20', count: 10, said: '10 days, 11 Feb to 20 Feb 2026' },
    {
      first: '2025-12-30',
      last: '2026-01-02',
      count: 4,
      said: '4 days, 30 Dec 2025 to 2 Jan 2026',
    },
  ])('days that were not run are named: $said', ({ first, last, count, said: words }) => {
    const notRun = { first: localDate(first), last: localDate(last), count }
    const job = aJob('a', '05:00', { settled: days('2026-02-20', '2026-03-02'), notRun })
    expect(texts(job, '2026-03-02T09:00:00Z')).toEqual([
      `not_run: The job a was not run for ${words}: only the last seven days are caught up.`,
    ])
  })
})
