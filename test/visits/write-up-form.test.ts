// The form of a write-up: its buttons, what it asks when it is empty, the plan of the next visit, and what is owed after it.
import { aBody, htmlOf, openSite, recordedBy, wordsOf } from './site.ts'
import type { Browser, Program, Site } from './site.ts'

let site: Site
let officer: Program
let browser: Browser
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  browser = await site.browser('om.north')
})
afterAll(() => site.close())

const aVisit = async (differing: object = {}) => {
  const id = await site.world.aPerson()
  const visit = await recordedBy(officer, id, aBody(differing))
  return { offender: id, path: `/visits/${visit.id}`, form: `/visits/${visit.id}/write-up` }
}
const presses = async (form: string): Promise<string[]> =>
  htmlOf(await browser.get(form))
    .querySelectorAll('.govuk-button-group button')
    .map(({ text }) => text.trim())

const account = 'Karen opened at 18:30 and showed the kitchen.'

test('it is recorded or kept as a draft; put right later, the change is recorded', async () => {
  const { path, form } = await aVisit()
  expect(await presses(form)).toEqual(['Record the write-up', 'Look it over', 'Keep as a draft'])
  await browser.send(form, path, { account })
  expect(await presses(form)).toEqual(['Record the change', 'Look it over', 'Keep as a draft'])
})

test('sent empty, it says what to write beside its field; a program that leaves it out changes nothing', async () => {
  const { path, form } = await aVisit()
  const answer = await browser.send(form, path)
  expect(answer.status).toBe(422)
  const problems = htmlOf(answer).querySelectorAll('.govuk-error-summary__list a')
  expect(problems.map((link) => [link.text.trim(), link.getAttribute('href')])).toEqual([
    ['Say what was seen and said, so that the visit is written up', '#account'],
  ])
  expect((await officer.post(path, { version: 1 })).status).toBe(200)
})

test('it plans the next visit where only the ceiling holds, and says so when nothing was planned', async () => {
  const { path, form, offender } = await aVisit()
  expect(wordsOf(await browser.get(form))).toContain(
    'No next visit is planned: this person stands only on the ceiling, which makes 1 Jun 2026 the latest.',
  )
  await browser.send(form, path, { account })
  const after = wordsOf(await browser.get(path))
  expect(after).toContain('No next visit is planned: this person now stands only on the ceiling')
  const plan = { 'next.latestBy': '20/3/2026', 'next.why': 'A new job' }
  expect((await browser.send(form, path, plan)).status).toBe(303)
  const { body } = await officer.get(`/offenders/${offender}/visit-plan`)
  expect(JSON.stringify(body)).toContain('2026-03-20')
  expect(wordsOf(await browser.get(form))).not.toContain('stands only on the ceiling')
})

test('a plan that cannot be is refused with the words, and nothing of either is kept', async () => {
  const { path, form } = await aVisit()
  const plan = { 'next.latestBy': '1/2/2026', 'next.why': 'Soon' }
  const answer = await browser.send(form, path, { account, ...plan })
  expect(answer.status).toBe(422)
  expect(htmlOf(answer).querySelector('#next-latestBy-error')?.text).toContain(
    'This day has passed',
  )
  expect((await officer.get(path)).body).toMatchObject({ account: null, version: 1 })
})

test.each<[string, Record<string, string>, string[]]>([
  ['the account', { account }, ['Write-up recorded', 'Recorded: what happened.', 'a plan for the']],
  [
    'all but the account',
    { concerns: 'The loft' },
    ['Recorded. The write-up is still owed', 'what concerns you.', 'an account of what was seen'],
  ],
])('once %s is recorded, it says what was and what is still owed', async (_what, typed, says) => {
  const { path, form } = await aVisit()
  await browser.send(form, path, typed)
  const banner = htmlOf(await browser.get(path)).querySelector(
    '.govuk-notification-banner, .moj-alert',
  )
  for (const words of says) expect(banner?.text.replace(/\s+/g, ' ')).toContain(words)
})
