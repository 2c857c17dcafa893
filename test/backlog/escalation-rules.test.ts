// What a night tells somebody above the owner, judged from one person's facts.
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '../../src/platform/calendar.ts'
import {
  arrearOf,
  callsCounted,
  failedCallsFinding,
  mayBeArrear,
  missingFinding,
  overdueFinding,
  type Judged,
} from '../../src/backlog/rules/escalations.ts'
import { aPolicy, type PolicyOverrides } from '../support/policy.ts'

const on = localDate('2026-03-10')

type Facts = Readonly<{
  on?: string
  latestBy?: string | null
  status?: string
  management?: string
  seen?: readonly string[]
  calls?: readonly string[]
  keptOut?: readonly string[]
  missing?: boolean
  reason?: string | null
  baselineOn?: string | null
  arrears?: readonly string[]
  policy?: PolicyOverrides
}>

const happened = (iso: string) => ({ on: localDate(iso.slice(0, 10)), at: new Date(iso) })
const dayOrNull = (day: string | null | undefined): LocalDate | null =>
  day === null || day === undefined ? null : localDate(day)

/** Only what the rules of escalation read: the rest of a file is another test's. */
const judged = (facts: Facts): Judged =>
  ({
    file: {
      visits: {
        seen: (facts.seen ?? []).map(happened),
        attempts: (facts.calls ?? []).map(happened),
        keptOut: (facts.keptOut ?? []).map(happened),
        plans: [],
      },
    },
    counted: {
      standing: {
        on: localDate(facts.on ?? on),
        status: facts.status ?? 'community',
        management: facts.management ?? 'active',
      },
      latestBy:
        facts.latestBy === null
          ? null
          : { on: localDate(facts.latestBy ?? '2026-03-09'), because: 'The plan set it.' },
      arms: {
        missing: facts.missing ?? false,
        reason: facts.reason ?? null,
        clockStart: localDate('2026-02-20'),
        initialDueOn: localDate('2026-03-07'),
      },
    },
    policy: aPolicy(facts.policy),
    baselineOn: dayOrNull(facts.baselineOn),
    isArrear: (kind: string, dueOn: string) => (facts.arrears ?? []).includes(`${kind} ${dueOn}`),
  }) as unknown as Judged

describe('a visit that became overdue', () => {
  test.each<[string, Facts, string | null]>([
    ['its day was yesterday', {}, 'due:2026-03-09'],
    ['its day passed on a night that was missed', { latestBy: '2026-03-04' }, 'due:2026-03-04'],
    ['due today is not overdue', { latestBy: '2026-03-10' }, null],
    ['nothing sets a day', { latestBy: null }, null],
    ['in custody', { status: 'custody' }, null],
    ['reactive', { management: 'reactive' }, null],
    ['brought in by the register', { arrears: ['visit 2026-03-09'] }, null],
    [
      'brought in by the register, planned again, and the new day passed too',
      { arrears: ['visit 2026-01-05'] },
      'due:2026-03-09',
    ],
  ])('%s', (_when, facts, startedBy) => {
    expect(overdueFinding(judged(facts))?.startedBy ?? null).toBe(startedBy)
  })

  test('says in a sentence which day passed and what set it', () => {
    expect(overdueFinding(judged({ seen: ['2025-12-09T11:00:00Z'] }))).toMatchObject({
      because: 'The visit was due by 9 Mar 2026 and was not made. The plan set it.',
      seenBefore: '2025-12-09',
    })
  })
})

const morning = '2026-03-08T09:30:00Z'
const noon = '2026-03-08T12:00:00Z'
const evening = '2026-03-08T17:05:00Z'
const nextDay = '2026-03-09T09:30:00Z'

test.each([
  ['one call', [morning], 1],
  ['two calls of one morning', [morning, '2026-03-08T11:59:00Z'], 1],
  ['a morning and an afternoon', [morning, noon], 2],
  ['an afternoon and an evening', ['2026-03-08T16:59:00Z', evening], 2],
  ['the mornings of two days', [morning, nextDay], 2],
  [
    'all parts of one day, and one of them twice',
    [morning, noon, evening, '2026-03-08T20:00:00Z'],
    3,
  ],
])('%s (%j) count for %i', (_words, calls, counted) => {
  expect(callsCounted(calls.map(happened), [12, 17])).toHaveLength(counted)
})

test('the part of a day is London’s, in summer too', () => {
  const calls = ['2026-06-08T10:30:00Z', '2026-06-08T11:30:00Z'].map(happened)
  expect(callsCounted(calls, [12, 17])).toHaveLength(2)
})

