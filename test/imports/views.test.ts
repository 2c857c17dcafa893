// The register's pages: every name in a template is in its model, in each state that changes what is drawn.
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import type { ImportResult, ProposalShown, RejectRow, ShownRun } from '../../src/imports/types.ts'
import {
  baselineModel,
  goLiveModel,
  listModel,
  notLoadedModel,
  proposalModel,
  proposalsModel,
  runModel,
} from '../../src/imports/views.ts'
import { missingPaths } from '../support/view-contract.ts'
import { productViews } from '../support/views.ts'

const views = productViews()

const at = new Date('2026-03-02T08:00:00Z')
const today = localDate('2026-03-02')
const offenderId = 'o' as OffenderId
const forceId = 'f' as ForceId
const fault = { column: 'DOB', value: '31/02/1980', why: 'there is no such day' } as const
const wrong: Attempt = {
  typed: { dryRun: 'no', accept: 'no' },
  errors: [
    { field: 'file', message: 'Choose the file' },
    { field: '', message: 'Nothing was done' },
  ],
  stale: false,
}

const result: ImportResult = {
  rows: 4,
  accepted: 3,
  withFaults: 1,
  faultsByColumn: { Postcode: 1 },
  rejected: 1,
  rejectedByColumn: { DOB: 1 },
  created: 1,
  updated: 1,
  unchanged: 1,
  proposed: 1,
  notInFile: 1,
  unknownColumns: ['Shoe size'],
  warnings: [{ line: 2, visorRef: 'V1234567', what: 'Look at this.' }],
  changes: { level: 1 },
  preview: (['create', 'apply', 'propose', 'keep'] as const).map((how) => ({
    line: 2,
    visorRef: 'V1234567',
    what: 'level',
    from: null,
    to: 'very_high',
    how,
  })),
  rejectedRows: [
    { line: 3, visorRef: null, surname: null, column: 'DOB', faults: [fault], duplicateOf: null },
  ],
  heldBackRows: [{ line: 2, visorRef: 'V1234567', faults: [fault] }],
  absent: [offenderId],
}

const aRun = (differing: Partial<ShownRun> = {}): ShownRun => ({
  id: 'r',
  forceId,
  fileName: 'register.csv',
  digest: '',
  bytes: null,
  dryRun: true,
  state: 'done',
  progress: 100,
  progressText: 'Done',
  askedAt: at,
  askedBy: 'ds.north',
  finishedAt: at,
  onDate: today,
  aliveAt: at,
  result,
  fault: null,
  rejectCsv: null,
  version: 1,
  isKept: true,
  ...differing,
})

const listed = {
  attempt: firstDraw,
  runs: [aRun()],
  total: 1,
  nextHref: null,
  firstHref: null,
  notLoaded: 1,
  waiting: 1,
  live: { since: null, by: null },
  mayGoLive: true,
  mayLoad: true,
  key: 'k',
}
const drawn = { run: aRun(), absent: [], attempt: firstDraw, mayLoad: true, key: 'k' }
const person = {
  name: 'Alan Sagar',
  href: '/offenders/o',
  bornText: 'born 2 October 1982',
  visorRef: 'V1234567',
  level: {
    text: 'High risk level',
    tagClass: 'govuk-tag--orange',
    armsText: '',
    unsupported: false,
  },
  mappaText: null,
  lastSeenText: 'Never seen',
  marks: [],
  ownerText: 'nobody',
  ownerMissing: true,
}
const lines = new Map([['o', person]])
const proposal: ProposalShown = {
  id: 'p',
  offenderId,
  importId: 'r',
  what: 'level',
  from: 'high',
  to: 'low',
  because: 'The line says so.',
  state: 'waiting',
  firstBy: null,
  firstAt: null,
  decidedBy: null,
  decidedAt: null,
  why: null,
  version: 1,
  visorRef: 'V1234567',
  line: 2,
  fileName: 'register.csv',
  askedAt: at,
}
const reject: RejectRow = {
  id: 'x',
  importId: 'r',
  forceId,
  line: 3,
  visorRef: null,
  team: null,
  surname: null,
  columnName: 'DOB',
  faults: [fault],
  isSecondRow: false,
  likeness: '',
  closedAt: null,
}
const rejects = {
  items: [reject],
  total: 1,
  nextHref: null,
  firstHref: null,
  mayLoad: true,
  mayAdd: true,
}
const facts = {
  baselineOn: today,
  liveSince: null,
  liveBy: null,
  people: 3,
  unallocated: 1,
  whereaboutsUnknown: 0,
  noVisitPlan: 0,
}
const arrear = {
  id: 'd',
  offenderId,
  visorRef: 'V1234567',
  kind: 'visit',
  dueOn: localDate('2026-01-01'),
  closedHow: null,
  metOn: null,
  daysLate: null,
}
const arrears = {
  baselineOn: today,
  today,
  counts: { total: 1, open: 1, workedOff: 0, leftOtherwise: 0 },
  state: 'open' as const,
  items: [arrear],
  lines,
  nextHref: null,
  firstHref: null,
}
const waiting = { items: [proposal], total: 1, nextHref: null, firstHref: null, lines, today }

test.each<[string, string, object]>([
  ['the list', 'list', listModel(listed)],
  ['the list after a no', 'list', listModel({ ...listed, attempt: wrong })],
  [
    'the list once live, for a supervisor',
    'list',
    listModel({
      ...listed,
      runs: [],
      notLoaded: 0,
      waiting: 0,
      live: { since: at, by: 'di.force' },
      mayGoLive: false,
      mayLoad: false,
    }),
  ],
  ['a trial that is done', 'run', runModel(drawn)],
  [
    'a load that waits',
    'run',
    runModel({ ...drawn, run: aRun({ state: 'waiting', result: null, dryRun: false }) }),
  ],
  [
    'a file that failed',
    'run',
    runModel({
      ...drawn,
      run: aRun({ state: 'failed', result: null, fault: 'It is empty.' }),
      attempt: wrong,
    }),
  ],
  ['a trial whose file is gone', 'run', runModel({ ...drawn, run: aRun({ isKept: false }) })],
  ['people not loaded', 'not-loaded', notLoadedModel(rejects)],
  ['nobody not loaded', 'not-loaded', notLoadedModel({ ...rejects, items: [], total: 0 })],
  ['arrears brought in', 'baseline', baselineModel(arrears)],
  ['no arrears yet', 'baseline', baselineModel({ ...arrears, baselineOn: null, items: [] })],
  [
    'go live',
    'go-live',
    goLiveModel({ facts, notLoaded: 1, arrearsOpen: 2, attempt: wrong, key: 'k' }),
  ],
  [
    'gone live',
    'go-live',
    goLiveModel({
      facts: { ...facts, liveSince: at, liveBy: 'di.force' },
      notLoaded: 0,
      arrearsOpen: 0,
      attempt: firstDraw,
      key: 'k',
    }),
  ],
  ['proposals', 'proposals', proposalsModel(waiting)],
  ['no proposals', 'proposals', proposalsModel({ ...waiting, items: [], total: 0 })],
  [
    'a proposal that waits',
    'proposal',
    proposalModel({ proposal, person, attempt: wrong, key: 'k' }),
  ],
  [
    'a proposal that was refused',
    'proposal',
    proposalModel({
      proposal: { ...proposal, state: 'refused', decidedBy: 'ds.north', why: 'No.' },
      person,
      attempt: firstDraw,
      key: 'k',
    }),
  ],
])('%s has everything that its template names', (_state, view, model) => {
  expect(missingPaths(views, `imports/${view}`, model)).toEqual([])
})
