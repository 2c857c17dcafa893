// When an inspector must choose what is done about somebody who is not seen, judged from one person's facts.
import { alertCauses, alertDue, withAlert } from '../../src/backlog/rules/alerts.ts'
import { callsToTell } from '../../src/backlog/rules/calls.ts'
import {
  failedCallsFinding,
  overdueFinding,
  type Judged,
} from '../../src/backlog/rules/escalations.ts'
import type { Finding, Told } from '../../src/backlog/types/escalations.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { aPolicy, type PolicyOverrides } from '../support/policy.ts'

type Facts = Readonly<{
  on?: string
  level?: string
  latestBy?: string | null
  status?: string
  seen?: readonly string[]
  calls?: readonly (string | readonly [at: string, because: string])[]
  baselineOn?: string
  arrear?: boolean
  policy?: PolicyOverrides
}>

const happened = (iso: string) => ({ on: localDate(iso.slice(0, 10)), at: new Date(iso) })

/** Only what the rules of alerts read: due on 1 March, very high, judged on the day after, unless told. */
const judged = (facts: Facts): Judged => {
  const calls = (facts.calls ?? []).map((call) =>
    typeof call === 'string' ? happened(call) : { ...happened(call[0]), because: call[1] },
  )
  return {
    file: {
      visits: {
        seen: (facts.seen ?? []).map(happened),
        attempts: calls,
        plans: [],
        writeUps: [],
        keptOut: [],
      },
    },
    counted: {
      standing: {
        on: localDate(facts.on ?? '2026-03-02'),
        status: facts.status ?? 'community',
        management: 'active',
        level: facts.level ?? 'very_high',
      },
      latestBy:
        facts.latestBy === null
          ? null
          : { on: localDate(facts.latestBy ?? '2026-03-01'), because: 'The plan set it.' },
    },
    policy: aPolicy(facts.policy),
    baselineOn: facts.baselineOn === undefined ? null : localDate(facts.baselineOn),
    isArrear: () => facts.arrear ?? false,
  } as unknown as Judged
}

const startsOf = (facts: Facts): string[] =>
  alertCauses(judged(facts)).map(({ startedBy, since }) => `${startedBy} since ${since}`)

describe('overdue for as long as policy bears', () => {
  test.each<[string, Facts, string[]]>([
    ['very high, one day over', {}, ['due:2026-03-01 since 2026-03-02']],
    ['very high, due today', { on: '2026-03-01' }, []],
    ['high, six days over', { level: 'high', on: '2026-03-07' }, []],
    [
      'high, seven days over',
      { level: 'high', on: '2026-03-08' },
      ['due:2026-03-01 since 2026-03-08'],
    ],
    ['medium, a year over: 0 is never', { level: 'medium', on: '2027-03-01' }, []],
    ['low, a year over: 0 is never', { level: 'low', on: '2027-03-01' }, []],
    [
      'medium, where policy gives it 28 days',
      { level: 'medium', on: '2026-03-29', policy: { 'visits.alert_days.medium': 28 } },
      ['due:2026-03-01 since 2026-03-29'],
    ],
    ['in custody', { status: 'custody' }, []],
    ['whereabouts unknown, an alarm of its own', { status: 'missing' }, []],
    ['an arrear of the baseline, on its list', { arrear: true, on: '2026-03-20' }, []],
    ['no visit plan', { latestBy: null }, []],
  ])('%s', (_when, facts, starts) => {
    expect(startsOf(facts)).toEqual(starts)
  })
})

const three = ['2026-02-20T09:00:00Z', '2026-02-21T14:00:00Z', '2026-02-22T19:00:00Z']
const future = { latestBy: '2026-04-01' }

