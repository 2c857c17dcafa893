// What an edition asks for and somebody has done since: said beside the line, while the edition stays as it was.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { browserOf } from '../architecture/routes.ts'
import { aPerson, loadLines, onlyHitOn } from '../overnight/office.ts'
import { aWorld, password, type Caller, type World } from '../support/world.ts'

let world: World
let om: Caller
let hitId: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T06:00:00Z')
  om = await world.as('om.north')
  const person = await aPerson(om, { pncId: '99/1A' })
  await loadLines(om, 'custody', [{ pncId: '99/1A', at: '2026-03-01T23:40:00Z' }])
  hitId = (await onlyHitOn(om, person)).id
  world.clock.set('2026-03-02T06:30:00Z')
  await world.within((tx) => issueEditions(tx, localDate('2026-03-02')))
  world.clock.set('2026-03-02T09:00:00Z')
})
afterAll(() => world.close())

async function pageText(): Promise<string> {
  const browser = await browserOf(world, 'ds.north', password)
  const { text } = await browser.get('/briefings/2026-03-02').expect(200)
  return text
    .replace(/<span class="govuk-visually-hidden">.*?<\/span>/g, '')
    .replace(/<[^>]+>/g, '')
}

test('before anything was done the page offers what is to be done', async () => {
  const text = await pageText()
  expect(text).toContain('to be decided Decide it')
  expect(text).toContain('Load what has come')
  expect(text).not.toContain('since:')
})

test('a hit that was decided since says by whom and when, and leads to what was decided', async () => {
  const decision = { decision: 'dismiss', why: 'Another date of birth on the photograph' }
  await om.post(`/overnight/hits/${hitId}`, decision).expect(200)
  expect(await pageText()).toContain(
    'to be decided. Decided since, somebody else: PC Alex Marsh, 2 March 2026 at 09:00. See what was decided',
  )
})

test('a list that came since is said; another that is awaited can still be loaded', async () => {
  await loadLines(om, 'crime', [{ pncId: '98/7X' }])
  const text = await pageText()
  expect(text).toContain('Loaded since: list of crimes, PC Alex Marsh, 2 March 2026 at 09:00.')
  expect(text).toContain('Load what has come')
  for (const kind of ['incident', 'missing', 'intelligence'])
    await loadLines(om, kind, [{ pncId: '98/7X' }])
  expect(await pageText()).not.toContain('Load what has come')
})

test('the edition itself stays as it was issued', async () => {
  const { body } = await (await world.as('ds.north')).get('/briefings/2026-03-02').expect(200)
  expect(JSON.stringify((body as { sections: object }).sections)).not.toContain('since')
})
