// My day, my team and the force over HTTP: what they say, to whom, with how many statements.
import { aWorld, type World } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'
import { aRegister, load } from './register.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(200))
}, 60_000)
afterAll(() => world.close())

const get = async (who: string, path: string, status = 200): Promise<Record<string, unknown>> =>
  (await (await world.as(who)).get(path).expect(status)).body as Record<string, unknown>

const statementsOf = async (who: string, path: string): Promise<number> => {
  await get(who, path)
  world.statements.length = 0
  await get(who, path)
  return world.statements.length
}

describe('roles', () => {
  const open = {
    '/my-day': ['om.north', 'ds.north', 'di.force', 'dci.force'],
    '/my-team': ['ds.north', 'di.force', 'dci.force'],
    '/force': ['di.force', 'dci.force'],
    '/briefing': ['om.north', 'ds.north', 'di.force', 'dci.force'],
    '/figures': ['om.north', 'ds.north', 'di.force', 'dci.force', 'analyst'],
    '/lists/caseload': ['om.north', 'ds.north', 'di.force', 'dci.force'],
    '/lists/left': ['ds.north', 'di.force', 'dci.force'],
  }
  const everyone = ['om.north', 'ds.north', 'di.force', 'dci.force', 'analyst', 'auditor', 'admin']

  test.each(Object.entries(open))('%s opens for %j and nobody else', async (path, allowed) => {
    for (const who of everyone) await get(who, path, allowed.includes(who) ? 200 : 403)
  })
})

describe('scope', () => {
  test('figures are of the team for its officers, of the force for inspectors and analysts', async () => {
    const totalOf = async (who: string): Promise<number> =>
      ((await get(who, '/figures')) as { caseload: { total: number } }).caseload.total
    const [north, south, force] = [
      await totalOf('ds.north'),
      await totalOf('om.south'),
      await totalOf('dci.force'),
    ]
    expect(north).toBeGreaterThan(0)
    expect(north + south).toBe(force)
    expect(await totalOf('analyst')).toBe(force)
  })

  test('an analyst is not told whose the longest overdue visit is', async () => {
    expect(await get('analyst', '/figures')).toMatchObject({
      overdueVisits: { longest: { visorRef: '', days: expect.any(Number) as number } },
    })
  })

  test.each([
    ['om.north', '/my-day?officer=om.south', 403],
    ['om.north', '/my-day?officer=77001', 403],
    ['ds.north', '/my-day?officer=om.south', 404],
    ['ds.north', '/my-day?officer=nobody', 404],
    ['ds.north', '/my-team?team=South%20office', 404],
    ['ds.north', '/lists/left?team=South%20office', 404],
    ['om.north', '/briefing?team=South%20office', 404],
    ['dci.force', '/briefing?team=Nowhere', 404],
    ['dci.force', '/lists/teatime', 404],
    ['dci.force', '/lists/caseload?band=1-7', 422],
    ['dci.force', '/lists/caseload?cursor=x', 422],
    ['dci.force', '/lists/left?how=vanished', 422],
    ['dci.force', '/force?team=North%20office', 422],
    ['dci.force', '/figures?on=yesterday', 422],
  ])('%s on %s: %i', async (who, path, status) => {
    await get(who, path, status)
  })

  test('a list of another team is empty, and no error', async () => {
    expect(await get('ds.north', '/lists/caseload?team=South%20office')).toEqual({
      items: [],
      total: 0,
      next: null,
    })
  })

  test.each(['ds.north', 'dci.force'])('%s may turn to the day of an officer', async (who) => {
    expect(await get(who, '/my-day?officer=77001')).toMatchObject({ officer: '77001' })
  })
})

