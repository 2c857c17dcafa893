// Alerts over HTTP, night after night: to the inspector, answered by a choice, looked at again; and the visit stays where it was.
import { escalateOverdueVisits } from '../../src/backlog/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import { addDays, localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
}, 60_000)
afterAll(() => world.close())

type Body = Readonly<Record<string, unknown>>

const get = async <T>(who: string, path: string, status = 200): Promise<T> =>
  (await (await world.as(who)).get(path).expect(status)).body as T
async function post<T>(who: string, path: string, body: Body, status = 201): Promise<T> {
  const answer = await (await world.as(who)).post(path, body)
  expect([path, answer.status, answer.status === status ? '' : answer.text]).toEqual([
    path,
    status,
    '',
  ])
  return answer.body as T
}

type Item = Readonly<{
  id: string
  version: number
  kind: string
  isAlert: boolean
  toInspector: boolean
  forDate: string
  because: string
  metOn: string | null
  offender: { id: string }
  acknowledged: object | null
  chosen: Readonly<{ choice: string; by: string; why: string; lookAgainOn: string }> | null
}>
type List = Readonly<{ items: readonly Item[]; total: number }>

let made = 0
/** Police have led since the day before the world began: the first visit is due two days on, or seven. */
async function aPerson(level: string): Promise<string> {
  made += 1
  const { id } = await post<{ id: string }>('ds.north', '/offenders', {
    visorRef: `V88${String(made).padStart(5, '0')}`,
    surname: `Lowe ${String.fromCharCode(64 + made).repeat(3)}`,
    forenames: 'Idris',
    dateOfBirth: '1971-04-05',
    sex: 'M',
    level,
    leadAgency: 'police',
    leadSince: '2026-03-01',
    officer: 'om.north',
    team: 'North office',
    homeAddress: { line: '4 Mill Lane', kind: 'residence', from: '2026-03-01' },
  })
  return id
}

const night = async (on: string): Promise<Readonly<Record<string, number>>> => {
  world.clock.set(`${on}T05:00:00Z`)
  return await world.within((tx) => escalateOverdueVisits(tx, localDate(on)))
}
async function nights(first: string, last: string): Promise<void> {
  for (let on: LocalDate = localDate(first); on <= last; on = addDays(on, 1)) await night(on)
}

const listOf = async (who: string, id: string, query = ''): Promise<readonly Item[]> =>
  (await get<List>(who, `/escalations?size=200${query}`)).items.filter(
    ({ offender }) => offender.id === id,
  )
const told = async (id: string): Promise<string[]> =>
  (
    await world.within((tx) =>
      tx.query<{ line: string }>(
        `select e.for_date || ' ' || e.kind || case when e.is_alert then ' alert' else '' end as line
          from escalations e where e.offender_id = $1 order by e.for_date, e.kind`,
        [id],
      ),
    )
  ).map(({ line }) => line)

const chosen = {
  choice: 'another_time',
  why: 'Twice in the morning so far: Saturday evening, with PC Dale.',
  version: 1,
}
const visit = (at: string, differing: Body = {}): Body => ({
  at,
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north', 'ds.north'],
  ...differing,
})
const call = (at: string, notSeenBecause = 'no_reply'): Body =>
  visit(at, { seen: 'no', notSeenBecause })

