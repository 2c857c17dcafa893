// What the pages of corrections say and where they lead: the mildest way first, the search beside the field, two records told apart.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { password } from '../support/world.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let one: string
let two: string
let visit: string
beforeAll(async () => {
  site = await openSite()
  const same = { surname: 'Samename', forenames: 'Osric' }
  one = await site.person({ ...same, visorRef: 'V2900001' })
  two = await site.person({ ...same, visorRef: 'V2900002' })
  visit = await site.visit(one, '2026-02-20T10:00:00Z')
})
afterAll(() => site.world.close())

const pageOf = async (path: string, who = 'ds.north') =>
  parse((await (await browserOf(site.world, who, password)).get(path).expect(200)).text)
const hrefsOf = (page: ReturnType<typeof parse>) =>
  page.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '')

test('putting right begins with a choice, never with the page that strikes out', async () => {
  for (const path of [`/visits/${visit}`, `/offenders/${one}/chronology`]) {
    const hrefs = hrefsOf(await pageOf(path))
    expect(hrefs.filter((href) => href.endsWith('/move'))).not.toEqual([])
    expect(hrefs.filter((href) => href.endsWith('/strike'))).toEqual([])
  }
  const ways = hrefsOf(await pageOf(`/visits/${visit}/move`))
  expect(ways).toEqual(expect.arrayContaining([`/visits/${visit}/strike`]))
})

test('whoever has only the name finds the search beside the field, in a tab of its own', async () => {
  const link = (await pageOf(`/visits/${visit}/move`)).querySelector(
    'main form a[href="/offenders"]',
  )
  expect(link?.getAttribute('target')).toBe('_blank')
})

test.each(['V2900002', 'v2900002', ' v 290 0002 '])('%j names the person', async (typed) => {
  const { body } = await site.get(
    'ds.north',
    `/visits/${visit}/move?to=${encodeURIComponent(typed)}`,
  )
  expect(body['otherId']).toBe(two)
})

test('two records of one name are told by reference, and which is kept', async () => {
  const page = await pageOf(`/offenders/${one}/merge?with=V2900002`)
  expect(page.querySelectorAll('main h2.govuk-heading-s').map(({ text }) => text)).toEqual([
    'How it comes out for Osric Samename (V2900001, kept)',
    'How it comes out for Osric Samename (V2900002, merged)',
  ])
})
