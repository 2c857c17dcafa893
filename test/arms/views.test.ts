// The pages of assessments: what they say, and the next step for whoever looks.
import { parse, type HTMLElement } from 'node-html-parser'
import {
  armsResource,
  listModel,
  showModel,
  type ArmsViews,
  type Rests,
} from '../../src/arms/views.ts'
import {
  armsQuestions,
  type Arms,
  type ArmsAnswers,
  type HeldStatement,
} from '../../src/arms/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw, type Attempt } from '../../src/platform/http/route.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'

const views = productViews()
const d = localDate
const offenderId = '00000000-0000-4000-8000-000000000001' as OffenderId
const person = {
  name: 'ELLINGHAM, Tobias',
  href: `/offenders/${offenderId}`,
  bornText: 'Born 3 Feb 1950 (76)',
  visorRef: 'V0000001',
  level: {
    text: 'Risk level: high',
    tagClass: 'govuk-tag--red',
    armsText: 'No ARMS',
    unsupported: true,
  },
  mappaText: 'MAPPA level 2',
  lastSeenText: 'Last seen 2 Jan 2026',
  marks: [{ text: 'Children', tagClass: 'govuk-tag--orange' }],
  ownerText: 'PC Ann Lee, North office',
  ownerMissing: false,
}

const anArms = (differing: Partial<Arms> = {}): Arms => ({
  id: '00000000-0000-4000-8000-0000000000c1',
  forceId: 'force' as ForceId,
  offenderId,
  recordedAt: new Date('2026-03-02T10:00:00Z'),
  recordedBy: 'om.north',
  origin: 'here',
  kind: 'review',
  state: 'submitted',
  begunOn: d('2026-02-20'),
  completedOn: d('2026-02-27'),
  ratifiedOn: null,
  returnedOn: null,
  ratifiedBy: null,
  level: null,
  contributors: ['om.north'],
  submittedAt: new Date('2026-02-27T15:00:00Z'),
  rationale: 'Diary seen',
  answers: null,
  returnedReasons: null,
  version: 4,
  ...differing,
})
const answers = Object.fromEntries(armsQuestions.map((q) => [q, `About ${q}`])) as ArmsAnswers

const anAttempt = (typed: Record<string, string>, ...fields: string[]): Attempt => ({
  typed,
  errors: fields.map((field) => ({ field, message: `Put ${field} right` })),
  stale: false,
})

const nothingHeld: Rests = {
  grounds: { since: null, homeSeenOn: null },
  statements: [],
  unproved: 0,
}

const aStatement = (differing: Partial<HeldStatement> = {}): HeldStatement => ({
  id: '00000000-0000-4000-8000-0000000000e1',
  factor: 'opportunity',
  text: 'A child’s bicycle in the hall',
  source: 'observed',
  onDate: d('2026-02-01'),
  verified: null,
  fromKind: 'visit',
  fromId: '00000000-0000-4000-8000-0000000000f1',
  isWithdrawn: false,
  atHome: true,
  takenIn: false,
  ...differing,
})

const rests: Rests = {
  grounds: { since: d('2025-03-01'), homeSeenOn: null },
  statements: [
    aStatement({ takenIn: true, source: 'offender', atHome: false }),
    aStatement({ id: '00000000-0000-4000-8000-0000000000e2', verified: 'Photographed' }),
  ],
  unproved: 3,
}

type ShowAsked = Parameters<typeof showModel>[0]
const show = (differing: Partial<ShowAsked> = {}) =>
  showModel({
    arms: anArms(),
    person,
    rests: nothingHeld,
    attempt: firstDraw,
    key: 'a-key',
    mayChange: true,
    whyNot: null,
    ...differing,
  })
const list = (items: Arms[], attempt: Attempt = firstDraw, mayStart = true) =>
  listModel({
    offenderId,
    person,
    mayStart,
    attempt,
    items,
    total: items.length,
    nextHref: '/next',
    firstHref: '/first',
    key: 'a-key',
  })

const draw = (name: keyof ArmsViews, model: object): HTMLElement =>
  parse(views.render(name, model, aChrome())).querySelector('main') ?? parse('')
