// The pages of visits: what they say, what they ask, and that nothing typed is lost.
import { parse, type HTMLElement } from 'node-html-parser'
import { productViews } from '../support/views.ts'
import { visitResource, type VisitViews } from '../../src/visits/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import {
  aPlan,
  aVisit,
  anAttempt,
  clock,
  list,
  onePlan,
  plan,
  recordPage,
  samples,
  showPage,
  shown,
  sole,
} from './view-samples.ts'

const views = productViews()
const names = Object.keys(samples) as (keyof VisitViews)[]

const draw = (name: keyof VisitViews, model: object): HTMLElement =>
  parse(views.render(name, model, aChrome())).querySelector('main') ?? parse('')
const words = (html: HTMLElement | null | undefined): string =>
  (html?.text ?? '').replace(/\s+/g, ' ').trim()

test('every page of visits has a sample', () => {
  expect([...names].sort()).toEqual(views.names.filter((name) => /^visits\/[^_]/.test(name)))
})

describe.each(names)('%s', (name) => {
  test('places only what its model holds', () => {
    expect(missingPaths(views, name, samples[name])).toEqual([])
  })
  test('has one heading, the person, and labels for all that it asks', () => {
    const main = draw(name, samples[name])
    expect(main.querySelectorAll('h1')).toHaveLength(1)
    expect(main.querySelectorAll('.app-person')).toHaveLength(
      /^visits\/(measure|found)/.test(name) ? 0 : 1,
    )
    const fields = main.querySelectorAll('input:not([type="hidden"]), select, textarea')
    const unlabelled = fields.filter((f) => main.querySelector(`label[for="${f.id}"]`) === null)
    expect(unlabelled.map((field) => field.id)).toEqual([])
  })
  test('every form proves that it was drawn here', () => {
    const forms = draw(name, samples[name]).querySelectorAll('form[method="post"]')
    expect(forms.filter((form) => form.querySelector('[name="_csrf"]') === null)).toEqual([])
  })
  test('no id stands twice', () => {
    const ids = draw(name, samples[name])
      .querySelectorAll('[id]')
      .map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

const checked = (main: HTMLElement, name: string) =>
  main.querySelector(`[name="${name}"][checked]`)?.getAttribute('value') ?? null
const valueOf = (main: HTMLElement, name: string) =>
  main.querySelector(`[name="${name}"]`)?.getAttribute('value')

test('the right person stands before the first question', () => {
  const html = draw('visits/record', recordPage()).innerHTML
  expect(html.indexOf('app-person')).toBeLessThan(html.indexOf('name="outcome"'))
})

test('a visit begins with today, at home, the writer first, and guesses nothing else', () => {
  const main = draw('visits/record', recordPage())
  expect(valueOf(main, 'onDate')).toBe('1/7/2026')
  expect(valueOf(main, 'atTime')).toBeUndefined()
  expect([checked(main, 'place'), checked(main, 'announced'), checked(main, 'outcome')]).toEqual([
    'home',
    null,
    null,
  ])
  const own = main.querySelector('[name="crew.0.officer"] [selected]')
  expect(own?.getAttribute('value')).toBe('om.north')
})

test('an attempt asks little, now, unannounced, and only why nobody was seen', () => {
  const main = draw('visits/record', recordPage({ kind: 'attempt' }))
  expect(valueOf(main, 'atTime')).toBe('19:30')
  expect(checked(main, 'announced')).toBe('no')
  expect(main.querySelector('[name="children.0.name"]')).toBeNull()
  expect(main.querySelector('[name="outcome"][value="inside"]')).toBeNull()
  expect(main.querySelector('form')?.getAttribute('action')).toMatch(/\/visits\?kind=attempt$/)
})

test.each(['visits/record', 'visits/show', 'visits/plan', 'visits/one-plan'] as const)(
  '%s: its form carries a key of its own, so that it is never sent twice',
  (name) => {
    expect(valueOf(draw(name, samples[name]), '_key')).toBe('a-key')
  },
)

test('a faulty form comes back with all that was typed and each fault at its field', () => {
  const typed = {
    outcome: 'no_reply',
    onDate: '40/40/2026',
    atTime: '7.30pm',
    announced: 'yes',
    announcedReason: 'He <asked>',
    'crew.1.officer': '4417',
    account: 'First.\nSecond.',
    'devices.3.description': 'Tablet',
  }
  const main = draw(
    'visits/record',
    recordPage({ attempt: anAttempt(typed, 'at', 'crew.1', 'seen') }),
  )
  expect(checked(main, 'outcome')).toBe('no_reply')
  expect(valueOf(main, 'onDate')).toBe('40/40/2026')
  expect(valueOf(main, 'announcedReason')).toBe('He <asked>')
  expect(valueOf(main, 'devices.3.description')).toBe('Tablet')
  expect(main.querySelector('[name="account"]')?.text).toContain('First.\nSecond.')
  expect(
    main.querySelector('[name="crew.0.officer"] option[selected][value="om.north"]'),
  ).toBeNull()
  const links = main.querySelectorAll('.govuk-error-summary a').map((a) => a.getAttribute('href'))
  expect(links).toEqual(['#onDate', '#crew-1-officer', '#outcome'])
  for (const link of links) expect(main.querySelector(link ?? '')).not.toBeNull()
  expect(words(main.querySelector('#onDate-error'))).toContain('Put at right')
})

test('a fault of a row stands at the row that was filled in, whatever was left empty above it', () => {
  const typed = {
    'crew.0.officer': 'om.north',
    'crew.1.officer': '',
    'crew.2.agency': 'Probation',
    'children.0.name': '',
    'children.2.ageYears': 'old',
  }
  const attempt = anAttempt(typed, 'crew.1', 'children.0.ageYears')
  const main = draw('visits/record', recordPage({ attempt }))
  const links = main.querySelectorAll('.govuk-error-summary a').map((a) => a.getAttribute('href'))
  expect(links).toEqual(['#crew-2-officer', '#children-2-ageYears'])
  expect(main.querySelector('details')?.hasAttribute('open')).toBe(true)
})

test('a visit says whether it counts, why, and how long it was shown overdue', () => {
  const main = words(draw('visits/show', shown(aVisit())))
  expect(main).toContain('Counts as a visit')
  expect(main).toContain('shown as overdue from 28 Feb 2026 until this was recorded on 2 Mar 2026')
  expect(main).toContain('standing in for the named officer')
  expect(main).toContain('Asked for to search and assess risk, and not given. Come back later')
  expect(main).toContain('<b>Brother</b>'.replace(/<\/?b>/g, ''))
})

test('what was typed is text, never markup', () => {
  expect(draw('visits/show', shown(aVisit())).innerHTML).toContain('&lt;b&gt;Brother')
})

test('a bare visit shows no empty tables and no notice', () => {
  const bare = aVisit({
    children: [],
    devices: [],
    evidence: [],
    entry: null,
    account: null,
    concerns: null,
    clearedOverdueSince: null,
    announced: null,
  })
  const main = draw('visits/show', showPage({ visit: bare }))
  expect(main.querySelectorAll('table, form, .govuk-inset-text, .govuk-error-summary')).toEqual([])
  expect(words(main)).toContain('Announced Not known')
})

test.each([
  {
    what: 'alone, for a supervisor',
    visit: sole,
    may: true,
    forms: 1,
    says: /waits for a supervisor/,
  },
  {
    what: 'alone, for anyone else',
    visit: sole,
    may: false,
    forms: 0,
    says: /waits for a supervisor/,
  },
  {
    what: 'alone, noted',
    visit: aVisit({ soleCrew: true, soleCrewAcknowledgedBy: 'ds.north' }),
    may: true,
    forms: 0,
    says: /Noted by ds.north/,
  },
  {
    what: 'alone, with authority',
    visit: aVisit({ soleCrew: true, soleCrewAuthority: 'DS Calder' }),
    may: true,
    forms: 0,
    says: /with the authority of DS Calder/,
  },
])('$what: $forms form', ({ visit, may, forms, says }) => {
  const main = draw('visits/show', shown(visit, may))
  expect(main.querySelectorAll('form')).toHaveLength(forms)
  expect(words(main)).toMatch(says)
})

test('a visit of the register has its day but no hour, and says where it comes from', () => {
  const main = words(draw('visits/show', shown(aVisit({ origin: 'register' }))))
  expect(main).toContain('When 26 Feb 2026 ')
  expect(main).toContain('From the register, not recorded here.')
})

test('the list says of each whether it counts, and offers what the reader may do', () => {
  const attempt = aVisit({ seen: 'no', notSeenBecause: 'no_reply', qualifies: false })
  const main = draw('visits/list', list([aVisit(), attempt]))
  expect(words(main)).toMatch(/Counts as a visit.*No reply.*Attempt/)
  expect(main.querySelectorAll('ul.govuk-list a')).toHaveLength(3)
  expect(draw('visits/list', list([], false)).querySelectorAll('ul.govuk-list a')).toEqual([])
  expect(words(draw('visits/list', list([])))).toContain('No visit and no attempt is recorded')
})

test('the plan says the day in force and why, and that a later one waits', () => {
  const main = words(draw('visits/plan', plan()))
  expect(main).toContain('Now due by 20 Mar 2026. The plan sets it.')
  expect(main).toContain('A plan for 1 Apr 2026 waits for a supervisor')
  expect(words(draw('visits/plan', plan({ current: null, plans: [] })))).toContain('No visit plan')
  expect(draw('visits/plan', plan({ mayPlan: false })).querySelectorAll('form')).toEqual([])
})

test('ticked purposes come back ticked', () => {
  const attempt = anAttempt({ 'purposes.risk': 'yes', latestBy: '1/1/2020' }, 'latestBy')
  const main = draw('visits/plan', plan({ attempt }))
  expect(checked(main, 'purposes.risk')).toBe('yes')
  expect(checked(main, 'purposes.residence')).toBeNull()
})

test.each([
  { what: 'a supervisor', ask: {}, forms: 1, says: /Does the later day hold/ },
  { what: 'its author', ask: { isAuthor: true }, forms: 0, says: /another supervisor must decide/ },
  { what: 'an officer', ask: { mayDecide: false }, forms: 0, says: /Waiting for a supervisor/ },
  {
    what: 'anyone, once decided',
    ask: {
      plan: aPlan({
        state: 'refused' as const,
        decidedBy: 'ds.north',
        decidedAt: new Date('2026-03-02T11:00:00Z'),
        decidedWhy: 'Too long',
      }),
    },
    forms: 0,
    says: /Not agreed.*Decided ds.north, 2 March 2026 at 11:00. Too long/,
  },
])('a waiting plan before $what: $forms form', ({ ask, forms, says }) => {
  const main = draw('visits/one-plan', onePlan(ask))
  expect(main.querySelectorAll('form')).toHaveLength(forms)
  expect(words(main)).toMatch(says)
})

test('a program is given the visit without its force, and when it was shown overdue', () => {
  const resource = visitResource(aVisit(), clock)
  expect(resource).not.toHaveProperty('forceId')
  expect(resource.shownOverdue).toEqual({ from: '2026-02-28', to: '2026-03-02' })
  expect(visitResource(aVisit({ clearedOverdueSince: null }), clock).shownOverdue).toBeNull()
})

test('a plan that was replaced leads to the newer one', () => {
  const newer = aPlan({ id: '00000000-0000-4000-8000-0000000000b2' })
  expect(onePlan({ newer }).newer).toEqual({
    text: 'The newer plan, for a visit by 1 Apr 2026',
    href: '/visit-plans/00000000-0000-4000-8000-0000000000b2',
  })
})
