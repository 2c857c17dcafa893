// Shifts planned by hand: proposed by rule, changed by people, printed, and clearing nothing.
import { openOffice, seenInside, southern, typeOf, type Office } from './office.ts'
import type { Answer } from '../corrections/site.ts'

let office: Office
const ids: Record<string, string> = {}

type Stop = Readonly<{
  id: string
  place: number
  because: string
  seen: unknown
  offender: Readonly<{ id: string }>
}>
type Plan = Readonly<{ id: string; version: number; stops: readonly Stop[] }>

const home = (postcode: string) => ({
  homeAddress: { line: '1 Mill Lane', postcode, kind: 'residence', from: '2025-01-05' },
})

beforeAll(async () => {
  office = await openOffice('2026-03-06T13:00:00Z')
  const { person } = office
  ids['veryHigh'] = await person({ level: 'very_high', ...home('NM5 1AB') })
  ids['near'] = await person({ ...home('NM5 2AB') })
  ids['far'] = await person({ ...home('SM1 1AB'), leadSince: '2025-01-02' })
  ids['medium'] = await person({ level: 'medium', ...home('NM5 1AB') })
  ids['south'] = await person({ ...southern, ...home('NM5 3AB') })
}, 60_000)
afterAll(() => office.world.close())

const evening = { on: '2026-03-07', from: '6pm', until: '2200', with: ['ds.north'] }
const plan = async (who = 'om.north', differing: object = {}): Promise<Answer> =>
  await office.post(who, '/shifts', { ...evening, ...differing })
const made = async (differing: object = {}): Promise<Plan> =>
  (await plan('om.north', differing)).body as unknown as Plan
const whom = ({ stops }: Plan): string[] => stops.map(({ offender }) => offender.id)
const read = async (id: string, who = 'om.north'): Promise<Plan> =>
  (await office.get(who, `/shifts/${id}`)).body as unknown as Plan
const change = (one: Plan, path: string, body: object, who = 'om.north') =>
  office.post(who, `/shifts/${one.id}/stops${path}`, { version: one.version, ...body })

const pageOf = (id: string): Promise<string> => office.page('om.north', `/shifts/${id}`)

test('own people are proposed: the riskiest first, then near one another, each with its reason', async () => {
  const one = await made()
  expect(whom(one)).toEqual([ids['veryHigh'], ids['near'], ids['far'], ids['medium']])
  expect(one.stops[1]?.because).toMatch(
    /^High risk level, \d+ days over; in NM5 like the stop before; Saturday evening was never tried$/,
  )
})

test('no more stops than the hours hold, and only of the districts asked for', async () => {
  expect(whom(await made({ until: '2030' }))).toHaveLength(2)
  expect(whom(await made({ districts: 'sm1' }))).toEqual([ids['far']])
})

test.each([
  ['alone', { with: [] }, 'two-needed'],
  ['with nobody we know', { with: ['nobody.here'] }, 'unknown-officer'],
  ['with an end before its beginning', { from: '22:00', until: '18:00' }, 'hours-malformed'],
  ['for yesterday', { on: '2026-03-05' }, 'day-out-of-reach'],
  ['for a day far ahead', { on: '2026-06-01' }, 'day-out-of-reach'],
  ['for no district at all', { districts: 'the town' }, 'invalid'],
  ['for a bare hour, which could be morning or evening', { from: '7' }, 'invalid'],
])('%s it is refused', async (_how, differing, why) => {
  const answer = await plan('om.north', differing)
  expect([answer.status, typeOf(answer)]).toEqual([422, why])
})

test('a stop moves up, down and to a place of its own, and is taken out', async () => {
  const first = await made()
  const [a, b, c, d] = first.stops
  const up = await change(first, `/${c?.id ?? ''}/move`, { to: 'up' })
  const order = (answer: Answer): unknown =>
    (answer.body as unknown as Plan).stops.map(({ id }) => id)
  expect(order(up)).toEqual([a?.id, c?.id, b?.id, d?.id])
  const stale = await change(first, `/${c?.id ?? ''}/move`, { to: 'down' })
  expect(stale.status).toBe(409)
  const last = await change(await read(first.id), `/${a?.id ?? ''}/move`, { to: 4 })
  expect(order(last)).toEqual([c?.id, b?.id, d?.id, a?.id])
  const out = await change(await read(first.id), `/${b?.id ?? ''}/remove`, {})
  expect(order(out)).toEqual([c?.id, d?.id, a?.id])
  expect((await read(first.id)).stops.map(({ place }) => place)).toEqual([1, 2, 3])
})

