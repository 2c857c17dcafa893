// [A10][N18][N19] Measures of visits over HTTP: worked by hand, linked to their lists, the officer's own first.
import { localDate } from '../../src/platform/calendar.ts'
import { measuredLists, type MeasuredList } from '../../src/visits/types.ts'
import { htmlOf, openSite, wordsOf, type Program, type Site } from './site.ts'

let site: Site
let officer: Program
let supervisor: Program
let inspector: Program
let analyst: Program

/** An account with it, so that only the writing down is late. */
const visit = (at: string, differing: object = {}) => ({
  at,
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north', 'ds.north'],
  account: 'Seen in the kitchen.',
  ...differing,
})
const attempt = (at: string) =>
  visit(at, { seen: 'no', notSeenBecause: 'no_reply', crew: ['om.north'], account: undefined })

/**
 * By hand. Police lead from 5 January. High risk: 7 days, so due by 12 January; medium: 14, by 19 January.
 * One, high: seen on 20 January by two: 8 days late. Two, high: two attempts, then seen on 12 January by one
 * alone, announced: in time. Three, medium: seen on 22 January by two: 3 days late. Four, high: not seen.
 * Overdue in January: 8 days (13 to 20), 3 days (20 to 22) and 19 days (13 to 31): 30 person-days of three.
 */
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  supervisor = await site.program('ds.north')
  inspector = await site.program('di.force')
  analyst = await site.program('analyst')
  const send = async (id: string, body: object): Promise<void> => {
    await officer.post(`/offenders/${id}/visits`, body).expect(201)
  }
  const one = await site.world.aPerson()
  await send(one, visit('2026-01-20T18:30:00Z'))
  const two = await site.world.aPerson()
  await send(two, attempt('2026-01-10T10:00:00Z'))
  await send(two, attempt('2026-01-11T10:00:00Z'))
  const alone = { announced: true, announcedReason: 'Interpreter', crew: ['om.north'] }
  await send(two, visit('2026-01-12T10:00:00Z', alone))
  const three = await site.world.aPerson({ level: 'medium' })
  await send(three, visit('2026-01-22T10:00:00Z'))
  await site.world.aPerson({ leadSince: localDate('2026-01-05') })
}, 60_000)
afterAll(() => site.close())

const january = 'from=2026-01-01&to=2026-01-31'

const expected = {
  from: '2026-01-01',
  to: '2026-01-31',
  unannounced: { count: 2, of: 3, percent: 67 },
  doubleCrewed: { count: 2, of: 3, percent: 67 },
  inWindow: { count: 1, of: 3, percent: 33 },
  writeUpsLate: { count: 3, of: 3, percent: 100 },
  daysLate: {
    high: { owed: 2, late: 1, median: 8, stillOverdue: 1 },
    medium: { owed: 1, late: 1, median: 3, stillOverdue: 0 },
  },
  overdue: { people: 3, days: 30 },
  attempts: { attempts: 2, visits: 3, perVisit: 0.7 },
}

test('an officer is shown their own, up to today', async () => {
  const own = await officer.get(`/measures?${january}`).expect(200)
  expect(own.body).toMatchObject({ ...expected, officer: 'om.north', team: null })
  const upToToday = await officer.get('/measures').expect(200)
  expect(upToToday.body).toMatchObject({ from: '2026-01-01', to: '2026-03-02' })
})

test('a supervisor is shown the team, and one officer who is chosen', async () => {
  const team = await supervisor.get(`/measures?${january}`).expect(200)
  expect(team.body).toMatchObject({ ...expected, officer: null, team: 'North office' })
  const one = await supervisor.get(`/measures?${january}&officer=om.north`).expect(200)
  expect(one.body).toMatchObject({ ...expected, officer: 'om.north', team: null })
})

test('what an officer crewed is theirs, whoever owns the person: the supervisor went twice and owns nobody', async () => {
  const own = await supervisor.get(`/measures?${january}&officer=ds.north`).expect(200)
  expect(own.body).toMatchObject({
    unannounced: { count: 2, of: 2, percent: 100 },
    inWindow: { count: 0, of: 0, percent: null },
    overdue: { people: 0, days: 0 },
  })
})

