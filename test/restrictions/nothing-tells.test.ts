// Nothing tells a reader without access that a restricted person exists: no list, count, hint, error or price.
import type { Response } from 'supertest'
import {
  escalateMissingArms,
  escalateOverdueVisits,
  takeWorkloadSnapshot,
} from '../../src/backlog/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import type { Route } from '../../src/access/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { undone } from '../../src/platform/database/transaction.ts'
import { productRoutes } from '../../src/routes.ts'
import { addressOf, admits, browserOf, signIns } from '../architecture/routes.ts'
import { fillForce } from '../support/force.ts'
import { password } from '../support/world.ts'
import { readerOf, restrictedWorld, type Restricted } from './ground.ts'

/** Readers of whom none is named on the file: every role that may look at people or count them. */
const readers = ['om.north', 'ds.north', 'dci.force', 'analyst', 'admin'] as const
type Reader = (typeof readers)[number]

const [visorRef, surname] = ['V2999999', 'Wintergreen'] as const
const words = [visorRef, surname, 'Wintergren', '71/9999X', 'NM1 9ZZ', '5/4/1971', '4 Hidden Row']

const byHand = [
  ...[...words, 'Ambrose', 'Coldharbour'].map((q) => `/offenders?q=${encodeURIComponent(q)}`),
  ...['overdue', 'due', 'no_date', 'suspended', 'met'].map((state) => `/duties?state=${state}`),
  ...['/duties?level=very_high&size=200', '/offenders?size=200', '/lists/overdue-visits.csv'],
  ...['/figures?on=2026-02-01', '/figures?on=2026-04-01', '/offenders?level=very_high'],
]

/** What is no list of people: how the machine and its keepers are, and who made it all. */
const apart = /^\/(audit|sign-in|exports|policy\/parameter)/

/** A part of a thing ends where the thing itself does: one look at each is enough. */
const isOfPart = (path: string): boolean => path.split('/:').length > 2

const never = '00000000-0000-4000-8000-000000000000'

let ground: Restricted
let routes: readonly Route[]
let fileId = ''
const ids = new Map<string, string>()

const idFor = async (sql: string): Promise<string> => {
  const [row] = await ground.world.within((tx) => tx.query<{ id: string }>(sql))
  return row?.id ?? ''
}

/** An address with a thing of everybody's where it begins with an id, and with ids of nothing beyond. */
function addressIn(path: string, id = ids.get(`/${path.split('/')[1] ?? ''}`) ?? never): string {
  return addressOf({ path: path.replace(':id', id).replace(/:(?!date|name)\w+/g, never) })
}

/** The addresses of every look that a role may take; of the pages of one thing only where one reader takes them all. */
function looksOf(username: Reader, among: 'everything' | 'lists'): string[] {
  const role = signIns.find((one) => one.username === username)?.role ?? 'officer'
  const own = routes
    .filter(({ method, path }) => method === 'get' && !apart.test(path))
    .filter((route) => admits(route, role))
    .filter(({ path }) => !path.includes(':') || (among === 'everything' && !isOfPart(path)))
    .map(({ path }) => addressIn(path))
  return [...own, ...(role === 'admin' ? [] : byHand)]
}

