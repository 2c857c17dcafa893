// Every page of the room, drawn from a real file: the templates have all they ask for, and nothing typed is lost.
import { parse, type HTMLElement } from 'node-html-parser'
import type { Route } from '../../src/access/index.ts'
import { offenderRoutes } from '../../src/offenders/routes.ts'
import { addAddress, addInterimControl, addMarker, setLevel } from '../../src/offenders/service.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { foldNames, parseInput } from '../../src/platform/http/forms.ts'
import { Refused } from '../../src/platform/http/problem.ts'
import type { Page, Reply } from '../../src/platform/http/reply.ts'
import { shelfIn } from '../../src/platform/uploads/index.ts'
import { productViews } from '../support/views.ts'
import { aChrome } from '../support/chrome.ts'
import { missingPaths } from '../support/view-contract.ts'
import { oneOfEach } from './around.ts'
import { at, openWorld, today, type World } from './world.ts'

const views = productViews()
const routes = offenderRoutes({ bringUpToDate: async () => {}, documents: shelfIn('unused') })
let world: World
let id: string
const rowIds: Record<string, string> = {}

beforeAll(async () => {
  world = await openWorld()
  const person = await world.add({
    surname: 'Ellingham',
    level: 'high',
    officer: 'om.north',
    pncId: '98/123456K',
  })
  id = person.id
  const whose = { offenderId: id }
  const from = localDate('2026-03-01')
  rowIds['addresses'] = (
    await world.as('om.north', (tx, actor) =>
      addAddress(tx, actor, { ...whose, kind: 'residence', line: '4 Mill Lane', from }),
    )
  ).id
  rowIds['markers'] = (
    await world.as('om.north', (tx, actor) =>
      addMarker(tx, actor, { ...whose, kind: 'warning', text: 'dogs' }),
    )
  ).id
  rowIds['interim-controls'] = (
    await world.as('om.north', (tx, actor) =>
      addInterimControl(tx, actor, { ...whose, control: 'calls', until: today, why: 'late' }),
    )
  ).id
  rowIds['pending-changes'] = (
    await world.as('ds.north', (tx, actor) =>
      setLevel(tx, actor, { ...whose, to: 'medium', from, why: 'settled' }),
    )
  ).id
  Object.assign(rowIds, await oneOfEach(world, id))
})
afterAll(() => world.close())

const routeOf = (method: string, path: string): Route => {
  const found = routes.find((route) => route.method === method && route.path === path)
  if (found === undefined) throw new Error(`there is no ${method} ${path}`)
  return found
}
const rowIdOf = (path: string): string => rowIds[path.split('/')[3] ?? ''] ?? ''

type Sent = Readonly<{ username?: string; typed?: Record<string, string> }>

const asking = <T>(
  path: string,
  { username = 'ds.north', typed = {} }: Sent,
  work: (ask: Parameters<Route['handle']>[0], input: unknown) => Promise<T>,
): Promise<T> =>
  world.as(username, (tx, actor) => {
    const url = path.replace(':id', id).replace(':rowId', rowIdOf(path))
    const ask = {
      tx,
      actor,
      at,
      today,
      params: { id, rowId: rowIdOf(path) },
      input: undefined,
      url,
      reason: null,
      uploads: [],
      key: null,
      typed: {},
      session: null,
      remote: '',
    }
    return work(ask, foldNames(typed))
  })

const send = (method: string, path: string, sent: Sent = {}): Promise<Reply> =>
  asking(path, sent, (ask, typed) => {
    const route = routeOf(method, path)
    const parsed =
      route.takes === undefined
        ? { ok: true as const, value: undefined }
        : parseInput(route.takes, typed)
    if (!parsed.ok) throw new Refused('invalid', parsed.errors)
    return route.handle({ ...ask, input: parsed.value })
  })

const redraw = (
  path: string,
  sent: Sent,
  errors: readonly { field: string; message: string }[],
): Promise<Page> =>
  asking(path, sent, async (ask) => {
    const page = await routeOf('post', path).redraw?.(ask, {
      typed: sent.typed ?? {},
      errors,
      stale: false,
    })
    if (page === undefined) throw new Error(`${path} is not drawn again`)
    return page
  })

const drawn = (reply: Reply): HTMLElement => {
  if (reply.kind !== 'page') throw new Error('not a page')
  return parse(views.render(reply.view, reply.model, aChrome()))
}
const pages = routes
  .filter(({ method, produces }) => method === 'get' && produces === undefined)
  .map(({ path }) => path)

test.each(pages)('%s: the template has all it asks for', async (path) => {
  const reply = await send('get', path)
  if (reply.kind !== 'page') throw new Error('not a page')
  expect(missingPaths(views, reply.view, reply.model)).toEqual([])
  expect(drawn(reply).querySelectorAll('h1')).toHaveLength(1)
})

