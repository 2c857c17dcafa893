// A plan for the next visit holds at once, unless it moves the day later or goes beyond the ceiling.
import { localDate } from '../../src/platform/calendar.ts'
import { planMove, type PlanMoveAsk } from '../../src/visits/rules/plan-move.ts'

const d = localDate
const asked = (differing: Partial<PlanMoveAsk>): PlanMoveAsk => ({
  latestBy: d('2026-04-01'),
  earliest: null,
  today: d('2026-03-02'),
  inForce: d('2026-04-15'),
  lastSeen: d('2026-02-10'),
  ceilingMonths: 3,
  ...differing,
})

const cases: { what: string; ask: Partial<PlanMoveAsk>; state: 'in_force' | 'waiting' }[] = [
  {
    what: 'the day before the one in force',
    ask: { latestBy: d('2026-04-14') },
    state: 'in_force',
  },
  { what: 'the very day in force', ask: { latestBy: d('2026-04-15') }, state: 'in_force' },
  { what: 'the day after the one in force', ask: { latestBy: d('2026-04-16') }, state: 'waiting' },
  {
    what: 'the ceiling itself, with no day in force',
    ask: { inForce: null, latestBy: d('2026-05-10') },
    state: 'in_force',
  },
  {
    what: 'a day beyond the ceiling, with no day in force',
    ask: { inForce: null, latestBy: d('2026-05-11') },
    state: 'waiting',
  },
  {
    what: 'a day beyond the ceiling but before the one in force',
    ask: { inForce: d('2026-12-01'), latestBy: d('2026-05-11') },
    state: 'waiting',
  },
  {
    what: 'never seen: the ceiling counted from today',
    ask: { inForce: null, lastSeen: null, latestBy: d('2026-06-02') },
    state: 'in_force',
  },
  {
    what: 'never seen: a day beyond the ceiling counted from today',
    ask: { inForce: null, lastSeen: null, latestBy: d('2026-06-03') },
    state: 'waiting',
  },
  {
    what: 'the ceiling clamped to the end of the month',
    ask: {
      inForce: null,
      lastSeen: d('2025-11-30'),
      latestBy: d('2026-02-28'),
      today: d('2026-02-01'),
    },
    state: 'in_force',
  },
  { what: 'today', ask: { latestBy: d('2026-03-02') }, state: 'in_force' },
  {
    what: 'later than a day that has already passed',
    ask: { inForce: d('2026-02-20'), latestBy: d('2026-03-10') },
    state: 'waiting',
  },
]

test.each(cases)('$what: $state', ({ ask, state }) => {
  const decided = planMove(asked(ask))
  expect(decided).toMatchObject({ ok: true, value: { state } })
})

test('a plan that waits says which day stands until then', () => {
  const decided = planMove(asked({ latestBy: d('2026-04-16') }))
  expect(decided).toMatchObject({
    value: { because: expect.stringContaining('15 Apr 2026') as string },
  })
})

test('a plan beyond the ceiling says the ceiling and from when it is counted', () => {
  const decided = planMove(asked({ inForce: null, latestBy: d('2026-06-11') }))
  expect(decided).toMatchObject({
    value: {
      because: expect.stringMatching(/10 May 2026.*3 months from 10 Feb 2026/) as string,
    },
  })
})

test('a latest day that has passed is a fault of the form', () => {
  expect(planMove(asked({ latestBy: d('2026-03-01') }))).toEqual({
    ok: false,
    faults: [{ field: 'latestBy', why: 'latest-by-past' }],
  })
})

test('an earliest day after the latest is a fault; the same day is none', () => {
  expect(planMove(asked({ earliest: d('2026-04-02') }))).toEqual({
    ok: false,
    faults: [{ field: 'earliest', why: 'earliest-after-latest' }],
  })
  expect(planMove(asked({ earliest: d('2026-04-01') })).ok).toBe(true)
})
