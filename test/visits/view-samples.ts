// Sample models of every page of visits, made by the room's own views.
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import type { Visit, VisitPlan } from '../../src/visits/types.ts'
import {
  listModel,
  onePlanModel,
  planModel,
  recordModel,
  showModel,
  type VisitViews,
} from '../../src/visits/views.ts'

const d = localDate
const offenderId = '00000000-0000-4000-8000-000000000001' as OffenderId

export const person = {
  name: 'ELLINGHAM, Tobias',
  href: `/offenders/${offenderId}`,
  bornText: 'Born 3 Feb 1950 (76)',
  visorRef: 'V0000001',
  level: {
    text: 'Risk level: high',
    tagClass: 'govuk-tag--red',
    armsText: 'ARMS 2 Jan 2026',
    unsupported: true,
  },
  mappaText: 'MAPPA level 2',
  lastSeenText: 'Last seen 2 Jan 2026',
  marks: [{ text: 'Children', tagClass: 'govuk-tag--orange' }],
  ownerText: 'PC Ann Lee, North office',
  ownerMissing: false,
}

export const aVisit = (differing: Partial<Visit> = {}): Visit => ({
  id: '00000000-0000-4000-8000-0000000000a1',
  forceId: 'force' as ForceId,
  offenderId,
  recordedAt: new Date('2026-03-02T10:00:00Z'),
  recordedBy: 'om.north',
  origin: 'here',
  at: new Date('2026-02-26T19:30:00Z'),
  onDate: d('2026-02-26'),
  seen: 'inside',
  notSeenBecause: null,
  place: 'home',
  addressId: null,
  announced: true,
  announcedReason: 'Interpreter booked',
  crew: [
    { officer: 'om.north', name: 'PC Ann Lee', mosovo: true, assumed: false },
    { agency: 'Probation', name: 'Jo Day' },
  ],
  soleCrew: false,
  soleCrewAuthority: null,
  soleCrewAcknowledgedBy: null,
  standingIn: true,
  entry: { sought: true, purpose: 's96b_search', obtained: false, said: 'Come back later' },
  account: 'Calm.\n<b>Brother</b> visiting.',
  children: [{ name: 'Sam', relationship: 'Nephew', ageYears: 7, safe: null }],
  devices: [
    { seen: true, checked: false, undeclared: true, description: 'Black phone', how: 'Refused' },
  ],
  evidence: [
    { factor: 'social_investment', text: 'Works', source: 'third_party', verified: 'Payslip' },
  ],
  concerns: 'New phone',
  qualifies: true,
  because: 'Seen in person, inside, at home.',
  clearedOverdueSince: d('2026-02-27'),
  version: 3,
  ...differing,
})

export const aPlan = (differing: Partial<VisitPlan> = {}): VisitPlan => ({
  id: '00000000-0000-4000-8000-0000000000b1',
  forceId: 'force' as ForceId,
  offenderId,
  recordedAt: new Date('2026-03-02T10:00:00Z'),
  recordedBy: 'om.north',
  origin: 'here',
  latestBy: d('2026-04-01'),
  earliest: d('2026-03-20'),
  purposes: ['risk', 'Check the shed'],
  why: 'New partner',
  madeOn: d('2026-03-02'),
  state: 'waiting',
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  version: 2,
  ...differing,
})

export const anAttempt = (typed: Record<string, string>, ...fields: string[]): Attempt => ({
  typed,
  errors: fields.map((field) => ({ field, message: `Put ${field} right` })),
  stale: false,
})

export type RecordAsked = Parameters<typeof recordModel>[0]
export const recordPage = (differing: Partial<RecordAsked> = {}) =>
  recordModel({
    offenderId,
    person,
    kind: 'visit',
    attempt: firstDraw,
    officers: [
      { key: 'om.north', name: 'PC Ann Lee', teamName: 'North office' },
      { key: '4417', name: 'PC Shah', teamName: null },
    ],
    ownKey: 'om.north',
    held: [
      {
        key: 'Vehicles',
        lines: [{ text: 'AB12 CDE, blue van (checked today)' }],
        none: 'No vehicle is recorded',
        link: { text: 'Vehicles', href: `/offenders/${offenderId}/vehicles` },
      },
    ],
    at: new Date('2026-07-01T18:30:00Z'),
    key: 'a-key',
    ...differing,
  })

export const sole = aVisit({ soleCrew: true })
export const shown = (visit: Visit, mayAcknowledge = true, text = 'No') =>
  showModel({
    ...{ visit, person, mayAcknowledge, mayCorrect: false },
    problems: [{ text }],
    key: 'a-key',
  })
export const list = (items: Visit[], mayRecord = true) =>
  listModel({
    offenderId,
    person,
    mayRecord,
    items,
    total: items.length,
    nextHref: '/next',
    firstHref: '/first',
  })
export type PlanAsked = Parameters<typeof planModel>[0]
export const plan = (differing: Partial<PlanAsked> = {}) =>
  planModel({
    offenderId,
    person,
    mayPlan: true,
    attempt: firstDraw,
    current: {
      on: d('2026-03-20'),
      from: d('2026-01-01'),
      rule: 'plan',
      parameter: null,
      because: 'The plan sets it.',
    },
    plans: [aPlan()],
    key: 'a-key',
    ...differing,
  })
export type OneAsked = Parameters<typeof onePlanModel>[0]
export const onePlan = (differing: Partial<OneAsked> = {}) =>
  onePlanModel({
    plan: aPlan(),
    person,
    mayDecide: true,
    isAuthor: false,
    attempt: anAttempt({}, 'why'),
    key: 'a-key',
    ...differing,
  })

export const samples: VisitViews = {
  'visits/list': list([aVisit()]),
  'visits/record': recordPage({ attempt: anAttempt({}, 'at', 'crew.1') }),
  'visits/show': shown(sole),
  'visits/plan': plan({ attempt: anAttempt({}, 'latestBy') }),
  'visits/one-plan': onePlan(),
}