test('an inspector is shown the force, a team or one officer; an analyst counts and nobody by name', async () => {
  expect((await inspector.get(`/measures?${january}`).expect(200)).body).toMatchObject(expected)
  const south = await inspector.get(`/measures?${january}&team=South%20office`).expect(200)
  expect(south.body).toMatchObject({ overdue: { people: 0, days: 0 } })
  expect((await analyst.get(`/measures?${january}`).expect(200)).body).toMatchObject(expected)
})

test.each([
  ['an officer a colleague', 'om.north', `${january}&officer=ds.north`, 403],
  ['an officer the team', 'om.north', `${january}&team=North%20office`, 403],
  ['a supervisor an officer of another team', 'ds.north', `${january}&officer=om.south`, 403],
  ['a supervisor another team', 'ds.north', `${january}&team=South%20office`, 404],
  ['an analyst an officer', 'analyst', `${january}&officer=om.north`, 403],
  ['anybody a filter that there is not', 'ds.north', 'level=high', 422],
])('%s is not shown', async (_who, username, query, status) => {
  const program = await site.program(username)
  await program.get(`/measures?${query}`).expect(status)
})

test('the officer sees it first: three working days pass before a supervisor is shown the end of a period', async () => {
  await supervisor.get('/measures?from=2026-02-01&to=2026-02-25').expect(200)
  for (const program of [supervisor, inspector, analyst]) {
    const early = await program.get('/measures?from=2026-02-01&to=2026-02-26').expect(422)
    expect(early.body).toMatchObject({ type: '/problems/refusals/officer-first' })
    expect(JSON.stringify(early.body)).toContain('choose a last day that they have seen first')
  }
  await supervisor.get('/measures?from=2026-02-01&to=2026-02-26&officer=om.north').expect(422)
  await officer.get('/measures?from=2026-02-01&to=2026-02-26').expect(200)
  // Their own work is theirs to see at once, supervisors' too.
  await supervisor.get('/measures?from=2026-02-01&to=2026-03-02&officer=ds.north').expect(200)
})

const counts = async (): Promise<Record<MeasuredList, number>> => {
  const answer = await supervisor.get(`/measures?${january}`)
  return (answer.body as { counts: Record<MeasuredList, number> }).counts
}

test.each(measuredLists)('the list %s is as long as its number', async (which) => {
  const list = await supervisor.get(`/measures/visits?which=${which}&${january}`).expect(200)
  const { items, total } = list.body as { items: unknown[]; total: number }
  expect([total, items.length]).toEqual([(await counts())[which], (await counts())[which]])
})

test('a list goes on where its part ended, and ends', async () => {
  const first = await supervisor.get(`/measures/visits?which=counted&${january}&size=2`)
  const { items, next } = first.body as { items: { day: string }[]; next: string }
  expect(items.map(({ day }) => day)).toEqual(['2026-01-12', '2026-01-20'])
  const second = await supervisor.get(next).expect(200)
  expect(second.body).toMatchObject({ items: [{ day: '2026-01-22' }], next: null, total: 3 })
})

test('what is late is divided by level, with the visit, its latest-by and its days', async () => {
  const late = await supervisor.get(`/measures/visits?which=late&level=high&${january}`).expect(200)
  expect(late.body).toMatchObject({
    total: 1,
    items: [{ day: '2026-01-20', dueOn: '2026-01-12', days: 8, level: 'high' }],
  })
  await supervisor.get(`/measures/visits?which=seen&level=high&${january}`).expect(422)
})