describe('called on and nobody found, at different times', () => {
  test.each<[string, Facts, string[]]>([
    ['three calls', { calls: three }, ['calls:never since 2026-02-22']],
    ['high too', { calls: three, level: 'high' }, ['calls:never since 2026-02-22']],
    ['not medium', { calls: three, level: 'medium' }, []],
    ['two calls', { calls: three.slice(1) }, []],
    [
      'three calls, two of them in one morning',
      { calls: ['2026-02-20T08:30:00Z', ...three.slice(0, 2)] },
      [],
    ],
    ['three calls, seen after the first', { calls: three, seen: ['2026-02-20T18:00:00Z'] }, []],
    ['three calls before the baseline', { calls: three, baselineOn: '2026-02-23' }, []],
    ['in custody', { calls: three, status: 'custody' }, []],
    [
      'never, where policy says 0',
      { calls: three, policy: { 'visits.attempts_before_alert': 0 } },
      [],
    ],
    // Contract section 8 counts failed calls; practice 3.5 sets these two apart: an abstraction, and a suspension.
    [
      'one of three cancelled by police: nobody stood at the door',
      { calls: [[three[0] ?? '', 'cancelled_by_police'], ...three.slice(1)] },
      [],
    ],
    [
      'one of three frustrated by custody: nobody failed to answer',
      { calls: [[three[0] ?? '', 'frustrated'], ...three.slice(1)] },
      [],
    ],
    [
      'refused, gone and not safe are failed calls all the same',
      {
        calls: [
          [three[0] ?? '', 'refused'],
          [three[1] ?? '', 'gone'],
          [three[2] ?? '', 'unsafe'],
        ],
      },
      ['calls:never since 2026-02-22'],
    ],
  ])('%s', (_when, facts, starts) => {
    expect(startsOf({ ...future, ...facts })).toEqual(starts)
  })

  test('a fourth is counted, and named as the last', () => {
    const calls = [...three, '2026-02-24T19:00:00Z']
    const [cause] = alertCauses(judged({ ...future, calls }))
    expect(cause?.since).toBe('2026-02-22')
    expect(cause?.because).toContain(
      '4 calls at different times, the latest of them on 24 Feb 2026',
    )
  })

  test('neither of the two counts for what a supervisor is told', () => {
    const calls = three.map((at) => [at, 'cancelled_by_police'] as const)
    expect(failedCallsFinding(judged({ ...future, calls }))).toBeNull()
    expect(failedCallsFinding(judged({ ...future, calls: three }))).not.toBeNull()
  })
})

const told = (differing: Partial<Told> = {}): Told => ({
  kind: 'visit_overdue',
  startedBy: 'due:2026-03-01',
  seenBefore: null,
  isAlert: true,
  chosenOn: null,
  choice: null,
  lookAgainOn: null,
  ...differing,
})
const chosen = (on: string, again: string, differing: Partial<Told> = {}): Told =>
  told({ chosenOn: localDate(on), choice: 'wait', lookAgainOn: localDate(again), ...differing })

const night = (facts: Facts, before: readonly Told[] = []): readonly Finding[] => {
  const one = judged(facts)
  const findings = [overdueFinding(one), failedCallsFinding(one)].filter((found) => found !== null)
  return withAlert(one, findings, before)
}
/** What a night adds to what was told: the store leaves out what was told before. */
const added = (facts: Facts, before: readonly Told[] = []): string[] =>
  night(facts, before)
    .filter(
      ({ kind, startedBy }) =>
        !before.some((one) => one.kind === kind && one.startedBy === startedBy),
    )
    .map(({ kind, startedBy, isAlert }) => `${isAlert ? 'alert, ' : ''}${kind} ${startedBy}`)

const high = { level: 'high' } as const

describe('what a night will tell of calls, before it comes', () => {
  const future = { latestBy: '2027-01-01', arrear: true }
  const secondTold = told({ kind: 'failed_attempts', startedBy: 'since:never', isAlert: false })
  const alertTold = told({ kind: 'visit_alert', startedBy: 'calls:never since:never' })
  test.each<[string, Facts, readonly Told[], object | null]>([
    ['one call', { calls: three.slice(2) }, [], null],
    ['two', { calls: three.slice(1) }, [], { total: 2, isAlert: false, toInspector: true }],
    ['two that were told', { calls: three.slice(1) }, [secondTold], null],
    [
      'a third after that',
      { calls: three },
      [secondTold],
      { total: 3, isAlert: true, toInspector: true },
    ],
    ['a third, told as an alert and not answered', { calls: three }, [secondTold, alertTold], null],
    [
      'two at medium',
      { calls: three.slice(1), level: 'medium' },
      [],
      { total: 2, isAlert: false, toInspector: false },
    ],
    ['a third at medium after that', { calls: three, level: 'medium' }, [secondTold], null],
  ])('%s', (_when, facts, before, tells) => {
    expect(callsToTell(judged({ ...future, ...facts }), before)).toEqual(tells)
  })
})
const overdueTold = told({ isAlert: false })

