// The results of a weekend stand first in the briefings after it, until the end of the next working day.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { afterNoon, openOffice, seenInside, southern, type Office } from './office.ts'

let office: Office
const ids: Record<string, string> = {}

beforeAll(async () => {
  office = await openOffice()
  for (const name of ['seen', 'tried', 'untouched']) ids[name] = await office.person({})
  ids['south'] = await office.person({ level: 'very_high', ...southern })
  office.at(afterNoon)
  await office.job('2026-03-06')
  await office.claim('om.south', ids['seen'] ?? '', ['ds.south'])
  await office.claim('om.north', ids['tried'] ?? '', ['ds.north'])
  office.at('2026-03-07T14:10:00Z')
  await office.call('om.south', ids['seen'] ?? '', seenInside)
  await office.call('om.north', ids['tried'] ?? '', { crew: ['om.north', 'ds.north'] })
}, 60_000)
afterAll(() => office.world.close())

type Section = Readonly<{
  name: string
  title: string
  lines: readonly { offenderId: string; text: string }[]
}>

async function sections(who: string, day: string): Promise<readonly Section[]> {
  await office.world.within((tx) => issueEditions(tx, localDate(day), 'by hand'))
  const { body } = await office.get(who, `/briefings/${day}`)
  return body['sections'] as readonly Section[]
}

test('on the Friday itself there is nothing to tell', async () => {
  office.at('2026-03-06T15:00:00Z')
  const names = (await sections('ds.north', '2026-03-06')).map(({ name }) => name)
  expect(names).not.toContain('weekend')
})

test('on Monday the office’s own people stand first: seen, tried and when, not tried', async () => {
  office.at('2026-03-09T06:30:00Z')
  const [first] = await sections('ds.north', '2026-03-09')
  expect(first).toMatchObject({ name: 'weekend', title: 'What came of the weekend list' })
  expect(first?.lines.map(({ offenderId, text }) => [offenderId, text])).toEqual([
    [ids['seen'], 'Seen Saturday 7 Mar 2026 at 14:10 by PC Bryony Kerr and DS Colm Reyes'],
    [
      ids['tried'],
      'Tried once, not seen. Saturday 7 Mar 2026 at 14:10: no reply; claimed by PC Alex Marsh and DS Ruth Calder',
    ],
    [ids['untouched'], 'Not tried yet; nobody claimed it'],
  ])
})

test('the force is told of everybody', async () => {
  const [first] = await sections('di.force', '2026-03-09')
  expect(first?.lines).toHaveLength(4)
})

test('on Tuesday it is over', async () => {
  office.at('2026-03-10T06:30:00Z')
  const names = (await sections('ds.north', '2026-03-10')).map(({ name }) => name)
  expect(names).not.toContain('weekend')
})