test.each([
  // Four, high, is due by 12 January and never seen. One was seen on the 20th, eight days late.
  ['2026-01-31', [19]],
  ['2026-01-20', [8]],
  ['2026-01-19', [7, 7]],
])(
  'whose visit is still owed and overdue on %s is listed with the days that it is over',
  async (to, over) => {
    const query = `from=2026-01-01&to=${to}`
    const still = await supervisor
      .get(`/measures/visits?which=still-overdue&level=high&${query}`)
      .expect(200)
    const { items, total } = still.body as { items: { days: number }[]; total: number }
    expect([items.map(({ days }) => days), total]).toEqual([over, over.length])
    const { body } = await supervisor.get(`/measures?${query}`).expect(200)
    expect(body).toMatchObject({ daysLate: { high: { stillOverdue: over.length } } })
  },
)

test('a page: the share is of visits that were made, and those never made stand beside it by level', async () => {
  const answer = await (await site.browser('ds.north')).get(`/measures?${january}`).expect(200)
  expect(wordsOf(answer)).toContain('of owed visits that were made, in their window')
  const still = htmlOf(answer)
    .querySelectorAll('table a')
    .find((link) => link.getAttribute('href')?.includes('still-overdue'))
  expect(still?.text).toBe('1')
})

test('nobody by name for an analyst, and nothing for those who count nothing', async () => {
  await analyst.get(`/measures/visits?which=late&${january}`).expect(403)
  await analyst.get(`/measures/visits.csv?which=late&${january}`).expect(403)
  for (const username of ['frontline.north', 'controlroom', 'auditor', 'admin'])
    await (await site.program(username)).get('/measures').expect(403)
})

test('a list goes out as a spreadsheet, and it is written down', async () => {
  const file = await supervisor.get(`/measures/visits.csv?which=late&${january}`).expect(200)
  expect(file.headers['content-type']).toMatch(/text\/csv/)
  expect(file.text.trim().split('\r\n')).toHaveLength(3)
  const [written] = await site.world.rows<{ what: string }>(
    `select what from exports order by begun_at desc limit 1`,
  )
  expect(written?.what).toBe('measures')
})

test('a page: the officer is told that these are theirs, with each number a link to its list', async () => {
  const browser = await site.browser('om.north')
  const answer = await browser.get(`/measures?${january}`).expect(200)
  const words = wordsOf(answer)
  expect(words).toContain('Measures of visits: your own')
  expect(words).toContain('so you see it first')
  expect(words).toContain('67% of visits unannounced')
  expect(words).toContain('30 person-days overdue')
  const links = htmlOf(answer).querySelectorAll('a[href^="/measures/visits"]')
  for (const link of links) await browser.get(link.getAttribute('href') ?? '').expect(200)
  expect(links.length).toBeGreaterThan(12)
})

test('a page: no table sets officers beside each other, and nothing to divide by is none', async () => {
  const browser = await site.browser('ds.south')
  const answer = await browser.get(`/measures?${january}`).expect(200)
  expect(wordsOf(answer)).toContain('never set beside each other')
  expect(wordsOf(answer)).toContain('none of visits unannounced')
  expect(wordsOf(answer)).not.toContain('0%')
  const north = await (await site.browser('ds.north')).get(`/measures?${january}`).expect(200)
  const officers = await site.world.rows<{ name: string }>('select f.name from officers f')
  const tables = htmlOf(north)
    .querySelectorAll('table')
    .map(({ text }) => text)
  expect([officers.length > 3, tables.length]).toEqual([true, 2])
  for (const { name } of officers) expect(tables.join(' ')).not.toContain(name)
})

test('an analyst’s page counts and leads to no list', async () => {
  const answer = await (await site.browser('analyst')).get(`/measures?${january}`).expect(200)
  expect(wordsOf(answer)).toContain('67% of visits unannounced')
  expect(htmlOf(answer).querySelectorAll('a[href^="/measures/visits"]')).toHaveLength(0)
})

test('a visit that was struck out is measured no more', async () => {
  const [one] = await site.world.rows<{ id: string }>(
    `update visits set struck = gen_random_uuid() where on_date = '2026-01-22' returning id`,
  )
  expect(one).toBeDefined()
  const answer = await supervisor.get(`/measures?${january}`)
  expect(answer.body).toMatchObject({ unannounced: { count: 1, of: 2 } })
})
