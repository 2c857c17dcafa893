// Who left the list of overdue visits without being seen, by what way, and who did not: the rule alone.
import { leftBy } from '../../src/backlog/rules/leavings.ts'
import type { Difference, Ending, OpenDuty, Written } from '../../src/duties/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { ForceId, OffenderId, TeamId } from '../../src/platform/ids.ts'

const on = localDate('2026-03-02')

const visit = (differing: Partial<OpenDuty> = {}): OpenDuty => ({
  id: 'the visit',
  forceId: 'force' as ForceId,
  teamId: 'north' as TeamId,
  officerId: null,
  offenderId: 'person' as OffenderId,
  level: 'high',
  rank: 20,
  kind: 'visit',
  subject: 'after:2025-11-10',
  startsOn: localDate('2025-11-10'),
  dueOn: localDate('2026-02-10'),
  dueAt: null,
  suspended: null,
  rule: 'visits.ceiling_months.high',
  because: 'As it was.',
  uses: [],
  policy: {},
  ...differing,
})

const later = localDate('2026-06-01')
const away = (why: string) => ({ suspended: { why, since: on, reviewOn: later } })
const ended = (how: Ending['how'], duty = visit()): Difference['closed'] => [
  { duty, ending: { how, metOn: how === 'seen' ? on : null }, daysLate: null },
]

const change = (stored: OpenDuty, difference: Partial<Difference>): Written => ({
  stored: [stored],
  difference: { opened: [], amended: [], closed: [], ...difference },
})
const to = (now: Partial<OpenDuty>, was: Partial<OpenDuty> = {}): Written =>
  change(visit(was), { amended: [visit({ ...was, because: 'As it is.', ...now })] })

const asItIs = 'As it is.'
const byPlan = { rule: 'visits.plan', dueOn: later }

test.each<[string, string, Written]>([
  ['suspended', 'In custody: the visit waits until the return.', to(away('custody'))],
  ['suspended', 'In hospital: the visit waits until the return.', to(away('hospital'))],
  ['suspended', 'Abroad: the visit waits until the return.', to(away('abroad'))],
  ['suspended', 'Whereabouts unknown: the visit waits until the return.', to(away('missing'))],
  ['plan moved', asItIs, to(byPlan)],
  ['policy changed', asItIs, to({ dueOn: later })],
  [
    'level changed',
    'Risk level high before, medium now. As it is.',
    to({ dueOn: later, level: 'medium', rule: 'visits.ceiling_months.medium' }),
  ],
  ['level changed', 'Risk level high before, low now. As it is.', to({ level: 'low' })],
  [
    'level changed',
    'Risk level high before, very high now. As it is.',
    to({ dueOn: later, level: 'very_high' }),
  ],
  [
    'suspended',
    'In custody: the visit waits until the return.',
    to({ ...away('custody'), level: 'low' }),
  ],
  ['corrected', asItIs, to({ dueOn: null, rule: 'visits.no_plan' })],
  ['came back', asItIs, to({ dueOn: later, rule: 'visits.first_visit_days.high', startsOn: on })],
  [
    'corrected',
    asItIs,
    change(visit(), {
      closed: ended('changed'),
      opened: [
        visit({ id: 'another', subject: 'first', dueOn: later, rule: 'x', because: asItIs }),
      ],
    }),
  ],
  ['corrected', 'No visit is owed any more.', change(visit(), { closed: ended('changed') })],
  [
    'reactive',
    'Moved to reactive management: no visit is owed.',
    change(visit(), { closed: ended('reactive') }),
  ],
  [
    'transferred',
    'Transferred out of the force: no visit is owed here.',
    change(visit(), { closed: ended('transferred') }),
  ],
  [
    'merged',
    'Merged into another record of the same person, which goes on.',
    change(visit(), { closed: ended('merged') }),
  ],
  ['closed', 'Closed: no visit is owed.', change(visit(), { closed: ended('closed') })],
])('off the list, %s: %s', (how, because, written) => {
  expect(leftBy(written, on)).toEqual({
    forceId: 'force',
    offenderId: 'person',
    level: 'high',
    how,
    because,
    dueOn: '2026-02-10',
  })
})

test.each<[string, Written]>([
  ['seen', change(visit(), { closed: ended('seen') })],
  [
    'seen, and in custody since',
    change(visit(), {
      closed: ended('seen'),
      opened: [visit({ id: 'next', subject: 'after:2026-03-02', ...away('custody') })],
    }),
  ],
  ['still overdue by another day', to({ dueOn: localDate('2026-03-01') })],
  ['still overdue at a higher level', to({ level: 'very_high' })],
  ['another owner or team', to({ teamId: 'south' as TeamId })],
  [
    'nothing of the visit changed',
    change(visit(), { opened: [visit({ id: 'b', kind: 'visit_plan' })] }),
  ],
  [
    'put right and still overdue',
    change(visit(), {
      closed: ended('changed'),
      opened: [visit({ id: 'another', subject: 'first', dueOn: localDate('2025-12-01') })],
    }),
  ],
  ['was due today, not overdue', to(away('custody'), { dueOn: on })],
  ['was owed with no day', to(byPlan, { dueOn: null })],
  ['was suspended already', to({ dueOn: later }, away('custody'))],
  ['was of medium risk', to(away('custody'), { level: 'medium' })],
  ['was of low risk', change(visit({ level: 'low' }), { closed: ended('transferred') })],
  [
    'what was overdue is another duty',
    to({ dueOn: later }, { kind: 'arms_review', rule: 'arms.review_months' }),
  ],
  ['came on the list', change(visit({ dueOn: later }), { amended: [visit()] })],
])('no leaving: %s', (_words, written) => {
  expect(leftBy(written, on)).toBeNull()
})

const returned = (dueOn: string): Written =>
  to(
    { dueOn: later, rule: 'visits.first_visit_days.high', startsOn: on },
    { dueOn: localDate(dueOn) },
  )

test.each([
  ['2026-03-02', 'came back'],
  ['2026-03-09', 'came back'],
  ['2026-03-10', undefined],
])(
  'a return recorded for somebody in the community, due on %s, with a week of policy: %s',
  (dueOn, how) => {
    expect(leftBy(returned(dueOn), on, 7)?.how).toBe(how)
  },
)

test('the level is the one that stood before', () => {
  const written = to({ dueOn: later, level: 'low' }, { level: 'very_high' })
  expect(leftBy(written, on)).toMatchObject({ level: 'very_high', how: 'level changed' })
})
