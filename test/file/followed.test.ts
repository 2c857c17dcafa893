// A line that everybody reads leads only those somewhere who may go there: on the file, its chronology and the briefing.
import { escalateOverdueVisits } from '../../src/backlog/index.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'

let world: World
let file = ''

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const caller = await world.as('om.north')
  const answer = await caller.post('/offenders', {
    ...{ visorRef: 'V7654321', surname: 'Holloway', forenames: 'Terence' },
    ...{ dateOfBirth: '1970-05-06', sex: 'M', level: 'very_high' },
    ...{ leadAgency: 'police', leadSince: '2026-02-27' },
    ...{ officer: 'om.north', team: 'North office' },
  })
  file = `/offenders/${(answer.body as { id: string }).id}`
  for (let night = localDate('2026-03-03'); night <= '2026-03-12'; night = addDays(night, 1)) {
    world.clock.set(`${night}T06:00:00Z`)
    await world.within((tx) => escalateOverdueVisits(tx, night))
  }
  const stay = { from: '2026-03-12', reason: 'A short stay' }
  const periods = `${file}/status-periods`
  await caller.post(periods, { ...stay, status: 'hospital', reviewOn: '2026-03-20' }).expect(201)
  await caller.post(periods, { ...stay, status: 'community' }).expect(201)
  world.clock.set('2026-03-12T07:00:00Z')
  await (await world.as('ds.north')).post('/briefings').expect(201)
})
afterAll(() => world.close())

const page = async (who: string, path: string): Promise<string> =>
  (await (await browserOf(world, who, password)).get(path).redirects(2).expect(200)).text
const says: Readonly<Record<string, string>> = {
  file: 'Escalated to the supervisor',
  chronology: 'Escalated to the supervisor',
  briefing: 'not answered yet',
}
const pathOf = (name: string): string =>
  name === 'briefing' ? '/briefing' : name === 'file' ? file : `${file}/chronology`

test.each(['file', 'chronology', 'briefing'])(
  'the %s tells an officer what was escalated without a link, and a supervisor with one',
  async (name) => {
    const [officer, supervisor] = [
      await page('om.north', pathOf(name)),
      await page('ds.north', pathOf(name)),
    ]
    for (const text of [officer, supervisor]) expect(text).toContain(says[name])
    const links = (text: string) => text.match(/href="\/(escalations|leavings)[^"]*"/g) ?? []
    expect(links(officer)).toEqual([])
    // Beside the link of the menu.
    expect(links(supervisor).length).toBeGreaterThan(
      links(await page('ds.north', '/officers')).length,
    )
  },
)

test('the briefing tells an officer who left the overdue list, without a link', async () => {
  const officer = await page('om.north', '/briefing')
  expect(officer).toContain('left the overdue list without being seen')
  expect(officer).not.toContain('/leavings')
  expect(await page('ds.north', '/briefing')).toContain('/leavings')
})
