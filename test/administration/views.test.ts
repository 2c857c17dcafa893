// The pages of administration: every name in a template is in its model, in each state that changes what is drawn.
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { AccountId, ForceId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import {
  accountPage,
  accountsPage,
  auditPage,
  auditStart,
  countsText,
  newAccountPage,
  passwordPage,
  permissionsPage,
  tokenPage,
} from '../../src/administration/views.ts'
import { actionWords } from '../../src/administration/views/audit.ts'
import type { AccountDetail } from '../../src/administration/types.ts'
import { inWords, valueText } from '../../src/policy/index.ts'
import { policyValues } from '../support/policy.ts'
import { policySamples } from './policy-samples.ts'
import { alarm, checkSamples, sealSamples, sealsOf } from './seal-samples.ts'
import { missingPaths } from '../support/view-contract.ts'
import { productViews } from '../support/views.ts'

const views = productViews()

const at = new Date('2026-03-02T08:00:00Z')
const on = localDate('2026-03-02')
const choosable = {
  teams: [{ id: 'team' as TeamId, name: 'North office' }],
  officers: [
    {
      id: 'officer' as OfficerId,
      key: '4711',
      name: 'PC Register',
      teamId: null,
      teamName: null,
    },
  ],
}

const anAccount = (differing: Partial<AccountDetail> = {}): AccountDetail => ({
  id: 'a' as AccountId,
  forceId: 'f' as ForceId,
  username: 'om.north',
  name: 'PC Alex Marsh',
  role: 'officer',
  team: 'North office',
  officer: 'om.north',
  disabledAt: null,
  version: 3,
  madeAt: at,
  hasPassword: true,
  tokens: [
    { id: 't1', label: 'feed', madeAt: at, expiresAt: null, withdrawnAt: null },
    { id: 't2', label: 'old', madeAt: at, expiresAt: at, withdrawnAt: null },
    { id: 't3', label: 'gone', madeAt: at, expiresAt: null, withdrawnAt: at },
    { id: 't4', label: 'soon', madeAt: at, expiresAt: new Date('2026-04-01'), withdrawnAt: null },
  ],
  ...differing,
})

const wrong: Attempt = {
  typed: { username: 'X', role: 'officer', label: 'feed' },
  errors: [
    { field: 'username', message: 'Use small letters' },
    { field: 'team', message: 'Choose a team' },
    { field: 'label', message: 'Say what for' },
    { field: '', message: 'Not now' },
  ],
  stale: false,
}

const account = (differing: Partial<AccountDetail>, isOwn = false, attempt = firstDraw) =>
  accountPage({ account: anAccount(differing), isOwn, choosable, at }, attempt)

const row = {
  id: '1',
  at,
  actor: 'om.north',
  action: 'offender.opened' as const,
  path: '/offenders/x',
  offenderId: 'x',
  visorRef: 'V0000001',
  fields: ['name'],
  count: null,
  result: 'denied' as const,
  reason: 'reason-needed',
  requestId: null,
}
const asked = {
  actor: null,
  offender: null,
  action: null,
  result: null,
  withReason: false,
  from: localDate('2026-02-24'),
  to: on,
}
const list = { total: 1, nextHref: '/accounts?cursor=x', q: null, continued: true }

test.each<{ view: string; state: string; model: object }>([
  {
    view: 'administration/accounts',
    state: 'with accounts',
    model: accountsPage({ ...list, rows: [anAccount()] }),
  },
  {
    view: 'administration/accounts',
    state: 'with none',
    model: accountsPage({ ...list, rows: [], total: 0 }),
  },
  {
    view: 'administration/account-new',
    state: 'first drawn',
    model: newAccountPage(choosable, firstDraw),
  },
  {
    view: 'administration/account-new',
    state: 'with problems',
    model: newAccountPage(choosable, wrong),
  },
  { view: 'administration/account', state: 'of another', model: account({}) },
  { view: 'administration/account', state: 'with problems', model: account({}, false, wrong) },
  { view: 'administration/account', state: 'of one’s own', model: account({}, true) },
  { view: 'administration/account', state: 'disabled', model: account({ disabledAt: at }) },
  {
    view: 'administration/account',
    state: 'of commands',
    model: account({ role: 'system', tokens: [] }),
  },
  {
    view: 'administration/secret',
    state: 'with a password',
    model: passwordPage('a', 'om.north', 'secret'),
  },
  {
    view: 'administration/secret',
    state: 'with a token',
    model: tokenPage('a', 'om.north', 'mw_x'),
  },
  { view: 'administration/permissions', state: 'as it is', model: permissionsPage() },
  ...policySamples,
  {
    view: 'audit/search',
    state: 'with lines',
    model: auditPage(
      asked,
      { rows: [row], total: 1, nextHref: '/audit?cursor=x' },
      { continued: true, start: null },
    ),
  },
  {
    view: 'audit/search',
    state: 'with none',
    model: auditPage(
      asked,
      { rows: [], total: 0, nextHref: null },
      { continued: false, start: auditStart(on, null) },
    ),
  },
  {
    view: 'audit/search',
    state: 'with an alarm',
    model: auditPage(
      asked,
      { rows: [], total: 0, nextHref: null },
      { continued: false, start: auditStart(on, alarm) },
    ),
  },
  ...sealSamples.map(({ state, model }) => ({ view: 'audit/seals', state, model })),
  ...checkSamples.map(({ state, model }) => ({ view: 'audit/check', state, model })),
])('$view $state is given all that it names', ({ view, model }) => {
  expect(missingPaths(views, view, model)).toEqual([])
})

test('problems of fields lead to them, those of the whole account do not', () => {
  expect(account({}, false, wrong).problems).toEqual([
    { text: 'Use small letters', href: '#username' },
    { text: 'Choose a team', href: '#team' },
    { text: 'Say what for', href: '#label' },
    { text: 'Not now' },
  ])
})

test('only a token that is still good can be withdrawn', () => {
  expect(account({}).tokens.map(({ stateText, press }) => [stateText, press !== null])).toEqual([
    ['Good until withdrawn', true],
    ['Expired 2 March 2026 at 08:00', false],
    ['Withdrawn 2 March 2026 at 08:00', false],
    ['Good until 1 April 2026 at 01:00', true],
  ])
})

test('the officers to choose from are told apart by key and team', () => {
  expect(account({}).change?.selects.officer.items.map(({ text }) => text)).toEqual([
    'None',
    'PC Register, 4711',
  ])
})

test.each([
  { parameter: 'visits.ceiling_months.very_high', value: 1, says: '1 month' },
  { parameter: 'visits.ceiling_months.low', value: 12, says: '12 months' },
  { parameter: 'visits.write_up_hours', value: 24, says: '24 hours' },
  { parameter: 'visits.plan_working_days', value: 5, says: '5 working days' },
  { parameter: 'duties.overdue_bands', value: [7, 28, 90], says: '7, 28, 90 days' },
  { parameter: 'visits.part_of_day_hours', value: [12, 17], says: '12, 17' },
  {
    parameter: 'calendar.bank_holidays',
    value: ['2026-12-28', '2026-01-01'],
    says: '2 days, the last 28 December 2026',
  },
] as const)('$parameter of $value reads as $says', ({ says, ...given }) => {
  expect(valueText(given)).toBe(says)
})

test('no two parameters read the same', () => {
  const said = policyValues().map(({ parameter }) => inWords(parameter))
  expect(new Set(said).size).toBe(said.length)
})

test('actions of the log are read as words', () => {
  expect(['arms.opened', 'visit-plan.made', 'sign-in'].map(actionWords)).toEqual([
    'ARMS opened',
    'Visit plan made',
    'Sign in',
  ])
})

test.each([
  [119, '119 seconds'],
  [120, '2 minutes'],
  [7_199, '120 minutes'],
  [7_200, '2 hours'],
  [172_799, '48 hours'],
  [172_800, '2 days'],
  [7_596_604, '88 days'],
])(
  'a row dated %d seconds before the seal before it is said to be %s before it',
  (behind, said) => {
    expect(JSON.stringify(sealsOf(behind))).toContain(
      `A row is dated ${said} before the seal before it.`,
    )
  },
)

test('permissions are read as words', () => {
  const rows = permissionsPage().table.rows.map(([first]) => first?.text)
  expect(rows).toEqual(expect.arrayContaining(['Record ARMS', 'Record visits']))
})

test('a change is said in the number of what it changes', () => {
  const kind = { kind: 'visit', opened: 0, closed: 0, later: 0, ceasedOverdue: 0 } as const
  const one = { ...kind, earlier: 1, becameOverdue: 1 }
  const many = { ...kind, opened: 1, earlier: 1_041, closed: 2, becameOverdue: 12 }
  const counted = (byKind: (typeof one)[], peopleOverdue: number) => ({
    people: 1,
    peopleOverdue,
    byKind,
  })
  expect([
    countsText(counted([one], 1), 'did'),
    countsText({ people: 9, peopleOverdue: 12, byKind: [many] }, 'would'),
    countsText(counted([one], 0), 'would'),
    countsText(counted([], 0), 'would'),
    countsText(counted([], 0), 'did'),
  ]).toEqual([
    '1 duty now has an earlier day. 1 person now has something newly overdue.',
    '1,041 duties would have an earlier day, 1 duty would open and 2 duties would end. 12 people would have something newly overdue.',
    '1 duty would have an earlier day. Nobody would have something newly overdue.',
    'No duty would change its day.',
    'No duty changed its day.',
  ])
})