/** What a page makes anew each time it is drawn. */
const plain = (text: string): string =>
  text
    .replace(/(nonce|content)="[^"]*"/g, '')
    .replace(/name="(_csrf|_key|drawnAt)" value="[^"]*"/g, '')
    .replace(/["-][0-9a-f]{8}-[0-9a-f-]{27}"/g, '"')
    .replace(/errorId":"[^"]*"|error-id"><strong>[^<]*/g, '')

/** Where two readings differ, and how they begin to. */
function differing(one: Answers, other: Answers): string[] {
  const paths = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return paths.flatMap((path) => {
    const [a = '', b = ''] = [one[path], other[path]]
    const at = Array.from(a).findIndex((letter, place) => letter !== b.charAt(place))
    return a === b
      ? []
      : [`${path}: …${a.slice(at - 40, at + 80)}… is now …${b.slice(at - 40, at + 80)}…`]
  })
}

const told = ({ status, text }: Partial<Response>): string => `${status ?? 0} ${plain(text ?? '')}`

type Answers = Record<string, string>

async function answersOf(username: Reader): Promise<Answers> {
  const caller = await ground.as(username)
  const answers: Answers = {}
  for (const path of looksOf(username, username === 'dci.force' ? 'everything' : 'lists'))
    answers[path] = told(await caller.get(path))
  return answers
}

async function pagesOf(username: Reader): Promise<Answers> {
  const browser = await browserOf(ground.world, username, password)
  const answers: Answers = {}
  for (const path of looksOf(username, 'lists')) answers[path] = told(await browser.get(path))
  return answers
}

/** What a night would make and count, kept of nothing. */
const night = (): Promise<unknown> =>
  undone(
    ground.world.product.transactions,
    { at: ground.world.clock.now(), actor: 'system', limits: 'long' },
    async (tx) => {
      const on = localDate('2026-03-03')
      const made = {
        workload: await takeWorkloadSnapshot(tx, on),
        overdue: await escalateOverdueVisits(tx, on),
        missing: await escalateMissingArms(tx, on),
        editions: await issueEditions(tx, on),
      }
      const rows = async (sql: string) => (await tx.query(sql)).map((row) => JSON.stringify(row))
      return {
        ...made,
        snapshot: await rows(
          'select day, team_id, caseload, figures from workload_days order by day, team_id',
        ),
        briefing: await rows(
          'select team_id, content, cases from briefing_editions order by team_id',
        ),
      }
    },
  )

let before: Readonly<{ json: Record<Reader, Answers>; html: Answers; night: unknown }>

const everybodys = async (): Promise<Record<Reader, Answers>> => {
  const all: Partial<Record<Reader, Answers>> = {}
  for (const username of readers) all[username] = await answersOf(username)
  return all as Record<Reader, Answers>
}

beforeAll(async () => {
  ground = await restrictedWorld()
  const { world } = ground
  routes = productRoutes(world.product)
  await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 60, visits: 2 }))
  const visible = `o.restricted_at is null and o.recorded_by = 'maker'`
  const first = (table: string): string =>
    `select t.id from ${table} t join offenders o on o.id = t.offender_id where ${visible} order by t.id limit 1`
  ids.set(
    '/offenders',
    await idFor(`select o.id from offenders o where ${visible} order by o.visor_ref limit 1`),
  )
  ids.set('/visits', await idFor(first('visits')))
  ids.set('/arms', await idFor(first('arms')))
  ids.set('/officers', 'om.north')
  await world.within((tx) => issueEditions(tx, localDate('2026-03-02')))
  before = { json: await everybodys(), html: await pagesOf('dci.force'), night: await night() }
  fileId = await ground.restricted(visorRef, surname, ['di.force'])
  const as = await ground.as('di.force')
  const alias = { surname: 'Coldharbour', forenames: 'Ambrose' }
  await as.post(`/offenders/${fileId}/aliases`, alias).expect(201)
  await as
    .post(`/offenders/${fileId}/visits`, {
      ...{ at: '2025-11-20T10:00:00Z', seen: 'no', notSeenBecause: 'no_reply', place: 'home' },
      ...{ announced: false, crew: ['om.north', 'ds.north'] },
    })
    .expect(201)
  await as.post(`/offenders/${fileId}/arms`, { kind: 'initial' }).expect(201)
  await as
    .post(`/offenders/${fileId}/events`, { kind: 'arrest', on: '2026-03-01', note: 'Held' })
    .expect(201)
}, 60_000)
afterAll(() => ground.world.close())

test('for the reader who is named, the person is in every list, figure and search', async () => {
  const as = await ground.as('di.force')
  const found = await as.get(`/offenders?q=${surname}`).expect(200)
  expect((found.body as { total: number }).total).toBe(1)
  const duties = await as.get(`/duties?offender=${fileId}&state=overdue`).expect(200)
  expect((duties.body as { total: number }).total).toBeGreaterThan(0)
  const named = before.json['dci.force']['/figures'] ?? ''
  const now = told(await as.get('/figures'))
  expect(now).not.toBe(named)
})

test.each(readers)('%s is told the same by every look as before there was anybody', async (who) => {
  const now = await answersOf(who)
  expect(Object.keys(now).length).toBeGreaterThan(5)
  expect(differing(before.json[who], now)).toEqual([])
})

test('an inspector who is not named is shown the same pages, to the letter', async () => {
  expect(differing(before.html, await pagesOf('dci.force'))).toEqual([])
})

test('a night makes and counts the same for everybody', async () => {
  expect(await night()).toEqual(before.night)
})

test('every row of the person is as absent as one that never was, at the same price', async () => {
  const { world } = ground
  const caller = await ground.as('dci.force')
  const price = async (path: string) => {
    world.statements.length = 0
    const answer = await caller.get(path)
    return [answer.status, answer.text, world.statements.length]
  }
  const of = (table: string) =>
    idFor(`select t.id from ${table} t where t.offender_id = '${fileId}' limit 1`)
  const paths = routes.filter(
    ({ method, path }) => method === 'get' && path.includes('/:id') && !isOfPart(path),
  )
  const found: Record<string, unknown> = {}
  const absent: Record<string, unknown> = {}
  const rows: Record<string, string> = { visits: await of('visits'), arms: await of('arms') }
  for (const { path } of paths) {
    const id = rows[path.split('/')[1] ?? ''] ?? fileId
    found[path] = await price(addressIn(path, id))
    absent[path] = await price(addressIn(path, never))
  }
  expect(found).toEqual(absent)
})

test('whoever enters the person again is answered as for anybody new, and learns nothing', async () => {
  const as = await ground.as('om.north')
  const entered = async (ref: string, name: string): Promise<unknown> => {
    const { confirmedNotDuplicate: _, ...person } = readerOf(ref, name)
    const { status, body } = await as.post('/offenders', person)
    const { id: _id, ...rest } = body as Record<string, unknown>
    return [status, { ...rest, visorRef: '', surname: '', pncId: '' }]
  }
  const again = await entered(visorRef, surname)
  expect(again).toEqual(await entered('V2888888', 'Summerbrook'))
  expect((again as [number])[0]).toBe(201)
})
