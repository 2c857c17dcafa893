// Section 96B: failed calls to search for risk, by a constable, at the same premises, on different days.
import { localDate } from '../../src/platform/calendar.ts'
import { entryWarrant } from '../../src/visits/rules/entry-warrant.ts'
import type { EntrySought } from '../../src/visits/types.ts'

const aCall = (day: string, differing: Partial<EntrySought> = {}): EntrySought => ({
  on: localDate(day),
  addressId: 'a',
  atHome: true,
  seen: 'no',
  notSeenBecause: 'refused',
  obtained: false,
  byConstable: true,
  ...differing,
})
const premises = { addressId: 'a', needed: 2 }

const cases: { what: string; calls: EntrySought[]; attempts: number; met: boolean }[] = [
  { what: 'no call', calls: [], attempts: 0, met: false },
  { what: 'one call', calls: [aCall('2026-03-02')], attempts: 1, met: false },
  {
    what: 'two calls on different days',
    calls: [aCall('2026-03-02'), aCall('2026-03-03')],
    attempts: 2,
    met: true,
  },
  {
    what: 'two calls on one day',
    calls: [aCall('2026-03-02'), aCall('2026-03-02')],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call at which entry was given',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { obtained: true })],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call by someone who is no constable',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { byConstable: false })],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call at other premises',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { addressId: 'b' })],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call somewhere that is not home',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { atHome: false })],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call at which the person was seen inside',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { seen: 'inside', notSeenBecause: null })],
    attempts: 1,
    met: false,
  },
  {
    what: 'a second call at which the person was seen elsewhere',
    calls: [aCall('2026-03-02'), aCall('2026-03-03', { seen: 'elsewhere', notSeenBecause: null })],
    attempts: 1,
    met: false,
  },
  {
    what: 'refused by the person at the door',
    calls: [aCall('2026-03-02', { seen: 'doorstep', notSeenBecause: null })],
    attempts: 1,
    met: false,
  },
  ...(
    [
      ['no_reply', 1],
      ['refused', 1],
      ['unsafe', 1],
      ['gone', 0],
      ['cancelled_by_police', 0],
      ['frustrated', 0],
    ] as const
  ).map(([notSeenBecause, attempts]) => ({
    what: `not seen because ${notSeenBecause}`,
    calls: [aCall('2026-03-02', { notSeenBecause })],
    attempts,
    met: false,
  })),
  {
    what: 'two calls at a home that was left since',
    calls: [aCall('2026-03-02', { addressId: 'b' }), aCall('2026-03-03', { addressId: 'b' })],
    attempts: 0,
    met: false,
  },
]

test.each(cases)('$what: $attempts counted, met $met', ({ calls, attempts, met }) => {
  expect(entryWarrant(calls, premises)).toEqual({ attempts, met })
})

test('a home of which no address is held is one premises', () => {
  const calls = ['2026-03-02', '2026-03-04'].map((day) => aCall(day, { addressId: null }))
  expect(entryWarrant(calls, { addressId: null, needed: 2 })).toEqual({ attempts: 2, met: true })
})

test('how many are needed is policy', () => {
  const calls = [aCall('2026-03-02'), aCall('2026-03-03')]
  expect(entryWarrant(calls, { addressId: 'a', needed: 3 }).met).toBe(false)
})
