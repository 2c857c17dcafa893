// Sample models of every page of visits, made by the room's own views.
import { localDate } from '../../src/platform/calendar.ts'
import { anOutlook, aPlan, asTheyAre, measureSamples, person, plan } from './plan-samples.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { noDoubts } from '../../src/visits/rules/doubts.ts'
import { noRuling, nothingSaid, type FoundVisit, type Visit } from '../../src/visits/types.ts'
import {
  foundListModel,
  listModel,
  onePlanModel,
  recordModel,
  showModel,
  writeUpModel,
  type VisitViews,
} from '../../src/visits/views.ts'

import { packSample } from './warrant-pack-sample.ts'
import { aDraft, draftSamples, drawnDraft } from './draft-samples.ts'

const d = localDate
const offenderId = '00000000-0000-4000-8000-000000000001' as OffenderId

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
  leftAt: null,
  ...nothingSaid,
  ...noRuling,
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

/** A visit at which something was found that nobody has read. */
export const aFind: FoundVisit = {
  ...{ id: 'f1', offenderId, personName: 'Tobias Ellingham', visorRef: 'V1234567' },
  ...{ at: new Date('2026-02-26T19:30:00Z'), onDate: d('2026-02-26'), recordedBy: 'om.south' },
  children: [{ name: 'Sam', relationship: 'nephew', safe: null }],
  ...{ devices: [], conditions: [], risk: 'up', takenOut: [] },
}

export const anAttempt = (typed: Record<string, string>, ...fields: string[]): Attempt => ({
  typed,
  errors: fields.map((field) => ({ field, message: `Put ${field} right` })),
  stale: false,
})

/** Held of somebody before a visit: a condition in force, a device that was named before. */
export const known = {
  conditions: ['No contact with anyone under 18'],
  children: [],
  childrenMarked: [],
  devices: [{ deviceId: null, description: 'Grey tablet', undeclared: false, on: d('2026-01-12') }],
  promised: [],
}

/** The same where more is known: a child, an undeclared telephone, and a promise that is past its day. */
export const moreKnown = {
  conditions: ['SHPO, indefinite'],
  children: [
    { name: undefined, relationship: 'niece', ageYears: 6, on: d('2026-02-24') },
    { name: 'D. L.', relationship: 'family', ageYears: undefined, on: null },
  ],
  childrenMarked: ['Children at the address'],
  devices: [{ deviceId: 'p1', description: 'Grey tablet', undeclared: true, on: d('2026-01-12') }],
  promised: [
    {
      id: '00000000-0000-4000-8000-0000000000b1',
      text: 'Gave the charger away',
      onDate: d('2026-02-24'),
      proveBy: 'will bring the charger and the box',
      proveOn: d('2026-03-01'),
      isPast: true,
    },
  ],
}

export type RecordAsked = Parameters<typeof recordModel>[0]
export const recordPage = (differing: Partial<RecordAsked> = {}) => ({
  ...recordModel({
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
    known,
    looked: null,
    at: new Date('2026-07-01T18:30:00Z'),
    key: 'a-key',
    ...differing,
  }),
  draft: drawnDraft(null),
})

export { aPlan, person, plan }

export const sole = aVisit({ soleCrew: true })
/** The clock of a page: some time after the sample visit, which is written up. */
export const clock = { at: new Date('2026-03-02T12:00:00Z'), hours: 24, decisionDays: 7 }
export type ShowAsked = Parameters<typeof showModel>[0]
export const showPage = (differing: Partial<ShowAsked> = {}) =>
  showModel({
    visit: aVisit(),
    clock,
    person,
    names: asTheyAre,
    mayAcknowledge: true,
    mayCorrect: false,
    mayWrite: false,
    mayRule: false,
    without: null,
    doubts: noDoubts,
    ceiling: null,
    reading: null,
    mayRead: false,
    look: null,
    before: [],
    attempt: firstDraw,
    key: 'a-key',
    ...differing,
  })
export const shown = (visit: Visit, mayAcknowledge = true) =>
  showPage({ visit, mayAcknowledge, attempt: anAttempt({}, '') })

export type WriteUpAsked = Parameters<typeof writeUpModel>[0]
export const writeUpPage = (differing: Partial<WriteUpAsked> = {}) =>
  writeUpModel({
    visit: aVisit(),
    person,
    held: [],
    known,
    attempt: firstDraw,
    looked: null,
    ceiling: null,
    isOwn: true,
    key: 'a-key',
    ...differing,
  })

export const list = (items: Visit[], mayRecord = true) =>
  listModel({
    offenderId,
    person,
    mayRecord,
    items,
    clock,
    total: items.length,
    alone: { total: items.filter(({ soleCrew }) => soleCrew).length, isAsked: false },
    nextHref: '/next',
    firstHref: '/first',
  })
export type OneAsked = Parameters<typeof onePlanModel>[0]
export const onePlan = (differing: Partial<OneAsked> = {}) =>
  onePlanModel({
    plan: aPlan(),
    person,
    names: asTheyAre,
    mayDecide: true,
    isAuthor: false,
    newer: null,
    weighed: {
      ...{ today: d('2026-03-02'), inForce: d('2025-01-08'), ceiling: d('2026-09-02') },
      ...{ lastSeen: null, overdueSince: d('2025-01-08') },
    },
    stands: undefined,
    outlook: anOutlook(),
    attempt: anAttempt({}, 'why'),
    key: 'a-key',
    ...differing,
  })

export const samples: VisitViews = {
  'visits/entry-warrant': packSample(person),
  'visits/list': list([aVisit()]),
  'visits/record': {
    ...recordPage({ attempt: anAttempt({}, 'at', 'crew.1') }),
    draft: drawnDraft(aDraft()),
  },
  ...draftSamples(person),
  'visits/show': showPage({
    visit: aVisit({ account: null, soleCrew: true, at: new Date('2026-02-01T19:30:00Z') }),
    mayWrite: true,
    mayRule: true,
    reading: { foundMark: 'a', readAt: null, readBy: null },
    mayRead: true,
    look: [{ point: 'specific', ok: false, words: 'There is no account yet' }],
    before: [
      {
        id: 'b1',
        words: nothingSaid,
        writtenAt: new Date('2026-03-01T10:00:00Z'),
        writtenBy: 'om.north',
        recordedAt: new Date('2026-03-02T10:00:00Z'),
        recordedBy: 'ds.north',
      },
    ],
    attempt: anAttempt({}, 'why'),
  }),
  'visits/write-up': {
    ...writeUpPage({ attempt: anAttempt({}, 'account') }),
    draft: drawnDraft(null),
  },
  'visits/plan': plan({ attempt: anAttempt({}, 'latestBy') }),
  'visits/found': foundListModel({
    part: { items: [aFind], total: 60, next: null },
    names: asTheyAre,
    team: 'North office',
    teams: ['North office', 'South office'],
    nextHref: '/found-at-visits?cursor=a',
    isFirstPart: false,
  }),
  'visits/one-plan': onePlan(),
  ...measureSamples,
}
