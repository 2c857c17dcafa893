// What a weekend pair finds at another team's man goes to the supervisor of his team, and is that supervisor's to read.
import { afterNoon, openOffice, seenInside, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.world.close())

const total = async (who: string): Promise<unknown> =>
  ((await office.get(who, '/my-team')).body['found'] as { total: number }).total

test('a child met by a pair of the South stands on my team of the North until it is read there', async () => {
  const id = await office.person({})
  office.at(afterNoon)
  await office.job('2026-03-06')
  await office.claim('om.south', id, ['ds.south'])
  office.at('2026-03-07T14:10:00Z')
  const children = [{ relationship: 'niece', safe: true }]
  const visit = await office.call('om.south', id, { ...seenInside, children })
  expect(visit.status).toBe(201)
  expect([await total('ds.north'), await total('ds.south')]).toEqual([1, 0])
  const path = `/visits/${String(visit.body['id'])}/read`
  expect((await office.post('ds.south', path, { version: 1 })).status).toBe(403)
  expect((await office.post('ds.north', path, { version: 1 })).status).toBe(200)
  expect(await total('ds.north')).toBe(0)
})