describe('very high: the night that tells the supervisor asks the inspector', () => {
  let id: string
  beforeAll(async () => {
    id = await aPerson('very_high')
    await nights('2026-03-03', '2026-03-04')
  })

  const open = async (who: string, query = ''): Promise<Item> => {
    const [item] = await listOf(who, id, query)
    if (item === undefined) throw new Error('it is not on the list')
    return item
  }

  test('in one line, run twice and tried dry too', async () => {
    expect(await told(id)).toEqual(['2026-03-04 visit_overdue alert'])
    expect(await night('2026-03-04')).toMatchObject({ becameOverdue: 1, alerts: 1, escalated: 0 })
    expect(await told(id)).toHaveLength(1)
  })

  test('the supervisor answers as before, and it stays open to the inspector', async () => {
    const { id: alert } = await open('ds.north')
    await post(
      'ds.north',
      `/escalations/${alert}/choice`,
      { ...chosen, lookAgainOn: '2026-03-08' },
      403,
    )
    const answered = { spokenTo: 'PC Alex Marsh', said: 'Goes tonight.', version: 1 }
    await post('di.force', `/escalations/${alert}/acknowledge`, answered, 422)
    await post('ds.north', `/escalations/${alert}/acknowledge`, answered, 200)
    expect(await listOf('ds.north', id)).toEqual([])
    expect(await open('di.force', '&to=inspector&alerts=only')).toMatchObject({
      isAlert: true,
      chosen: null,
      acknowledged: { by: 'ds.north' },
    })
    expect(await get('di.force', '/force')).toMatchObject({ alerts: 1 })
  })

  test.each([
    ['without a choice', { choice: undefined }, 422],
    ['of something that is no choice', { choice: 'nothing' }, 422],
    ['without why', { why: '' }, 422],
    ['without a day to look at it again', { lookAgainOn: undefined }, 422],
    ['to be looked at again today', { lookAgainOn: '2026-03-04' }, 422],
    ['to be looked at again later than policy lets it stand', { lookAgainOn: '2026-03-12' }, 422],
    ['drawn from another version', { version: 9 }, 409],
  ])('an answer %s changes nothing', async (_what, differing, status) => {
    const { id: alert } = await open('di.force')
    const body = { ...chosen, version: 2, lookAgainOn: '2026-03-08', ...differing }
    await post('di.force', `/escalations/${alert}/choice`, body, status)
    expect((await open('di.force')).chosen).toBeNull()
  })

  test('a day that policy does not let stand is refused by naming the last one', async () => {
    const { id: alert } = await open('di.force')
    const body = { ...chosen, version: 2, lookAgainOn: '2026-03-12' }
    expect(await post<Body>('di.force', `/escalations/${alert}/choice`, body, 422)).toMatchObject({
      errors: [
        {
          field: 'lookAgainOn',
          message: 'Choose a day after today and not later than 11 Mar 2026',
        },
      ],
    })
    const one = await get<Body>('di.force', `/escalations/${alert}`)
    expect(one['tried']).toMatchObject({ occasions: 0, needed: 2 })
  })

  test('a choice is kept with why and until when, on the file, in the chronology and in the briefing, and moves no visit', async () => {
    const before = await get<Body>('om.north', `/offenders/${id}`)
    const { id: alert } = await open('di.force')
    const body = { ...chosen, version: 2, lookAgainOn: '2026-03-07' }
    const { why, choice } = chosen
    const answer = await post<Item>('di.force', `/escalations/${alert}/choice`, body, 200)
    expect(answer.chosen).toMatchObject({ by: 'di.force', choice, why, lookAgainOn: '2026-03-07' })
    await post('di.force', `/escalations/${alert}/choice`, { ...body, version: 3 }, 422)
    expect(await listOf('di.force', id)).toEqual([])
    expect(await listOf('di.force', id, '&state=acknowledged')).toHaveLength(1)
    const after = await get<Body>('om.north', `/offenders/${id}`)
    expect(after['alert']).toMatchObject({ escalation: alert, chosen: { choice, why } })
    for (const name of ['latestBy', 'duties', 'attemptsSince', 'lastSeenOn'])
      expect(after[name]).toEqual(before[name])
    const { items } = await get<{ items: { summary: string }[] }>(
      'om.north',
      `/offenders/${id}/chronology?kind=escalation`,
    )
    expect(items.map(({ summary }) => summary).join(' ')).toContain(
      'try another hour, an evening or a weekend. Why: Twice',
    )
    await world.within((tx) => issueEditions(tx, localDate('2026-03-04'), 'morning'))
    const briefing = await get<Body>('di.force', '/briefings/2026-03-04')
    expect(JSON.stringify(briefing)).toContain(
      'Inspector: try another hour, an evening or a weekend, looked at again on 7 Mar 2026.',
    )
  })

  test('comes anew on its day, still not seen; seen after that, it is met', async () => {
    await nights('2026-03-05', '2026-03-09')
    expect(await told(id)).toEqual([
      '2026-03-04 visit_overdue alert',
      '2026-03-07 visit_alert alert',
    ])
    const { because } = await open('di.force')
    expect(because).toContain('To be looked at again on 7 Mar 2026, as was chosen on 4 Mar 2026')
    await post('om.north', `/offenders/${id}/visits`, visit('2026-03-09T04:30:00Z'))
    expect(await listOf('di.force', id)).toEqual([])
    expect((await get<Body>('om.north', `/offenders/${id}`))['alert']).toBeNull()
    // Struck out, it is as though it had not been: the alert stands again.
    const [row] = await listOf('di.force', id, '&state=met')
    expect(row?.metOn).toBe('2026-03-09')
  })
})

test('high: the supervisor at once, the inspector on the seventh day; nights that were not run are caught up once', async () => {
  world.clock.set('2026-03-10T08:00:00Z')
  const id = await aPerson('high')
  await world.within((tx) =>
    tx.query(`update offenders o set recorded_at = '2026-03-01T09:00:00Z' where o.id = $1`, [id]),
  )
  await nights('2026-03-08', '2026-03-09')
  expect(await told(id)).toEqual(['2026-03-09 visit_overdue'])
  world.clock.set('2026-03-20T05:00:00Z')
  for (let on = localDate('2026-03-10'); on <= '2026-03-20'; on = addDays(on, 1))
    await world.within((tx) => escalateOverdueVisits(tx, on))
  expect(await told(id)).toEqual(['2026-03-09 visit_overdue', '2026-03-15 visit_alert alert'])
  // The supervisor is told that too.
  expect((await listOf('ds.north', id)).map(({ kind }) => kind)).toEqual([
    'visit_overdue',
    'visit_alert',
  ])
})