test('another team’s man is added only once he is claimed, and nobody twice', async () => {
  const one = await made()
  const add = async () => change(await read(one.id), '', { offender: ids['south'] })
  expect(typeOf(await add())).toBe('not-yours-to-plan')
  await office.claim('om.north', ids['south'] ?? '', ['ds.north'])
  expect((await add()).status).toBe(201)
  expect((await read(one.id)).stops.at(-1)?.because).toContain('Added by hand')
  expect(typeOf(await add())).toBe('already-a-stop')
  expect(whom(await made())).toContain(ids['south'])
})

test('whoever is not to be seen before a later day is not proposed, and the stop says so once added', async () => {
  const later = await office.person({ ...home('NM5 4AB'), leadSince: '2026-03-05' })
  const wanted = { latestBy: '2026-03-12', earliest: '2026-03-10', why: 'Back from his mother’s' }
  const { body } = await office.post('om.north', `/offenders/${later}/visit-plan`, wanted)
  await office.post('ds.north', `/visit-plans/${String(body['id'])}/approve`, {})
  const longer = { from: '12pm' }
  const one = await made(longer)
  expect(whom(one)).not.toContain(later)
  await change(one, '', { offender: later })
  const stop = (await read(one.id)).stops.at(-1)
  expect(stop).toMatchObject({ offender: { id: later }, notBefore: '2026-03-10' })
  expect(one.stops[0]).toMatchObject({ notBefore: null })
  const page = await pageOf(one.id)
  expect(page).toContain('The plan says not before 10 Mar 2026.')
  const onTheDay = await made({ ...longer, on: '2026-03-10' })
  expect(whom(onTheDay)).toContain(later)
})

test('those who can be added are the overdue first, the longest of all before a higher level', async () => {
  const longest = await office.person({
    ...home('NM5 6AB'),
    level: 'medium',
    leadSince: '2024-06-01',
  })
  const { id } = await made({ districts: 'zz9' })
  const page = await pageOf(id)
  const options = [...page.matchAll(/<option value="([0-9a-f-]{36})">([^<]*)</g)]
  expect(options.at(0)?.[1]).toBe(longest)
  const dues = options.map(([, , text]) => Number(/, (\d+) days? over/.exec(text ?? '')?.[1] ?? -1))
  expect(dues).toEqual(dues.toSorted((a, b) => b - a))
  expect(dues[0]).toBeGreaterThan(0)
})

test('the team and the pair see it, and another team finds nothing', async () => {
  const one = await made({ with: ['om.south'] })
  const list = async (who: string) =>
    ((await office.get(who, '/shifts')).body['items'] as { id: string }[]).map(({ id }) => id)
  expect(await list('om.south')).toEqual([one.id])
  expect(await list('di.force')).toContain(one.id)
  expect((await office.get('ds.south', `/shifts/${one.id}`)).status).toBe(404)
  const kept = await made()
  expect((await office.get('om.south', `/shifts/${kept.id}`)).status).toBe(404)
})

test('a stop says when somebody was seen meanwhile, and the plan has cleared nothing', async () => {
  const one = await made()
  expect(await office.owed(one.stops[0]?.offender.id ?? '')).toMatchObject({ state: 'overdue' })
  office.at('2026-03-07T19:00:00Z')
  const crew = ['om.north', 'ds.north']
  await office.call('om.north', ids['veryHigh'] ?? '', { ...seenInside, crew })
  const after = await read(one.id)
  expect(after.stops.map(({ seen }) => seen !== null)).toEqual([true, false, false, false])
})

test('who is away then, or on another plan at these hours, is said in the choice and above the stops, and nothing is refused', async () => {
  await office.post('ds.south', '/officers/om.south/absences', { kind: 'sick', from: '2026-03-08' })
  const before = await office.page('om.north', '/shifts/new?on=2026-03-07')
  expect(before).not.toContain('(away on')
  expect(await office.page('om.north', '/shifts/new?on=2026-03-09')).toMatch(
    /value="om\.south">[^<]*\(away on 9 Mar 2026\)/,
  )
  const monday = { on: '2026-03-09', with: ['om.south'] }
  const first = await plan('om.north', { ...monday, from: '15:00', until: '19:00' })
  expect(first.status).toBe(201)
  const { id } = await made(monday)
  const html = await pageOf(id)
  expect(html).toMatch(/PC [^<]* is away on 9 March 2026\./)
  expect(html).not.toContain('Sick')
  expect(html).toMatch(/PC Alex Marsh is on another plan of that day, 15:00 to 19:00 \(/)
  expect(html.indexOf('is away on')).toBeLessThan(html.indexOf('Stop 1'))
  const next = await made({ on: '2026-03-19', from: '19:00', until: '20:00' })
  await made({ on: '2026-03-19', from: '20:00', until: '21:00' })
  expect(await pageOf(next.id)).not.toContain('is on another plan')
})
