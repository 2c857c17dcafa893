// The pages of the workload as they are drawn: both ratios together, policy marked, nothing missing from a model.
import { readFileSync } from 'node:fs'
import { parse, type HTMLElement } from 'node-html-parser'
import type { ForceId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { productViews } from '../support/views.ts'
import type { CaseloadOnDay, DayFigures, HistoryOf } from '../../src/workload/types.ts'
import { historyModel, workloadModel, type WorkloadViews } from '../../src/workload/views.ts'
import { openBrowser } from '../support/browser.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'

const on = localDate('2026-03-02')
const north = 'north' as TeamId
const south = 'south' as TeamId
const [marsh, hale] = ['marsh' as OfficerId, 'hale' as OfficerId]

const day: CaseloadOnDay = {
  on,
  threshold: 50,
  held: [
    { teamId: north, officerId: marsh, level: 'high', caseload: 22 },
    { teamId: north, officerId: marsh, level: 'low', caseload: 1_200 },
    { teamId: north, officerId: hale, level: 'medium', caseload: 30 },
    { teamId: south, officerId: null, level: 'very_high', caseload: 2 },
  ],
  teams: [
    { id: north, name: 'North office' },
    { id: south, name: 'South office' },
    { id: 'west' as TeamId, name: 'West office' },
  ],
  officers: [
    { id: hale, key: '77001', name: 'Nora Hale', teamId: north, teamName: 'North office' },
    { id: marsh, key: 'om.north', name: 'PC Alex Marsh', teamId: null, teamName: null },
  ],
  available: new Set([hale]),
  assumed: new Set([hale]),
}

const figures: DayFigures = {
  overdueVisits: { total: 12, byLevel: { high: 12 }, byBand: { '1-7': 12 }, longestDays: 6 },
  noVisitPlan: 0,
  onBackstop: 1,
  missingArms: { total: 4, notStarted: 1, draft: 1, returned: 1, awaitingRatification: 1 },
  armsReviewOverdue: 1,
  levelUnsupported: 5,
  unallocated: 1,
  ownerNotAvailable: 0,
  whereaboutsUnknown: 1,
  suspensionPastReview: 0,
}

const force: HistoryOf = { forceId: 'force' as ForceId, team: null, officer: null }
const trend = [
  { day: localDate('2026-02-27'), caseload: 118, officers: 2, available: 2 },
  { day: localDate('2026-02-28'), caseload: 120, officers: 2, available: 1 },
  { day: localDate('2026-03-02'), caseload: 121, officers: 2, available: 0 },
]
const history = {
  of: force,
  officerText: null,
  span: { from: localDate('2026-02-01'), to: on },
  threshold: 50,
  trend,
  items: trend.map((point) => ({ ...point, byLevel: { low: 100, high: 18 }, figures })),
  nextHref: '/workload/history?cursor=x',
  isFirstPart: false,
}

const samples: WorkloadViews = {
  'workload/workload': workloadModel({ day, today: on, forceWide: true, mayName: true }),
  'workload/history': historyModel(history),
}

const views = productViews()
const drawn = (name: keyof WorkloadViews, model: object = samples[name]): HTMLElement =>
  parse(views.render(name, model, aChrome()))
const wordsOf = (html: HTMLElement | null): string => (html?.text ?? '').replace(/\s+/g, ' ').trim()
const rowsOf = (page: HTMLElement, caption: string): string[] =>
  page
    .querySelectorAll('table')
    .filter((table) => wordsOf(table.querySelector('caption')) === caption)
    .flatMap((table) => table.querySelectorAll('tbody tr').map((row) => wordsOf(row)))

describe('every page of the room', () => {
  test('has its sample', () => {
    const pages = views.names.filter((name) => /^workload\/[^_]/.test(name))
    expect(Object.keys(samples).toSorted()).toEqual(pages.toSorted())
  })

  test.each(Object.entries(samples))(
    '%s: the sample holds everything that is placed',
    (name, model) => {
      expect(missingPaths(views, name, model)).toEqual([])
    },
  )

  test.each(Object.keys(samples))(
    '%s has one h1 and no style that the browser would refuse',
    (name) => {
      const page = drawn(name as keyof WorkloadViews)
      expect(page.querySelectorAll('h1')).toHaveLength(1)
      expect(page.querySelectorAll('main [style]')).toEqual([])
    },
  )
})

describe('the workload of a day', () => {
  const page = drawn('workload/workload')

  test('shows the ratio of all who hold people and of the trained and available together', () => {
    expect(page.querySelectorAll('.app-figure').map(wordsOf)).toEqual([
      '1,254 people in the caseload 1,252 held by 2 officers, 2 with no officer',
      '627.00 people to each officer policy 50; counts 2 with no officer',
      '1254.00 people to each trained and available officer 1 of 2 trained and available',
    ])
  })

  test('sets each team with a caseload against policy, those with nobody to hold it too', () => {
    expect(rowsOf(page, 'By team')).toEqual([
      'North office 1,252 2 626.00 1 1252.00 576 over',
      'South office 2 0 no officer 0 no officer nobody to hold them',
    ])
  })

  test('sets each officer against policy, the heaviest first, and says who is assumed trained', () => {
    expect(rowsOf(page, 'By officer')).toEqual([
      'PC Alex Marsh none 1,222 1172 over 0 22 0 1,200 no',
      'Nora Hale North office 30 within 0 0 30 0 assumed, unconfirmed',
    ])
  })

  test('each number leads to the list it counts', () => {
    const links = page
      .querySelectorAll('main a')
      .map((link) => [wordsOf(link), (link.getAttribute('href') ?? '').replaceAll('&amp;', '&')])
    expect(links).toContainEqual(['1,252', '/lists/caseload?team=North+office'])
    expect(links).toContainEqual(['22', '/lists/caseload?officer=om.north&level=high'])
    expect(links).toContainEqual(['30', '/lists/caseload?officer=77001'])
  })

  test('another day stays that day in its links', () => {
    const model = workloadModel({
      day,
      today: localDate('2026-03-09'),
      forceWide: true,
      mayName: true,
    })
    expect(model.teams?.rows[0]?.[1]).toMatchObject({
      href: '/lists/caseload?team=North+office&on=2026-03-02',
    })
  })

  test('to a reader of counts names no officer, and leads to no list', () => {
    const counts = drawn(
      'workload/workload',
      workloadModel({ day, today: on, forceWide: true, mayName: false }),
    )
    expect(wordsOf(counts)).not.toContain('Marsh')
    expect(wordsOf(counts)).toContain('om.north')
    expect(counts.querySelectorAll('main a[href^="/lists"]')).toEqual([])
  })

  test('of a team leaves out the table of teams', () => {
    const team = workloadModel({ day, today: on, forceWide: false, mayName: true })
    expect(team.teams).toBeNull()
  })

  test('with nobody held says so', () => {
    const empty = workloadModel({
      day: { ...day, held: [] },
      today: on,
      forceWide: true,
      mayName: true,
    })
    expect(wordsOf(drawn('workload/workload', empty))).toContain('No officer holds anyone')
  })
})

describe('the workload over time', () => {
  test('is drawn with the policy across it, and set out in a table below', () => {
    const page = drawn('workload/history')
    expect(page.querySelectorAll('svg polyline')).toHaveLength(1)
    expect(page.querySelectorAll('svg circle')).toHaveLength(1)
    expect(wordsOf(page.querySelector('svg'))).toContain('policy 50')
    expect(rowsOf(page, 'As counted on each night')[2]).toBe(
      '2 Mar 2026 121 2 60.50 0 no officer 12 4',
    )
  })

  test('of an officer is of people held, by level', () => {
    const officer = day.officers[1] ?? null
    const page = drawn(
      'workload/history',
      historyModel({ ...history, of: { ...force, officer }, officerText: 'PC Alex Marsh' }),
    )
    expect(wordsOf(page.querySelector('h1'))).toBe('Workload over time: PC Alex Marsh')
    expect(rowsOf(page, 'As counted on each night')[0]).toBe('27 Feb 2026 118 0 18 0 100')
    expect(page.querySelector('input[name="officer"]')?.getAttribute('value')).toBe('om.north')
  })

  test('without a night counted says when one is', () => {
    const model = historyModel({ ...history, trend: [], items: [] })
    expect(wordsOf(drawn('workload/history', model))).toContain('No night was counted')
    expect(model.chart).toBeNull()
  })
})

test('on a narrow screen the whole line is seen at once, its last day and its words too', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
  const html = views.render('workload/history', samples['workload/history'], aChrome())
  await page.setContent(html.replaceAll(/<link\b[^>]*>|<script\b.*?<\/script>/gs, ''))
  for (const sheet of [
    'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css',
    'views/assets/app.css',
  ])
    await page.addStyleTag({ content: readFileSync(sheet, 'utf8') })
  const edges = await page
    .locator('.app-chart__drawing, .app-chart__text')
    .evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect()).map(({ left, right }) => [left, right]),
    )
  expect(edges.length).toBeGreaterThan(4)
  expect(Math.min(...edges.flat())).toBeGreaterThanOrEqual(0)
  expect(Math.max(...edges.flat())).toBeLessThanOrEqual(360)
  await browser.close()
}, 60_000)