const words = (html: HTMLElement | null | undefined): string =>
  (html?.text ?? '').replace(/\s+/g, ' ').trim()
const actions = (main: HTMLElement) =>
  main.querySelectorAll('form').map((form) => form.getAttribute('action')?.split('/').at(-1))

const draft = anArms({ state: 'draft', completedOn: null, submittedAt: null })
const models: [string, keyof ArmsViews, object][] = [
  ['the list', 'arms/list', list([anArms()], anAttempt({}, 'kind'))],
  ['a submitted one', 'arms/show', show({ attempt: anAttempt({}, 'answers.children') })],
  ['a draft', 'arms/show', show({ arms: draft, attempt: anAttempt({}, 'completedOn') })],
  ['what is held', 'arms/show', show({ arms: draft, rests, attempt: anAttempt({}, 'takeIn') })],
]

describe.each(models)('%s', (_what, name, model) => {
  test('has one heading, the person, labels, no id twice, and proof that it was drawn here', () => {
    const main = draw(name, model)
    expect(main.querySelectorAll('h1')).toHaveLength(1)
    expect(main.querySelectorAll('.app-person')).toHaveLength(1)
    const fields = main.querySelectorAll('input:not([type="hidden"]), select, textarea')
    expect(fields.filter(({ id }) => main.querySelector(`label[for="${id}"]`) === null)).toEqual([])
    const ids = main.querySelectorAll('[id]').map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const forms = main.querySelectorAll('form')
    expect(forms.filter((form) => form.querySelector('[name="_csrf"]') === null)).toEqual([])
  })
})

test('the pages place only what their models hold', () => {
  const held = show({ arms: draft, rests })
  const whole = { ...show(), ...{ rests: held.rests, complete: held.complete, whyNotText: 'Why' } }
  expect(missingPaths(views, 'arms/show', whole)).toEqual([])
  expect(missingPaths(views, 'arms/list', list([anArms()], anAttempt({}, 'kind')))).toEqual([])
})

test.each([
  { what: 'a draft, its team', ask: { arms: draft }, forms: [draft.id] },
  { what: 'a draft, for reading', ask: { arms: draft, mayChange: false }, forms: [] },
  { what: 'submitted, an approver', ask: {}, forms: ['ratify', 'return'] },
  { what: 'submitted, its author', ask: { whyNot: 'You wrote it' }, forms: [] },
  { what: 'submitted, an officer', ask: { whyNot: undefined }, forms: [] },
  {
    what: 'returned, its team',
    ask: {
      arms: anArms({ state: 'returned', returnedOn: d('2026-03-01'), returnedReasons: 'Diary' }),
    },
    forms: [draft.id],
  },
  {
    what: 'ratified, an approver',
    ask: {
      arms: anArms({
        state: 'ratified',
        ratifiedOn: d('2026-03-02'),
        ratifiedBy: 'ds.north',
        answers,
      }),
    },
    forms: [],
  },
])('$what sees the forms $forms', ({ ask, forms }) => {
  expect(actions(draw('arms/show', show(ask)))).toEqual(forms)
})

test('someone who may not decide is told why', () => {
  expect(words(draw('arms/show', show({ whyNot: 'You wrote it' })))).toContain('You wrote it')
})

test('a ratified one shows who, when, and what was answered', () => {
  const arms = anArms({
    state: 'ratified',
    ratifiedOn: d('2026-03-02'),
    ratifiedBy: 'ds.north',
    answers,
  })
  const main = words(draw('arms/show', show({ arms })))
  expect(main).toMatch(/Ratified 2 Mar 2026 Ratified by ds.north/)
  expect(main).toContain('About evidenceTested')
})

test('one of the register has no author and its content is on ViSOR', () => {
  const arms = anArms({ origin: 'register', contributors: [], recordedBy: 'ds.north' })
  expect(words(draw('arms/show', show({ arms })))).toContain('content on ViSOR')
  expect(armsResource(arms, []).author).toBeNull()
})

