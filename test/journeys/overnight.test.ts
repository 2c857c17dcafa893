// A journey: the officer loads the night's custody list, a hit is confirmed in the browser, and the morning knows of it.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { browserOf } from '../architecture/routes.ts'
import { aPerson, hitsOn } from '../overnight/office.ts'
import { aWorld, password, type Caller, type World } from '../support/world.ts'

let world: World
let om: Caller
let person: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T06:00:00Z')
  om = await world.as('om.north')
  person = await aPerson(om, { pncId: '98/765432H', surname: 'Quayle', forenames: 'Amos' })
  const reactive = { to: 'reactive', from: '2026-03-02', why: 'Low risk for years' }
  const asked = await (
    await world.as('ds.north')
  )
    .post(`/offenders/${person}/management`, reactive)
    .expect(202)
  const pending = (asked.body as { id: string }).id
  await (
    await world.as('di.force')
  )
    .post(`/offenders/${person}/pending-changes/${pending}/decision`, {
      agree: true,
      why: 'Agreed',
    })
    .expect(200)
})
afterAll(() => world.close())

type Browser = Awaited<ReturnType<typeof browserOf>>

const csrfIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

async function page(browser: Browser, path: string): Promise<string> {
  return (await browser.get(path).expect(200)).text
}

type Section = Readonly<{ name: string; lines: readonly Readonly<{ who: string; text: string }>[] }>

/** What the briefing says at a time of that morning. */
async function briefingAt(time: string): Promise<readonly Section[]> {
  world.clock.set(`2026-03-02T${time}:00Z`)
  await world.within((tx) => issueEditions(tx, localDate('2026-03-02'), 'by hand'))
  const { body } = await om.get('/briefing').redirects(1).expect(200)
  return (body as { sections: readonly Section[] }).sections
}

const linesOf = (sections: readonly Section[], name: string): readonly string[] =>
  sections.find((one) => one.name === name)?.lines.map(({ text }) => text) ?? []

test('an overnight arrest becomes an event, an undone reactive decision and a line of the briefing', async () => {
  const browser = await browserOf(world, 'om.north', password)

  const before = await page(browser, '/overnight')
  expect(before).toContain('Not loaded for this morning: custody list')

  const csv =
    'Custody number,Arrested at,Surname,Forenames,DOB,PNC No,Offence\r\n' +
    'NC/26/114,01/03/2026 23:40,QUAYLE,AMOS,06/05/1970,98/0765432H,Assault on Rosalind Victimname\r\n' +
    'NC/26/115,01/03/2026 23:55,NOBODY,KNOWN,06/05/1971,,Theft'
  const sent = await browser
    .post('/overnight')
    .field('_csrf', csrfIn(before))
    .field('kind', 'custody')
    .field('forDate', '2/3/2026')
    .attach('file', Buffer.from(csv), 'custody.csv')
  expect(sent.status).toBe(303)
  const list = await page(browser, sent.headers['location'] ?? '')
  expect(list).toContain('The list is loaded')

  const possible = await page(browser, '/overnight')
  expect(possible).not.toContain('Not loaded for this morning: custody list')
  expect(possible).toContain('By PNC ID')
  expect(linesOf(await briefingAt('06:10'), 'overnight')).toContain(
    'may be on the custody list of 2 Mar 2026, by PNC ID and name with date of birth: to be decided',
  )

  const [hit] = await hitsOn(om, person)
  const path = `/overnight/hits/${hit?.id ?? ''}`
  const form = await page(browser, path)
  expect(form).toContain('Is this the person?')
  const decided = await browser
    .post(path)
    .type('form')
    .send({
      _csrf: csrfIn(form),
      version: '1',
      decision: 'confirm',
      event: 'arrest',
      why: 'Photograph compared with the custody record',
      child: 'no',
    })
  expect(decided.status).toBe(303)
  const after = await page(browser, path)
  expect(after).toContain('This is the person')
  expect(after).toContain('Still to be answered')

  const file = (await om.get(`/offenders/${person}`).expect(200)).body as { management: string }
  expect(file.management).toBe('active')

  const morning = await briefingAt('06:30')
  expect(linesOf(morning, 'immediate')).toContainEqual(
    expect.stringMatching(/^Arrested, 1 Mar 2026/),
  )
  expect(linesOf(morning, 'overnight')).toContain(
    '1 confirmed hit asks still: a child? a review? a visit?',
  )
  expect(JSON.stringify(morning)).not.toMatch(/Victimname/)

  await browser
    .post(`${path}/answers`)
    .type('form')
    .send({ _csrf: csrfIn(after), review: 'yes', visit: 'no' })
    .expect(303)
  expect(await page(browser, path)).toContain('Review: begin it with ARMS')
  expect(linesOf(await briefingAt('06:50'), 'overnight')).not.toContainEqual(
    expect.stringMatching(/asks still/),
  )
})
