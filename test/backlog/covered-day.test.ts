// What whoever covers is told: how much it brings, what is overdue already, and both halves of the own day.
import { parse } from 'node-html-parser'
import { issueEditions } from '../../src/briefings/index.ts'
import { keepSelfReports } from '../../src/evidence/index.ts'
import { coverModel } from '../../src/officers/views.ts'
import type { HandBackLine } from '../../src/officers/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { firstDraw } from '../../src/platform/http/route.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { aWorld, type World } from '../support/world.ts'
import { hrefOf, readerOn, wordsOf } from './browser.ts'
import { aCover } from './day-sample.ts'

let world: World
let cover = ''
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const drawn = async (who: string, path: string) => (await readerOn(world, who))(path)
const made = async (number: number, officer: string, team: string): Promise<void> => {
  const { status } = await post('di.force', '/offenders', {
    visorRef: `V000000${number}`,
    surname: ['', 'Ashby', 'Mortimer', 'Quill'][number] ?? '',
    forenames: 'Ann',
    dateOfBirth: `196${number}-05-06`,
    sex: 'M',
    level: number === 2 ? 'low' : 'high',
    leadAgency: 'police',
    leadSince: '2026-01-05',
    officer,
    team,
  })
  expect(status).toBe(201)
}

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await made(1, 'om.north', 'North office')
  await made(2, 'om.north', 'North office')
  await made(3, 'om.south', 'South office')
  await post('ds.north', '/officers/om.north/absences', {
    ...{ kind: 'leave', from: '2026-03-02', to: '2026-03-09' },
  })
  const asked = await post('ds.north', '/officers/om.north/covers', {
    ...{ by: 'om.south', from: '2026-03-02', to: '2026-03-09' },
  })
  cover = `/covers/${(asked.body as { id: string }).id}`
})
afterAll(() => world.close())

const overdue = async (query: string): Promise<number> => {
  const { body } = await (await world.as('om.south')).get(`/duties?state=overdue&${query}`)
  return (body as { total: number }).total
}

test('whoever is asked sees how much it brings, and accepts or declines; nobody else withdraws on that page', async () => {
  const page = await drawn('om.south', cover)
  expect(wordsOf(page)).toMatch(
    /It brings 2 people, 1 of them of very high or high risk level\. \d+ duties are overdue now\./,
  )
  expect(wordsOf(page)).toContain('No, I decline')
  expect(wordsOf(page)).toContain('by DS Ruth Calder')
  expect(wordsOf(page)).not.toContain('Withdraw the request')
  expect(wordsOf(await drawn('ds.north', cover))).toContain('Withdraw the request')
})

test('a list of another team’s officer opens to whoever covers that officer, and not before', async () => {
  expect(await overdue('officer=om.north')).toBe(0)
  await post('om.south', `${cover}/answer`, { answer: 'accept' })
  expect(await overdue('officer=om.north')).toBeGreaterThan(0)
  expect(await overdue('officer=ds.north')).toBe(0)
  // The spreadsheet of the page is the page's list.
  const sheet = await (await world.as('om.south')).get('/duties.csv?officer=om.north&state=overdue')
  expect(sheet.text.trim().split('\r\n')).toHaveLength(1 + (await overdue('officer=om.north')))
  const list = await drawn('om.south', '/duties?officer=om.north')
  expect(list.querySelector('select[name=officer] option[selected]')?.text).toBe('PC Alex Marsh')
})

test('a cover says first what is late already, and the number leads to a list of that length', async () => {
  const page = await drawn('om.south', cover)
  const total = await overdue('officer=om.north')
  expect(wordsOf(page)).toContain(`${total} duties are overdue now. See the list`)
  const link = page.querySelectorAll('main a').find((one) => one.text === 'See the list')
  expect(link && hrefOf(link)).toBe('/duties?officer=om.north&state=overdue')
  const headings = page.querySelectorAll('main h2').map((one) => one.text)
  expect(headings.map((text) => text.replace(/:.*/, ''))).toEqual([
    ...['So far', 'Already late before', 'Done', 'Became late', 'Due next'],
  ])
  expect(headings).toContain(`Already late before: ${total}`)
  expect(page.querySelectorAll('th').map((one) => one.text)).not.toContain('Done on')
})