test('answers come back as they were typed, each fault at its question', () => {
  const attempt = anAttempt(
    { 'answers.children': 'Noted', ratifiedOn: '1/1/1' },
    'answers.children',
  )
  const main = draw('arms/show', show({ attempt }))
  expect(main.querySelector('[name="answers.children"]')?.text.trim()).toBe('Noted')
  expect(main.querySelector('[name="ratifiedOn"]')?.getAttribute('value')).toBe('1/1/1')
  const link = main.querySelector('.govuk-error-summary a')?.getAttribute('href') ?? ''
  expect(main.querySelector(link)?.getAttribute('name')).toBe('answers.children')
})

test('every form carries a key, and the version it was drawn from', () => {
  const versions = draw('arms/show', show()).querySelectorAll('[name="version"]')
  expect(versions.map((field) => field.getAttribute('value'))).toEqual(['4', '4'])
  const keys = draw('arms/show', show()).querySelectorAll('[name="_key"]')
  expect(keys).toHaveLength(2)
  const key = draw('arms/list', list([])).querySelector('[name="_key"]')
  expect(key?.getAttribute('value')).toBe('a-key')
})

test('the list says when there is none, and starts one only for those who may', () => {
  expect(words(draw('arms/list', list([])))).toContain('No ARMS is recorded')
  expect(actions(draw('arms/list', list([], firstDraw, false)))).toEqual([])
})

test('a program is given the shape of the contract', () => {
  const resource = armsResource(anArms({ state: 'ratified', ratifiedBy: 'ds.north' }), [])
  expect(resource).toMatchObject({
    kind: 'review',
    state: 'ratified',
    level: null,
    author: 'om.north',
    submittedAt: new Date('2026-02-27T15:00:00Z'),
    ratifiedBy: ['ds.north'],
    factors: [],
    challenges: [],
    version: 4,
  })
  expect(resource).not.toHaveProperty('forceId')
})

describe('what an assessment rests on', () => {
  const told = (differing: Partial<ShowAsked>): string =>
    words(draw('arms/show', show({ arms: draft, rests, ...differing })))

  test('[N20] whether the home was seen since the last ARMS is said, yes with the day or no', () => {
    expect(told({})).toMatch(
      /Home seen since the last ARMS No The last ratified ARMS was completed on 1 Mar 2025/,
    )
    const seen = { ...rests, grounds: { since: null, homeSeenOn: d('2026-02-01') } }
    expect(told({ rests: seen })).toMatch(
      /Home seen Yes, on 1 Feb 2026\s?No ARMS was ratified before/,
    )
  })

  test('[N30] evidence of which none is from inside the home is flagged', () => {
    expect(told({})).toContain('None Of 1 taken in, none is from inside the home')
    const atHome = { ...rests, statements: [aStatement({ takenIn: true })] }
    expect(told({ rests: atHome })).toContain('1 of 1 taken in')
    expect(told({ rests: nothingHeld })).toContain('No evidence has been taken in')
  })

  test('[H27] own word alone is named by heading, and self-reports nobody has proved lead to the ledger', () => {
    expect(told({})).toContain('The offender’s own word alone Opportunity')
    const main = draw('arms/show', show({ arms: draft, rests }))
    const link = main.querySelector(
      `a[href="/offenders/${offenderId}/self-reports?state=unproved"]`,
    )
    expect(link?.text).toBe('3')
    expect(told({ arms: anArms({ state: 'ratified' }) })).not.toContain('nobody has proved')
  })

  test('[A14] what is held is offered under its heading with its source and day, and is never ticked by itself', () => {
    const main = draw('arms/show', show({ arms: draft, rests }))
    const [offered, taken] = main.querySelectorAll('input[type="checkbox"]')
    expect([offered?.getAttribute('name'), taken?.getAttribute('name')]).toEqual([
      'takeIn.0',
      'leaveOut.0',
    ])
    expect(main.querySelectorAll('input[checked]')).toEqual([])
    expect(words(main)).toContain(
      'Seen by whoever wrote it, visit record of 1 Feb 2026. Proved: Photographed',
    )
  })

  test('once submitted, what was taken in is shown and nothing more is offered', () => {
    const main = draw('arms/show', show({ rests }))
    expect(main.querySelectorAll('input[type="checkbox"]')).toEqual([])
    expect(words(main)).toContain('A child’s bicycle in the hall')
  })
})
