// Every page drawn for real, and every form drawn again after nonsense: each template is handed all that it asks of its model.
import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buildApp } from '../../src/app.ts'
import type { Route } from '../../src/access/index.ts'
import { verifyAudit } from '../../src/audit/index.ts'
import type { Views } from '../../src/platform/views/engine.ts'
import { escalateOverdueVisits } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { productRoutes } from '../../src/routes.ts'
import { load, personHere } from '../imports/registers.ts'
import { policeLed } from '../imports/register-builder.ts'
import { missingPaths } from '../support/view-contract.ts'
import { productViews } from '../support/views.ts'
import { aWorld, password, type World } from '../support/world.ts'
import { aroundOne } from './around.ts'
import { correctedOne } from './corrected.ts'
import { restrictedOne } from './restricted.ts'
import { weekendedOne } from './weekended.ts'
import { admits, browserOf, nameOf, signIns } from './routes.ts'
import { aFolder } from '../support/folder.ts'

let world: World
let server: Server
let routes: readonly Route[]
const drawn: { view: string; model: object; by: string }[] = []
let by = ''

/** The views of the product, which write down what they are handed. */
const listening = (views: Views): Views => ({
  ...views,
  render: (view, model, chrome) => {
    drawn.push({ view, model, by })
    return views.render(view, model, chrome)
  },
})

const ids: Record<string, string> = {}

const made = async (who: string, path: string, body: object): Promise<string> => {
  const answer = await (await world.as(who)).post(path, body)
  if (![200, 201, 202].includes(answer.status))
    throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return (answer.body as { id: string }).id
}

const firstOf = async (sql: string): Promise<string> => {
  const [row] = await world.within((tx) => tx.query<{ id: string }>(sql))
  if (row === undefined) throw new Error(`nothing is there: ${sql}`)
  return row.id
}

const why = 'New information'

