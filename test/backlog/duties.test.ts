// The backlog over HTTP: what it holds, for whom, in what order, part by part.
import { dutyRooms } from '../../src/backlog/service/derive.ts'
import { dutyKinds } from '../../src/backlog/forms.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import { decodeCursor, encodeCursor } from '../../src/platform/paging.ts'
import { aWorld, type World } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'
import { aRegister, load } from './register.ts'

type Item = Readonly<{
  id: string
  kind: string
  subject: string
  offender: Readonly<{ id: string; visorRef: string; level: string }>
  owner: string | null
  team: string
  dueOn: string | null
  state: string
  daysOverdue: number
}>
type Part = Readonly<{ items: readonly Item[]; total: number; next: string | null }>

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(200))
}, 60_000)
afterAll(() => world.close())

const partOf = async (who: string, path: string): Promise<Part> =>
  (await (await world.as(who)).get(path).expect(200)).body as Part

async function wholeOf(who: string, path: string): Promise<{ items: Item[]; totals: number[] }> {
  const items: Item[] = []
  const totals: number[] = []
  for (let next: string | null = path; next !== null;) {
    const part: Part = await partOf(who, next)
    items.push(...part.items)
    totals.push(part.total)
    next = part.next
  }
  return { items, totals }
}

test('every kind that a room derives can be asked for', () => {
  expect(dutyRooms.flatMap(({ kinds }) => [...kinds]).toSorted()).toEqual([...dutyKinds].toSorted())
})

test('a duty is told as the contract has it', async () => {
  const { items } = await partOf('ds.north', '/duties?kind=visit&state=overdue&size=1')
  expect(items[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    kind: 'visit',
    subject: expect.any(String) as string,
    offender: {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      visorRef: expect.stringMatching(/^V\d{7}$/) as string,
      name: expect.stringMatching(/^\w+ \w+-\d+$/) as string,
      level: 'very_high',
      levelSince: null,
      armsOn: null,
      lastSeenOn: null,
      marks: ['children'],
    },
    owner: 'om.north',
    team: 'North office',
    startsOn: expect.any(String) as string,
    dueOn: expect.any(String) as string,
    state: 'overdue',
    daysOverdue: expect.any(Number) as number,
    rule: 'visits.first_visit_days.very_high',
    because: expect.stringContaining('2 days for very high risk') as string,
  })
})

test('a suspended one says why, since when, and when to look again', async () => {
  const { items } = await partOf('dci.force', '/duties?kind=visit&state=suspended&size=200')
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['suspended']))
  expect(items).toContainEqual(
    expect.objectContaining({
      suspended: { why: 'custody', since: null, reviewOn: '2026-03-30' },
      daysOverdue: 0,
    }),
  )
})

describe.each(['2026-03-02', '2026-01-15', '2026-09-01'])('part by part on %s', (on) => {
  test.each([7, 50, 200])('in parts of %i every duty comes once, in one order', async (size) => {
    const path = `/duties?on=${on}&size=${size}`
    const { items, totals } = await wholeOf('ds.north', path)
    const ids = items.map(({ id }) => id)
    expect(new Set(totals).size).toBe(1)
    expect(ids).toHaveLength(totals[0] ?? -1)
    expect(new Set(ids).size).toBe(ids.length)
    const whole = await wholeOf('ds.north', `/duties?on=${on}&size=200`)
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })
})

test('what is derived for a day is what is stored on it, ids included', async () => {
  const stored = await wholeOf('dci.force', '/duties?size=200')
  world.clock.set('2026-03-03T08:00:00Z')
  const derived = await wholeOf('dci.force', '/duties?size=200&on=2026-03-02')
  world.clock.set('2026-03-02T08:00:00Z')
  expect(derived.items).toEqual(stored.items)
})

test('the most pressing come first: suspensions past review, whereabouts, then by level', async () => {
  const { items } = await partOf('dci.force', '/duties?on=2026-09-01&size=200')
  expect(items[0]?.kind).toBe('suspension_review')
  const whereabouts = await partOf('dci.force', '/duties?size=1')
  expect(whereabouts.items[0]?.kind).toBe('whereabouts')
  const visits = await wholeOf('dci.force', '/duties?kind=visit&size=200')
  const levels = [...new Set(visits.items.map(({ offender }) => offender.level))]
  expect(levels).toEqual(['very_high', 'high', 'medium', 'low'])
})

