// The page of sightings: what it says of each, what it asks, and that nothing typed is lost.
import { parse, type HTMLElement } from 'node-html-parser'
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import type { SightingShown } from '../../src/sightings/types.ts'
import { sightingsModel, type SightingsAsked } from '../../src/sightings/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { person } from '../visits/plan-samples.ts'

const views = productViews()

const aSighting = (differing: Partial<SightingShown> = {}): SightingShown =>
  ({
    id: '00000000-0000-4000-8000-0000000000f2',
    forceId: 'force' as ForceId,
    offenderId: '00000000-0000-4000-8000-000000000001' as OffenderId,
    recordedAt: new Date('2026-03-01T16:00:00Z'),
    recordedBy: 'ds.north',
    origin: 'here',
    struck: null,
    at: new Date('2026-03-01T15:10:00Z'),
    onDate: localDate('2026-03-01'),
    place: 'The park',
    what: 'On a bench',
    officer: null,
    agency: 'Northmoor neighbourhood team',
    name: 'PC Ida Bloom',
    withChildren: true,
    readAt: null,
    readBy: null,
    ...differing,
  }) as SightingShown

const model = (differing: Partial<SightingsAsked> = {}) =>
  sightingsModel({
    offenderId: '00000000-0000-4000-8000-000000000001',
    person,
    items: [aSighting(), aSighting({ struck: 'c1' })],
    total: 2,
    nextHref: '/next',
    firstHref: null,
    officers: [{ key: 'om.north', name: 'PC Alex Marsh' }],
    mayRecord: true,
    isTold: true,
    attempt: firstDraw,
    at: new Date('2026-03-02T08:00:00Z'),
    key: 'a-key',
    ...differing,
  })
const draw = (of: ReturnType<typeof model>): HTMLElement =>
  parse(views.render('sightings/list', of, aChrome())).querySelector('main') ?? parse('')

test('places only what its model holds', () => {
  expect(missingPaths(views, 'sightings/list', model())).toEqual([])
})

test('has one heading, a label for all that it asks, and a proof in each form', () => {
  const main = draw(model())
  expect(main.querySelectorAll('h1')).toHaveLength(1)
  const fields = main.querySelectorAll('input:not([type="hidden"]), select, textarea')
  expect(
    fields
      .filter(({ id }) => main.querySelector(`label[for="${id}"]`) === null)
      .map(({ id }) => id),
  ).toEqual([])
  const forms = main.querySelectorAll('form')
  expect(forms).toHaveLength(2)
  expect(forms.filter((form) => form.querySelector('[name="_csrf"]') === null)).toEqual([])
})

test.each<[string, Partial<SightingsAsked>, number]>([
  ['the one it is told to, who has not read it', {}, 1],
  ['anybody else', { isTold: false }, 0],
  [
    'the one it is told to, of one read already',
    { items: [aSighting({ readAt: new Date('2026-03-02T07:00:00Z') })] },
    0,
  ],
  ['the one it is told to, of one struck out', { items: [aSighting({ struck: 'c1' })] }, 0],
])('asks %s to mark it read (%#: %j, %i)', (_who, differing, forms) => {
  expect(draw(model(differing)).querySelectorAll('form[action$="/read"]')).toHaveLength(forms)
})

test('children who were there ask to be recorded; struck out, nothing is asked', () => {
  expect(draw(model()).querySelectorAll('a[href$="/markers"]')).toHaveLength(1)
  expect(
    draw(model({ items: [aSighting({ withChildren: null })] })).querySelectorAll(
      'a[href$="/markers"]',
    ),
  ).toHaveLength(0)
})

test('what was typed stands again, with what is wrong beside its field', () => {
  const attempt = {
    typed: { atTime: '25 o’clock', where: 'The park', 'by.agency': 'Housing' },
    errors: [
      { field: 'at', message: 'Say when it was' },
      { field: 'by', message: 'Say who saw the person' },
    ],
    stale: false,
  }
  const main = draw(model({ attempt }))
  expect(main.querySelector('#atTime')?.getAttribute('value')).toBe('25 o’clock')
  expect(main.querySelector('#by-agency')?.getAttribute('value')).toBe('Housing')
  const problems = main
    .querySelectorAll('.govuk-error-summary a')
    .map((a) => a.getAttribute('href'))
  expect(problems).toEqual(['#onDate', '#by-officer'])
})

test('a reader who may not record is not asked to', () => {
  const main = draw(model({ mayRecord: false, isTold: false }))
  expect(main.querySelector('form')).toBeNull()
})

test('without any it says so', () => {
  expect(draw(model({ items: [], total: 0 })).text).toContain('No sighting is recorded')
})