/** A force with something in every table that a page shows. */
async function furnish(): Promise<void> {
  const seen = { 'Last visit': '01/12/2025', 'Visit due by': '01/02/2026' }
  await load(
    world,
    { ...policeLed, ...seen, Risk: 'High' },
    { 'ViSOR ref': 'V1234568', Postcode: 'nowhere' },
    { 'ViSOR ref': 'V1234569', DOB: '31/02/1970' },
  )
  await (await world.as('di.force')).post('/imports/go-live').expect(200)
  await load(world, { ...policeLed, ...seen, Risk: 'Low' })
  const { offenderId: person } = await personHere(world)
  const at = `/offenders/${person}`
  const crew = ['ds.north', 'om.north']
  const visit = { at: '2026-03-01T10:00:00Z', place: 'home', announced: false, crew }
  ids['/visits/:id'] = await made('ds.north', `${at}/visits`, {
    ...visit,
    seen: 'no',
    notSeenBecause: 'no_reply',
  })
  await made('ds.north', `${at}/visit-plan`, { latestBy: '2027-02-01', why })
  await made('ds.north', `${at}/level`, { to: 'low', from: '2026-03-02', why })
  await made('ds.north', `${at}/markers`, { kind: 'warning', text: 'A dog', from: '2026-03-01' })
  const control = { control: 'Daily calls', until: '2026-03-09', why }
  ids['interim-controls/:rowId'] = await made('ds.north', `${at}/interim-controls`, control)
  const home = { kind: 'residence', line: '1 Mill Lane', postcode: 'NM1 1AA', from: '2026-03-01' }
  await made('ds.north', `${at}/addresses`, home)
  ids['/arms/:id'] = await made('om.north', `${at}/arms`, { kind: 'initial' })
  await made('ds.north', `${at}/drafts/visit`, { key: person, fields: { account: 'Begun' } })
  ids['drafts/:form'] = 'visit'
  const statement = { factor: 'opportunity', text: 'Toys', source: 'observed', on: '2026-03-01' }
  await made('om.north', `${at}/evidence`, statement)
  const promise = { text: 'Sold it', proveBy: 'Ask', on: '2026-02-01', proveOn: '2026-02-02' }
  ids['/self-reports/:id'] = await made('om.north', `${at}/self-reports`, promise)
  const told = await made('om.north', `${at}/self-reports`, promise)
  const proof = { outcome: 'false', how: 'Seen', version: 1 }
  await made('om.north', `/self-reports/${told}/proof`, proof)
  ids['/sightings/:id'] = await made('ds.north', `${at}/sightings`, {
    at: '2026-03-01T15:10:00Z',
    where: 'The park',
    by: 'om.south',
    what: 'On a bench',
    withChildren: true,
  })
  ids['/visit-plans/:id'] = await firstOf(`select id from visit_plans where state = 'waiting'`)
  ids['/imports/:id'] = await firstOf('select id from imports order by asked_at limit 1')
  ids['/proposals/:id'] = await firstOf('select id from proposals limit 1')
  ids['/accounts/:id'] = await firstOf(`select id from accounts where username = 'om.north'`)
  ids['/offenders/:id'] = person
  ids['addresses/:rowId'] = await firstOf('select id from addresses limit 1')
  ids['markers/:rowId'] = await firstOf('select id from markers limit 1')
  ids['pending-changes/:rowId'] = await firstOf('select id from pending_changes limit 1')
  ids['/policy/:id'] = await made('dci.force', '/policy', {
    parameter: 'visits.ceiling_months.high',
    value: 2,
    from: '2026-04-01',
    source: 'Minute 12',
    standing: 'force policy',
  })
  const outside = join(aFolder('mosovo-views-'), 'audit-seals.log')
  await verifyAudit({ ...world.product, outside })
  ids['checks/:number'] = await firstOf('select number::text as id from audit_checks')
  ids['/lists/:name'] = 'overdue-visits'
  ids['/briefings/:date'] = '2026-03-02'
  ids['briefings/:date'] = '2026-03-02'
  ids['parts/:name'] = 'overdue'
  ids['decisions/:id'] = await made('ds.north', '/briefings/2026-03-02/decisions', {
    offenderId: person,
    decision: 'Ring probation',
    by: 'om.north',
    dueOn: '2026-03-02',
  })
  const again = { ...visit, at: '2026-03-02T07:00:00Z', seen: 'no', notSeenBecause: 'no_reply' }
  await made('ds.north', `${at}/visits`, again)
  // The register was loaded on the 2nd, so the first night that tells anybody is the next.
  await world.within((tx) => escalateOverdueVisits(tx, localDate('2026-03-03')))
  ids['/escalations/:id'] = await firstOf('select id from escalations')
  const away = { from: '2026-03-02', reason: 'A short stay' }
  await made('om.north', `${at}/status-periods`, {
    ...away,
    status: 'hospital',
    reviewOn: '2026-03-20',
  })
  await made('om.north', `${at}/status-periods`, { ...away, status: 'community' })
  ids['/leavings/:id'] = await firstOf('select id from leavings')
  ids['officers/:officer'] = 'om.north'
  ids['roster/:date'] = '2026-03-02'
  const days = { from: '2026-03-02', to: '2026-03-20' }
  ids['/absences/:id'] = await made('ds.north', '/officers/om.north/absences', {
    ...days,
    kind: 'abstracted',
    askedBy: 'A major enquiry',
  })
  ids['/covers/:id'] = await made('ds.north', '/officers/om.north/covers', {
    ...days,
    by: 'ds.north',
  })
  ids['on-call/:id'] = await made('ds.north', '/roster/on-call', {
    rank: 'inspector',
    officer: 'di.force',
    fromOn: '2026-03-02',
    fromAt: '07:00',
    untilOn: '2026-03-03',
    untilAt: '07:00',
  })
  ids['/duties/:id'] = await firstOf('select id from duties order by due_at nulls last, id limit 1')
  ids['lists/:id'] = await made('ds.north', '/overnight', {
    kind: 'custody',
    lines: [{ visorRef: 'V1234567' }, { surname: 'Nobody', dateOfBirth: '31/02/1970' }],
  })
  ids['hits/:id'] = await firstOf('select id from overnight_hits')
  // The reader lives in the person's own street, which stands out.
  await (
    await world.as('admin')
  )
    .post(`/accounts/${ids['/accounts/:id']}/home`, { postcode: home.postcode })
    .expect(200)
  await (await world.as('om.north')).get(at).expect(200)
  await (await world.as('auditor')).get('/audit/looks').expect(200)
  ids['looks/:id'] = await firstOf('select id from looks')
  Object.assign(ids, await aroundOne(world, made, person))
  Object.assign(ids, await correctedOne(world, made, person))
  Object.assign(ids, await weekendedOne(world, made))
  Object.assign(ids, await restrictedOne(world, made))
}

/** The route's address with ids of what is here. */
const addressOf = ({ path }: Route): string =>
  path.replace(/([\w-]+)\/:(\w+)/g, (place) => {
    const [folder = '', name = ''] = place.split('/')
    const id = ids[`/${place}`] ?? ids[place]
    return name === ':token' || id === undefined
      ? `${folder}/00000000-0000-4000-8000-000000000000`
      : `${folder}/${id}`
  })

beforeAll(async () => {
  world = await aWorld()
  routes = productRoutes(world.product)
  await furnish()
  const app = buildApp(world.product, listening(productViews()))
  server = await new Promise((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one))
  })
}, 60_000)
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await world.close()
})

