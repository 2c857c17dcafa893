// [A10] Measures of days that are past: overdue as it was lived, whose somebody was then, and whom a look names.
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { openSite, wordsOf, type Program, type Site } from './site.ts'

let site: Site
let inspector: Program
let one: OffenderId
let two: OffenderId

const period = 'from=2026-01-01&to=2026-02-20'

const deriveAt = (id: OffenderId, when: string): Promise<void> =>
  site.world.as(
    'ds.north',
    (tx) => {
      tx.touch(id)
      return Promise.resolve()
    },
    new Date(when),
  )

const fact = async (table: string, id: OffenderId, more: Record<string, string>): Promise<void> => {
  const values = Object.entries(more)
  await site.world
    .admin(`insert into ${table} (id, force_id, offender_id, recorded_at, recorded_by, origin,
      ${values.map(([name]) => name).join(', ')})
    select '${newId()}', o.force_id, o.id, '2026-02-27T09:00:00Z', 'ds.north', 'here',
      ${values.map(([, value]) => value).join(', ')} from offenders o where o.id = '${id}'`)
}

const measured = async (query: string) =>
  (await inspector.get(`/measures?${period}${query}`).expect(200)).body as Readonly<{
    overdue: Readonly<{ people: number; days: number }>
    daysLate: Readonly<
      Record<string, { owed: number; late: number; median: number | null; stillOverdue: number }>
    >
    attempts: Readonly<{ attempts: number }>
    inWindow: Readonly<{ of: number }>
  }>

const team = (name: string) => `&team=${name}%20office`
const north = team('North')
const south = team('South')

/**
 * By hand. Both are of high risk, never seen, and due by 12 January. One: a later plan takes hold on 10 February,
 * for 28 February: overdue from 13 January to 10 February, 19 and 10, 29 days, and no longer. Two: from the
 * North office to the South office on 1 February, high until 9 February and medium from the 10th; one attempt on
 * 20 January, and seen on 15 February: overdue 19 days in the North and 15 in the South.
 */
beforeAll(async () => {
  site = await openSite()
  inspector = await site.program('di.force')
  one = await site.world.aPerson()
  two = await site.world.aPerson()
  await fact('visit_plans', one, {
    latest_by: `'2026-02-28'`,
    purposes: `'{}'`,
    why: `'On a course'`,
    made_on: `'2026-02-10'`,
    state: `'in_force'`,
  })
  await site.world.admin(`update visit_plans set recorded_at = '2026-02-10T09:00:00Z'`)
  await deriveAt(one, '2026-02-10T09:00:00Z')
  const officer = await site.program('om.north')
  const call = {
    place: 'home',
    announced: false,
    crew: ['om.north', 'ds.north'],
    account: 'Seen in the kitchen.',
  }
  const attempt = { ...call, seen: 'no', notSeenBecause: 'no_reply', account: undefined }
  await officer
    .post(`/offenders/${two}/visits`, { ...attempt, at: '2026-01-20T10:00:00Z' })
    .expect(201)
  await officer
    .post(`/offenders/${two}/visits`, { ...call, seen: 'inside', at: '2026-02-15T10:00:00Z' })
    .expect(201)
  const owner = `(select f.id from officers f where f.key = 'om.south')`
  await fact('allocations', two, {
    officer_id: owner,
    team_id: `(select t.id from teams t where t.name = 'South office')`,
    from_on: `'2026-02-01'`,
    reason: `'Moved house'`,
  })
  await fact('level_periods', two, {
    level: `'medium'`,
    from_on: `'2026-02-10'`,
    why: `'ARMS'`,
  })
  await deriveAt(two, '2026-03-02T10:00:00Z')
}, 60_000)
afterAll(() => site.close())

test('a later plan takes away no day that was lived overdue, and adds none after it', async () => {
  expect((await measured('')).overdue).toEqual({ people: 2, days: 29 + 34 })
  const list = await inspector.get(`/measures/visits?which=overdue&${period}`).expect(200)
  const { items } = list.body as { items: { offenderId: string; days: number; dueOn: string }[] }
  expect(items.find(({ offenderId }) => offenderId === one)).toMatchObject({
    days: 29,
    dueOn: '2026-01-12',
  })
  const after = await inspector.get('/measures?from=2026-02-11&to=2026-02-14').expect(200)
  expect(after.body).toMatchObject({ overdue: { people: 1, days: 4 } })
})

