// The pages of evidence and self-reports: each places only what its model holds, and says what is past its day.
import { parse, type HTMLElement } from 'node-html-parser'
import {
  evidencePage,
  ledgerPage,
  onePage,
  promisesPage,
  type EvidenceViews,
} from '../../src/evidence/views.ts'
import type { Evidence, Proof, SelfReportStanding } from '../../src/evidence/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'

const views = productViews()
const d = localDate
const offenderId = '00000000-0000-4000-8000-000000000001' as OffenderId
const today = d('2026-03-22')

const person = {
  name: 'ELLINGHAM, Tobias',
  href: `/offenders/${offenderId}`,
  bornText: 'Born 3 Feb 1950 (76)',
  visorRef: 'V0000001',
  level: { text: 'High', tagClass: 'govuk-tag--red', armsText: 'No ARMS', unsupported: true },
  mappaText: null,
  lastSeenText: 'Last seen 2 Jan 2026',
  marks: [],
  ownerText: 'PC Ann Lee, North office',
  ownerMissing: false,
}

const written = {
  id: '00000000-0000-4000-8000-0000000000e1',
  forceId: 'force' as ForceId,
  offenderId,
  recordedAt: new Date('2026-03-01T11:00:00Z'),
  recordedBy: 'om.north',
  onDate: d('2026-03-01'),
  fromKind: 'visit' as const,
  fromId: '00000000-0000-4000-8000-0000000000f1',
}
const statement: Evidence = {
  ...written,
  factor: 'opportunity',
  text: 'Toys',
  source: 'offender',
  verified: null,
}
const report: SelfReportStanding = {
  ...written,
  text: 'Has stopped drinking',
  proveBy: 'Ask the GP',
  proveOn: d('2026-03-20'),
  state: 'open',
  provedAt: null,
  provedBy: null,
  provedHow: null,
  version: 1,
}
const undated: SelfReportStanding = {
  ...report,
  id: '00000000-0000-4000-8000-0000000000e7',
  text: 'Sees nobody',
  proveOn: null,
}
const provedFalse: SelfReportStanding = {
  ...report,
  state: 'false',
  provedAt: new Date('2026-03-21T10:00:00Z'),
  provedBy: 'ds.north',
  provedHow: 'Seen drunk',
  version: 2,
}
const proof: Proof = {
  ...written,
  selfReportId: report.id,
  outcome: 'false',
  how: 'Seen drunk',
  at: new Date('2026-03-21T10:00:00Z'),
}

const anAttempt = (...fields: string[]): Attempt => ({
  typed: {},
  errors: fields.map((field) => ({ field, message: `Put ${field} right` })),
  stale: false,
})
const names = (username: string): string => username
const common = { person, names, today, key: 'a-key', mayChange: true, attempt: firstDraw }
const pager = { nextHref: '/next', firstHref: '/first' }

const evidence = (differing: Partial<Parameters<typeof evidencePage>[0]> = {}) =>
  evidencePage({
    ...{ ...common, offenderId, pager, unproved: 1, factor: null },
    part: { items: [statement], total: 1, cursor: null },
    counts: [{ factor: 'opportunity', held: 1, unproved: 1, newestOn: d('2026-03-01') }],
    ...differing,
  })
const ledger = (items: readonly SelfReportStanding[], attempt = firstDraw) =>
  ledgerPage({
    ...{ ...common, attempt, offenderId, pager, state: null },
    part: { items, total: items.length, unproved: 1, cursor: null },
  })
const one = (shown: SelfReportStanding, mayChange = true) =>
  onePage({ ...common, mayChange, report: shown, proofs: shown.state === 'open' ? [] : [proof] })
const promises = promisesPage({
  ...{ today, pager, names },
  part: { items: [report, undated], past: 1, undated: 1, cursor: null },
  people: new Map([[offenderId, { text: 'Tobias', href: '/offenders/x', ownerText: 'PC Lee' }]]),
  filter: { label: 'Narrow', action: '/self-reports', fields: [], active: [], clearHref: null },
})

const draw = (model: EvidenceViews['evidence/page']): HTMLElement =>
  parse(views.render('evidence/page', model, aChrome()))
const words = (model: EvidenceViews['evidence/page']): string =>
  (draw(model).querySelector('main')?.text ?? '').replace(/\s+/g, ' ').trim()

test.each([
  ['evidence', evidence({ attempt: anAttempt('factor', 'text') })],
  ['nothing held', evidence({ part: { items: [], total: 0, cursor: null }, counts: [] })],
  ['the ledger', ledger([report, provedFalse], anAttempt('proveOn'))],
  ['one that is open', one(report)],
  ['one proved false', one(provedFalse)],
  ['promises past their day', promises],
])('%s: one heading, labels, no id twice, and only what the model holds', (_what, model) => {
  const page = draw(model)
  expect(page.querySelectorAll('h1')).toHaveLength(1)
  const fields = page.querySelectorAll(
    'main input:not([type="hidden"]), main select, main textarea',
  )
  expect(fields.filter(({ id }) => page.querySelector(`label[for="${id}"]`) === null)).toEqual([])
  const ids = page.querySelectorAll('[id]').map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('the template asks for nothing that the models do not have', () => {
  const { facts, prompt } = one(provedFalse)
  const whole = {
    ...evidence({ attempt: anAttempt('text') }),
    facts,
    prompt,
    filter: promises.filter,
  }
  expect(missingPaths(views, 'evidence/page', { ...whole, emptyText: 'None' })).toEqual([])
})

test('a promise past its day says so, and one proved no longer does', () => {
  expect(words(ledger([report]))).toContain('By 20 Mar 2026: past its day')
  expect(words(ledger([provedFalse]))).not.toContain('past its day')
  expect(words(promises)).toContain('2 days past its day')
})

test('what no day was promised for stands in a part of its own, with since when and the way to it', () => {
  expect(words(promises)).toMatch(
    /Past their day: 1 .*No day promised: 1 .*No day promised\s?Said on 1 Mar 2026/,
  )
  const [dated, other] = draw(promises).querySelectorAll('main table')
  expect(dated?.querySelector(`a[href="/self-reports/${undated.id}"]`)).toBeNull()
  expect(other?.querySelector(`a[href="/self-reports/${undated.id}"]`)).not.toBeNull()
})

test('whoever may only read is offered no form, and of a false one no button to what follows', () => {
  const page = draw(one(provedFalse, false)).querySelector('main')
  expect(page?.querySelectorAll('form')).toEqual([])
  expect(page?.querySelector(`a[href="/offenders/${offenderId}/level"]`)).toBeNull()
  expect(draw(evidence({ mayChange: false })).querySelectorAll('main form')).toEqual([])
})