describe('states', () => {
  test.each([
    ['open', ['due', 'no_date', 'open', 'overdue']],
    ['due', ['due']],
    ['overdue', ['overdue']],
    ['no_date', ['no_date']],
    ['suspended', ['suspended']],
  ])('state=%s holds duties that are %j', async (state, held) => {
    const { items } = await wholeOf('dci.force', `/duties?state=${state}&size=200`)
    expect([...new Set(items.map((item) => item.state))].toSorted()).toEqual(held)
  })

  test('open is what one gets unless told, also from the blank fields of the form', async () => {
    const { total } = await partOf('ds.north', '/duties?state=open')
    expect((await partOf('ds.north', '/duties')).total).toBe(total)
    const blank = '/duties?state=&kind=&level=&officer=&on=2/3/2026'
    expect((await partOf('ds.north', blank)).total).toBe(total)
  })

  test('on the day a visit is due it is not overdue, and the day after it is', async () => {
    const due = (await partOf('dci.force', '/duties?kind=visit&state=due&size=1')).items[0]
    const day = localDate(due?.dueOn ?? '')
    const overdueOn = async (on: string): Promise<boolean> => {
      const { items } = await wholeOf(
        'dci.force',
        `/duties?kind=visit&state=overdue&size=200&on=${on}`,
      )
      return items.some(({ id }) => id === due?.id)
    }
    expect(await overdueOn(day)).toBe(false)
    expect(await overdueOn(addDays(day, 1))).toBe(true)
  })
})

