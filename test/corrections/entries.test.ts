// Entries of the chronology put right: what goes with a line, what comes back, what may not be touched, and who is told again.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Answer, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const reason = 'Typed into the wrong file'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}
const whyOf = ({ status, body }: Answer): unknown => [
  status,
  String(body['type'] ?? '')
    .split('/')
    .at(-1),
]

type Line = Readonly<{
  id: string
  kind: string
  summary: string
  struck: string | null
  on: string
}>
const lines = async (id: OffenderId): Promise<Line[]> =>
  (await site.get('di.force', `/offenders/${id}/chronology`)).body['items'] as Line[]
const lineOf = async (id: OffenderId, kind: string): Promise<Line> => {
  const found = (await lines(id)).find((line) => line.kind === kind && line.struck === null)
  if (found === undefined) throw new Error(`no line of ${kind}`)
  return found
}

async function aMan(): Promise<OffenderId> {
  at('2026-01-05T09:00:00Z')
  const id = await site.person({})
  at('2026-01-20T12:00:00Z')
  await site.visit(id, '2026-01-20T11:00:00Z')
  at('2026-02-01T09:00:00Z')
  return id
}

const put = async (
  id: OffenderId,
  kind: string,
  way: string,
  body: object = {},
): Promise<Answer> => {
  const line = await lineOf(id, kind)
  return await site.post('om.north', `/offenders/${id}/entries/${line.id}/${way}`, {
    reason,
    ...body,
  })
}
const agree = (asked: Answer): Promise<Answer> =>
  site.post('di.force', `/corrections/${String(asked.body['id'])}/decision`, { agree: true })

test('a custody that never was: struck with its line, and the visit is owed again', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/status-periods`, {
    status: 'custody',
    from: '2026-01-30',
    reviewOn: '2026-02-27',
    reason: 'Remanded',
  })
  at('2026-05-01T09:00:00Z')
  const asked = await put(id, 'status', 'strike')
  expect([asked.status, asked.body['state']]).toEqual([202, 'awaiting_second'])
  await agree(asked)
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-04-20', state: 'overdue' })
  expect((await lines(id)).find(({ kind }) => kind === 'status')?.struck).toBe(asked.body['id'])
})

test('a wrong address: struck, and the home before it goes on', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/addresses`, {
    kind: 'residence',
    line: '9 Quay Street',
    postcode: 'NM2 2AB',
    from: '2026-01-25',
  })
  at('2026-02-02T09:00:00Z')
  const done = await put(id, 'address', 'strike')
  expect(done.status).toBe(201)
  const { body } = await site.get(
    'om.north',
    `/offenders?q=${String((await site.get('om.north', `/offenders/${id}`)).body['visorRef'])}`,
  )
  const [found] = body['items'] as { homeAddress: { line: string } }[]
  expect(found?.homeAddress.line).toMatch(/Mill Lane/)
})

test('the visits made to a wrong address are listed, each to be put right by whoever was there', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/addresses`, {
    kind: 'residence',
    line: '11 Quay Street',
    postcode: 'NM2 2AB',
    from: '2026-01-25',
  })
  at('2026-02-02T09:00:00Z')
  const visit = await site.visit(id, '2026-02-02T08:00:00Z')
  at('2026-02-03T09:00:00Z')
  const { id: line } = await lineOf(id, 'address')
  const there = [{ id: visit, onDate: '2026-02-02' }]
  const path = `/offenders/${id}/entries/${line}/strike`
  expect((await site.get('om.north', path)).body['visitsThere']).toEqual(there)
  const done = await put(id, 'address', 'strike')
  const shown = await site.get('om.north', `/corrections/${String(done.body['id'])}`)
  expect(shown.body['visitsThere']).toEqual(there)
})

test('an assessment is of one man alone: struck out it stays readable, and nobody decides it', async () => {
  const [id, other] = [await aMan(), await aMan()]
  const begun = await site.post('om.north', `/offenders/${id}/arms`, { kind: 'review' })
  const path = `/arms/${String(begun.body['id'])}`
  at('2026-02-02T09:00:00Z')
  expect(whyOf(await put(id, 'arms', 'move', { to: other }))).toEqual([422, 'not-to-be-moved'])
  const done = await put(id, 'arms', 'strike')
  expect(done.status).toBe(201)
  const shown = await site.get('om.north', path)
  expect(shown.body).toMatchObject({ state: 'draft', struck: done.body['id'] })
  const saved = await site.post('om.north', path, { version: 1, completedOn: '2026-02-01' })
  expect(whyOf(saved)).toEqual([422, 'struck-out'])
})

test('a release on the wrong man moves with the return that it brought', async () => {
  const [wrong, right] = [await aMan(), await aMan()]
  await site.post('om.north', `/offenders/${wrong}/events`, {
    kind: 'arrest',
    on: '2026-01-31',
    note: 'At home',
  })
  at('2026-02-02T09:00:00Z')
  const done = await put(wrong, 'event', 'move', { to: right })
  expect(done.status).toBe(201)
  expect((await lineOf(right, 'event')).summary).toContain('At home')
  expect((await lines(wrong)).find(({ kind }) => kind === 'event')?.struck).toBe(done.body['id'])
})

test('another day: the line stands at the true one, the old one struck through', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/events`, { kind: 'arrest', on: '2026-01-31' })
  at('2026-02-02T09:00:00Z')
  const line = await lineOf(id, 'event')
  const done = await site.post('om.north', `/offenders/${id}/entries/${line.id}/redate`, {
    onDate: '28/1/2026',
    reason,
  })
  expect(done.status).toBe(201)
  const events = (await lines(id)).filter(({ kind }) => kind === 'event')
  expect(events.map(({ on, struck }) => [on, struck === null])).toEqual([
    ['2026-01-31', false],
    ['2026-01-28', true],
  ])
})

