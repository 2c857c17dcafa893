// Policy by two: what may be proposed, and who may decide it.
import { localDate } from '../../src/platform/calendar.ts'
import { mayDecide, mayPropose, stateOf, valueBefore } from '../../src/policy/rules/proposal.ts'
import type { PolicyRow } from '../../src/policy/types.ts'

const today = localDate('2026-03-02')
const row = (differing: Partial<PolicyRow> = {}): PolicyRow => ({
  id: 'one',
  parameter: 'visits.ceiling_months.high',
  value: 2,
  fromOn: localDate('2026-04-01'),
  source: 'Minute 12',
  standing: 'force policy',
  proposedBy: 'di.force',
  proposedAt: new Date('2026-03-02T08:00:00Z'),
  approvedBy: null,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  version: 1,
  ...differing,
})
const first = row({
  id: 'first',
  value: 3,
  fromOn: localDate('1997-09-01'),
  source: 'Custom',
  proposedBy: null,
})
const later = row({ id: 'later', value: 1, fromOn: localDate('2026-06-01') })
const facts = { today, approved: [first, later] }

test.each([
  ['the day before today', { fromOn: localDate('2026-03-01') }, 'start-passed'],
  ['today', { fromOn: today }, 'yes'],
  ['ten years on', { fromOn: localDate('2036-03-01') }, 'yes'],
  ['a hundred years on, by a slip', { fromOn: localDate('2126-04-01') }, 'too-far-ahead'],
  ['a day on which another begins', { fromOn: localDate('2026-06-01') }, 'same-start'],
  ['the day after that', { fromOn: localDate('2026-06-02') }, 'yes'],
  ['what stands already', { value: 3, source: 'Custom' }, 'nothing-changes'],
  ['the same value with another source', { value: 3 }, 'nothing-changes'],
  ['the same value with another standing', { value: 3, standing: 'in force' as const }, 'yes'],
  [
    'what would stand by then',
    { fromOn: localDate('2026-07-01'), value: 1, source: 'Minute 12' },
    'nothing-changes',
  ],
])('a proposal from or of %s', (_what, differing, answer) => {
  const may = mayPropose(row(differing), facts)
  expect(may.ok ? 'yes' : may.why).toBe(answer)
})

const decided = { decision: 'refused', decidedBy: 'dci.force' } as const
test.each([
  ['another approves', {}, 'approved', 'dci.force', null, 'yes'],
  ['the proposer approves', {}, 'approved', 'di.force', null, 'own-proposal'],
  ['another refuses with a reason', {}, 'refused', 'dci.force', 'Too hard', 'yes'],
  ['another refuses without one', {}, 'refused', 'dci.force', null, 'why-needed'],
  ['the proposer refuses', {}, 'refused', 'di.force', 'Wrong', 'own-proposal'],
  ['the proposer withdraws', {}, 'withdrawn', 'di.force', null, 'yes'],
  ['another withdraws', {}, 'withdrawn', 'dci.force', null, 'not-your-proposal'],
  ['one decided is approved by another', decided, 'approved', 'dci.force', null, 'already-decided'],
  [
    'one decided is approved by its proposer',
    decided,
    'approved',
    'di.force',
    null,
    'already-decided',
  ],
  ['one decided is withdrawn', decided, 'withdrawn', 'di.force', null, 'already-decided'],
  [
    'what came with the product',
    { proposedBy: null },
    'approved',
    'di.force',
    null,
    'already-decided',
  ],
  ['its day is today', { fromOn: today }, 'approved', 'dci.force', null, 'yes'],
  [
    'its day has passed',
    { fromOn: localDate('2026-03-01') },
    'approved',
    'dci.force',
    null,
    'start-passed',
  ],
  [
    'its day has passed and it is refused',
    { fromOn: localDate('2026-03-01') },
    'refused',
    'dci.force',
    'Late',
    'yes',
  ],
  [
    'another begins that day',
    { fromOn: localDate('2026-06-01') },
    'approved',
    'dci.force',
    null,
    'same-start',
  ],
] as const)('%s', (_what, differing, decision, by, why, answer) => {
  const may = mayDecide(row(differing), { decision, by, why }, facts)
  expect(may.ok ? 'yes' : may.why).toBe(answer)
})

test('the value before is the last that began earlier, whatever the order of the rows', () => {
  const before = (day: string) => valueBefore([later, first], localDate(day))?.id ?? null
  expect(['1997-09-01', '2026-06-01', '2026-06-02'].map(before)).toEqual([null, 'first', 'later'])
})

test.each([
  [{}, 'waiting'],
  [{ decision: 'approved' }, 'approved'],
  [{ decision: 'withdrawn' }, 'withdrawn'],
  [{ proposedBy: null }, 'approved'],
] as const)('%j is %s', (differing, state) => {
  expect(stateOf(row(differing))).toBe(state)
})