test('days overdue are theirs who owned the person on them: 19 in the North and 15 in the South', async () => {
  expect((await measured(north)).overdue).toEqual({ people: 2, days: 29 + 19 })
  expect((await measured(south)).overdue).toEqual({ people: 1, days: 15 })
  expect((await measured('&officer=om.north')).overdue.days).toBe(29 + 19)
  expect((await measured('&officer=om.south')).overdue.days).toBe(15)
})

test.each([
  // On 9 February both stand overdue; on the 10th One’s later plan takes hold, and that day goes by the old day still.
  ['2026-01-31', [19, 19], []],
  ['2026-02-09', [28], [28]],
  ['2026-02-10', [29], [29]],
  ['2026-02-11', [], [30]],
  ['2026-02-14', [], [33]],
  // Two is seen on the 15th.
  ['2026-02-15', [], []],
])(
  'still overdue at the end of %s are in the North %j and in the South %j days over',
  async (to, inNorth, inSouth) => {
    const over = async (whose: string): Promise<number[]> => {
      const path = `/measures/visits?which=still-overdue&from=2026-01-01&to=${to}${whose}`
      const { items } = (await inspector.get(path).expect(200)).body as {
        items: { days: number }[]
      }
      return items.map(({ days }) => days)
    }
    expect([await over(north), await over(south)]).toEqual([inNorth, inSouth])
  },
)

test('an owed visit is its owner’s of the day it was made, at the level of that day', async () => {
  expect((await measured(south)).daysLate).toEqual({
    medium: { owed: 1, late: 1, median: 34, stillOverdue: 0 },
  })
  expect((await measured('&officer=om.south')).inWindow.of).toBe(1)
  expect([
    (await measured(north)).inWindow.of,
    (await measured('&officer=om.north')).inWindow.of,
  ]).toEqual([0, 0])
})

test('a call is the team’s that held the person that day, at the level of that day', async () => {
  expect((await measured(north)).attempts.attempts).toBe(1)
  expect((await measured(south)).attempts.attempts).toBe(0)
  const list = await inspector.get(`/measures/visits?which=attempts&${period}`).expect(200)
  expect(list.body).toMatchObject({ items: [{ day: '2026-01-20', level: 'high' }] })
  const seen = await inspector.get(`/measures/visits?which=seen&${period}${south}`).expect(200)
  expect(seen.body).toMatchObject({ items: [{ day: '2026-02-15', level: 'medium' }] })
})

test('an absence that is told late ends the days overdue on the day on which it began', async () => {
  const three = await site.world.aPerson()
  await fact('status_periods', three, {
    status: `'custody'`,
    from_on: `'2026-01-20'`,
    review_on: `'2026-05-01'`,
    reason: `'Remanded'`,
  })
  await deriveAt(three, '2026-02-27T10:00:00Z')
  // 13 to 20 January.
  expect((await measured('')).overdue).toEqual({ people: 3, days: 29 + 34 + 8 })
})

test('a look at a list names everybody on it in the log, as one at the backlog does', async () => {
  await inspector.get(`/measures/visits?which=late&${period}`).expect(200)
  const [row] = await site.world.rows<{ ids: string[] }>(
    `select offender_ids as ids from audit_events where action = 'measures.opened' order by id desc limit 1`,
  )
  expect(row?.ids).toEqual([two])
})

test('a file leaves restricted people out, and the page says how many rows', async () => {
  const browser = await site.browser('di.force')
  const page = `/measures/visits?which=overdue&${period}`
  expect(wordsOf(await browser.get(page).expect(200))).not.toContain('restricted')
  const restriction = newId()
  await site.world
    .admin(`insert into restrictions (id, force_id, offender_id, reason, review_on, restricted_at, restricted_by)
    select '${restriction}', o.force_id, o.id, 'Known to many', '2026-06-01', '2026-03-01T09:00:00Z', 'di.force'
    from offenders o where o.id = '${two}'`)
  await site.world
    .admin(`insert into restriction_readers (id, force_id, offender_id, restriction_id, account_id, from_at)
    select gen_random_uuid(), o.force_id, o.id, '${restriction}', a.id, '2026-03-01T09:00:00Z'
    from offenders o, accounts a where o.id = '${two}' and a.username = 'di.force'`)
  const words = wordsOf(await browser.get(page).expect(200))
  expect(words).toContain('3 in all')
  expect(words).toContain('1 row of a restricted file is not in the spreadsheet')
  const file = await inspector.get(`/measures/visits.csv?which=overdue&${period}`).expect(200)
  expect(file.text.trim().split('\r\n')).toHaveLength(3)
})
