// Whom a pair rings about somebody whose owner is away: whoever covers stands first, on the list and on the printed page.
import { afterNoon, openOffice, type Office } from './office.ts'

let office: Office
let id: string
beforeAll(async () => {
  office = await openOffice()
  id = await office.person({})
  office.at(afterNoon)
  await office.claim('om.south', id, ['ds.south'])
}, 60_000)
afterAll(() => office.world.close())

const days = { from: '2026-03-06', to: '2026-03-20' }
const rungAt = async (path: string): Promise<readonly string[]> => {
  const { status, body } = await office.get('om.south', path)
  expect(status).toBe(200)
  return body['whomToRing'] as readonly string[]
}

test('the owner is here: he stands first', async () => {
  const [first] = await rungAt(`/weekend-list/${id}`)
  expect(first).toMatch(/^Owner: PC Alex Marsh, North office: 01632.960001$/)
})

test('the owner is away and nobody covers: it says so before the number', async () => {
  await office.post('ds.north', '/officers/om.north/absences', { kind: 'leave', ...days })
  const [first] = await rungAt(`/weekend-list/${id}`)
  expect(first).toMatch(/^Owner: PC Alex Marsh, away today, North office: 01632.960001$/)
})

test('covered: whoever covers stands first with the number, then the owner, then the others', async () => {
  const asked = { by: 'om.south', ...days }
  const { body } = await office.post('ds.north', '/officers/om.north/covers', asked)
  await office.post('om.south', `/covers/${String(body['id'])}/answer`, { answer: 'accept' })
  const rung = await rungAt(`/weekend-list/${id}`)
  expect(rung[0]).toMatch(/^Covering: PC Bryony Kerr: 01632.960002$/)
  expect(rung[1]).toMatch(/^Owner: PC Alex Marsh, away today, North office: 01632.960001$/)
  expect(rung.length).toBeGreaterThan(2)

  const pack = await office.post('om.south', `/weekend-list/${id}/pack`, {})
  const printed = await office.get('om.south', `/packs/${String(pack.body['id'])}`)
  const said = JSON.stringify(printed.body)
  expect(said).toMatch(/"Covering: PC Bryony Kerr: 01632.960002","Owner: PC Alex Marsh, away today/)
})

test('each number can be pressed, and whoever is on duty and on call stands there once', async () => {
  const turn = { fromOn: '2026-03-06', fromAt: '08:00', untilOn: '2026-03-10', untilAt: '08:00' }
  const inspector = { ...turn, rank: 'inspector', officer: 'di.force' }
  const supervisor = { ...turn, rank: 'supervisor', officer: 'di.force' }
  for (const one of [inspector, supervisor]) await office.post('di.force', '/roster/on-call', one)
  const osei = (await rungAt(`/weekend-list/${id}`)).filter((line) => line.includes('Osei'))
  expect(osei).toHaveLength(1)
  expect(osei[0]).toMatch(/^DI Harriet Osei, .* on call until 10 March 2026 at 08:00, /)
  for (const path of ['/weekend-list', `/weekend-list/${id}`])
    expect(await office.page('om.south', path)).toMatch(/href="tel:\d+">DI Harriet Osei/)
})
