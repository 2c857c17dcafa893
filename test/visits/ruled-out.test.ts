// Which plans end when a visit is said not to count: worked examples, and nobody less late by any of them.
import { daysBetween, localDate, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import { latestBy, type VisitAsk } from '../../src/visits/rules/latest-by.ts'
import { dayWithout, plansToEnd } from '../../src/visits/rules/ruled-out.ts'
import type { PlanFacts, SeenOn } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'
import { bareFile } from '../file/sample.ts'

const d = localDate
const on = d('2026-06-01')
const instant = (day: LocalDate, hours = 12) =>
  new Date(startOfDay(day).getTime() + hours * 3_600_000)
const seen = (day: string): SeenOn => ({
  on: d(day),
  at: instant(d(day)),
  recordedAt: instant(d(day), 13),
  origin: 'here',
})
const plan = (made: string, latest: string): PlanFacts => ({
  latestBy: d(latest),
  madeOn: d(made),
  recordedAt: instant(d(made), 15),
  heldFrom: d(made),
  origin: 'here',
})
const long = { fromOn: null, recordedAt: instant(d('2020-01-01')) }

/** Of high risk level, whose ceiling is three months. */
const clockOf = (visits: SeenOn[], plans: PlanFacts[]): VisitAsk => ({
  person: {
    ...bareFile.person,
    levels: [{ ...long, level: 'high' }],
    returns: [],
    homes: [],
    statuses: [{ ...long, status: 'community', toOn: null, reviewOn: null }],
  },
  standing: { ...bareFile.standing, on, level: 'high', status: 'community', lastReturn: null },
  visits: { seen: visits, plans, attempts: [], writeUps: [], keptOut: [] },
  policy: aPolicy(),
})

const [first, second] = [seen('2026-01-10'), seen('2026-04-10')]

test.each<[string, PlanFacts[], LocalDate[], LocalDate]>([
  ['no plan: the ceiling of the visit before returns', [], [], d('2026-04-10')],
  [
    'a later plan made on the strength of it ends',
    [plan('2026-04-11', '2026-06-20')],
    [d('2026-06-20')],
    d('2026-04-10'),
  ],
  ['an earlier one stays', [plan('2026-04-11', '2026-04-05')], [], d('2026-04-05')],
  ['the plan that it had spent returns', [plan('2026-01-11', '2026-03-01')], [], d('2026-03-01')],
  [
    'a spent plan for a later day than holds now is not brought back',
    [plan('2026-01-11', '2026-12-01')],
    [d('2026-12-01')],
    d('2026-04-10'),
  ],
])('%s', (_what, plans, ended, holds) => {
  const clock = clockOf([first, second], plans)
  const found = plansToEnd(clock, { visit: second, again: null })
  expect(found.map(({ latestBy: day }) => day)).toEqual(ended)
  const after = clockOf(
    [first],
    plans.filter((one) => !found.includes(one)),
  )
  const [before, now] = [latestBy(clock)?.on, latestBy(after)?.on]
  expect(now).toBe(holds)
  expect((now ?? '') <= (before ?? '')).toBe(true)
  expect(dayWithout(clock, second)).toEqual({ on: holds, daysOverdue: daysBetween(holds, on) })
})
