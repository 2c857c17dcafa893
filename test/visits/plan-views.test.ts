// [N21][A11] The pages of the plan and of the measures say in words what was worked out.
import { parse, type HTMLElement } from 'node-html-parser'
import { localDate } from '../../src/platform/calendar.ts'
import { productViews } from '../support/views.ts'
import type { VisitViews } from '../../src/visits/views.ts'
import { fullAround } from '../file/sample-around.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import {
  aCall,
  anOutlook,
  measuredPage,
  measureSamples,
  measuresPage,
  plan,
  someCounts,
} from './plan-samples.ts'

const views = productViews()
const draw = (name: keyof VisitViews, model: object): HTMLElement =>
  parse(views.render(name, model, aChrome())).querySelector('main') ?? parse('')
const words = (html: HTMLElement | null | undefined): string =>
  (html?.text ?? '').replace(/\s+/g, ' ').trim()

test.each(Object.entries({ ...measureSamples, 'visits/plan': plan() }))(
  '%s places only what its model holds',
  (name, model) => {
    expect(missingPaths(views, name, model)).toEqual([])
  },
)

test('where nothing but the ceiling holds, the plan says that it is no timetable', () => {
  const held = { on: localDate('2026-05-01'), from: localDate('2026-02-01'), parameter: null }
  const onBackstop = { ...held, rule: 'backstop' as const, because: 'The ceiling makes it.' }
  const main = words(draw('visits/plan', plan({ current: onBackstop })))
  expect(main).toContain('It is an outer limit and no timetable')
  expect(words(draw('visits/plan', plan()))).not.toContain('no timetable')
})

test('[N21] the plan says what the visit needs, whether it could be guessed, and what would surprise', () => {
  const main = words(draw('visits/plan', plan()))
  expect(main).toContain(
    'What for Look at risk and what has changed; Confirm where the person lives',
  )
  expect(main).toContain('To look at The shed')
  expect(main).toContain('Black phone, not declared (last named on 24 Feb 2026)')
  expect(main).toContain('Sam, Nephew, aged 7 (met on 25 Feb 2025)')
  expect(main).toContain(
    'All of the last five on a Tuesday morning, 91 days apart; none of five announced.',
  )
  expect(main).toContain('Regular and concentrated')
  expect(main).toContain(
    'spreads by 0% of its average: 15% or less is regular. 100% of the visits fell in one part of one weekday: 60% or more is concentrated',
  )
  expect(main).toContain('Why then New partner')
  expect(main).toContain('Would surprise, best first: Monday evening, Wednesday evening')
  expect(main).toContain(
    'PC Ann Lee and PC Shah: at every visit that counts since 25 Feb 2025 (5 recorded here, 12 months)',
  )
  expect(main).toContain('take a fresh second officer')
})

test('hours of work in words rule nothing out, and it is said; days and hours do', () => {
  const told = words(draw('visits/plan', plan()))
  expect(told).toContain('nights, Sunday to Thursday')
  expect(told).toContain('nothing was worked out from it')
  const jobs = fullAround.jobs.map((job) => ({
    ...job,
    workDays: ['monday' as const],
    worksFrom: '08:00',
    worksUntil: '16:30',
  }))
  const outlook = anOutlook({ around: { ...fullAround, jobs } })
  const main = draw('visits/plan', plan({ outlook }))
  expect(words(main)).not.toContain('nothing was worked out from it')
  expect(words(main)).toContain('Mon 08:00 to 16:30')
  const monday = main.querySelectorAll('tr').find((row) => words(row).startsWith('Mon '))
  expect(words(monday)).toBe('Mon At work At work Never')
  const heads = main.querySelectorAll('.app-week thead th').map(words)
  expect(heads).toEqual([
    'Day',
    'Morning, 07:00 to 12:00',
    'Afternoon, 12:00 to 17:00',
    'Evening, 17:00 to 22:00',
  ])
})

test('[N21] whoever works at night is at home in the evening on which work begins, and asleep the morning after', () => {
  const jobs = fullAround.jobs.map((job) => ({
    ...job,
    ...{ workDays: ['monday' as const], worksFrom: '22:00', worksUntil: '06:00' },
  }))
  const calls = [aCall('2026-02-23', { at: new Date('2026-02-23T17:40:00Z') })]
  const outlook = anOutlook({ around: { ...fullAround, jobs }, calls })
  const rows = draw('visits/plan', plan({ outlook })).querySelectorAll('.app-week tr')
  const row = (day: string) => words(rows.find((one) => words(one).startsWith(day)))
  expect(row('Mon ')).toBe('Mon Never Never 1 callSeen once, last on 23 Feb 2026')
  expect(row('Tue ')).toBe('Tue Asleep after work Never Never')
})

test('a visit in the week says how often a part was tried, and what came of it', () => {
  const calls = [
    aCall('2026-01-13', { at: new Date('2026-01-13T19:00:00Z') }),
    aCall('2026-02-10', {
      at: new Date('2026-02-10T19:00:00Z'),
      ...{ seen: 'no', notSeenBecause: 'no_reply', qualifies: false },
    }),
  ]
  const main = draw('visits/plan', plan({ outlook: anOutlook({ calls }) }))
  expect(words(main)).toContain('2 callsSeen once, last on 10 Feb 2026')
  expect(words(main)).toContain('Too few to say: seen at home on one day')
})

test('measures of none are said as none, and the page promises no league table', () => {
  const lists = Object.fromEntries(Object.keys(someCounts.lists).map((name) => [name, 0]))
  const counts = { lists: lists as never, lateByLevel: [], overdueDays: 0 }
  const main = words(draw('visits/measures', measuresPage({ counts })))
  expect(main).toContain('none of visits unannounced')
  expect(main).toContain('none attempts to a visit that counts')
  expect(main).not.toMatch(/\b0%/)
  expect(main).toContain('never set beside each other')
})

test('an empty list of a measure says so and offers no file', () => {
  const main = draw('visits/measured', measuredPage({ items: [], total: 0, inFile: 0 }))
  expect(words(main)).toContain('There is none in these days.')
  expect(main.querySelectorAll('a[href*=".csv"]')).toEqual([])
  const some = draw('visits/measured', measuredPage())
  expect(words(some)).toContain('20 Jan 2026 12 Jan 2026 8 days')
  expect(some.querySelector('a[href*=".csv"]')?.getAttribute('href')).toContain('level=high')
})