test.each(pages.filter((path) => !/chronology|offenders$|^\/meeting-actions/.test(path)))(
  '%s: every field has its label, and the form its tokens',
  async (path) => {
    const html = drawn(await send('get', path))
    const ids = html
      .querySelectorAll('main input:not([type=hidden]), main textarea, main select')
      .map((field) => field.getAttribute('id'))
    const labelled = new Set(
      html.querySelectorAll('label').map((label) => label.getAttribute('for')),
    )
    expect(ids.filter((field) => !labelled.has(field ?? ''))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(html.querySelectorAll('main form [name=_csrf], main form [name=_key]')).toHaveLength(2)
  },
)

test('each look is for the audit: whose file, which fields', async () => {
  const reply = await send('get', '/offenders/:id/level')
  expect(reply).toMatchObject({ shown: { offenderId: id, fields: ['level'] } })
  const search = await send('get', '/offenders', { typed: { q: 'ellingham' } })
  expect(search).toMatchObject({ shown: { offenderIds: [id], count: 1 } })
})

test('a program is given the same facts as a list, with the version that edits need', async () => {
  const reply = await send('get', '/offenders/:id/level')
  if (reply.kind !== 'page') throw new Error('this is no page')
  expect(reply.resource()).toMatchObject({
    total: 1,
    next: null,
    version: 2,
    items: [{ level: 'high', recordedBy: 'om.north' }],
  })
})

test('what was typed and what was wrong stand in the form again, and the summary leads to the field', async () => {
  const errors = [{ field: 'from', message: 'Enter a date that exists, like 27/3/2026' }]
  const html = drawn(
    await redraw(
      '/offenders/:id/level',
      { typed: { to: 'low', from: '31/2/2026', why: 'a <b> reason' } },
      errors,
    ),
  )
  expect(html.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#from')
  expect(html.querySelector('#from')?.getAttribute('value')).toBe('31/2/2026')
  expect(html.querySelector('input[value=low]')?.hasAttribute('checked')).toBe(true)
  expect(html.querySelector('textarea')?.text).toContain('a <b> reason')
  expect(html.querySelector('title')?.text).toContain('Error: ')
})

test('[U06] a possible duplicate is shown with the people on record, and a box to say that it is another', async () => {
  const typed = {
    visorRef: 'V7654321',
    pncId: '98/123456K',
    surname: 'New',
    forenames: 'Person',
    dateOfBirth: '1/1/1980',
    sex: 'M',
  }
  const before = drawn(await send('get', '/offenders/new'))
  expect(before.querySelector('[name=confirmedNotDuplicate]')).toBeNull()
  const refused = await send('post', '/offenders', { typed }).catch((thrown: unknown) => thrown)
  if (!(refused instanceof Refused)) throw new Error('it was not refused')
  const html = drawn(await redraw('/offenders', { typed }, refused.errors))
  expect(html.querySelector('.app-person__name')?.text).toBe('Tobias Ellingham')
  expect(html.querySelector('[name=confirmedNotDuplicate]')?.getAttribute('value')).toBe('yes')
  expect(html.querySelector('#surname')?.getAttribute('value')).toBe('New')
  expect(
    await send('post', '/offenders', { typed: { ...typed, confirmedNotDuplicate: 'yes' } }),
  ).toMatchObject({ status: 201 })
})

test('a lower level answers 202 and says that it waits', async () => {
  expect(
    await send('post', '/offenders/:id/management', {
      typed: { to: 'reactive', from: '2/3/2026', why: 'settled', version: '' },
    }),
  ).toMatchObject({
    status: 202,
    resource: { state: 'awaiting_second' },
    flash: { kind: 'important' },
  })
})

test('an officer of another team is asked for a reason before the file opens', async () => {
  await expect(send('get', '/offenders/:id/level', { username: 'om.south' })).rejects.toMatchObject(
    { type: 'reason-needed' },
  )
})

test('a new person’s form leaves a blank home address out, and asks for the rest of one begun', async () => {
  const blank = {
    'homeAddress.kind': 'residence',
    'homeAddress.line': ' ',
    'homeAddress.postcode': '',
    'homeAddress.from': '',
  }
  const typed = {
    visorRef: 'V7654322',
    surname: 'Another',
    forenames: 'Person',
    dateOfBirth: '1/1/1981',
    sex: 'F',
    pncId: '',
    level: 'low',
    leadAgency: 'probation',
    leadSince: '',
    team: 'North office',
    officer: '',
    notes: '',
    ...blank,
  }
  expect(await send('post', '/offenders', { typed })).toMatchObject({
    status: 201,
    resource: { homeAddress: null, leadSince: null },
  })
  const begun = { ...typed, visorRef: 'V7654323', 'homeAddress.line': '4 Mill Lane' }
  await expect(send('post', '/offenders', { typed: begun })).rejects.toMatchObject({
    errors: [{ field: 'homeAddress.from' }],
  })
})
