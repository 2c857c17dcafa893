// Escalations over HTTP: told once for each beginning, to those whose team it is, and answered by name.
import { escalateMissingArms, escalateOverdueVisits } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'
import { aRegister, load } from './register.ts'

type Item = Readonly<{
  id: string
  version: number
  kind: string
  reason: string | null
  offender: { id: string; visorRef: string }
  team: string
  level: string
  toInspector: boolean
  forDate: string
  ageDays: number
  because: string
  metOn: string | null
  ring: readonly { name: string; phone: string; as: string }[]
  acknowledged: Readonly<{ by: string; spokenTo: string; said: string }> | null
}>
type List = Readonly<{ items: readonly Item[]; total: number; next: string | null }>

const nights = ['03', '04', '05', '06', '07', '08', '09', '10'].map((day) =>
  localDate(`2026-03-${day}`),
)
const baseline = localDate('2026-03-02')
const lastNight = localDate('2026-03-10')

async function loaded(): Promise<World> {
  const world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(200))
  return world
}

let world: World
beforeAll(async () => {
  world = await loaded()
}, 60_000)
afterAll(() => world.close())

const get = async <T>(who: string, path: string, status = 200, of = world): Promise<T> =>
  (await (await of.as(who)).get(path).expect(status)).body as T

const overdueNight = (on = lastNight, of = world) =>
  of.within((tx) => escalateOverdueVisits(tx, on))
const armsNight = (on = lastNight, of = world) => of.within((tx) => escalateMissingArms(tx, on))

const listOf = (who: string, query = ''): Promise<List> =>
  get<List>(who, `/escalations?size=200${query}`)

type Figures = Readonly<{
  overdueVisits: { total: number }
  missingArms: { total: number } & Record<string, number>
}>
const figuresOn = (on: string): Promise<Figures> => get<Figures>('dci.force', `/figures?on=${on}`)

const everything = (of: World) =>
  of.within((tx) =>
    tx.query(
      `select o.visor_ref, e.kind, e.started_by, e.level, e.to_inspector, e.reason, e.because
        from escalations e join offenders o on o.id = e.offender_id order by 1, 2, 3`,
    ),
  )

test('the night of the baseline tells nobody: its arrears are a named list already', async () => {
  expect((await figuresOn(baseline)).overdueVisits.total).toBeGreaterThan(20)
  expect(await overdueNight(baseline)).toEqual({
    becameOverdue: 0,
    veryHighOrHigh: 0,
    twoAttempts: 0,
    alerts: 0,
    escalated: 0,
  })
  expect(await armsNight(baseline)).toMatchObject({ becameMissing: 0, escalated: 0 })
  expect(await listOf('dci.force')).toEqual({ items: [], total: 0, next: null })
})

describe('a week of nights', () => {
  beforeAll(async () => {
    for (const on of nights) {
      world.clock.set(`${on}T05:00:00Z`)
      await overdueNight(on)
      await armsNight(on)
    }
  })

  test('tells of each who became overdue since the baseline, and of nobody else', async () => {
    const [before, after] = [await figuresOn(baseline), await figuresOn(lastNight)]
    const { items } = await listOf('dci.force')
    const became = after.overdueVisits.total - before.overdueVisits.total
    expect(became).toBeGreaterThan(2)
    expect(items.filter(({ kind }) => kind === 'visit_overdue')).toHaveLength(became)
    const missing = after.missingArms.total - before.missingArms.total
    expect(missing).toBeGreaterThan(0)
    expect(items.filter(({ kind }) => kind === 'missing_arms')).toHaveLength(missing)
  })

  test('tells the inspector too of very high and high, and of no other', async () => {
    const { items } = await listOf('dci.force')
    for (const { level, toInspector } of items)
      expect([level, toInspector]).toEqual([level, level === 'very_high' || level === 'high'])
    const told = await listOf('dci.force', '&to=inspector')
    expect(told.total).toBe(items.filter(({ toInspector }) => toInspector).length)
    expect(told.total).toBeGreaterThan(0)
  })

  test('run again, and by two at once, writes none twice and answers the same counts', async () => {
    const before = await everything(world)
    const again = await overdueNight()
    const both = await Promise.all([overdueNight(), overdueNight(), armsNight()])
    expect(both.map(({ escalated }) => escalated)).toEqual([0, 0, 0])
    expect(both[0]).toEqual(again)
    expect(await everything(world)).toEqual(before)
  })

  test('caught up late, by two at once, tells exactly the same', async () => {
    const late = await loaded()
    late.clock.set('2026-03-10T05:00:00Z')
    const counts: number[] = []
    for (const on of nights) {
      const both = await Promise.all([overdueNight(on, late), overdueNight(on, late)])
      counts.push(...both.map(({ escalated }) => escalated ?? 0))
      await armsNight(on, late)
    }
    const found = await everything(late)
    expect(found).toEqual(await everything(world))
    const visits = found.filter((row) => (row as { kind: string }).kind !== 'missing_arms')
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(visits.length)
    await late.close()
  }, 60_000)

  test('leaves one line in the chronology of each', async () => {
    const [found] = await world.within((tx) =>
      tx.query<{ lines: number; escalations: number }>(
        `select (select count(*)::int from chronology c where c.kind = 'escalation') as lines,
          (select count(*)::int from escalations) as escalations`,
      ),
    )
    expect(found?.lines).toBe(found?.escalations)
  })
})

