// The weekend list, from the Friday noon on which it is kept to the Monday: who is on it, who sees it, and what came of each.
import { parse } from 'node-html-parser'
import { undone } from '../../src/platform/database/transaction.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { makeWeekendLists } from '../../src/shifts/index.ts'
import { afterNoon, openOffice, seenInside, southern, type Office } from './office.ts'

let office: Office
const ids: Record<string, string> = {}

beforeAll(async () => {
  office = await openOffice('2026-03-05T10:00:00Z')
  const { person } = office
  ids['high'] = await person({ leadSince: '2025-01-02' })
  ids['veryHigh'] = await person({ level: 'very_high', ...southern })
  ids['medium'] = await person({ level: 'medium' })
  ids['unallocated'] = await person({ officer: undefined })
  ids['custody'] = await person({})
  ids['seen'] = await person({})
  await office.post('om.north', `/offenders/${ids['custody']}/status-periods`, {
    status: 'custody',
    from: '2026-03-01',
    reviewOn: '2026-03-20',
    reason: 'Remanded',
  })
  await office.visit(ids['seen'], '2026-03-04T10:00:00Z')
}, 60_000)
afterAll(() => office.world.close())

const idsOf = async (who: string, query = ''): Promise<string[]> =>
  (await office.list(who, query)).items.map(({ offender }) => offender.id)

const wanted = () => [ids['veryHigh'], ids['high'], ids['unallocated']]

describe('before it is made', () => {
  test('it shows who would be on it now, of all teams, the highest level first, unallocated too', async () => {
    const list = await office.list('om.south')
    expect(list).toMatchObject({ list: null, until: '2026-03-06', nextListOn: '2026-03-06' })
    expect(list.items.map(({ offender }) => offender.id)).toEqual(wanted())
    expect(list.items[0]).toMatchObject({ offender: { level: 'very_high' }, claim: null })
  })

  test('on a day before a working day the job does nothing, and says so', async () => {
    expect(await office.job('2026-03-05')).toEqual({ noGapFollows: 1 })
    expect((await office.list('om.north')).list).toBeNull()
  })

  test('a day that does not exist is refused', async () => {
    const { status } = await office.get('om.north', '/weekend-list?on=2026-02-30')
    expect(status).toBe(422)
  })
})

describe('once it is made', () => {
  beforeAll(() => {
    office.at(afterNoon)
  })

  test('a dry run keeps nothing', async () => {
    const { transactions } = office.world.product
    const setting = { at: office.world.clock.now(), actor: 'system', limits: 'long' as const }
    const counts = await undone(transactions, setting, (tx) =>
      makeWeekendLists(tx, localDate('2026-03-06')),
    )
    expect(counts).toEqual({ listed: 3, overdue: 3, unallocated: 1 })
    expect((await office.list('om.north')).list).toBeNull()
  })

  test('it is kept once, however often the job runs', async () => {
    expect(await office.job('2026-03-06')).toEqual({ listed: 3, overdue: 3, unallocated: 1 })
    expect(await office.job('2026-03-06')).toBe('already_run')
    const again = await office.world.within((tx) => makeWeekendLists(tx, localDate('2026-03-06')))
    expect(again).toEqual({ listed: 0, overdue: 0, unallocated: 0 })
    const list = await office.list('ds.north')
    expect(list).toMatchObject({ list: { forDate: '2026-03-06' }, until: '2026-03-09', total: 3 })
  })

  test.each(['om.north', 'om.south', 'ds.south', 'di.force'])('%s sees all of it', async (who) => {
    expect(await idsOf(who)).toEqual(wanted())
  })

  test('it is told in parts, and the next begins where the last ended', async () => {
    const first = await office.list('om.north', '?size=2')
    expect(first.items).toHaveLength(2)
    const rest = await office.get('om.north', first.next ?? '')
    expect(rest.body).toMatchObject({ items: [{ offender: { id: wanted()[2] } }], next: null })
  })

  test('what stood on it is never rewritten', async () => {
    await expect(
      office.world.within((tx) => tx.query(`update weekend_list_lines set level = 'high'`)),
    ).rejects.toThrow(/permission denied|never rewritten/)
  })

  test('everything that a stranger needs is on the line', async () => {
    const id = ids['high'] ?? ''
    await office.post('om.north', `/offenders/${id}/markers`, {
      kind: 'warning',
      text: 'Keeps a knife by the door',
    })
    await office.call('om.north', id, { crew: ['om.north', 'ds.north'] })
    const line = await office.line('om.south', id)
    expect(line).toMatchObject({
      area: 'NM1',
      attempts: 1,
      warnings: ['Keeps a knife by the door'],
      result: { state: 'tried' },
    })
    expect(await office.line('om.north', id)).toMatchObject({
      devicesKnown: ['No device is known'],
    })
    expect(String(line?.['triedSoFar'])).toContain('Friday 6 Mar 2026 at 13:00, afternoon')
    expect(line?.['bestSlot']).not.toBeNull()
  })

  test('a visit of the weekend is its result, and nobody else is said to be seen', async () => {
    office.at('2026-03-07T15:00:00Z')
    const id = ids['veryHigh'] ?? ''
    await office.call('om.south', id, seenInside)
    const list = await office.list('om.north')
    const states = list.items.map(({ result }) => result.state)
    expect(states).toEqual(['seen', 'tried', 'not-tried'])
    expect(list.items[0]?.result.text).toMatch(/^Seen Saturday 7 Mar 2026 at 15:00 by /)
  })

  test('whoever goes to custody has left it, and is not said to be seen', async () => {
    const id = ids['unallocated'] ?? ''
    await office.post('di.force', `/offenders/${id}/status-periods`, {
      status: 'custody',
      from: '2026-03-07',
      reviewOn: '2026-03-20',
      reason: 'Arrested',
    })
    expect(await office.line('om.north', id)).toMatchObject({ result: { state: 'left' } })
  })

  test('after the end of the next working day it is no longer the list, and can still be looked at', async () => {
    office.at('2026-03-10T09:00:00Z')
    expect((await office.list('om.north')).list).toBeNull()
    const past = await office.list('om.north', '?on=2026-03-08')
    expect(past).toMatchObject({ list: { forDate: '2026-03-06' }, total: 3 })
  })
})

