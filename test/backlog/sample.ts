// Models of every page of the backlog, made by its own views from invented facts.
import { daySample } from './day-sample.ts'
import { escalated } from './escalation-sample.ts'
import { aDuty, aPerson, on, policy } from './person-sample.ts'
import { ringingSamples } from './ringing-sample.ts'
import { aFind } from '../visits/view-samples.ts'
import { aRow } from '../administration/policy-samples.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import type { Register } from '../../src/backlog/service/register.ts'
import type { WorstCase } from '../../src/backlog/service/worst.ts'
import type { Figures } from '../../src/backlog/types.ts'
import type { LeavingShown } from '../../src/backlog/types/leavings.ts'
import {
  driftModel,
  dutiesModel,
  escalationModel,
  escalationsModel,
  figuresModel,
  forceModel,
  leavingModel,
  leavingsModel,
  leftModel,
  listModel,
  myTeamModel,
  type BacklogViews,
} from '../../src/backlog/views.ts'

export const someFigures: Figures = {
  on,
  overdueVisits: {
    total: 1_234,
    byLevel: { high: 1_234 },
    byTeam: { 'North office': 1_234 },
    byBand: { '8-28': 1_200, '91+': 34 },
    longest: { visorRef: 'V1234567', days: 120 },
  },
  noVisitPlan: 1,
  onBackstop: 2,
  missingArms: {
    total: 4,
    notStarted: 1,
    draft: 1,
    returned: 1,
    awaitingRatification: 1,
    byTeam: { 'North office': 4 },
  },
  armsReviewOverdue: 1,
  levelUnsupported: 5,
  notLoaded: 3,
  unallocated: 1,
  ownerNotAvailable: 0,
  whereaboutsUnknown: 1,
  suspensionPastReview: 1,
  caseload: {
    total: 2_000,
    officers: 30,
    ratio: 66.67,
    byTeam: { 'North office': { caseload: 2_000, officers: 30, ratio: 66.67 } },
  },
}

const onHand = {
  officers: 4,
  away: 2,
  uncovered: 1,
  gaps: [{ on, team: 'North office' }],
  onCallGaps: [],
  gapDays: 14,
  ringing: 2,
  packsOut: 1,
}
const register: Register = { on, policy, people: [], teams: [], officers: [], away: new Set() }
const worst: WorstCase = {
  person: aPerson(),
  daysOverdue: 20,
  because: 'The plan sets the next visit for 10 Feb 2026 at the latest.',
  words: 'High risk, late by about a quarter of a wait of 92 days. Also: 2 failed attempts.',
}
const teams = [{ team: 'North office', figures: someFigures }]
const query = { state: 'overdue', level: 'high', officer: 'om.north', offender: 'x' } as const
const next = { nextHref: '/duties?cursor=x', isFirstPart: false, mayExport: true }

export const aLeaving = (differing: Partial<LeavingShown> = {}) => ({
  row: {
    id: '00000000-0000-4000-8000-0000000000e7',
    forceId: 'force' as ForceId,
    offenderId: aPerson().id,
    level: 'high',
    how: 'suspended',
    because: 'In hospital: the visit waits until the return.',
    dueOn: localDate('2026-02-10'),
    leftAt: new Date('2026-03-01T10:05:00Z'),
    madeBy: 'om.north',
    madeByName: 'PC Alex Marsh',
    ...{ agreedBy: null, agreedByName: null },
    ...{ confirmedAt: null, confirmedBy: null, confirmedByName: null, checked: null },
    version: 1,
    overdueAgain: false,
    ...differing,
  } satisfies LeavingShown,
  person: aPerson({ status: 'hospital' }),
})

const missed = {
  typed: { spokenTo: 'PC Alex Marsh' },
  errors: [
    { field: 'said', message: 'Say what was said' },
    { field: '', message: 'Changed by someone else' },
  ],
  stale: false,
}

