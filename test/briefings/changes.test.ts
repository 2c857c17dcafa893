// What changed between two briefings, person by person.
import { changesBetween } from '../../src/briefings/rules.ts'
import type { Case } from '../../src/briefings/types.ts'
import { changeText } from '../../src/briefings/views/words.ts'
import { localDate as d } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'

const aCase = (differing: Partial<Case> = {}): Case => ({
  id: 'a' as OffenderId,
  ref: 'V0000001',
  name: 'Test Person',
  team: 'North office',
  level: 'high',
  status: 'community',
  management: 'active',
  owner: 'PC Alex Marsh',
  latestBy: d('2026-02-20'),
  overdue: true,
  attempts: 0,
  lastSeen: d('2025-12-01'),
  arms: null,
  armsOn: null,
  control: null,
  event: null,
  lead: 'police',
  mappa: '1',
  born: d('1960-01-01'),
  home: 'h',
  marks: null,
  met: null,
  ...differing,
})

const beside = (one: Case, opened: readonly string[] = []) => ({
  elsewhere: new Map([[one.id, one]]),
  opened: new Set(opened),
})

const seen = { lastSeen: d('2026-03-02'), latestBy: d('2026-06-02'), overdue: false }

describe('how someone left the list of overdue visits', () => {
  test.each<[string, Partial<Case>]>([
    ['seen', seen],
    ['suspended', { status: 'custody', overdue: false }],
    ['suspended', { status: 'missing', overdue: false }],
    ['reactive', { management: 'reactive', overdue: false }],
    ['level changed', { level: 'low', latestBy: d('2026-12-01'), overdue: false }],
    ['plan moved', { latestBy: d('2026-04-01'), overdue: false }],
    ['corrected', { lastSeen: d('2025-11-01'), latestBy: null, overdue: false }],
  ])('%s when %j', (how, after) => {
    expect(changesBetween([aCase()], [aCase(after)])).toMatchObject([
      { list: 'left', leftHow: how },
    ])
  })

  test('closed, and transferred to another team, name where the person went', () => {
    const closed = aCase({ status: 'closed', overdue: false })
    expect(changesBetween([aCase()], [], beside(closed))).toMatchObject([
      { list: 'left', leftHow: 'closed', changes: [{ kind: 'status', to: 'closed' }] },
    ])
    const south = aCase({ team: 'South office' })
    expect(changesBetween([aCase()], [], beside(south))).toMatchObject([
      { list: 'left', leftHow: 'transferred', changes: [{ kind: 'gone', to: 'South office' }] },
    ])
  })
})

test('nothing is said of someone about whom nothing changed', () => {
  expect(changesBetween([aCase()], [aCase()])).toEqual([])
})

test.each<[string, Partial<Case>, Partial<Case>, object]>([
  ['failed attempts', {}, { attempts: 2 }, { kind: 'attempt', from: '0', to: '2' }],
  ['an attempt struck out', { attempts: 2 }, { attempts: 1 }, { kind: 'corrected' }],
  ['a visit struck out', {}, { lastSeen: d('2025-10-01') }, { kind: 'corrected' }],
  ['a day that came', { overdue: false }, {}, { kind: 'overdue' }],
  ['a change of owner', {}, { owner: null }, { kind: 'owner', to: null }],
  ['an ARMS submitted', { arms: 'draft' }, { arms: 'awaitingRatification' }, { kind: 'arms' }],
  ['an interim control', {}, { control: 'Curfew' }, { kind: 'control', to: 'Curfew' }],
  ['an arrest', {}, { event: 'arrest 1 Mar 2026' }, { kind: 'event' }],
  ['another lead agency', {}, { lead: 'probation' }, { kind: 'lead', to: 'probation' }],
  ['another MAPPA level', {}, { mappa: '2' }, { kind: 'mappa', to: '2' }],
  ['a move', {}, { home: 'i' }, { kind: 'home' }],
  ['a marker', {}, { marks: 'warning: a dog' }, { kind: 'marks' }],
  ['a date of birth put right', {}, { born: d('1961-01-01') }, { kind: 'born' }],
  ['a meeting on the doorstep', {}, { met: 'doorstep 2 Mar 2026' }, { kind: 'met' }],
  ['another name', {}, { name: 'New Name' }, { kind: 'identity' }],
])('%s is one change', (_, before, after, change) => {
  const [person] = changesBetween([aCase(before)], [aCase(after)])
  expect(person?.changes).toHaveLength(1)
  expect(person?.changes[0]).toMatchObject(change)
})

test('attempts that a visit set to nothing are not told as a correction', () => {
  const [person] = changesBetween([aCase({ attempts: 3 })], [aCase({ ...seen, attempts: 0 })])
  expect(person?.changes.map(({ kind }) => kind)).toEqual(['seen', 'latestBy'])
})

test('somebody new comes, and the most dangerous who came on the list stand first', () => {
  const before = [aCase({ id: 'm' as OffenderId, level: 'medium', overdue: false })]
  const after = [
    aCase({ id: 'm' as OffenderId, level: 'medium' }),
    aCase({ id: 'v' as OffenderId, level: 'very_high' }),
    aCase({ id: 'l' as OffenderId, level: 'low', overdue: false }),
  ]
  expect(changesBetween(before, after).map(({ id, list }) => [id, list])).toEqual([
    ['v', 'came on'],
    ['m', 'came on'],
    ['l', 'not on'],
  ])
})

const { event: _, ...older } = aCase()

test('a field that an earlier edition did not keep is no change', () => {
  expect(changesBetween([older as Case], [aCase()])).toEqual([])
})

test.each<[string, Partial<Case>, Partial<Case>]>([
  [
    'Last seen put right: 9 Nov 2025 (was 18 Nov 2025).',
    { lastSeen: d('2025-11-18') },
    { lastSeen: d('2025-11-09') },
  ],
  ['Failed attempts put right: 1 (was 2).', { attempts: 2 }, { attempts: 1 }],
  ['No longer on record: arrest 1 Mar 2026.', { event: 'arrest 1 Mar 2026' }, {}],
  ['Latest-by: 1 Mar 2026 (was 20 Feb 2026).', {}, { latestBy: d('2026-03-01') }],
])('%s', (words, before, after) => {
  const [change] = changesBetween([aCase(before)], [aCase(after)])
  expect(change === undefined ? '' : changeText(change)).toBe(`Still overdue. ${words}`)
})

test('who left and who came is said with the office, and who was hidden is said to be so no more', () => {
  const elsewhere = aCase({ team: 'South office', overdue: false })
  const before = aCase({ overdue: false })
  const [gone] = changesBetween([before], [], beside(elsewhere))
  const [opened] = changesBetween([], [before], beside(before, ['a']))
  const [came] = changesBetween([], [before])
  expect([gone, opened, came].map((one) => (one === undefined ? '' : changeText(one)))).toEqual([
    'Not overdue. Left this office for South office.',
    'Not overdue. No longer a restricted file.',
    'Not overdue. Came to this office, North office.',
  ])
})