test('whoever comes to be owed a visit by then after it was made is shown, and kept once claimed', async () => {
  office.at('2026-03-13T12:00:00Z')
  await office.job('2026-03-13')
  office.at('2026-03-13T15:00:00Z')
  const released = await office.person({ level: 'very_high', leadSince: '2026-03-12' })
  expect(await office.line('om.south', released)).toMatchObject({ cameSince: true })
  await office.claim('om.south', released, ['ds.south'])
  office.at('2026-03-14T15:00:00Z')
  await office.call('om.south', released, seenInside)
  expect(await office.line('om.south', released)).toMatchObject({
    cameSince: false,
    result: { state: 'seen' },
  })
})

test('a list that is made late is as it would have been that noon', async () => {
  office.at('2026-03-23T09:00:00Z')
  await office.visit(ids['high'] ?? '', '2026-03-23T08:30:00Z')
  expect(await office.job('2026-03-20')).toMatchObject({ overdue: 1, unallocated: 0 })
  expect(await idsOf('om.north')).toContain(ids['high'])
})

test('a restricted file is on it for its readers alone, and in no count of the job', async () => {
  office.at('2026-03-27T11:00:00Z')
  const hidden = await office.person({ officer: 'om.north' })
  const { status } = await office.post('di.force', `/offenders/${hidden}/restriction`, {
    reviewOn: '2026-06-01',
    reason: 'The brother of an officer',
    readers: ['om.north', 'di.force'],
  })
  expect([200, 201]).toContain(status)
  office.at('2026-03-27T13:00:00Z')
  expect(await office.job('2026-03-27')).toMatchObject({ listed: 0 })
  expect(await idsOf('om.north')).toContain(hidden)
  expect(await idsOf('om.south')).not.toContain(hidden)
  expect((await office.get('om.south', `/weekend-list/${hidden}`)).status).toBe(404)
  expect((await office.claim('om.south', hidden, ['ds.south'])).status).toBe(404)
})

describe('a day that is over and for which no list was kept', () => {
  const none = 'No weekend list was kept for this day.'
  beforeAll(() => {
    office.at('2026-03-31T09:00:00Z')
  })

  test('it shows nobody, says so, and names the lists on either side', async () => {
    const list = await office.list('om.north', '?on=2026-03-11')
    expect(list).toMatchObject({
      ...{ on: '2026-03-11', list: null, until: null, nextListOn: null, items: [], total: 0 },
      ...{ says: none, listBefore: '2026-03-06', listAfter: '2026-03-13', whomToRing: [] },
    })
  })

  test('its page leads to them, and to the duties as they stood on it', async () => {
    const page = await office.page('om.north', '/weekend-list?on=2026-03-11')
    expect(page).toContain(none)
    for (const wrong of ['Not made yet', 'next list is made', 'Nobody of very high', 'in all'])
      expect(page).not.toContain(wrong)
    const links = ['/weekend-list?on=2026-03-06', '/weekend-list?on=2026-03-13'].concat(
      ['very_high', 'high'].map((level) => `/duties?kind=visit&level=${level}&on=2026-03-11`),
    )
    for (const href of links) {
      expect(parse(page).querySelectorAll(`main a[href="${href}"]`)).toHaveLength(1)
      expect((await office.get('om.north', href)).status).toBe(200)
    }
  })

  test('long before the first there is none before, and nobody of today stands on it', async () => {
    const list = await office.list('om.north', '?on=2020-01-01')
    expect(list).toMatchObject({ items: [], listBefore: null, listAfter: '2026-03-06' })
  })

  test('today, while the next is not made, still shows who would be on it', async () => {
    const list = await office.list('om.north')
    expect(list).toMatchObject({ list: null, nextListOn: '2026-04-02' })
    expect(list).not.toHaveProperty('says')
    expect(list.total).toBeGreaterThan(0)
  })
})