/** Every page with something in every place. */
export const samples: BacklogViews = {
  'backlog/duties': dutiesModel({
    query,
    on,
    today: on,
    part: { items: [aDuty()], total: 60, next: null },
    choices: {
      teams: [{ name: 'North office' }, { name: 'South office' }],
      officers: [{ key: 'om.north', name: 'PC Alex Marsh' }],
    },
    countsOnly: false,
    ...next,
  }),
  'backlog/figures': figuresModel({ figures: someFigures, on, today: on, policy, mayName: true }),
  'backlog/list': listModel({
    query: { name: 'overdue-visits', band: '8-28', level: 'high' },
    part: {
      items: [
        {
          person: aPerson(),
          dueOn: localDate('2026-02-10'),
          daysOverdue: 20,
          because: 'The plan sets the next visit.',
        },
      ],
      total: 70,
      next: null,
    },
    on,
    today: on,
    policy,
    ...next,
  }),
  'backlog/drift': driftModel({
    runs: [
      {
        id: 'a',
        forDate: on,
        beganAt: new Date('2026-03-02T05:20:00Z'),
        endedAt: new Date('2026-03-02T05:20:09Z'),
        people: 2_420,
        changed: 13,
        drift: 1,
        explainedByDay: 9,
        explainedByPolicy: 3,
      },
    ],
    alarm: { forDate: on, drift: 1, href: '/duties/drift' },
    part: {
      rows: [
        {
          id: 'a',
          forDate: on,
          foundAt: new Date('2026-03-02T05:20:03Z'),
          forceId: 'force' as ForceId,
          offenderId: 'person' as OffenderId,
          visorRef: 'V1234567',
          surname: 'Ellingham',
          forenames: 'Tobias',
          what: 'duty',
          kind: 'visit',
          subject: 'first',
          stored: { dueOn: '2026-04-02', because: 'So it is.', officerId: null },
          derived: { dueOn: '2026-03-02', because: 'So it is.', officerId: 'a' },
        },
      ],
      total: 60,
      next: { foundAt: '2026-03-02 05:20:03+00', id: 'a' },
    },
    ...next,
  }),
  ...ringingSamples(aPerson()),
  'backlog/my-day': daySample({ aDuty, aPerson, policy, on, words: worst.words }),
  'backlog/my-team': myTeamModel({
    screen: {
      register,
      figures: someFigures,
      worst: [worst],
      loads: [
        {
          officer: { key: 'om.north', name: 'PC Alex Marsh' },
          caseload: 61,
          byLevel: { high: 21, low: 40 },
        },
      ],
      waiting: {
        visitPlans: 1,
        soleCrews: 1,
        writeUps: 0,
        changes: 1,
        arms: 1,
        proposals: 2,
        corrections: 1,
        correctionsAbove: 1,
        yours: 4,
        asked: 1,
        changesAbove: 1,
        armsAbove: 0,
      },
      waitingItems: (['visit-plan', 'sole-crew', 'change', 'arms'] as const).map((kind) => ({
        kind,
        id: 'a',
        offenderId: 'b',
        name: 'Tobias Ellingham',
        visorRef: 'V1234567',
        saidOn: new Date('2026-03-01T10:00:00Z'),
        saidBy: 'om.north',
        whose: kind === 'change' ? ('asked' as const) : ('yours' as const),
      })),
      left: [{ how: 'seen', total: 12 }],
      escalated: { total: 3, alerts: 1 },
      onHand,
      overnight: { notLoaded: ['custody'], possible: 2, asked: 1 },
      leavings: 2,
      promises: 3,
      provisional: 2,
      found: { items: [aFind], total: 12, next: null },
    },
    team: 'North office',
    teams: ['North office', 'South office'],
    today: on,
    forceWide: true,
  }),
  'backlog/escalations': escalationsModel({
    query: { team: 'North office', state: 'open', to: 'inspector' },
    items: [escalated()],
    total: 12,
    teams: ['North office', 'South office'],
    today: on,
    ...next,
  }),
  'backlog/escalation': escalationModel({
    ...escalated({ isAlert: true }),
    attempt: missed,
    key: 'a key',
  }),
  'backlog/leavings': leavingsModel({
    query: { team: 'North office', state: 'open' },
    items: [aLeaving()],
    total: 12,
    teams: ['North office', 'South office'],
    today: on,
    ...next,
  }),
  'backlog/leaving': leavingModel({
    ...aLeaving(),
    whyNot: null,
    today: on,
    attempt: { ...missed, errors: [{ field: 'checked', message: 'Say what you looked at' }] },
    key: 'a key',
  }),
  'backlog/force': forceModel({
    screen: {
      register,
      figures: someFigures,
      teams,
      worst: [worst],
      policyWaiting: [aRow()],
      reader: { username: 'di.force', officer: 'di.force', isInspector: true, isApprover: true },
      waiting: {
        visitPlans: 0,
        soleCrews: 0,
        writeUps: 0,
        changes: 1,
        arms: 0,
        proposals: 0,
        corrections: 0,
        correctionsAbove: 0,
        yours: 0,
        asked: 1,
        changesAbove: 0,
        armsAbove: 0,
      },
      waitingItems: [
        {
          kind: 'change',
          id: 'a',
          offenderId: 'b',
          name: 'Tobias Ellingham',
          visorRef: 'V1234567',
          saidOn: new Date('2026-03-01T10:00:00Z'),
          saidBy: 'ds.north',
          whose: 'asked',
        },
      ],
      escalated: { total: 2, alerts: 1 },
      onHand,
      overnight: { notLoaded: [], possible: 0, asked: 0 },
      leavings: 1,
      found: 2,
      serviceAlarms: [{ text: 'The jobs are silent.', path: '/duties/drift' }],
    },
    today: on,
  }),
}

export const leftSample = leftModel({
  rows: [
    {
      duty: {
        id: 'a',
        kind: 'visit',
        offenderId: aPerson().id,
        how: 'seen',
        dueOn: localDate('2026-02-10'),
        closedAt: new Date('2026-03-01T10:00:00Z'),
        metOn: localDate('2026-03-01'),
        daysLate: 19,
      },
      person: aPerson(),
    },
  ],
  total: 1,
  how: 'seen',
  team: undefined,
  on,
  ...next,
})
