// What the next visit needs, and measures of visits, as samples of their pages.
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import { outlookOf, type OutlookAsk } from '../../src/visits/rules/outlook.ts'
import { measuresOf } from '../../src/visits/rules/measures.ts'
import type { Measured } from '../../src/visits/service/measures.ts'
import type { Call, MeasureCounts, Outlook, VisitPlan } from '../../src/visits/types.ts'
import { measuredModel, measuresModel, planModel, type VisitViews } from '../../src/visits/views.ts'
import { fullAround } from '../file/sample-around.ts'
import { aPolicy } from '../support/policy.ts'

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
  crewNeeds: 'An officer trained in devices',
  mustCheck: 'The shed',
  madeOn: d('2026-03-02'),
  state: 'waiting',
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  clearedOverdueSince: null,
  endedAt: null,
  endedHow: null,
  endedWhy: null,
  version: 2,
  ...differing,
})

const lee = { officer: 'om.north', name: 'PC Ann Lee', mosovo: true, assumed: false }
const shah = { officer: '4417', name: 'PC Shah', mosovo: true, assumed: false }

export const aCall = (day: string, differing: Partial<Call> = {}): Call => ({
  id: day,
  on: d(day),
  at: new Date(`${day}T10:00:00Z`),
  seen: 'inside',
  notSeenBecause: null,
  place: 'home',
  qualifies: true,
  announced: false,
  crew: [lee, shah],
  children: [{ name: 'Sam', relationship: 'Nephew', ageYears: 7, safe: null }],
  devices: [{ seen: true, checked: true, undeclared: true, description: 'Black phone' }],
  ...differing,
})

/** Five Tuesdays with the same two: it is all told. */
export const fiveTuesdays = [
  '2025-02-25',
  '2025-05-27',
  '2025-08-26',
  '2025-11-25',
  '2026-02-24',
].map((day) => aCall(day))

export const anOutlook = (differing: Partial<OutlookAsk> = {}): Outlook =>
  outlookOf({
    today: d('2026-03-02'),
    policy: aPolicy(),
    around: fullAround,
    markers: [],
    calls: fiveTuesdays,
    unproved: [],
    ...differing,
  })

export const asTheyAre = (username: string): string => username

export type PlanAsked = Parameters<typeof planModel>[0]
export const plan = (differing: Partial<PlanAsked> = {}) =>
  planModel({
    offenderId,
    person,
    mayPlan: true,
    names: asTheyAre,
    attempt: firstDraw,
    current: {
      on: d('2026-03-20'),
      from: d('2026-01-01'),
      rule: 'plan',
      parameter: null,
      because: 'The plan sets it.',
    },
    plans: [aPlan(), aPlan({ state: 'in_force', purposes: ['risk', 'residence'] })],
    stands: new Map(),
    outlook: anOutlook(),
    key: 'a-key',
    ...differing,
  })

const forceId = 'force' as ForceId
const officer = { id: 'officer' as OfficerId, key: 'om.north', name: 'PC Ann Lee' }
const teamId = 'team' as TeamId
const north = { id: teamId, name: 'North office' }

export const aMeasured = (differing: Partial<Measured> = {}): Measured => ({
  ask: {
    of: { forceId, team: north, officer: null },
    period: { from: d('2025-12-01'), to: d('2026-02-25') },
    writeUpHours: 24,
  },
  isOwn: false,
  choices: {
    teams: [north, { id: 'other' as TeamId, name: 'South office' }],
    officers: [officer, { ...officer, id: 'two' as OfficerId, key: '4417', name: 'PC Shah' }].map(
      (one) => ({ ...one, teamId, teamName: 'North office' }),
    ),
  },
  lastTold: d('2026-02-25'),
  officerFirstDays: 3,
  ...differing,
})

export const someCounts: MeasureCounts = {
  lists: {
    ...{ seen: 50, unannounced: 41, announced: 9, 'double-crewed': 44, 'sole-crewed': 6 },
    ...{ counted: 46, attempts: 23, 'write-ups': 52, 'write-ups-late': 1 },
    ...{ owed: 45, 'in-window': 40, late: 5, overdue: 7, 'still-overdue': 3 },
  },
  lateByLevel: [{ level: 'high', owed: 12, late: 2, median: 9.5, stillOverdue: 3 }],
  overdueDays: 61,
}

export const measuresPage = (differing: Partial<Parameters<typeof measuresModel>[0]> = {}) => {
  const counts = differing.counts ?? someCounts
  return measuresModel({
    measured: aMeasured(),
    counts,
    measures: measuresOf(counts),
    mayName: true,
    ownKey: 'ds.north',
    ...differing,
  })
}

export const measuredPage = (differing: Partial<Parameters<typeof measuredModel>[0]> = {}) =>
  measuredModel({
    measured: aMeasured(),
    which: 'late',
    level: 'high',
    items: [
      {
        id: 'duty',
        day: d('2026-01-20'),
        offenderId: 'person',
        offenderName: 'Tobias Ellingham',
        visorRef: 'V0000001',
        level: 'high',
        visitId: 'visit',
        dueOn: d('2026-01-12'),
        days: 8,
        crew: 'PC Ann Lee, PC Shah',
      },
    ],
    total: 1,
    nextHref: '/next',
    isFirstPart: false,
    personDays: null,
    mayExport: true,
    inFile: 1,
    ...differing,
  })

export const measureSamples: Pick<VisitViews, 'visits/measures' | 'visits/measured'> = {
  'visits/measures': measuresPage(),
  'visits/measured': measuredPage(),
}