const here = (): World => ({
  ...world,
  address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
})

/** Of those who may, the one whose own the person of the test is. */
const readerOf = (route: Route): string => {
  const order = ['ds.north', 'di.force', ...signIns.map(({ username }) => username)]
  const role = (username: string) => signIns.find((one) => one.username === username)?.role
  const found = order.find((username) => {
    const known = role(username)
    return known !== undefined && admits(route, known)
  })
  return found ?? 'dci.force'
}

type Browser = Awaited<ReturnType<typeof browserOf>>
const browsers = new Map<string, Browser>()
async function browser(username: string): Promise<Browser> {
  const known = browsers.get(username) ?? (await browserOf(here(), username, password))
  browsers.set(username, known)
  return known
}

const lacking = (): Record<string, string[]> => {
  const found: Record<string, string[]> = {}
  for (const { view, model, by: drawer } of drawn) {
    const missing = missingPaths(productViews(), view, model)
    if (missing.length > 0) found[`${drawer}: ${view}`] = missing
  }
  return found
}

test('every look at what is here is a page, for those who may', async () => {
  const looks = routes.filter(({ method }) => method === 'get')
  const failed: string[] = []
  for (const route of looks) {
    by = nameOf(route)
    const { status } = await (await browser(readerOf(route))).get(addressOf(route))
    if (status !== 200 && status !== 303) failed.push(`${by}: ${status}`)
  }
  expect(failed).toEqual([])
  expect(drawn.length).toBeGreaterThan(looks.length / 2)
  expect(lacking()).toEqual({})
})

test('every form sent empty is drawn again, or says what is wrong, and nothing breaks', async () => {
  const forms = routes.filter(({ method, path }) => method === 'post' && path !== '/sign-out')
  const outcomes: string[] = []
  for (const route of forms) {
    by = nameOf(route)
    const user = await browser(readerOf(route))
    const page = await user.get('/sign-in')
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const sent = { _csrf: token, noSuchKey: '<script>' }
    const { status } = await user.post(addressOf(route)).type('form').send(sent)
    if (status !== 422) outcomes.push(`${by}: ${status}`)
  }
  expect(outcomes).toEqual([])
  expect(lacking()).toEqual({})
})

/** The addresses that a page leads to, of one kind a few: the file of a tenth person breaks as that of the first did. */
function linksOn(html: string): string[] {
  const kinds = new Map<string, number>()
  return [...html.matchAll(/href="(\/[^"]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    .map((href) => href.split('#')[0] ?? '')
    .filter((href) => {
      const kind = href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      return (kinds.get(kind) ?? 0) <= 3
    })
}

/** The first screen and all that it and its menu lead to; and, for those who open files, the file with most in it. */
async function deadEndsOf(username: string, paths: readonly string[]): Promise<string[]> {
  const reader = await browser(username)
  const answered = new Map<string, number>()
  const dead: string[] = []
  const look = async (path: string, from: string): Promise<string> => {
    const { status, type, text } = await reader.get(path).redirects(2)
    // Another team's file asks why first: that page is meant for whoever follows the link.
    const asksWhy = status === 403 && type === 'text/html' && text.includes('name="reason"')
    if (status >= 400 && !asksWhy) dead.push(`${from} leads to ${path}: ${status}`)
    answered.set(path, status)
    return status === 200 && type === 'text/html' ? text : ''
  }
  const firsts = linksOn(await look('/', 'the address'))
  for (const page of [...paths, ...firsts])
    for (const href of linksOn(await look(page, '/')))
      if (!answered.has(href)) await look(href, page)
  return dead
}

test.each(['om.north', 'om.south', 'ds.north', 'analyst', 'auditor', 'admin'])(
  'no page leads %s to where they may not go',
  async (username) => {
    const file = `/offenders/${ids['/offenders/:id'] ?? ''}`
    const opens = username === 'om.north' || username === 'ds.north'
    expect(await deadEndsOf(username, opens ? [file, `${file}/chronology`] : [])).toEqual([])
  },
  60_000,
)

const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))

test('there is no page whose template no test has tried', () => {
  const tests = files(join(__dirname, '..'), '.ts').map((path) => readFileSync(path, 'utf8'))
  const tried = new Set(drawn.map(({ view }) => view))
  const pages = productViews().names.filter(
    (name) => !/^(partials|layouts|errors)\//.test(name) && !name.includes('/_'),
  )
  expect(pages.length).toBeGreaterThan(30)
  expect(
    pages.filter((name) => !tried.has(name) && !tests.some((text) => text.includes(`'${name}'`))),
  ).toEqual([])
})