describe('filters', () => {
  test.each<[string, (item: Item) => boolean]>([
    ['kind=arms_review', ({ kind }) => kind === 'arms_review'],
    ['level=high', ({ offender }) => offender.level === 'high'],
    ['officer=om.north', ({ owner }) => owner === 'om.north'],
    ['officer=77001', ({ owner }) => owner === '77001'],
    ['team=South%20office', ({ team }) => team === 'South office'],
  ])('%s, today and on another day', async (filter, fits) => {
    const all = await wholeOf('dci.force', '/duties?size=200')
    const kept = await wholeOf('dci.force', `/duties?size=200&${filter}`)
    expect(kept.items.length).toBeGreaterThan(0)
    expect(kept.items).toEqual(all.items.filter(fits))
    const other = await wholeOf('dci.force', `/duties?size=200&on=2026-02-01&${filter}`)
    expect(other.items.length).toBeGreaterThan(0)
    expect(other.items.every(fits)).toBe(true)
  })

  test('offender holds what one person owes', async () => {
    const { items } = await partOf('ds.north', '/duties?size=1')
    const id = items[0]?.offender.id ?? ''
    const own = await partOf('ds.north', `/duties?offender=${id}`)
    expect(new Set(own.items.map(({ offender }) => offender.id))).toEqual(new Set([id]))
  })

  test.each([
    ['on=2026-13-01', 'on'],
    ['on=1990-01-01', 'on'],
    ['on=9999-12-31', 'on'],
    ['state=late', 'state'],
    ['kind=teatime', 'kind'],
    ['level=extreme', 'level'],
    ['offender=41', 'offender'],
    ['size=0', 'size'],
    ['size=201', 'size'],
    ['colour=red', 'colour'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${encodeCursor(['a', 'b', 'c'])}`, 'cursor'],
    [`cursor=${encodeCursor([10, '2026-02-30', 'c'])}`, 'cursor'],
    [
      `cursor=${encodeCursor([10.5, '2026-02-03', '3f1f1e0e-0000-4000-8000-000000000000'])}`,
      'cursor',
    ],
  ])('%s is a fault of the field %s', async (filter, field) => {
    const answer = await (await world.as('ds.north')).get(`/duties?${filter}`).expect(422)
    expect(answer.body).toMatchObject({ errors: [{ field }] })
  })

  test('the address of the next part keeps the filters', async () => {
    const { next } = await partOf('ds.north', '/duties?kind=visit&state=overdue&size=3')
    const parameters = new URL(next ?? '', 'http://ours').searchParams
    expect(Object.fromEntries(parameters)).toMatchObject({
      kind: 'visit',
      state: 'overdue',
      size: '3',
    })
    expect(decodeCursor(parameters.get('cursor') ?? '')).toHaveLength(3)
  })
})

describe('who sees what', () => {
  test.each([
    ['om.north', 'North office'],
    ['ds.south', 'South office'],
  ])('%s sees the duties of %s alone', async (who, team) => {
    for (const on of ['2026-03-02', '2026-02-01']) {
      const { items } = await wholeOf(who, `/duties?size=200&on=${on}`)
      expect(new Set(items.map((item) => item.team))).toEqual(new Set([team]))
    }
  })

  test.each(['team=South%20office', 'officer=om.south', 'team=Nowhere', 'officer=nobody'])(
    'for another’s or nobody’s %s the list is empty and no error',
    async (filter) => {
      for (const on of ['2026-03-02', '2026-02-01'])
        expect(await partOf('ds.north', `/duties?${filter}&on=${on}`)).toEqual({
          items: [],
          total: 0,
          next: null,
        })
    },
  )

  test('a person of another team is not found through the backlog', async () => {
    const { items } = await partOf('ds.south', '/duties?size=1')
    const theirs = await partOf('ds.north', `/duties?offender=${items[0]?.offender.id ?? ''}`)
    expect(theirs.total).toBe(0)
  })

  test.each(['2026-03-02', '2026-02-01'])(
    'an analyst is told how many on %s, and not who',
    async (on) => {
      const all = await partOf('dci.force', `/duties?on=${on}`)
      expect(await partOf('analyst', `/duties?on=${on}`)).toEqual({
        items: [],
        total: all.total,
        next: null,
      })
    },
  )

  test.each(['auditor', 'admin', 'frontline.north', 'controlroom'])(
    '%s is refused',
    async (who) => {
      await (await world.as(who)).get('/duties').expect(403)
    },
  )

  test('the look is written down with everyone it showed', async () => {
    const { items } = await partOf('om.south', '/duties?size=5')
    const [row] = await world.within((tx) =>
      tx.query<{ ids: string[] }>(
        `select offender_ids as ids from audit_events where action = 'duties.listed'
          and actor = 'om.south' order by at desc, id desc limit 1`,
      ),
    )
    expect(row?.ids.toSorted()).toEqual(
      [...new Set(items.map(({ offender }) => offender.id))].toSorted(),
    )
  })
})

describe('statements', () => {
  const count = async (who: string, path: string): Promise<number> => {
    await partOf(who, path)
    world.statements.length = 0
    await partOf(who, path)
    return world.statements.length
  }

  test.each(['/duties', '/duties?on=2026-02-01', '/duties?kind=visit&state=overdue'])(
    'of %s do not depend on how many rows it shows',
    async (path) => {
      const mark = path.includes('?') ? '&' : '?'
      expect(await count('dci.force', `${path}${mark}size=200`)).toBe(
        await count('dci.force', `${path}${mark}size=1`),
      )
    },
  )

  test('the list itself is one range, its count, and its people', async () => {
    await count('ds.north', '/duties')
    const about = (words: string) => world.statements.filter((text) => text.includes(words)).length
    expect([
      about('d.days_late as "daysLate"'),
      about('count(*)::int as total from duties'),
      about('where o.id = any(array(select'),
    ]).toEqual([1, 1, 1])
  })
})

test('the page says in words how late each is, why, and whose', async () => {
  const read = await readerOn(world, 'ds.north')
  const page = await read('/duties?kind=visit&state=overdue')
  expect(page.querySelector('h1')?.text).toBe('Backlog: overdue')
  const first = page.querySelector('.app-people li')
  expect(wordsOf(first ?? page)).toMatch(
    /^Visit: \d+ days overdue\. .*Very high risk level.*Owner:/,
  )
  expect(first?.querySelector('a')?.getAttribute('href')).toMatch(/^\/offenders\/[0-9a-f-]{36}$/)
  expect(page.querySelector('form.app-filter')?.getAttribute('method')).toBe('get')
})

test('an empty list says so', async () => {
  const page = await (
    await readerOn(world, 'om.north')
  )('/duties?kind=suspension_review&state=overdue')
  expect(wordsOf(page.querySelector('.app-empty') ?? page)).toBe('Nothing is overdue here.')
})
