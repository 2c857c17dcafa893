// Who leads, whose a person is, where the person lives, and what to know before calling.
import {
  addAddress,
  addMarker,
  allocate,
  confirmAddress,
  endMarker,
  setLeadAgency,
  setMappaLevel,
} from '../../src/offenders/service.ts'
import { inForceOn, personFactsOf, standingOn } from '../../src/offenders/index.ts'
import type { Standing } from '../../src/offenders/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { endedBy, openWorld, today, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const day = localDate
const standing = async (id: OffenderId): Promise<Standing | null> =>
  world.as('system', async (tx) => {
    const [person] = await personFactsOf(tx, { ids: [id] })
    return person === undefined ? null : standingOn(person, today, 28)
  })
describe('who leads, and at what MAPPA level', () => {
  const lead = (id: OffenderId, agency: 'police' | 'probation', from: string) =>
    world.as('om.north', (tx, actor) =>
      setLeadAgency(tx, actor, { offenderId: id, agency, from: day(from), event: 'licence' }),
    )

  test('police lead begins the clock on its own day, and can be put right to an earlier one', async () => {
    const { id } = await world.add({ leadSince: undefined })
    expect((await standing(id))?.policeLeadSince).toBe('2026-03-02')
    await lead(id, 'police', '2026-02-01')
    expect((await standing(id))?.policeLeadSince).toBe('2026-02-01')
    expect(await endedBy(lead(id, 'police', '2026-02-10'))).toBe('already-so')
    expect(await endedBy(lead(id, 'probation', '2026-01-01'))).toBe('earlier-than-current')
  })

  test('a MAPPA level holds from its day', async () => {
    const { id } = await world.add()
    const set = (mappaLevel: number) =>
      world.as('om.north', (tx, actor) =>
        setMappaLevel(tx, actor, { offenderId: id, mappaLevel, from: day('2026-02-01') }),
      )
    await set(3)
    expect((await standing(id))?.mappaLevel).toBe(3)
    expect(await endedBy(set(3))).toBe('already-so')
  })
})

describe('allocation', () => {
  const give = (username: string, id: OffenderId, to: object) =>
    world.as(username, (tx, actor) =>
      allocate(tx, actor, { offenderId: id, from: today, reason: 'caseload', ...to }),
    )

  test.each([
    ['a supervisor to an officer of the team', 'ds.north', { officer: 'om.north' }, 'none'],
    ['a supervisor to nobody yet', 'ds.north', {}, 'none'],
    ['a supervisor to another team', 'ds.north', { team: 'South office' }, 'not-yours'],
    [
      'a supervisor to an officer of another team',
      'ds.north',
      { officer: 'om.south', team: 'North office' },
      'not-yours',
    ],
    ['a supervisor of another team', 'ds.south', { officer: 'om.south' }, 'not-yours'],
    ['an inspector to another team', 'di.force', { officer: 'om.south' }, 'none'],
    ['nobody of that name', 'ds.north', { officer: 'om.nowhere' }, 'unknown-officer'],
  ])('by %s', async (_who, username, to, ended) => {
    const { id } = await world.add()
    expect(await endedBy(give(username, id, to))).toBe(ended)
  })

  test('the officer and team hold from the day, by key and by name in the answer', async () => {
    const { id } = await world.add()
    expect(await give('di.force', id, { officer: 'om.south' })).toMatchObject({
      officer: 'om.south',
      team: 'South office',
    })
    const facts = await world.as('system', (tx) => personFactsOf(tx, { ids: [id] }))
    expect(inForceOn(facts[0]?.allocations ?? [], today)?.officerId).toBe(
      world.actors['om.south']?.officerId,
    )
  })
})

describe('addresses and markers', () => {
  const live = (id: OffenderId, kind: 'residence' | 'location', from: string, more: object = {}) =>
    world.as('om.north', (tx, actor) =>
      addAddress(tx, actor, {
        offenderId: id,
        kind,
        line: `${kind} ${from}`,
        from: day(from),
        ...more,
      }),
    )
  const open = async (id: OffenderId) =>
    (
      await world.rows<{ line: string }>(
        'select a.line from addresses a where a.offender_id = $1 and a.until_on is null order by a.line',
        [id],
      )
    ).map(({ line }) => line)

  test('a residence ends every home before it; locations stand beside each other', async () => {
    const { id } = await world.add()
    await live(id, 'residence', '2026-01-01')
    await live(id, 'location', '2026-01-10')
    await live(id, 'location', '2026-01-11')
    expect(await open(id)).toEqual(['location 2026-01-10', 'location 2026-01-11'])
    await live(id, 'residence', '2026-02-01')
    expect(await open(id)).toEqual(['residence 2026-02-01'])
    expect(await endedBy(live(id, 'residence', '2026-01-20'))).toBe('earlier-than-current')
    expect(await endedBy(live(id, 'residence', '2025-01-01', { until: day('2025-06-01') }))).toBe(
      'none',
    )
    expect(await open(id)).toEqual(['residence 2026-02-01'])
  })

  test('an address is confirmed by the version it was drawn from', async () => {
    const { id } = await world.add()
    const home = await live(id, 'residence', '2026-01-01')
    const confirm = (version: number) =>
      world.as('om.north', (tx, actor) =>
        confirmAddress(tx, actor, { offenderId: id, addressId: home.id, on: today, version }),
      )
    expect(await confirm(1)).toMatchObject({ confirmedOn: '2026-03-02', version: 2 })
    expect(await endedBy(confirm(1))).toBe('stale')
  })

  test('a marker holds until someone says why it no longer does', async () => {
    const { id } = await world.add()
    const { id: markerId } = await world.as('om.north', (tx, actor) =>
      addMarker(tx, actor, { offenderId: id, kind: 'warning', text: 'dogs' }),
    )
    const end = () =>
      world.as('om.north', (tx, actor) =>
        endMarker(tx, actor, { offenderId: id, markerId, why: 'dogs gone' }),
      )
    expect(await end()).toMatchObject({ untilOn: '2026-03-02' })
    expect(await endedBy(end())).toBe('already-ended')
  })
})