test.each([
  ['the record itself', 'person', 'strike', {}, 'is-the-record'],
  ['a risk level, moved', 'level', 'move', { to: 'V2000001' }, 'not-to-be-moved'],
])('%s is refused by its name', async (_words, kind, way, body, why) => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/level`, {
    to: 'very_high',
    from: '2026-01-31',
    why: 'New',
  })
  at('2026-02-02T09:00:00Z')
  expect(whyOf(await put(id, kind, way, body))).toEqual([422, why])
})

test('a struck risk level waits for a second person', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/level`, {
    to: 'very_high',
    from: '2026-02-01',
    why: 'New',
  })
  at('2026-02-02T09:00:00Z')
  const asked = await put(id, 'level', 'strike')
  expect([asked.status, asked.body['waitsBecause']]).toEqual([
    202,
    'A risk level comes out otherwise.',
  ])
  await agree(asked)
  expect((await site.get('om.north', `/offenders/${id}`)).body).toMatchObject({ level: 'high' })
})

test('whoever had read it is listed to be told again, and ticked off by name', async () => {
  const id = await aMan()
  await site.post('om.north', `/offenders/${id}/events`, { kind: 'arrest', on: '2026-01-31' })
  at('2026-02-02T08:00:00Z')
  await site.get('ds.north', `/offenders/${id}/chronology`)
  at('2026-02-02T09:00:00Z')
  const done = await put(id, 'event', 'strike')
  const path = `/corrections/${String(done.body['id'])}`
  const toTell = ({ body }: Answer) =>
    (body['toTell'] as { username: string; toldBy: string | null }[]).map(
      ({ username, toldBy }) => [username, toldBy],
    )
  const seen = toTell(await site.get('om.north', path))
  expect(seen).toContainEqual(['ds.north', null])
  expect(seen.map(([who]) => who)).not.toContain('om.north')
  const told = await site.post('om.north', `${path}/told`, { username: 'ds.north' })
  expect(toTell(told)).toContainEqual(['ds.north', 'om.north'])
  expect((await site.post('om.north', `${path}/told`, { username: 'nobody' })).status).toBe(404)
})

test.each(['0001-01-01T00:00:00Z', '1899-12-31T23:59:59Z'])(
  'a time that nothing here can have been at is refused beside its field: %s',
  async (never) => {
    const id = await aMan()
    await site.post('om.north', `/offenders/${id}/events`, { kind: 'arrest', on: '2026-01-31' })
    at('2026-02-02T09:00:00Z')
    expect(whyOf(await put(id, 'event', 'redate', { at: never }))).toEqual([422, 'invalid'])
  },
)

test('a line of one file is not found under the address of another', async () => {
  const [one, two] = [await aMan(), await aMan()]
  await site.post('om.north', `/offenders/${one}/events`, { kind: 'arrest', on: '2026-01-31' })
  const line = await lineOf(one, 'event')
  expect((await site.get('om.north', `/offenders/${two}/entries/${line.id}/strike`)).status).toBe(
    404,
  )
})