test('the own day says both numbers, each with its list', async () => {
  const page = await drawn('om.south', '/my-day')
  const [own, covered] = [await overdue('officer=om.south'), await overdue('officer=om.north')]
  expect(own).toBeGreaterThan(0)
  expect(wordsOf(page)).toMatch(
    new RegExp(`Own: ${own} overdue.*Covering PC Alex Marsh: ${covered} overdue`),
  )
  const hrefs = page.querySelectorAll('main a').map(hrefOf)
  expect(hrefs).toContain('/duties?officer=om.north&state=overdue')
  const { body } = await (await world.as('om.south')).get('/my-day')
  expect(body).toMatchObject({
    totals: { overdue: own },
    covered: [{ officer: 'om.north', offenderId: null, totals: { overdue: covered } }],
  })
  expect(wordsOf(await drawn('ds.north', '/my-day'))).not.toContain('Own:')
})

describe('promised proofs past their day', () => {
  let person = ''
  const promisesOf = async (who: string, query: string): Promise<unknown> => {
    const { status, body } = await (await world.as(who)).get(`/self-reports?${query}`)
    return status === 200 ? (body as { total: number }).total : status
  }
  beforeAll(async () => {
    const { body } = await (await world.as('di.force')).get('/offenders?officer=om.north')
    const [ashby] = (body as { items: { id: string }[] }).items
    person = ashby?.id ?? ''
    await world.within(async (tx) => {
      const from = { kind: 'visit', id: newId() } as const
      const offenderId = person as OffenderId
      await keepSelfReports(
        tx,
        { forceId: world.forceId, offenderId, on: localDate('2026-02-01'), from },
        [{ text: 'Works nights', proveBy: 'Payslip', proveOn: localDate('2026-02-20') }],
      )
    }, 'om.north')
  })

  test('are counted for the owner, and among what is owed of those whom somebody covers', async () => {
    const day = async (who: string) =>
      (await (await world.as(who)).get('/my-day')).body as {
        promises: number
        covered: { promises: number }[]
      }
    expect((await day('om.north')).promises).toBe(1)
    expect(await day('om.south')).toMatchObject({ promises: 0, covered: [{ promises: 1 }] })
    const page = await drawn('om.south', '/my-day')
    expect(wordsOf(page)).toMatch(/Covering PC Alex Marsh: .*, 1 promised proof is past its day/)
    expect(page.querySelectorAll('main a').map(hrefOf)).toContain('/self-reports?officer=om.north')
  })

  test('and the number leads to their list, which opens to whoever covers and to nobody else of that team', async () => {
    expect(await promisesOf('om.south', 'officer=om.north')).toBe(1)
    expect(await promisesOf('om.south', `officer=om.north&offender=${person}`)).toBe(1)
    expect(await promisesOf('om.south', `officer=om.north&offender=${newId()}`)).toBe(0)
    expect(await promisesOf('ds.south', 'officer=om.north')).toBe(404)
    expect(await promisesOf('om.south', 'officer=ds.north')).toBe(404)
  })

  test('and the briefing of the office says how many there are', async () => {
    await world.within((tx) => issueEditions(tx, localDate('2026-03-02'), 'by hand'))
    const lines = async (who: string) => {
      const { body } = await (await world.as(who)).get('/briefings/2026-03-02')
      const { sections } = body as { sections: { lines: { text: string; lead: unknown }[] }[] }
      return sections.flatMap(({ lines: all }) => all).filter(({ text }) => /promised/.test(text))
    }
    expect(await lines('ds.north')).toMatchObject([
      { text: '1 promised proof is past its day', lead: { path: '/self-reports' } },
    ])
    expect(await lines('ds.south')).toEqual([])
  })
})

const views = productViews()
const line = (metOn: string | null): HandBackLine => ({
  offenderId: 'a' as OffenderId,
  ...{ name: 'Tobias Ellingham', visorRef: 'V1234567', kind: 'visit' },
  dueOn: localDate('2026-03-02'),
  metOn: metOn === null ? null : localDate(metOn),
})

test('a list that is cut says of how many, and only what was done has a day on which it was', () => {
  const model = coverModel({
    cover: { ...aCover, state: 'accepted', answeredAt: new Date('2026-03-01T09:00:00Z') },
    handBack: {
      ...{ from: localDate('2026-03-01'), to: localDate('2026-03-06') },
      ...{ done: [line('2026-03-03')], late: [] },
      next: Array.from({ length: 34 }, () => line(null)),
    },
    ...{ load: null, seesList: false, mayAnswer: false, mayEnd: false, attempt: firstDraw },
  })
  const page = parse(views.render('officers/page', model, aChrome()))
  expect(page.querySelectorAll('main h2').map((one) => one.text)).toEqual([
    ...['So far', 'Done: 1', 'Became late: 0', 'Due next: 20 of 34'],
  ])
  expect(page.querySelectorAll('th').filter((one) => one.text === 'Done on')).toHaveLength(1)
  expect(page.querySelectorAll('table:last-of-type tbody tr').length).toBeGreaterThanOrEqual(20)
})
