// The pages of a file as it was known: every one of them tells its day, offers no change, and leads on within that day.
import { parse, type HTMLElement } from 'node-html-parser'
import { mayFollow } from '../../src/access/index.ts'
import { looksBack } from '../../src/file/routes/looking-back.ts'
import { addToChronology } from '../../src/offenders/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { productRoutes } from '../../src/routes.ts'
import { browserOf } from '../architecture/routes.ts'
import { openSite, type Site } from '../corrections/site.ts'
import { asAdmin } from '../support/postgres.ts'
import { password } from '../support/usual.ts'

let site: Site
let id: OffenderId
let browser: Awaited<ReturnType<typeof browserOf>>
const rows: Record<string, string> = {}

beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
  id = await site.person({})
  site.world.clock.set('2026-01-10T12:00:00Z')
  rows['/visits/:id'] = await site.visit(id, '2026-01-10T11:00:00Z')
  const idOf = async (path: string, body: object): Promise<string> =>
    String((await site.post('om.north', `/offenders/${id}/${path}`, body)).body['id'])
  rows['/visit-plans/:id'] = await idOf('visit-plan', { latestBy: '2026-03-01', why: 'Sooner' })
  rows['/arms/:id'] = await idOf('arms', { kind: 'initial' })
  rows['interim-controls'] = await idOf('interim-controls', {
    ...{ control: 'Rung daily', from: '2026-01-10', until: '2026-02-01', why: 'Not yet seen' },
  })
  rows['vehicles'] = await idOf('vehicles', { registration: 'AB12 CDE', source: 'Seen' })
  await site.world.within((tx) => addToChronology(tx, [decision()]))
  site.world.clock.set('2026-02-03T12:00:00Z')
  browser = await browserOf(site.world, 'om.north', password)
})
afterAll(() => site.world.close())

/** A line whose record is on a page of today only. */
const decision = () => ({
  ...{ forceId: site.world.forceId, offenderId: id, kind: 'decision', hasTime: true },
  ...{ at: site.world.clock.now(), summary: 'Decided at the briefing' },
  href: '/briefings/2026-01-10/decisions',
})

const remembered = (): string[] =>
  productRoutes(site.world.product)
    .filter(looksBack)
    .map(({ path }) => path)
    .filter((path) => !path.includes(':rowId'))

const addressOf = (path: string): string =>
  path.replace(':id', path.startsWith('/offenders/') ? id : (rows[path] ?? ''))

const pageOf = async (path: string, query = 'knownOn=2026-01-20'): Promise<HTMLElement> => {
  const answer = await browser.get(`${addressOf(path)}?${query}`)
  expect([path, answer.status]).toEqual([path, 200])
  return parse(answer.text).querySelector('main') ?? parse('')
}

const hrefsOf = (main: HTMLElement): string[] =>
  main.querySelectorAll('a').map((link) => link.getAttribute('href') ?? '')

test('each tells its day first, offers nothing to be changed, and leads back to today', async () => {
  const paths = remembered()
  expect(paths.length).toBeGreaterThan(20)
  for (const path of paths) {
    const main = await pageOf(path)
    const [notice] = main.querySelectorAll('p')
    expect(notice?.textContent).toContain('As known at the end of 20 January 2026')
    expect(notice?.querySelector('a')?.getAttribute('href')).toBe(addressOf(path))
    expect([path, main.querySelectorAll('form[method=post]').length]).toEqual([path, 0])
    const buttons = main.querySelectorAll('button, [role=button]').map((one) => one.textContent)
    expect([
      path,
      buttons.filter((text) => !/^\s*(Show|Show that day|Search|Find)\s*$/.test(text)),
    ]).toEqual([path, []])
  }
})

test('a program is told the day by each', async () => {
  for (const path of remembered()) {
    const { status, body } = await site.get('om.north', `${addressOf(path)}?knownOn=2026-01-20`)
    expect([path, status, body['knownOn']]).toEqual([path, 200, '2026-01-20'])
  }
})

