// The pages of the briefing: every path that a template reads is in its model, and what the pages say.
import { parse, type HTMLElement } from 'node-html-parser'
import {
  changesModel,
  decisionModel,
  decisionsModel,
  editionModel,
  editionsModel,
  partModel,
  rollUpModel,
  type BriefingViews,
} from '../../src/briefings/views.ts'
import type { ListedDecision } from '../../src/briefings/types.ts'
import { localDate as d } from '../../src/platform/calendar.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import type { ForceId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { someFigures } from '../backlog/sample.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { aChange, anEdition, aSection, on, person, shownFor } from './edition-sample.ts'

const views = productViews()
const decision: ListedDecision = {
  id: 'd',
  forceId: 'f' as ForceId,
  teamId: 't' as TeamId,
  offenderId: person,
  editionId: 'e',
  kind: 'other',
  decision: 'Ring probation',
  officerId: 'o' as OfficerId,
  dueOn: d('2026-03-02'),
  atTime: '09:00',
  decidedAt: new Date('2026-03-02T08:00:00Z'),
  decidedBy: 'ds.north',
  state: 'open',
  closedAt: null,
  closedBy: null,
  outcome: null,
  version: 1,
  name: 'Test Person',
  visorRef: 'V0000001',
  level: 'high',
  officer: 'om.north',
  officerName: 'PC Alex Marsh',
  teamName: 'North office',
  seenOn: null,
  triedOn: d('2026-03-02'),
}

const rolled = {
  period: 'fortnight' as const,
  from: d('2026-02-18'),
  to: on,
  start: someFigures,
  end: someFigures,
  left: [{ how: 'seen', total: 2 }],
  decisions: { made: 3, done: 1, notDone: 1, open: 1 },
  held: 8,
  workingDays: 10,
}
const office = { office: 'North office', team: 'North office' }
const { tabs } = shownFor()

const samples: BriefingViews = {
  'briefings/edition': editionModel(shownFor()),
  'briefings/part': partModel(shownFor(), aSection()),
  'briefings/none': {
    title: 'Briefing',
    text: 'None yet.',
    issue: { action: '/briefings', hidden: [] },
  },
  'briefings/decisions': decisionsModel({ ...office, date: on, on, decisions: [decision] }),
  'briefings/decision': decisionModel({
    date: on,
    on,
    decision,
    mayChange: true,
    mayRedecide: true,
    officers: shownFor().officers,
    attempt: firstDraw,
    key: 'k',
  }),
  'briefings/changes': changesModel({
    ...office,
    date: on,
    sinceText: 'Since.',
    changes: [aChange],
  }),
  'briefings/editions': editionsModel({ ...office, tabs, editions: shownFor().editions }),
  'briefings/roll-up': rollUpModel({ ...office, tabs, rollUp: rolled }),
}

const drawn = (name: keyof BriefingViews, model: object = samples[name]) =>
  parse(views.render(name, model, aChrome()))
const hrefsOf = (page: HTMLElement): string[] =>
  page.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '')
const words = (name: keyof BriefingViews, model: object = samples[name]): string =>
  (drawn(name, model).querySelector('main')?.text ?? '').replaceAll(/\s+/g, ' ').trim()

test.each(Object.entries(samples))('%s finds everything that it reads', (name, model) => {
  expect(missingPaths(views, name, model)).toEqual([])
})

test('a line about a person leads to the file and to the decision about that person', () => {
  const links = drawn('briefings/edition')
    .querySelectorAll('section:has(#part-overdue) li a')
    .map((link) => link.getAttribute('href'))
  expect(links).toEqual([
    `/offenders/${person}`,
    `/briefings/2026-03-03?team=North+office&edition=2&decide=${person}#decide`,
    '/lists/caseload?team=North+office',
  ])
})

test('an edition of another day leads to its lists as they stood, and offers no decision', () => {
  const model = editionModel(shownFor({ since: null, mayDecide: false }))
  const page = drawn('briefings/edition', model)
  expect(page.querySelectorAll('form[action^="/briefings"]')).toHaveLength(0)
  expect(hrefsOf(page)).toContain('/lists/caseload?team=North+office&on=2026-03-03')
})

test('what is more than the page shows leads to all of it', () => {
  const model = editionModel(shownFor({ edition: anEdition([aSection({ shown: 1 })]) }))
  expect(words('briefings/edition', model)).toContain('1 more: all 2 lines')
  expect(hrefsOf(drawn('briefings/edition', model))).toContain(
    '/briefings/2026-03-03/parts/overdue?team=North+office&edition=2',
  )
})

test('it says what it is compared with, that it was held, and who was there', () => {
  expect(words('briefings/edition')).toContain(
    'Edition 2, issued for the morning: 3 March 2026 at 06:30. Compared with the briefing held on 2 Mar 2026. Held 3 March 2026 at 08:00, ds.north. Here: PC Alex Marsh.',
  )
})

test('how somebody left the list is said by name', () => {
  expect(words('briefings/changes')).toContain(
    'Test Person (V0000001) Very high Left the overdue list: seen. Seen: 2 Mar 2026 (was 15 Jan 2026).',
  )
})

test('a late decision says how late, and that somebody tried', () => {
  expect(words('briefings/decisions')).toContain('Late: 1 dayTried 2 Mar 2026, not seen.')
})

test('each figure of a roll-up leads to its list as it stood on that day', () => {
  expect(hrefsOf(drawn('briefings/roll-up'))).toEqual(
    expect.arrayContaining([
      '/lists/overdue-visits?level=high&team=North+office&on=2026-02-17',
      '/lists/overdue-visits?level=high&team=North+office&on=2026-03-03',
    ]),
  )
})