describe('my day', () => {
  type Entry = Readonly<{ state: string; kind: string; words: string; offender: { id: string } }>
  type Day = Readonly<{ now: readonly Entry[]; soon: readonly Entry[] }>

  test('holds each person once, what is late before what is due, each with the words why', async () => {
    const { now, soon } = (await get('om.north', '/my-day')) as unknown as Day
    const ids = now.map(({ offender }) => offender.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(
      now.filter(({ kind }) => kind !== 'whereabouts').map(({ state }) => state),
    ).not.toContain('due')
    expect(new Set(soon.map(({ state }) => state))).toEqual(new Set(['due']))
    expect([...now, ...soon].every(({ words }) => words.endsWith('.'))).toBe(true)
  })

  test('someone missing since this morning is looked for now', async () => {
    const { now } = (await get('dci.force', '/my-day?officer=om.south')) as unknown as Day
    expect(now[0]).toMatchObject({ kind: 'whereabouts' })
    expect(now[0]?.words).toContain('unknown since today')
  })

  test('an officer sees no choice of officers, a supervisor does', async () => {
    const own = await (await readerOn(world, 'om.north'))('/my-day')
    expect(own.querySelector('main select[name="officer"]')).toBeNull()
    const others = await (await readerOn(world, 'ds.north'))('/my-day?officer=om.north')
    expect(others.querySelector('main option[selected]')?.getAttribute('value')).toBe('om.north')
  })
})

describe('my team', () => {
  test('shows the worst fifty at most, with the way to the rest', async () => {
    const page = await (await readerOn(world, 'ds.north'))('/my-team')
    const rows = page.querySelectorAll('ol.app-people > li')
    const { total } = (await get('ds.north', '/lists/overdue-visits')) as { total: number }
    expect(rows).toHaveLength(Math.min(50, total))
  })

  test('says who holds how many against policy', async () => {
    const page = await (await readerOn(world, 'ds.north'))('/my-team')
    expect(wordsOf(page)).toContain('Policy takes 50 people to one officer as reasonable')
    expect(wordsOf(page)).toContain('PC Alex Marsh')
  })

  test('an inspector turns from team to team', async () => {
    const page = await (await readerOn(world, 'dci.force'))('/my-team?team=South%20office')
    expect(page.querySelector('a[aria-current="page"].moj-sub-navigation__link')?.text).toBe(
      'South office',
    )
  })

  test('how duties left the list is told by how, and each number is the length of its list', async () => {
    const other = await aWorld('2026-03-02T08:00:00Z')
    await load(other, aRegister(60))
    other.clock.set('2026-03-04T08:00:00Z')
    await load(
      other,
      aRegister(60).replaceAll('/2025,Indefinite', '/2025,').replaceAll('Custody', 'Community'),
    )
    const program = await other.as('dci.force')
    const { left } = (await program.get('/my-team?team=North%20office').expect(200)).body as {
      left: Record<string, number>
    }
    expect(Object.values(left).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    for (const [how, count] of Object.entries(left)) {
      const listed = await program
        .get(`/lists/left?team=North%20office&how=${how}&size=2`)
        .expect(200)
      expect(listed.body).toMatchObject({ total: count })
    }
    await other.close()
  }, 30_000)
})

test('people not loaded are an alarm on every page of figures, with the way to them', async () => {
  for (const [who, path] of [
    ['ds.north', '/figures'],
    ['ds.north', '/my-team'],
    ['ds.north', '/briefing'],
    ['dci.force', '/force'],
  ] as const) {
    const page = await (await readerOn(world, who))(path)
    expect(wordsOf(page.querySelector('main') ?? page)).toMatch(
      /\d (person|people) of the register could not be loaded/,
    )
    expect(page.querySelectorAll('main a[href="/imports/not-loaded"]').length).toBeGreaterThan(0)
  }
})

test('every figure on a page says as at when, and how it is counted', async () => {
  for (const path of ['/figures', '/force?on=2026-02-01', '/lists/caseload']) {
    const page = await (await readerOn(world, 'dci.force'))(path)
    expect(wordsOf(page)).toMatch(/As at (today, )?\d+ \w+ 2026/)
    expect(page.querySelectorAll('main details').length).toBeGreaterThan(0)
  }
  const figures = await (await readerOn(world, 'dci.force'))('/figures')
  expect(figures.querySelectorAll('.app-figure').length).toBe(
    figures.querySelectorAll('.app-figure details').length,
  )
  expect(wordsOf(figures)).toContain('15 days (force policy)')
})

describe('statements do not depend on people:', () => {
  test.each([
    ['ds.north', '/figures'],
    ['ds.north', '/lists/caseload?size=200'],
    ['om.north', '/my-day'],
    ['ds.north', '/my-team'],
    ['dci.force', '/force'],
    ['dci.force', '/briefing'],
  ])(
    '%s on %s',
    async (who, path) => {
      const other = await aWorld('2026-03-02T08:00:00Z')
      await load(other, aRegister(8))
      const few = await other.as(who)
      await few.get(path).expect(200)
      other.statements.length = 0
      await few.get(path).expect(200)
      expect(await statementsOf(who, path)).toBe(other.statements.length)
      await other.close()
    },
    30_000,
  )
})
