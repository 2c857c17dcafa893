// A record that is refused is told everything that is wrong with it at once, whoever presses which button.
import { lookAt, type LookedAt } from '../../src/visits/rules/look.ts'
import { nothingSaid } from '../../src/visits/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { aBody, htmlOf, openSite, wordsOf } from './site.ts'
import type { Browser, Problem, Program, Site } from './site.ts'

let site: Site
let officer: Program
let browser: Browser
let id: string
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  browser = await site.browser('om.north')
  id = await site.world.aPerson()
})
afterAll(() => site.close())

const wrong = {
  ...{ onDate: '1/3/2026', atTime: '1830', outcome: 'inside', place: 'home', announced: 'yes' },
  'crew.0.officer': 'om.north',
  ...{ 'children.0.name': 'Poppy', 'children.0.ageYears': 'six', risk: 'up' },
  ...{ 'evidence.0.factor': 'opportunity', 'evidence.0.text': 'A bike', 'evidence.0.source': '' },
  ...{ 'next.latestBy': '1/2/2026', 'next.why': '' },
  ...{ 'selfReports.0.text': 'Sold it', 'selfReports.0.proveOn': '28/2/2026' },
}
const told = [
  'Give the age in years',
  'Choose where this comes from',
  'Say why the visit was announced',
  'Say why the risk is up or down',
  'Say why this interval is right for this person',
  'This day has passed. Enter today or a later day',
  'This is before the day on which it was said. Enter that day or a later one',
]

const tokenOf = async (path: string): Promise<string> =>
  htmlOf(await browser.get(path))
    .querySelector('[name="_csrf"]')
    ?.getAttribute('value') ?? ''

test.each([
  ['Record', ''],
  ['Look it over', '/look'],
])('%s tells all of it, each once', async (_press, ending) => {
  const _csrf = await tokenOf(`/offenders/${id}/visits/new`)
  const answer = await browser.post(`/offenders/${id}/visits${ending}`, { _csrf, ...wrong })
  expect(answer.status).toBe(422)
  const page = htmlOf(answer)
  const lists = page.querySelectorAll('.govuk-error-summary__list li, .app-look li')
  const words = lists.map(({ text }) => text.trim())
  expect(words.toSorted()).toEqual(told.toSorted())
  const links = lists.map((item) => item.querySelector('a')?.getAttribute('href') ?? 'none')
  expect(links.filter((link) => page.querySelector(link) === null)).toEqual([])
  expect(page.querySelector('[name="children.0.ageYears"]')?.getAttribute('value')).toBe('six')
})

test('a look goes on where something cannot be read, and does not call a plan without a reason good', async () => {
  const _csrf = await tokenOf(`/offenders/${id}/visits/new`)
  const answer = await browser.post(`/offenders/${id}/visits/look`, { _csrf, ...wrong })
  expect(wordsOf(answer)).toContain('The next visit has a day and no reason yet')
  expect(wordsOf(answer)).not.toContain('The next visit is planned')
})

test('a write-up is told all of it at once too', async () => {
  const made = await officer.post(`/offenders/${id}/visits`, aBody())
  const path = `/visits/${(made.body as { id: string }).id}`
  const _csrf = await tokenOf(`${path}/write-up`)
  const typed = { 'children.0.ageYears': 'six', risk: 'up', 'next.latestBy': '1/2/2026' }
  const answer = await browser.post(path, { _csrf, version: '1', ...typed })
  const words = htmlOf(answer).querySelectorAll('.govuk-error-summary__list li')
  expect(words.map(({ text }) => text.trim())).toEqual([
    'Give the age in years',
    'Say why this interval is right for this person',
    'Say why the risk is up or down',
    'This day has passed. Enter today or a later day',
  ])
})

test('a proof before the day of the visit is refused beside its field; one that stood before stands', async () => {
  const said = { text: 'Sold it', proveBy: 'Receipt', proveOn: '2026-02-28' }
  const refused = await officer.post(`/offenders/${id}/visits`, aBody({ selfReports: [said] }))
  expect(refused.status).toBe(422)
  expect((refused.body as Problem).errors.map(({ field }) => field)).toEqual([
    'selfReports.0.proveOn',
  ])
  const same = await officer.post(
    `/offenders/${id}/visits`,
    aBody({ selfReports: [{ ...said, proveOn: '2026-03-01' }] }),
  )
  expect(same.status).toBe(201)
})

test('two devices that nobody mentions can be told apart', () => {
  const known = (description: string) => ({
    ...{ deviceId: null, description, undeclared: false, on: localDate('2026-01-01') },
  })
  const report: LookedAt = { seen: true, said: nothingSaid, hasNext: false }
  const look = lookAt(report, {
    last: null,
    devices: [known('Telephone, declared in spring'), known('Second telephone, black')],
  })
  expect(look.find(({ point }) => point === 'devices')?.words).toBe(
    'Known and not mentioned: Telephone, declared in spring; Second telephone, black',
  )
})