describe('calls that failed', () => {
  test('three at different times ask the inspector, before anything is overdue', async () => {
    world.clock.set('2026-03-22T22:00:00Z')
    const id = await aPerson('high')
    await post('om.north', `/offenders/${id}/visits`, visit('2026-03-20T10:00:00Z'))
    await post('om.north', `/offenders/${id}/visits`, call('2026-03-21T09:00:00Z'))
    await post('om.north', `/offenders/${id}/visits`, call('2026-03-21T14:00:00Z'))
    await night('2026-03-23')
    expect(await told(id)).toEqual(['2026-03-23 failed_attempts'])
    await post('om.north', `/offenders/${id}/visits`, call('2026-03-21T14:30:00Z'))
    await night('2026-03-24')
    expect(await told(id)).toHaveLength(1)
    await post('om.north', `/offenders/${id}/visits`, call('2026-03-22T19:00:00Z'))
    await night('2026-03-25')
    expect(await told(id)).toEqual(['2026-03-23 failed_attempts', '2026-03-25 visit_alert alert'])
  })

  test('entry refused at the door is one of them, seen at the door everywhere else, and moves no clock', async () => {
    world.clock.set('2026-03-22T22:00:00Z')
    const id = await aPerson('high')
    await post('om.north', `/offenders/${id}/visits`, visit('2026-03-20T10:00:00Z'))
    const clocks = async () => {
      const file = await get<Body>('om.north', `/offenders/${id}`)
      return ['latestBy', 'lastSeenOn', 'attemptsSince'].map((name) => file[name])
    }
    const before = await clocks()
    const kept = (at: string, entry?: Body): Body =>
      visit(at, { seen: 'doorstep', account: 'He spoke at the door.', ...(entry ? { entry } : {}) })
    const refused = { sought: true, purpose: 'visit', obtained: false }
    for (const [at, entry] of [
      ['2026-03-20T18:00:00Z', undefined],
      ['2026-03-21T08:00:00Z', { ...refused, sought: false }],
      ['2026-03-21T09:00:00Z', refused],
    ] as const)
      await post('om.north', `/offenders/${id}/visits`, kept(at, entry))
    await night('2026-03-22')
    expect(await told(id)).toEqual([])
    world.clock.set('2026-03-22T22:00:00Z')
    await post('om.north', `/offenders/${id}/visits`, kept('2026-03-21T14:00:00Z', refused))
    await night('2026-03-23')
    expect(await told(id)).toEqual(['2026-03-23 failed_attempts'])
    const search = { ...refused, purpose: 's96b_search' }
    await post('om.north', `/offenders/${id}/visits`, kept('2026-03-22T19:00:00Z', search))
    await night('2026-03-24')
    expect(await told(id)).toEqual(['2026-03-23 failed_attempts', '2026-03-24 visit_alert alert'])
    const alert = (await listOf('di.force', id)).find(({ isAlert }) => isAlert)
    expect(alert?.because).toContain(
      '3 calls at different times, the latest of them on 22 Mar 2026, at which nobody was seen or entry was refused; policy asks an inspector after 3 at high risk level.',
    )
    expect(await clocks()).toEqual(before)
  })

  test('cancelled by police, or frustrated by custody, is none of them', async () => {
    world.clock.set('2026-03-22T22:00:00Z')
    const id = await aPerson('very_high')
    await post('om.north', `/offenders/${id}/visits`, visit('2026-03-20T10:00:00Z'))
    for (const [day, why] of [
      ['20T14', 'cancelled_by_police'],
      ['21T09', 'frustrated'],
      ['21T14', 'cancelled_by_police'],
      ['22T09', 'no_reply'],
    ] as const)
      await post('om.north', `/offenders/${id}/visits`, call(`2026-03-${day}:00:00Z`, why))
    await night('2026-03-23')
    expect(await told(id)).toEqual([])
    // They stay attempts on the file.
    expect(await get('om.north', `/offenders/${id}`)).toMatchObject({ attemptsSince: 4 })
  })
})

test('once latest-by has moved, the alert says to which day and by whom, and before that how late it is by now', async () => {
  const id = await aPerson('very_high')
  await night('2026-04-06')
  world.clock.set('2026-04-09T09:00:00Z')
  const [before] = await listOf('di.force', id)
  expect(before).toMatchObject({ isAlert: true, movedSince: null, dueNow: '2026-03-03' })
  const plan = { latestBy: '2026-04-14', why: 'In hospital until Friday' }
  const path = `/offenders/${id}/visit-plan`
  const { id: asked } = await post<{ id: string }>('om.north', path, plan, 202)
  expect((await listOf('di.force', id))[0]).toMatchObject({ movedSince: null })
  await post(
    'ds.north',
    `/visit-plans/${asked}/approve`,
    { agree: true, why: 'Seen the ward' },
    200,
  )
  const moved = { to: '2026-04-14', by: 'PC Alex Marsh', agreedBy: 'DS Ruth Calder' }
  expect((await listOf('di.force', id))[0]).toMatchObject({ movedSince: moved })
  const one = await get<Body>('di.force', `/escalations/${before?.id ?? ''}`)
  expect(one).toMatchObject({ movedSince: moved, dueNow: '2026-04-14' })
})
