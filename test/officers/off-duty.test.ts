// Who is off duty by the roster of the day, as a rule and as Who is here says it: a rest day is not away.
import { offDutyNow } from '../../src/officers/rules.ts'
import type { RosterTurn } from '../../src/officers/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OfficerId } from '../../src/platform/ids.ts'
import { readerOn, wordsOf } from '../backlog/browser.ts'
import { aWorld, type World } from '../support/world.ts'

const owner = 'owner' as OfficerId
const turn = (
  kind: RosterTurn['kind'],
  times: readonly [string, string] | null = null,
  onDay = '2026-03-02',
): RosterTurn => ({
  officerId: owner,
  onDay: localDate(onDay),
  kind,
  fromTime: times?.[0] ?? null,
  untilTime: times?.[1] ?? null,
  askedBy: null,
})
const night = turn('duty', ['22:00', '06:00'], '2026-03-01')

test.each<{ when: string; turns: RosterTurn[]; says: string | null }>([
  { when: 'with nothing entered', turns: [], says: null },
  { when: 'on a rest day', turns: [turn('rest')], says: 'rest' },
  { when: 'on a rest day after a night', turns: [night, turn('rest')], says: 'rest' },
  { when: 'on duty all day', turns: [turn('duty')], says: null },
  { when: 'on duty now', turns: [turn('duty', ['08:00', '16:00'])], says: null },
  { when: 'on duty later', turns: [turn('duty', ['14:00', '22:00'])], says: 'not-begun 14:00' },
  {
    when: 'between two turns',
    turns: [turn('duty', ['06:00', '08:00']), turn('duty', ['18:00', '20:00'])],
    says: 'not-begun 18:00',
  },
  { when: 'after a turn', turns: [turn('duty', ['06:00', '10:00'])], says: 'ended 10:00' },
  { when: 'after a night', turns: [night], says: 'ended 06:00' },
  { when: 'on leave, which is away', turns: [turn('leave')], says: null },
])('whoever is $when at midday is off duty: $says', ({ turns, says }) => {
  const found = offDutyNow(turns, owner, new Date('2026-03-02T12:00:00Z'))
  expect(found === null ? null : [found.why, found.at].filter(Boolean).join(' ')).toBe(says)
  expect(offDutyNow(turns, 'other' as OfficerId, new Date('2026-03-02T12:00:00Z'))).toBeNull()
})

describe('Who is here', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld('2026-03-02T12:00:00Z')
  })
  afterAll(() => world.close())
  const items = async (query = '') => {
    const { body } = await (await world.as('ds.north')).get(`/officers${query}`)
    return (body as { items: { officer: string; restDay: boolean; away: unknown }[] }).items
  }
  const page = async () => (await readerOn(world, 'ds.north'))('/officers')

  test('speaks of no roster only where there is none', async () => {
    expect(wordsOf(await page())).toContain('Without a roster everyone')
    await (
      await world.as('ds.north')
    )
      .post('/officers/om.north/roster/2026-03-02', { kind: 'rest' })
      .expect(200)
    const drawn = await page()
    const text = wordsOf(drawn)
    expect(text).not.toContain('Without a roster')
    expect(text).toContain('0 away, 1 has a rest day.')
    expect(drawn.querySelector('td .govuk-tag--grey')?.text.trim()).toBe('Rest day')
    expect(drawn.querySelectorAll('th').map((one) => one.text.trim())).toContain('Telephone')
  })

  test('tells a rest day apart from being here and from being away, and is narrowed to it', async () => {
    const mine = (await items()).find(({ officer }) => officer === 'om.north')
    expect(mine).toMatchObject({ restDay: true, away: null })
    expect((await items('?state=rest')).map(({ officer }) => officer)).toEqual(['om.north'])
    expect((await items('?state=here')).map(({ officer }) => officer)).toEqual(['ds.north'])
    expect(await items('?state=away')).toEqual([])
  })
})
