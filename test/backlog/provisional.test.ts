// A visit that nobody wrote up in time says so wherever it is told: search, chronology, my team, lists, the briefing.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { openSite, type Site } from '../corrections/site.ts'
import { password } from '../support/world.ts'

let site: Site
let late: OffenderId
let visit: string
const words = 'He opened after two knocks, and his sister Karen was in the kitchen at 19:35.'

beforeAll(async () => {
  site = await openSite('2026-03-02T10:00:00Z')
  late = await site.person({ surname: 'Lateman' })
  visit = await site.visit(late, '2026-03-02T09:00:00Z')
  const written = await site.person({ surname: 'Writtenman' })
  await site.visit(written, '2026-03-02T09:00:00Z', { account: words })
}, 60_000)
afterAll(() => site.world.close())

async function page(who: string, path: string): Promise<string> {
  const browser = await browserOf(site.world, who, password)
  const main = parse((await browser.get(path)).text).querySelector('main')
  return (main?.text ?? '').replace(/\s+/g, ' ')
}
const provisional = 'provisional: not written up'
const list = '/duties?kind=visit_write_up&state=overdue'

type Line = { kind: string; href: string | null; provisional?: boolean }
const marked = async (): Promise<(string | null)[]> =>
  ((await site.get('om.north', `/offenders/${late}/chronology`)).body['items'] as Line[])
    .filter((line) => line.provisional === true)
    .map(({ href }) => href)
const team = async () => (await site.get('ds.north', '/my-team')).body['provisional']

async function briefed(day: string): Promise<string> {
  await site.world.within((tx) => issueEditions(tx, localDate(day)))
  const { body } = await site.get('ds.north', `/briefings/${day}`)
  return JSON.stringify(body)
}

test('within its hours nothing is said of it', async () => {
  site.world.clock.set('2026-03-03T08:59:00Z')
  expect(await page('om.north', '/offenders')).not.toContain(provisional)
  expect([await marked(), await team()]).toEqual([[], 0])
})

describe('a day and a minute after it', () => {
  beforeAll(() => {
    site.world.clock.set('2026-03-03T09:01:00Z')
  })

  test('the search says so beside the day on which the person was last seen', async () => {
    expect(await page('om.north', '/offenders?q=Lateman')).toContain(
      `Last seen 2 March 2026, 1 day ago, ${provisional}`,
    )
    expect(await page('om.north', '/offenders?q=Writtenman')).not.toContain(provisional)
  })

  test('the chronology says so of the visit itself', async () => {
    expect(await marked()).toEqual([`/visits/${visit}`])
    expect(await page('om.north', `/offenders/${late}/chronology`)).toContain(
      'Provisional: not written up',
    )
  })

  test('my team counts it, and its number leads to a list of that length', async () => {
    expect(await team()).toBe(1)
    const browser = await browserOf(site.world, 'ds.north', password)
    const tile = parse((await browser.get('/my-team')).text)
      .querySelectorAll('a')
      .find((link) => link.getAttribute('href')?.startsWith('/duties?kind=visit_write_up') === true)
    expect(tile?.getAttribute('href')).toBe(list)
    const { body } = await site.get('ds.north', list)
    expect(body['total']).toBe(1)
    expect(body['items']).toMatchObject([{ offender: { id: late, lastSeenProvisional: true } }])
  })

  test('the briefing says so, and leads to the same list', async () => {
    const told = await briefed('2026-03-03')
    expect(told).toContain('1 visit is provisional: not written up')
    expect(told).toContain(list)
  })

  test('once it is written up nothing of it is left', async () => {
    const { body } = await site.get('om.north', `/visits/${visit}`)
    const sent = { version: body['version'], account: words }
    expect((await site.post('om.north', `/visits/${visit}`, sent)).status).toBe(200)
    expect(await page('om.north', '/offenders')).not.toContain(provisional)
    expect([await marked(), await team()]).toEqual([[], 0])
  })
})
