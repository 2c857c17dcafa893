// The pages of policy in each state that changes what is drawn.
import type { Preview } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import type { PolicyEffect, PolicyRow } from '../../src/policy/index.ts'
import {
  effectShown,
  policyPage,
  policyParameterPage,
  policyProposalPage,
  previewShown,
  type ChangeShown,
} from '../../src/administration/views.ts'
import { policyValues } from '../support/policy.ts'

const on = localDate('2026-03-02')
const at = new Date('2026-03-02T08:00:00Z')

export const aRow = (differing: Partial<PolicyRow> = {}): PolicyRow => ({
  id: '11111111-1111-4111-8111-111111111111',
  parameter: 'visits.ceiling_months.high',
  value: 2,
  fromOn: localDate('2026-04-01'),
  source: 'Chief officers, minute 12',
  standing: 'force policy',
  proposedBy: 'di.force',
  proposedAt: at,
  approvedBy: null,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  decidedWhy: null,
  version: 1,
  ...differing,
})

const first = aRow({
  value: 3,
  fromOn: localDate('1997-09-01'),
  proposedBy: null,
  proposedAt: null,
})
export const approvedRow = aRow({
  decision: 'approved',
  approvedBy: 'dci.force',
  decidedBy: 'dci.force',
  decidedAt: at,
})

const byKind = [
  {
    kind: 'visit' as const,
    opened: 1,
    closed: 0,
    earlier: 41,
    later: 0,
    becameOverdue: 12,
    ceasedOverdue: 0,
  },
]
export const aPreview: Preview = {
  on,
  people: 41,
  peopleOverdue: 12,
  byKind,
  peopleLookedAt: 1_000,
  peopleInForce: 2_460,
}

export const anEffect = (finishedAt: Date | null): PolicyEffect => ({
  policyId: aRow().id,
  fromOn: on,
  afterId: null,
  peopleTotal: 2_460,
  peopleDone: 500,
  beganAt: at,
  finishedAt,
})

const list = {
  items: [
    {
      offenderId: 'o' as OffenderId,
      name: 'Terence Holloway',
      visorRef: 'V7654321',
      team: 'North office',
      kind: 'visit' as const,
      subject: 'after:2026-01-05',
      how: 'earlier' as const,
      oldDueOn: localDate('2026-04-05'),
      newDueOn: localDate('2026-03-01'),
      becameOverdue: true,
      ceasedOverdue: false,
      place: 0,
      dueSort: '2026-03-01',
    },
  ],
  total: 60,
  nextHref: '/policy/x?cursor=y',
  firstHref: null,
  team: null,
}

const wrong: Attempt = {
  typed: { value: 'three', from: '', source: 'Minute 12', standing: 'force policy', why: ' ' },
  errors: [
    { field: 'value', message: 'Enter a whole number' },
    { field: 'from', message: 'Enter the day' },
    { field: 'why', message: 'Say why' },
  ],
  stale: false,
}

const whole = {
  values: policyValues(),
  waiting: [aRow()],
  toCome: [approvedRow],
  on,
  warningText: 'Soon',
  attempt: firstDraw,
  mayPropose: true,
}
const parameter = {
  parameter: 'visits.ceiling_months.high' as const,
  now: first,
  history: [aRow(), approvedRow, first],
  today: on,
  attempt: firstDraw,
  mayPropose: true,
  key: 'key',
}
export const aProposal = {
  row: aRow(),
  before: first,
  change: previewShown(aPreview) as ChangeShown | null,
  today: on,
  reader: { username: 'dci.force', mayDecide: true },
  attempt: firstDraw,
  key: 'key',
}
const changed = (finishedAt: Date | null): ChangeShown =>
  effectShown({ row: approvedRow, effect: anEffect(finishedAt), counts: aPreview, list })

export const policySamples: readonly { view: string; state: string; model: object }[] = [
  { view: 'policy/show', state: 'with all that may wait', model: policyPage(whole) },
  {
    view: 'policy/show',
    state: 'before there was any',
    model: policyPage({ ...whole, values: [], waiting: [], toCome: [], warningText: null }),
  },
  { view: 'policy/show', state: 'with a problem', model: policyPage({ ...whole, attempt: wrong }) },
  { view: 'policy/parameter', state: 'to be changed', model: policyParameterPage(parameter) },
  {
    view: 'policy/parameter',
    state: 'with problems',
    model: policyParameterPage({ ...parameter, attempt: wrong }),
  },
  {
    view: 'policy/parameter',
    state: 'of days, to be read only',
    model: policyParameterPage({
      ...parameter,
      parameter: 'calendar.bank_holidays',
      now: null,
      mayPropose: false,
    }),
  },
  {
    view: 'policy/parameter',
    state: 'of days, to be changed',
    model: policyParameterPage({ ...parameter, parameter: 'calendar.bank_holidays', now: null }),
  },
  { view: 'policy/proposal', state: 'to be decided', model: policyProposalPage(aProposal) },
  {
    view: 'policy/proposal',
    state: 'with a problem',
    model: policyProposalPage({ ...aProposal, attempt: wrong }),
  },
  {
    view: 'policy/proposal',
    state: 'of one’s own',
    model: policyProposalPage({
      ...aProposal,
      change: null,
      reader: { username: 'di.force', mayDecide: true },
    }),
  },
  {
    view: 'policy/proposal',
    state: 'under way',
    model: policyProposalPage({ ...aProposal, row: approvedRow, change: changed(null) }),
  },
  {
    view: 'policy/proposal',
    state: 'worked out',
    model: policyProposalPage({ ...aProposal, row: approvedRow, change: changed(at) }),
  },
]