describe('called on and not found', () => {
  test.each<[string, Facts, string | null]>([
    ['one call', { calls: [morning] }, null],
    ['two calls', { calls: [morning, nextDay] }, 'since:never'],
    ['two calls in one part of a day', { calls: [morning, '2026-03-08T10:00:00Z'] }, null],
    [
      'two calls, the first before the last visit',
      { calls: [morning, nextDay], seen: [noon] },
      null,
    ],
    [
      'one call, and one at which entry was refused at the door',
      { calls: [morning], keptOut: [nextDay] },
      'since:never',
    ],
    ['entry refused at the door twice', { keptOut: [morning, nextDay] }, 'since:never'],
    [
      'entry refused at the door twice, the first before the last visit',
      { keptOut: [morning, nextDay], seen: [noon] },
      null,
    ],
    [
      'one call and entry refused, in one part of a day',
      { calls: [morning], keptOut: ['2026-03-08T10:00:00Z'] },
      null,
    ],
    [
      'two calls since the last visit',
      { calls: [morning, nextDay], seen: ['2025-12-01T10:00:00Z'] },
      'since:2025-12-01',
    ],
    [
      'two calls, and three are the policy',
      { calls: [morning, nextDay], policy: { 'visits.attempts_before_escalation': 3 } },
      null,
    ],
    ['two calls before the baseline', { calls: [morning, noon], baselineOn: '2026-03-09' }, null],
    [
      'the second call on the day of the baseline',
      { calls: [morning, nextDay], baselineOn: '2026-03-09' },
      'since:never',
    ],
    ['whereabouts unknown', { calls: [morning, nextDay], status: 'missing' }, null],
    ['reactive', { calls: [morning, nextDay], management: 'reactive' }, null],
  ])('%s', (_when, facts, startedBy) => {
    expect(failedCallsFinding(judged(facts))?.startedBy ?? null).toBe(startedBy)
  })

  test('says how many, until when, and after how many policy tells', () => {
    const facts = { calls: [morning, nextDay], seen: ['2025-12-01T10:00:00Z'] }
    expect(failedCallsFinding(judged(facts))?.because).toBe(
      '2 calls at different times, the latest of them on 9 Mar 2026, at which nobody was seen or entry was refused; the last visit that counts was on 1 Dec 2025. Policy tells a supervisor after 2.',
    )
  })
})

test('a third call is counted, and named as the last', () => {
  const calls = [morning, nextDay, '2026-03-10T18:00:00Z']
  expect(failedCallsFinding(judged({ calls }))?.because).toContain(
    '3 calls at different times, the latest of them on 10 Mar 2026, at which nobody was seen or entry was refused; no visit has counted so far. Policy tells a supervisor after 2.',
  )
})

describe('an ARMS that became missing', () => {
  test.each([
    ['notStarted', 'it is not started'],
    ['draft', 'it is in draft'],
    ['returned', 'it was returned for work'],
    ['awaitingRatification', 'it is completed and awaits ratification'],
  ])('%s: %s', (reason, words) => {
    expect(missingFinding(judged({ missing: true, reason }))).toMatchObject({
      startedBy: 'clock:2026-02-20',
      reason,
      because: `The ARMS owed since 20 Feb 2026 was to be ratified by 7 Mar 2026, and ${words}.`,
    })
  })

  test.each<[string, Facts]>([
    ['one that is not missing', {}],
    ['one that the register brought', { missing: true, arrears: ['arms_initial 2026-03-07'] }],
  ])('%s is told to nobody', (_words, facts) => {
    expect(missingFinding(judged(facts))).toBeNull()
  })
})

describe('an arrear of the baseline', () => {
  const baselineOn = localDate('2026-03-02')
  const days = fc.integer({ min: -400, max: 8 }).map((ago) => addDays(baselineOn, ago))

  test('is whoever was late on it for a day before it, and stays one if an earlier day is put since', () => {
    fc.assert(
      fc.property(days, days, (then, now) => {
        const stood = judged({ latestBy: then, on: baselineOn }).counted
        const { counted } = judged({ latestBy: now })
        const wasLate = then < baselineOn
        expect(arrearOf(baselineOn, stood)('visit', now)).toBe(wasLate && now < baselineOn)
        // Whoever is an arrear is among those whose standing on the baseline is asked for.
        expect(mayBeArrear(counted, baselineOn)).toBe(now < baselineOn)
      }),
    )
  })

  test.each<[string, Facts | null, 'visit' | 'arms_initial', boolean]>([
    ['late on it', { latestBy: '2026-03-01' }, 'visit', true],
    ['due on it', { latestBy: '2026-03-02' }, 'visit', false],
    ['in custody on it', { latestBy: '2026-03-01', status: 'custody' }, 'visit', false],
    ['not managed here on it', null, 'visit', false],
    ['ARMS missing on it', { missing: true }, 'arms_initial', true],
    ['ARMS not missing on it', {}, 'arms_initial', false],
  ])('%s (%j), %s: %s', (_words, facts, kind, expected) => {
    const then = facts === null ? null : judged({ on: baselineOn, ...facts }).counted
    expect(arrearOf(baselineOn, then)(kind, localDate('2026-02-20'))).toBe(expected)
  })

  test('is nobody where no register was ever loaded', () => {
    const { counted } = judged({ latestBy: '2025-01-01' })
    expect(arrearOf(null, counted)('visit', localDate('2025-01-01'))).toBe(false)
  })
})
