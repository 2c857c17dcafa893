// What another policy changes of what one person owes, duty by duty: the day before, the day, and the day after.
import { changesBetween, countsOf } from '../../src/backlog/rules/policy-change.ts'
import { localDate } from '../../src/platform/calendar.ts'

const on = localDate('2026-03-02')
type Owed = Parameters<typeof changesBetween>[0][number]

const visit = (dueOn: string | null, more: Partial<Owed> = {}): Owed => ({
  kind: 'visit',
  subject: 'first',
  dueOn: dueOn === null ? null : localDate(dueOn),
  suspended: null,
  ...more,
})
const suspended = { suspended: { why: 'custody', since: null, reviewOn: null } }

test.each([
  ['the same day', visit('2026-03-05'), visit('2026-03-05'), []],
  ['a nearer day, today', visit('2026-03-05'), visit('2026-03-02'), ['earlier']],
  ['a nearer day, past', visit('2026-03-05'), visit('2026-03-01'), ['earlier', 'became']],
  ['a nearer day, past like the old', visit('2026-03-01'), visit('2026-02-01'), ['earlier']],
  ['a later day, past like the old', visit('2026-02-01'), visit('2026-03-01'), ['later']],
  ['a later day, today', visit('2026-03-01'), visit('2026-03-02'), ['later', 'ceased']],
  ['a day where there was none', visit(null), visit('2026-03-01'), ['earlier', 'became']],
  ['no day where there was one', visit('2026-03-01'), visit(null), ['later', 'ceased']],
  [
    'a past day, suspended',
    visit('2026-03-05', suspended),
    visit('2026-03-01', suspended),
    ['earlier'],
  ],
  ['nothing where it was owed', visit('2026-03-01'), null, ['closed', 'ceased']],
  ['a duty where none was owed', null, visit('2026-03-01'), ['opened', 'became']],
  ['a duty in time where none was owed', null, visit('2026-03-02'), ['opened']],
] as const)('%s', (_what, before, after, says) => {
  const listed = (duty: Owed | null): Owed[] => (duty === null ? [] : [duty])
  const said = changesBetween(listed(before), listed(after), on).flatMap((one) => [
    one.how,
    ...(one.becameOverdue ? ['became'] : []),
    ...(one.ceasedOverdue ? ['ceased'] : []),
  ])
  expect(said).toEqual(says)
})

test('another interval is another duty: one ends and one opens', () => {
  const changes = changesBetween(
    [visit('2026-03-01')],
    [visit('2026-04-01', { subject: 'after:2026-03-01' })],
    on,
  )
  expect(changes.map(({ how, subject }) => [how, subject])).toEqual([
    ['closed', 'first'],
    ['opened', 'after:2026-03-01'],
  ])
})

test('people are counted once, duties each', () => {
  const earlier = changesBetween([visit('2026-03-05')], [visit('2026-03-01')], on)
  const opened = changesBetween([], [visit('2026-03-01', { kind: 'arms_review' })], on)
  expect(countsOf([[...earlier, ...opened], [], earlier])).toEqual({
    people: 2,
    peopleOverdue: 2,
    byKind: [
      {
        kind: 'arms_review',
        opened: 1,
        closed: 0,
        earlier: 0,
        later: 0,
        becameOverdue: 1,
        ceasedOverdue: 0,
      },
      {
        kind: 'visit',
        opened: 0,
        closed: 0,
        earlier: 2,
        later: 0,
        becameOverdue: 2,
        ceasedOverdue: 0,
      },
    ],
  })
})