describe('who may see and answer', () => {
  test('a supervisor sees the team’s, an inspector the force’s, the oldest first with its age', async () => {
    const [north, south, force] = [
      await listOf('ds.north'),
      await listOf('ds.south'),
      await listOf('di.force'),
    ]
    expect(new Set(north.items.map(({ team }) => team))).toEqual(new Set(['North office']))
    expect(north.total).toBeGreaterThan(0)
    expect(south.total).toBeGreaterThan(0)
    expect(north.total + south.total).toBe(force.total)
    const days = force.items.map(({ forDate }) => forDate)
    expect(days).toEqual(days.toSorted())
    expect(force.items[0]?.ageDays).toBe(Number(lastNight.slice(-2)) - Number(days[0]?.slice(-2)))
  })

  test.each([
    ['om.north', 403],
    ['analyst', 403],
    ['auditor', 403],
    ['admin', 403],
    ['ds.south', 404],
    ['ds.north', 200],
    ['dci.force', 200],
  ])('%s opens one of the North office: %i', async (who, status) => {
    const { items } = await listOf('ds.north')
    await get(who, `/escalations/${items[0]?.id ?? ''}`, status)
  })

  test.each([
    ['ds.north', '?team=South%20office', 404],
    ['di.force', '?team=Nowhere', 404],
    ['di.force', '?state=forgotten', 422],
    ['di.force', '?to=nobody', 422],
    ['di.force', '?cursor=x', 422],
  ])('%s on /escalations%s: %i', async (who, query, status) => {
    await get(who, `/escalations${query}`, status)
  })

  test('the list is read in parts, none twice and none left out', async () => {
    const ids: string[] = []
    let path: string | null = '/escalations?size=2'
    while (path !== null) {
      const part: List = await get<List>('dci.force', path)
      ids.push(...part.items.map(({ id }) => id))
      path = part.next
    }
    const whole = await listOf('dci.force')
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })

  test('an owner and a supervisor with a telephone stand with their number', async () => {
    const { items } = await listOf('ds.north')
    const owned = items.find(({ ring }) => ring.some(({ as }) => as === 'owner'))
    expect(owned?.ring).toEqual([
      { name: 'PC Alex Marsh', phone: expect.stringMatching(/^01632/) as string, as: 'owner' },
      expect.objectContaining({ as: 'supervisor' }) as object,
    ])
  })

  test('the first screens count what waits for their reader, and lead to a list of that length', async () => {
    for (const [who, path, query] of [
      ['ds.north', '/my-team', ''],
      ['dci.force', '/my-team?team=South%20office', '&team=South%20office'],
      ['dci.force', '/force', '&to=inspector'],
    ] as const) {
      const { total } = await listOf(who, query)
      expect(await get(who, path)).toMatchObject({ escalated: total })
      const page = await (await readerOn(world, who))(path)
      expect(wordsOf(page)).toMatch(
        new RegExp(`Escalated to you, not yet answered ${total} escalations? waits? for an answer`),
      )
      expect(page.querySelectorAll('main a[href^="/escalations"]')).toHaveLength(1)
    }
  })
})

