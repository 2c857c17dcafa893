// What waits on the first screen of a supervisor and an inspector: only what the reader may decide.
import { openSite, type Site } from '../corrections/site.ts'
import { readerOn, wordsOf } from './browser.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
})
afterAll(() => site.world.close())

async function asksForLower(who: string): Promise<void> {
  const id = await site.person({})
  const body = { to: 'medium', from: '2026-03-02', why: 'Nothing for a year' }
  expect((await site.post(who, `/offenders/${id}/level`, body)).status).toBe(202)
}

const screen = async (who: string): Promise<string> => {
  const read = await readerOn(site.world, who)
  return wordsOf(await read(who === 'di.force' ? '/force' : '/my-team'))
}

test('a lower level that the supervisor asked for is the inspector’s to decide, and theirs alone', async () => {
  await asksForLower('ds.north')
  expect(await screen('ds.north')).toMatch(
    /Nothing waits for you\..*You asked or were there; somebody else decides: 1/,
  )
  expect(await screen('di.force')).toMatch(/1 thing waits\..*A lower level.*DS Ruth Calder/)
  expect((await site.get('ds.north', '/my-team')).body['waiting']).toMatchObject({
    ...{ changes: 1, yours: 0, asked: 1, changesAbove: 0 },
  })
})

test('one that an officer asked for waits for an inspector, which the supervisor is told', async () => {
  await asksForLower('om.north')
  expect(await screen('ds.north')).toContain(
    '1 more change of level or management waits for an inspector.',
  )
  expect(await screen('di.force')).toContain('2 things wait.')
})

test('a visit that the supervisor was at is ruled on by somebody else', async () => {
  const id = await site.person({})
  const crew = ['om.north', 'ds.north']
  await site.visit(id, '2026-02-20T18:30:00Z', { crew })
  expect(await screen('ds.north')).toContain('somebody else decides: 2')
  expect(await screen('di.force')).toContain('3 things wait.')
})
