// Every route as every role and as nobody: what the matrix promises is what happens; and contract section 7 by hand.
import request from 'supertest'
import type { Route } from '../../src/access/index.ts'
import { productRoutes } from '../../src/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'
import {
  addressOf,
  admits,
  admitted,
  asked,
  browserOf,
  nameOf,
  outcomeOf,
  signIns,
  typeOf,
  unknownKey,
} from './routes.ts'

let world: World
let routes: readonly Route[]
beforeAll(async () => {
  world = await aWorld()
  routes = productRoutes(world.product)
})
afterAll(() => world.close())

const outcomes = async (
  some: readonly Route[],
  outcome: (route: Route) => Promise<unknown>,
): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  for (const route of some) found[nameOf(route)] = await outcome(route)
  return found
}
const each = (some: readonly Route[], expected: (route: Route) => unknown) =>
  Object.fromEntries(some.map((route) => [nameOf(route), expected(route)]))

const posts = () => routes.filter(({ method }) => method === 'post')

test('the sign-ins are twelve, one or more of every role', () => {
  expect(signIns).toHaveLength(12)
  expect(new Set(signIns.map(({ role }) => role)).size).toBe(10)
})

test('no two routes are the same, and each says in a line what it is for', () => {
  expect(new Set(routes.map(nameOf)).size).toBe(routes.length)
  expect(routes.filter(({ summary }) => !/^[A-Z].*\w \w/.test(summary)).map(nameOf)).toEqual([])
})

test.each(signIns)(
  '$username ($role) is admitted where the matrix says so, and is forbidden everywhere else',
  async ({ username, role }) => {
    expect(
      await outcomes(routes, async (route) => outcomeOf(await asked(world, route, username))),
    ).toEqual(each(routes, (route) => (admits(route, role) ? 'admitted' : 'forbidden')))
  },
  60_000,
)

test('nobody without a sign-in gets further than a problem that says so', async () => {
  const closed = routes.filter(({ may }) => may !== 'anyone')
  expect(routes.filter(({ may }) => may === 'anyone').map(nameOf)).toEqual([
    'get /sign-in',
    'post /sign-in',
  ])
  expect(
    await outcomes(closed, async (route) => {
      const answer = await asked(world, route, null)
      return [answer.status, answer.type]
    }),
  ).toEqual(each(closed, () => [401, 'application/problem+json']))
})

test('a withdrawn or invented token is nobody', async () => {
  const answer = await request(world.address)
    .get('/figures')
    .set('Authorization', 'Bearer of-nothing')
  expect([answer.status, answer.type]).toEqual([401, 'application/problem+json'])
})

test.each(['text/html', 'application/json'])(
  'a change from a browser without the token of its form is refused (%s)',
  async (accept) => {
    const browser = await browserOf(world, 'dci.force', password)
    expect(
      await outcomes(posts(), async (route) => {
        const answer = await browser.post(addressOf(route)).set('Accept', accept).type('form')
        return answer.status
      }),
    ).toEqual(each(posts(), () => 403))
  },
)

test('a key that the form does not have is refused beside its name, by every change', async () => {
  expect(posts().filter(({ takes }) => takes === undefined)).toEqual([])
  const signedIn = posts().filter(({ may }) => may !== 'anyone')
  expect(
    await outcomes(signedIn, async (route) => {
      const { status, body } = await asked(world, route, admitted(route))
      const { errors } = body as { errors?: readonly { field: string; message: string }[] }
      const one = errors?.find(({ field }) => field === unknownKey)
      return [status, one === undefined ? 'not named' : 'named']
    }),
  ).toEqual(each(signedIn, () => [422, 'named']))
})

test('a filter that the list does not have is refused, by every look', async () => {
  const looks = routes.filter(({ method }) => method === 'get')
  expect(
    await outcomes(looks, async (route) => {
      const caller = await world.as(admitted(route))
      return (await caller.get(`${addressOf(route)}?${unknownKey}=x`)).status
    }),
  ).toEqual(each(looks, () => 422))
})

test.each(['not-an-id', '1', '00000000-0000-0000-0000-00000000000g', '%00', "'"])(
  'an id that cannot be one (%s) is not found, never broken',
  async (id) => {
    // An officer is named by a username, which these may be: who it names is asked after what is sent.
    const some = routes.filter(({ path }) => path.includes(':') && !path.includes(':officer'))
    expect(
      await outcomes(some, async (route) => {
        const caller = await world.as(admitted(route))
        const path = route.path.replace(/:\w+/g, id)
        return (await (route.method === 'get' ? caller.get(path) : caller.post(path))).status
      }),
    ).toEqual(each(some, () => 404))
  },
)

test('an id of nothing that is here is not found, by every look', async () => {
  const some = routes.filter(({ method, path }) => method === 'get' && path.includes(':'))
  // A list's name stands where an id would.
  const isList = (route: Route): boolean => nameOf(route).startsWith('get /lists/:name')
  expect(
    await outcomes(some, async (route) => (await asked(world, route, admitted(route))).status),
  ).toEqual(each(some, (route) => (isList(route) ? 200 : 404)))
})

