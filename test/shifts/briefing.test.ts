// The results of a weekend stand first in the briefings after it, until the end of the next working day.
import { parse } from 'node-html-parser'
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

describe('printed pages that should have been back', () => {
  const pages: Record<string, { id: string; number: string }> = {}
  const print = async (name: string, person = ids[name] ?? ''): Promise<void> => {
    const { body } = await office.post('om.north', `/weekend-list/${person}/pack`, {})
    pages[name] = { id: String(body['id']), number: String(body['number']) }
  }
  const outLines = async (who: string, day: string) => {
    const [first] = await sections(who, day)
    return first?.name === 'weekend' ? first : undefined
  }
  beforeAll(async () => {
    office.at('2026-03-13T13:00:00Z')
    for (const name of ['out', 'back', 'hidden']) {
      ids[name] = await office.person({})
      await office.claim('om.north', ids[name], ['ds.north'])
      await print(name)
    }
    office.at('2026-03-16T15:00:00Z')
    await office.post('om.north', `/packs/${pages['back']?.id ?? ''}/return`, { how: 'returned' })
    await office.post('di.force', `/offenders/${ids['hidden'] ?? ''}/restriction`, {
      ...{ reason: 'Sensitive', readers: ['di.force'], reviewOn: '2026-06-01' },
    })
    office.at('2026-03-17T06:30:00Z')
  })

  test('are a line each: with whom it was printed for, or by the number alone where the file is restricted', async () => {
    const section = await outLines('ds.north', '2026-03-17')
    expect(section?.title).toBe('Printed pages that are out')
    const [out, hidden] = [pages['out'], pages['hidden']]
    expect(section?.lines).toMatchObject([
      {
        text: `Page ${out?.number ?? ''} is out: printed for PC Alex Marsh and DS Ruth Calder, and should have been back by the end of 16 Mar 2026`,
        lead: { path: `/packs/${out?.id ?? ''}` },
      },
      {
        text: `Page ${hidden?.number ?? ''} is out, and should have been back by the end of 16 Mar 2026`,
        lead: { path: '/packs' },
      },
    ])
  })

  test('are asked of the team of whoever printed them and of the force, not of another team', async () => {
    expect(await outLines('ds.south', '2026-03-17')).toBeUndefined()
    expect((await outLines('di.force', '2026-03-17'))?.lines).toHaveLength(2)
  })
  const listed = async (who: string, query: string) => {
    const { body } = await office.get(who, `/packs${query}`)
    const { items, total } = body as { items: { number: string }[]; total: number }
    return { numbers: items.map(({ number }) => number), total }
  }
  const late = () => [pages['out']?.number, pages['hidden']?.number].toSorted()

  test.each([
    ['ds.north', '/my-team', '/packs?team=North+office&state=late'],
    ['di.force', '/force', '/packs?state=late'],
  ])(
    'the number on the first screen of %s leads to exactly those pages',
    async (who, path, href) => {
      office.at('2026-03-17T06:30:00Z')
      const { id } = { id: await office.person({}) }
      await office.claim('om.north', id, ['ds.north'])
      await office.post('om.north', `/weekend-list/${id}/pack`, {})
      const { body } = await office.get(who, path)
      expect(body).toMatchObject({ onHand: { packsOut: 2 } })
      const screen = parse(await office.page(who, path))
      expect(screen.querySelector(`a[href="${href}"]`)?.textContent).toBe('See which they are')
      expect(await listed(who, href.replace('/packs', ''))).toEqual({ numbers: late(), total: 2 })
      expect((await listed(who, '')).total).toBeGreaterThan(2)
      expect((await listed('ds.south', '?team=South+office&state=late')).total).toBe(0)
      expect((await office.get(who, '/packs?team=Nowhere')).status).toBe(404)
      const list = await office.page(who, href)
      expect(list).toContain('Every page that is out')
      expect(list).toContain('should have been back')
    },
  )
})