const answer = { spokenTo: 'PC Alex Marsh', said: 'Goes today at six with PC Dale.', version: 1 }

describe('an answer', () => {
  test('says who was spoken to and what was said, and takes it off the open list', async () => {
    const [one] = (await listOf('ds.north')).items
    const path = `/escalations/${one?.id ?? ''}`
    const caller = await world.as('ds.north')
    const given = await caller.post(`${path}/acknowledge`, answer).expect(200)
    expect(given.headers['location']).toBe(path)
    const { version: _, ...said } = answer
    expect(given.body).toMatchObject({ version: 2, acknowledged: { by: 'ds.north', ...said } })
    const [open, answered] = [
      await listOf('ds.north'),
      await listOf('ds.north', '&state=acknowledged'),
    ]
    expect(open.items.map(({ id }) => id)).not.toContain(one?.id)
    expect(answered.items.map(({ id }) => id)).toEqual([one?.id])
    const again = await caller.post(`${path}/acknowledge`, { ...answer, version: 2 }).expect(422)
    expect((again.body as { type: string }).type).toContain('already-acknowledged')
    const [row] = await world.within((tx) =>
      tx.query<{ total: number }>(
        `select count(*)::int as total from audit_events a
          where a.action = 'escalation.acknowledged' and a.actor = 'ds.north' and a.result = 'done'
            and a.offender_id = $1`,
        [one?.offender.id],
      ),
    )
    expect(row?.total).toBe(1)
  })

  test.each([
    ['without what was said', { spokenTo: 'PC Alex Marsh', version: 1 }, 422],
    ['without whom', { said: 'He goes today.', version: 1 }, 422],
    ['without a version', { spokenTo: 'PC Alex Marsh', said: 'He goes today.' }, 422],
    ['drawn from another version', { ...answer, version: 7 }, 409],
  ])('%s changes nothing (%j): %i', async (_words, body, status) => {
    const { items, total } = await listOf('ds.south')
    const caller = await world.as('ds.south')
    await caller.post(`/escalations/${items[0]?.id ?? ''}/acknowledge`, body).expect(status)
    expect((await listOf('ds.south')).total).toBe(total)
  })

  test('by a supervisor of another team is as if there were none', async () => {
    const [one] = (await listOf('ds.north')).items
    const caller = await world.as('ds.south')
    await caller.post(`/escalations/${one?.id ?? ''}/acknowledge`, answer).expect(404)
  })

  test('on the page loses nothing that was typed', async () => {
    const [one] = (await listOf('ds.south')).items
    const browser = await browserOf(world, 'ds.south', password)
    const path = `/escalations/${one?.id ?? ''}`
    const form = await browser.get(path).set('Accept', 'text/html').expect(200)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const refused = await browser
      .post(`${path}/acknowledge`)
      .set('Accept', 'text/html')
      .type('form')
      .send({ _csrf: csrf, version: '1', spokenTo: 'Nora Hale' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="Nora Hale"')
    expect(refused.text).toContain('href="#said"')
    const kept = await browser
      .post(`${path}/acknowledge`)
      .set('Accept', 'text/html')
      .type('form')
      .send({ _csrf: csrf, version: '1', spokenTo: 'Nora Hale', said: 'Seen to tomorrow.' })
    expect([kept.status, kept.headers['location']]).toEqual([303, path])
  })

  test('what was done since leaves the open list by that name, and can still be answered', async () => {
    const { items } = await listOf('ds.north')
    const late = items.find(({ kind }) => kind === 'visit_overdue')
    await (
      await world.as('om.north')
    )
      .post(`/offenders/${late?.offender.id ?? ''}/visits`, {
        at: '2026-03-10T04:30:00Z',
        seen: 'inside',
        place: 'home',
        announced: false,
        crew: ['om.north', 'ds.north'],
      })
      .expect(201)
    expect((await listOf('ds.north')).items.map(({ id }) => id)).not.toContain(late?.id)
    const met = await listOf('ds.north', '&state=met')
    expect(met.items).toEqual([
      expect.objectContaining({ id: late?.id, metOn: '2026-03-10', acknowledged: null }),
    ])
    const caller = await world.as('ds.north')
    await caller.post(`/escalations/${late?.id ?? ''}/acknowledge`, answer).expect(200)
    expect((await listOf('ds.north', '&state=met')).total).toBe(0)
  })
})

describe('called on and not found', () => {
  const call = async (id: string, at: string): Promise<void> => {
    await (
      await world.as('om.north')
    )
      .post(`/offenders/${id}/visits`, {
        at,
        seen: 'no',
        notSeenBecause: 'no_reply',
        place: 'home',
        announced: false,
        crew: ['om.north', 'ds.north'],
      })
      .expect(201)
  }

  test('an arrear of the baseline called on twice since is told, once, however often the night runs', async () => {
    const { items } = await get<{ items: readonly { offender: { id: string } }[] }>(
      'om.north',
      `/lists/overdue-visits?on=${baseline}&size=1`,
    )
    const person = items[0]?.offender.id ?? ''
    world.clock.set('2026-03-11T20:00:00Z')
    await call(person, '2026-03-11T09:00:00Z')
    await call(person, '2026-03-11T10:00:00Z')
    expect(await overdueNight(localDate('2026-03-12'))).toMatchObject({ twoAttempts: 0 })
    await call(person, '2026-03-11T18:00:00Z')
    expect(await overdueNight(localDate('2026-03-12'))).toMatchObject({
      twoAttempts: 1,
      escalated: 1,
    })
    await call(person, '2026-03-11T19:30:00Z')
    expect(await overdueNight(localDate('2026-03-13'))).toMatchObject({ twoAttempts: 0 })
    const told = (await listOf('ds.north')).items.filter(({ kind }) => kind === 'failed_attempts')
    expect(told.map(({ offender }) => offender.id)).toEqual([person])
  })
})

test('who came with a later register, late since before the baseline, is on no list of its arrears: told once', async () => {
  const late = await aWorld('2026-03-02T08:00:00Z')
  await load(late, aRegister(40))
  late.clock.set('2026-03-05T09:00:00Z')
  await load(late, aRegister(80))
  const newcomers = await late.within((tx) =>
    tx.query<{ ref: string; dueOn: string }>(
      `select o.visor_ref as ref, d.due_on as "dueOn" from offenders o
        join duties d on d.offender_id = o.id and d.closed_at is null and d.suspended_why is null
        where o.recorded_at > '2026-03-03' and d.kind = 'visit' and d.due_on < $1 order by 1`,
      [baseline],
    ),
  )
  expect(newcomers.length).toBeGreaterThan(3)
  const { items: arrears } = await get<{ items: readonly { visorRef: string }[] }>(
    'ds.north',
    '/imports/baseline?size=200',
    200,
    late,
  )
  for (const { ref } of newcomers)
    expect(arrears.map(({ visorRef }) => visorRef)).not.toContain(ref)
  late.clock.set('2026-03-06T05:00:00Z')
  await overdueNight(localDate('2026-03-06'), late)
  const told = (await everything(late)) as readonly { visor_ref: string; kind: string }[]
  const refs = told.filter(({ kind }) => kind === 'visit_overdue').map((one) => one.visor_ref)
  for (const { ref } of newcomers) expect(refs).toContain(ref)
  expect((await overdueNight(localDate('2026-03-06'), late))['escalated']).toBe(0)
  await late.close()
}, 60_000)

test('a page of escalations sends as many statements for many as for one', async () => {
  const count = async (path: string): Promise<number> => {
    await get('dci.force', path)
    world.statements.length = 0
    await get('dci.force', path)
    return world.statements.length
  }
  expect(await count('/escalations?size=200')).toBe(await count('/escalations?size=1'))
  expect(await count('/escalations?size=200')).toBe(7)
})
