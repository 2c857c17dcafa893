// The look over a write-up before it is kept: of the visit as it would read with these words, without a script too.
import { aBody, htmlOf, openSite, recordedBy, wordsOf } from './site.ts'
import type { Browser, Problem, Program, Site } from './site.ts'

let site: Site
let officer: Program
let browser: Browser
let visitId: string
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  browser = await site.browser('om.north')
  const person = await site.world.aPerson()
  const agreed = [{ what: 'He rings on Friday' }]
  visitId = (await recordedBy(officer, person, aBody({ agreed }))).id
})
afterAll(() => site.close())

type Told = Readonly<{
  look: readonly { point: string; ok: boolean | null; field?: string }[]
  missing?: readonly { field: string }[]
}>

const looked = async (change: object): Promise<Told> => {
  const answer = await officer.post(`/visits/${visitId}/look`, change)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return answer.body as Told
}
const judgedAs = async (change: object) =>
  Object.fromEntries((await looked(change)).look.map(({ point, ok }) => [point, ok]))

test('it judges the words sent together with what is kept already, and keeps nothing', async () => {
  expect(await judgedAs({})).toMatchObject({ specific: false, next: true, devices: null })
  const telephone = { description: 'Telephone', seen: true, checked: false, undeclared: true }
  expect(await judgedAs({ devices: [telephone] })).toMatchObject({ devices: false, next: true })
  expect(await judgedAs({ agreed: [] })).toMatchObject({ next: false })
  const { body } = await officer.get(`/visits/${visitId}`)
  expect(body).toMatchObject({ version: 1, devices: [], account: null })
})

test.each<[string, object, readonly string[]]>([
  ['nothing', { account: 'Calm.' }, []],
  ['half a device', { devices: [{ description: 'Tablet', seen: true }] }, ['devices.0.checked']],
  ['why the risk moved', { risk: 'up' }, ['riskWhy']],
])('missing of it: %s', async (_what, change, fields) => {
  expect(((await looked(change)).missing ?? []).map(({ field }) => field)).toEqual(fields)
})

test('what cannot be read is a fault beside its field', async () => {
  const answer = await officer.post(`/visits/${visitId}/look`, {
    selfReports: [{ text: 'Works', proveOn: '31/2/2026' }],
  })
  expect(answer.status).toBe(422)
  expect((answer.body as Problem).errors).toEqual([
    { field: 'selfReports.0.proveOn', message: 'Enter a date that exists, like 27/3/2026' },
  ])
})

test('the form has a press for it, and answers with the remarks, what was typed and the press that keeps it', async () => {
  const form = htmlOf(await browser.get(`/visits/${visitId}/write-up`))
  expect(form.querySelector(`button[formaction="/visits/${visitId}/look"]`)?.text).toBe(
    'Look it over',
  )
  const csrf = form.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
  const answer = await browser.post(`/visits/${visitId}/look`, {
    ...{ _csrf: csrf, version: '1', account: 'Karen opened.', 'agreed.0.what': '' },
  })
  expect([answer.status, wordsOf(answer)]).toEqual([
    200,
    expect.stringContaining('Put right what you can, then press Record the write-up'),
  ])
  const page = htmlOf(answer)
  expect(page.querySelector('[name="account"]')?.text).toContain('Karen opened.')
  const links = page.querySelectorAll('.app-look a').map((link) => link.getAttribute('href') ?? '')
  expect(links).toEqual(['#account', '#next-latestBy'])
  expect(links.filter((link) => page.querySelector(link) === null)).toEqual([])
  expect(page.querySelector('.app-look button')?.text).toBe('Record the write-up')
  expect((await browser.get(`/visits/${visitId}/look`)).status).toBe(200)
})

test('only those who may write it up may have it looked over', async () => {
  const south = await site.program('om.south')
  expect((await south.post(`/visits/${visitId}/look`, {})).status).toBe(403)
})
