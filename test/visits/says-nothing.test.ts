// A write-up that says nothing: kept as typed, told on the page, and owed as though it were not there.
import { openSite, type Answer, type Site } from '../corrections/site.ts'
import { readerOn, wordsOf } from '../backlog/browser.ts'

let site: Site
beforeEach(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
})
afterEach(() => site.world.close())

const seenAt = '2026-03-02T07:30:00Z'
const nothingYet = 'What was written says nothing yet'

const owed = async (id: string): Promise<unknown> => {
  const { body } = await site.get('om.north', `/duties?kind=visit_write_up&offender=${id}`)
  return (body['items'] as { state: string }[]).map(({ state }) => state)
}
const visitOf = async (id: string): Promise<Answer['body']> =>
  (await site.get('om.north', `/visits/${id}`)).body
const page = async (who: string, path: string): Promise<string> =>
  wordsOf(await (await readerOn(site.world, who))(path))

test.each(['.', 'No concerns.', 'All in order, no change'])(
  '“%s” is recorded as it was typed, and is no write-up',
  async (account) => {
    const id = await site.person({})
    const visit = await site.visit(id, seenAt, { account })
    expect(await visitOf(visit)).toMatchObject({ account, qualifies: true, writeUp: 'owed' })
    expect(await owed(id)).toEqual(['due'])
    expect(await page('om.north', `/visits/${visit}`)).toContain(`${nothingYet}: it tells nobody`)
    expect(await page('om.north', `/offenders/${id}`)).toContain('Not written up yet')
    expect(await page('om.north', `/visits/${visit}/write-up`)).toContain('Write up the visit of')
  },
)

test('it is provisional after its hours, waits for a word after its days, and a word may rule it out', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, seenAt, { account: 'All well' })
  site.world.clock.set('2026-03-03T08:00:00Z')
  expect(await visitOf(visit)).toMatchObject({ writeUp: 'provisional', provisional: true })
  expect(await page('om.north', `/offenders/${id}`)).toMatch(/Last seen.*Provisional/)
  expect(await page('om.north', `/visits/${visit}`)).toContain(`${nothingYet}: it tells nobody`)
  site.world.clock.set('2026-03-09T08:00:00Z')
  expect(await visitOf(visit)).toMatchObject({ waitsForRuling: true })
  const { body } = await site.get('ds.north', '/my-team')
  expect(body['waiting']).toMatchObject({ writeUps: 1 })
  const word = { version: 1, counts: false, why: 'It says nothing' }
  const ruled = await site.post('di.force', `/visits/${visit}/ruling`, word)
  expect(ruled.body).toMatchObject({ qualifies: false, writeUp: 'ruled-out' })
  expect(String(ruled.body['because'])).toContain('nobody has written it up')
  const empty = { version: 2, account: 'No issues' }
  expect((await site.post('om.north', `/visits/${visit}`, empty)).body).toMatchObject({
    writeUp: 'ruled-out',
    waitsForRuling: false,
  })
})

test('written up with a phrase it stays owed; with words it is met, by whoever wrote them and then', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, seenAt)
  const path = `/visits/${visit}`
  const empty = await site.post('om.north', path, { version: 1, account: 'Seen and noted.' })
  expect([empty.status, empty.body]).toEqual([
    200,
    expect.objectContaining({ account: 'Seen and noted.', writeUp: 'owed', writtenUpAt: null }),
  ])
  expect(await owed(id)).toEqual(['due'])
  site.world.clock.set('2026-03-04T08:00:00Z')
  const told = await site.post('ds.north', path, { version: 2, account: 'Karen opened at 7.' })
  expect(told.body).toMatchObject({
    ...{ writeUp: 'done', writtenUpBy: 'ds.north', writtenUpAt: '2026-03-04T08:00:00.000Z' },
  })
  expect(await owed(id)).toEqual([])
  expect(await page('om.north', path)).toMatch(/What was written before.*Seen and noted\./)
})

test('words that are taken back to a phrase are owed again, and the write-up before stays readable', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, seenAt)
  const path = `/visits/${visit}`
  await site.post('om.north', path, { version: 1, account: 'Karen opened at 7.' })
  expect(await owed(id)).toEqual([])
  const { body } = await site.post('om.north', path, { version: 2, account: '...' })
  expect(body).toMatchObject({ writeUp: 'owed', writtenUpAt: null, writtenUpBy: null })
  expect(await owed(id)).toEqual(['due'])
  expect(await page('om.north', path)).toMatch(/What was written before.*Karen opened at 7\./)
})

test('it is late in the measures until something is told, and then by when it was told', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, seenAt, { account: 'Compliant' })
  const late = async (): Promise<unknown> =>
    (await site.get('om.north', '/measures?from=2026-03-01&to=2026-03-02')).body['writeUpsLate']
  expect(await late()).toMatchObject({ count: 0, of: 1 })
  site.world.clock.set('2026-03-04T08:00:00Z')
  expect(await late()).toMatchObject({ count: 1, of: 1 })
  await site.post('om.north', `/visits/${visit}`, { version: 1, account: 'Karen opened.' })
  expect(await late()).toMatchObject({ count: 1, of: 1 })
})

test('the next look compares with the last account that said something', async () => {
  const id = await site.person({})
  const words = 'Karen opened at 19:35 and he showed the letter of the bakery that he starts with'
  await site.visit(id, '2026-02-26T18:30:00Z', { account: words })
  await site.visit(id, '2026-02-28T18:30:00Z', { account: 'As before.' })
  const sent = { at: seenAt, seen: 'inside', place: 'home', announced: false, crew: ['om.north'] }
  const path = `/offenders/${id}/visits/look`
  const { body } = await site.post('om.north', path, { ...sent, account: words })
  expect(body['look']).toContainEqual({
    ...{ point: 'new', ok: false, field: 'account' },
    words: expect.stringContaining('100% of it stands word for word') as string,
  })
})