/** Who people are that work here, and what never changes once it is there. */
const sameOnEveryDay = new Set([
  ...['officers', 'teams', 'accounts', 'forces', 'areas', 'row_versions', 'public.duties'],
  ...['overnight_lines', 'overnight_lists', 'skill_grants', 'course_versions'],
])

/** What a statement reads from, apart from its own parts and from functions. */
function tablesIn(statement: string): string[] {
  const parts = new Set(
    [...statement.matchAll(/(?:with|,)\s+(\w+)\s+as\s+\(/g)].map(([, one]) => one),
  )
  return [...statement.matchAll(/\b(?:from|join)\s+([a-z_.]+)(?![\w(.])/g)]
    .map(([, table = '']) => table)
    .filter(
      (table) =>
        !parts.has(table) && !['lateral', 'unnest'].includes(table) && !/^[a-z]\./.test(table),
    )
}

/** The statements sent while a page looked back. */
async function sentInThePast(path: string): Promise<readonly string[]> {
  const { statements } = site.world
  statements.length = 0
  await browser.get(`${addressOf(path)}?knownOn=2026-01-20`).expect(200)
  const from = statements.indexOf('savepoint looking_back')
  expect([path, from]).not.toEqual([path, -1])
  return statements.slice(from + 1, statements.indexOf('rollback to savepoint looking_back'))
}

test('no statement of a page of the past reads a table of today that tells of a person', async () => {
  const known = await site.world.within((tx) =>
    tx.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'known'::regnamespace`,
    ),
  )
  const allowed = new Set([...sameOnEveryDay, ...known.map(({ name }) => name)])
  const read = new Set<string>()
  for (const path of remembered())
    for (const statement of await sentInThePast(path))
      for (const table of tablesIn(statement)) read.add(table)
  expect(read.size).toBeGreaterThan(25)
  expect([...read].filter((table) => !allowed.has(table))).toEqual([])
})

test('its links to the file keep the day, those to changes are gone', async () => {
  const links = hrefsOf(await pageOf('/offenders/:id'))
  const kept = links.filter((href) => href.includes('knownOn=2026-01-20'))
  expect(kept).toEqual(
    expect.arrayContaining([
      `/offenders/${id}/chronology?knownOn=2026-01-20`,
      `/visits/${String(rows['/visits/:id'])}?knownOn=2026-01-20`,
      `/offenders/${id}/vehicles?knownOn=2026-01-20`,
    ]),
  )
  const others = links.filter((href) => href.startsWith('/') && !href.includes('knownOn='))
  expect(others).toEqual([`/offenders/${id}`])
})

test('a line whose record knows no past day is told without a link, of today with one', async () => {
  for (const path of [`/offenders/${id}`, `/offenders/${id}/chronology`]) {
    const past = await browser.get(`${path}?knownOn=2026-01-20`).expect(200)
    expect(past.text).toContain('Decided at the briefing')
    expect([path, past.text.includes('/briefings/2026-01-10')]).toEqual([path, false])
    const today = await browser.get(path).expect(200)
    expect([path, today.text.includes('/briefings/2026-01-10')]).toEqual([path, true])
  }
})

test('of the past a line may lead to each page that knows the day, and to none of today', () => {
  const reader = { role: 'inspector', looksBackAt: id } as const
  const pages = productRoutes(site.world.product).filter(({ method }) => method === 'get')
  const led = pages.filter(({ path }) => mayFollow(reader, path)).map(({ path }) => path)
  expect(led).toEqual(expect.arrayContaining(remembered()))
  const ofToday = ['/briefings/:date/decisions', '/escalations/:id', '/duties/:id', '/packs/:id']
  expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(ofToday))
  expect(led.filter((path) => ofToday.includes(path))).toEqual([])
})

test.each(['household', 'documents'])('%s: the owner is told that it is the past', async (part) => {
  const past = await browser.get(`/offenders/${id}/${part}?knownOn=2026-01-20`).expect(200)
  expect(past.text).toContain('To change it, show it as it is now.')
  expect(past.text).not.toContain('Changing it is for the team')
  const back = parse(past.text).querySelector('.govuk-back-link')
  expect(back?.textContent).toContain('Back to the file')
  expect(back?.getAttribute('href')).toBe(`/offenders/${id}?knownOn=2026-01-20`)
})

test('a filter keeps the day, and so does the next part of a list', async () => {
  const main = await pageOf('/offenders/:id/chronology', 'knownOn=2026-01-20&size=2')
  const form = main.querySelector('form')
  expect(form?.querySelector('input[name=knownOn]')?.getAttribute('value')).toBe('2026-01-20')
  const further = hrefsOf(main).find((href) => href.includes('cursor='))
  expect(further).toContain('knownOn=2026-01-20')
  await browser.get(further ?? '').expect(200)
})

test('the file asks for a day, and says beside the field what is wrong with one', async () => {
  const today = await browser.get(`/offenders/${id}`).expect(200)
  const form = parse(today.text).querySelector(`form[action="/offenders/${id}"]`)
  expect(form?.querySelector('label')?.textContent).toContain(
    'Show the file as it was known at the end of',
  )
  const typed = await browser.get(`/offenders/${id}?knownOn=20/1/2026`).expect(200)
  expect(typed.text).toContain('As known at the end of 20 January 2026')
  const wrong = await browser.get(`/offenders/${id}?knownOn=30/2/2026`).expect(422)
  const page = parse(wrong.text)
  expect(page.querySelector('.govuk-error-summary')?.textContent).toContain('a date that exists')
  expect(page.querySelector('#knownOn-error')?.textContent).toContain('a date that exists')
  expect(page.querySelector('#knownOn')?.getAttribute('value')).toBe('30/2/2026')
  expect(page.querySelector('form[method=post]')).not.toBeNull()
  const early = await browser.get(`/offenders/${id}?knownOn=1/1/2026`).expect(422)
  expect(early.text).toContain('Nothing of this person had been recorded by the end of')
  await browser.get(`/offenders/${id}?knownOn=`).expect(200)
})

test('of a day before changes in place were kept, it says since when they are', async () => {
  const always = await browser.get(`/offenders/${id}?knownOn=2026-01-20`).expect(200)
  expect(always.text).not.toContain('was not kept')
  await asAdmin(site.world.database.adminUrl, (client) =>
    client.query(`insert into row_versions_since values ('2026-01-25T10:00:00Z')`),
  )
  const before = await browser.get(`/offenders/${id}?knownOn=2026-01-20`).expect(200)
  expect(before.text).toContain('What was amended in place before 25 Jan 2026 was not kept')
  const after = await browser.get(`/offenders/${id}?knownOn=2026-01-26`).expect(200)
  expect(after.text).not.toContain('was not kept')
})

test.each(['/visits/:id', '/visit-plans/:id', '/arms/:id'])(
  '%s of a day before it was recorded says so, and leads on to what there is',
  async (path) => {
    const row = addressOf(path)
    const refusedOn = async (day: string): Promise<HTMLElement> => {
      const answer = await browser.get(`${row}?knownOn=${day}`).expect(422)
      return parse(answer.text).querySelector('main') ?? parse('')
    }
    const early = await refusedOn('2026-01-06')
    expect(early.textContent).toContain('This had not been recorded by the end of 6 January 2026')
    const file = `/offenders/${id}?knownOn=2026-01-06`
    expect(hrefsOf(early)).toEqual([row, file, '/'])
    await browser.get(file).expect(200)
    expect(hrefsOf(await refusedOn('2025-12-01'))).toEqual([row, '/'])
    const { body } = await site.get('om.north', `${row}?knownOn=2026-01-06`)
    expect(body['detail']).toBe('This had not been recorded by the end of 6 January 2026')
  },
)