describe('one person gives one line a night', () => {
  test.each<[string, Facts, readonly Told[], string[]]>([
    [
      'very high on the first day: what tells the supervisor carries the alert',
      {},
      [],
      ['alert, visit_overdue due:2026-03-01'],
    ],
    [
      'high on the first day: the supervisor alone is asked',
      { ...high },
      [],
      ['visit_overdue due:2026-03-01'],
    ],
    ['high on the sixth day', { ...high, on: '2026-03-07' }, [overdueTold], []],
    [
      'high on the seventh day: a further one',
      { ...high, on: '2026-03-08' },
      [overdueTold],
      ['alert, visit_alert due:2026-03-01 since:never'],
    ],
    [
      'high, first told of on the seventh day: the one carries it',
      { ...high, on: '2026-03-08' },
      [],
      ['alert, visit_overdue due:2026-03-01'],
    ],
    [
      'very high, the alert not answered: nothing more',
      { on: '2026-03-20', calls: three },
      [told(), told({ kind: 'failed_attempts', startedBy: 'since:never', isAlert: false })],
      [],
    ],
    [
      'raised to very high after the supervisor was told',
      { on: '2026-03-04' },
      [overdueTold],
      ['alert, visit_alert due:2026-03-01 since:never'],
    ],
    [
      'three calls in one day: the escalation of two carries it',
      { ...future, calls: three },
      [],
      ['alert, failed_attempts since:never'],
    ],
    [
      'the third call on a later day',
      { ...future, calls: three },
      [told({ kind: 'failed_attempts', startedBy: 'since:never', isAlert: false })],
      ['alert, visit_alert calls:never since:never'],
    ],
    [
      'seen since an alert of long ago, and overdue anew',
      { seen: ['2026-02-01T10:00:00Z'] },
      [told({ startedBy: 'due:2026-01-10' })],
      ['alert, visit_overdue due:2026-03-01'],
    ],
  ])('%s', (_when, facts, before, lines) => {
    expect(added(facts, before)).toEqual(lines)
  })

  test('says why, in words that name the policy', () => {
    expect(night({})[0]?.because).toBe(
      'The visit was due by 1 Mar 2026 and was not made. The plan set it. An inspector must choose what is done: 1 day overdue on 2 Mar 2026 at very high risk level (due by 1 Mar 2026); policy asks an inspector after 1 day.',
    )
  })
})

describe('a choice stands until it is looked at again', () => {
  const before = [chosen('2026-03-03', '2026-03-08')]
  test.each<[string, Facts, readonly Told[], string[]]>([
    ['the day before', { on: '2026-03-07' }, before, []],
    [
      'on the day',
      { on: '2026-03-08' },
      before,
      ['alert, visit_alert again:2026-03-08 since:never'],
    ],
    [
      'after nights that were not run',
      { on: '2026-03-11' },
      before,
      ['alert, visit_alert again:2026-03-08 since:never'],
    ],
    ['on the day, in custody since', { on: '2026-03-08', status: 'custody' }, before, []],
    [
      'on the day, planned again and approved for later',
      { on: '2026-03-08', latestBy: '2026-03-30' },
      before,
      [],
    ],
    [
      'come again and not answered',
      { on: '2026-03-20' },
      [...before, told({ kind: 'visit_alert', startedBy: 'again:2026-03-08 since:never' })],
      [],
    ],
    [
      'come again, chosen about again, and its day has come',
      { on: '2026-03-15' },
      [
        ...before,
        chosen('2026-03-09', '2026-03-15', {
          kind: 'visit_alert',
          startedBy: 'again:2026-03-08 since:never',
        }),
      ],
      ['alert, visit_alert again:2026-03-15 since:never'],
    ],
    [
      'a third call after the choice is news',
      {
        on: '2026-03-06',
        calls: ['2026-03-03T09:00:00Z', '2026-03-04T14:00:00Z', '2026-03-05T19:00:00Z'],
      },
      [...before, told({ kind: 'failed_attempts', startedBy: 'since:never', isAlert: false })],
      ['alert, visit_alert calls:never since:never'],
    ],
    [
      'a third call before the choice was known to whoever chose',
      { on: '2026-03-06', calls: three },
      [...before, told({ kind: 'failed_attempts', startedBy: 'since:never', isAlert: false })],
      [],
    ],
    [
      'a day that passes anew, for a date before the choice, was not known',
      { on: '2026-03-06', latestBy: '2026-02-25' },
      before,
      ['alert, visit_overdue due:2026-02-25'],
    ],
  ])('%s', (_when, facts, told_, lines) => {
    expect(added(facts, told_)).toEqual(lines)
  })

  test('says what was chosen and when', () => {
    const due = alertDue(alertCauses(judged({ on: '2026-03-08' })), before, localDate('2026-03-08'))
    expect(due?.because).toMatch(
      /^To be looked at again on 8 Mar 2026, as was chosen on 3 Mar 2026 \(wait\), and still not seen: 7 days overdue/,
    )
  })
})