describe('Contract section 7, by hand:', () => {
  let person: string
  beforeAll(async () => {
    const made = await (
      await world.as('om.north')
    )
      .post('/offenders', {
        visorRef: 'V7654321',
        surname: 'Holloway',
        forenames: 'Terence',
        dateOfBirth: '1970-05-06',
        sex: 'M',
        level: 'high',
        leadAgency: 'police',
        leadSince: '2026-01-05',
      })
      .expect(201)
    person = (made.body as { id: string }).id
  })

  const team = ['om.north', 'om.south', 'ds.north', 'ds.south', 'di.force', 'dci.force']
  const supervisors = ['ds.north', 'ds.south', 'di.force', 'dci.force']
  const inspectors = ['di.force', 'dci.force']
  const outside = ['frontline.north', 'controlroom', 'station.north']

  test.each([
    ['/offenders', team],
    ['/offenders?q=Holloway', team],
    ['/offenders/:id', ['om.north', 'ds.north', 'di.force', 'dci.force']],
    ['/offenders/:id/chronology', ['om.north', 'ds.north', 'di.force', 'dci.force']],
    ['/duties', [...team, 'analyst']],
    ['/figures', [...team, 'analyst']],
    ['/my-day', team],
    ['/my-team', supervisors],
    ['/force', inspectors],
    ['/workload', [...team, 'analyst']],
    ['/workload/history', [...team, 'analyst']],
    ['/escalations', supervisors],
    ['/briefing', team],
    ['/imports', supervisors],
    ['/proposals', supervisors],
    ['/imports/go-live', inspectors],
    ['/duties.csv', team],
    ['/duties.pdf', team],
    ['/lists/overdue-visits.csv', team],
    ['/figures.csv', [...team, 'analyst']],
    ['/audit.csv', ['auditor']],
    ['/exports', [...supervisors, 'auditor']],
    ['/audit', ['auditor']],
    ['/accounts', ['admin']],
    ['/jobs', [...inspectors, 'admin']],
    ['/policy', [...team, 'analyst', 'auditor', 'admin']],
  ] as const)('GET %s opens for %j and for nobody else', async (path, who) => {
    const opened: string[] = []
    for (const { username } of signIns) {
      const answer = await (await world.as(username)).get(path.replace(':id', person))
      expect([200, 403]).toContain(answer.status)
      if (answer.status === 200) opened.push(username)
    }
    expect(opened).toEqual(who)
  })

  test.each(['om.south', 'ds.south'])(
    '%s opens a file of another team only after saying why',
    async (username) => {
      const caller = await world.as(username)
      const closed = await caller.get(`/offenders/${person}`)
      expect([closed.status, typeOf(closed).split('/').at(-1)]).toEqual([403, 'reason-needed'])
      await caller.get(`/offenders/${person}`).set('Access-Reason', 'covering').expect(200)
    },
  )

  test.each([...outside, 'auditor', 'admin', 'analyst'])(
    '%s opens no file, whatever reason is given',
    async (username) => {
      const answer = await (
        await world.as(username)
      )
        .get(`/offenders/${person}`)
        .set('Access-Reason', 'covering')
      expect([answer.status, typeOf(answer).split('/').at(-1)]).toEqual([403, 'forbidden'])
    },
  )

  test('an officer of another team records nothing without cover', async () => {
    const answer = await (
      await world.as('om.south')
    ).post(`/offenders/${person}/visits`, {
      at: '2026-03-02T07:30:00Z',
      seen: 'no',
      notSeenBecause: 'no_reply',
      place: 'home',
      announced: false,
      crew: ['om.south'],
    })
    expect(answer.status).toBe(403)
  })

  test('an analyst is told how many, never who', async () => {
    const analyst = await world.as('analyst')
    const { body } = await analyst.get('/duties?state=overdue').expect(200)
    expect(body).toMatchObject({ items: [], next: null })
    expect((body as { total: number }).total).toBeGreaterThan(0)
    const figures = await analyst.get('/figures').expect(200)
    expect(JSON.stringify([body, figures.body])).not.toMatch(/Holloway|V7654321/)
  })

  test.each(['om.north', 'analyst', 'auditor', 'admin', ...outside])(
    '%s loads no register, before go live or after',
    async (username) => {
      await (await world.as(username)).post('/imports', {}).expect(403)
    },
  )

  test('a supervisor loads the register until the force goes live; then only inspectors do', async () => {
    const load = async (username: string): Promise<number> =>
      (await (await world.as(username)).post('/imports', { dryRun: true })).status
    expect([await load('ds.north'), await load('di.force')]).toEqual([422, 422])
    await (await world.as('ds.north')).post('/imports/go-live').expect(403)
    await (await world.as('di.force')).post('/imports/go-live').expect(200)
    expect([await load('ds.north'), await load('di.force')]).toEqual([403, 422])
  })
})
