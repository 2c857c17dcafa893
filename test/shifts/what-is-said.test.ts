// The weekend list says what is so: who has no day, who was moved, who came late and was seen, and what was only cancelled.
import { afterNoon, openOffice, seenInside, southern, typeOf, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.world.close())

beforeEach(() => {
  office.at('2026-03-06T11:00:00Z')
})
const pair = ['ds.south']
const north = { crew: ['om.north', 'ds.north'] }
const triedOf = async (id: string): Promise<string> =>
  String((await office.line('om.north', id))?.['triedSoFar'])

test('whoever is owed a visit that nothing sets a day for is first in the level, and can be claimed', async () => {
  await office.person({ level: 'very_high' })
  const id = await office.person({ level: 'very_high', leadAgency: 'probation' })
  expect(await office.owed(id)).toMatchObject({ dueOn: null, state: 'no_date' })
  const list = await office.list('om.south')
  expect(list.items[0]).toMatchObject({ offender: { id }, dueOn: null, daysOverdue: 0 })
  expect((await office.claim('om.south', id, pair)).status).toBe(201)
})

test('a talk at the door is told with its time, and never as nothing tried', async () => {
  const id = await office.person({})
  expect(await triedOf(id)).toContain('No call was made so far')
  await office.call('om.north', id, { ...north, seen: 'doorstep', notSeenBecause: undefined })
  expect(await triedOf(id)).toContain('1 call and never visited so far: Friday 6 Mar 2026 at 11:00')
  expect(await triedOf(id)).toContain('seen at the door only')
})

test('the calls and the attempts that were none make up the attempts of the person’s line', async () => {
  const id = await office.person({})
  const called = async (iso: string, more: object) => {
    office.at(iso)
    expect((await office.call('om.north', id, { ...north, ...more })).status).toBe(201)
  }
  await called('2026-03-06T09:00:00Z', {})
  await called('2026-03-06T10:00:00Z', {})
  await called('2026-03-06T11:00:00Z', { notSeenBecause: 'cancelled_by_police' })
  expect(await office.line('om.north', id)).toMatchObject({ attempts: 3 })
  expect(await triedOf(id)).toContain(
    '2 calls and never visited so far, and 1 attempt cancelled by police: Friday 6 Mar',
  )
  await office.claim('om.north', id, ['ds.north'])
  await called('2026-03-06T11:30:00Z', seenInside)
  await called('2026-03-06T12:30:00Z', {})
  await called('2026-03-06T13:30:00Z', { notSeenBecause: 'frustrated' })
  await called('2026-03-06T14:30:00Z', { notSeenBecause: 'frustrated' })
  const page = await office.page('om.north', `/weekend-list/${id}`)
  expect(page).toContain('3 attempts since')
  expect(page).toContain(
    '1 call since the last visit, and 2 attempts frustrated (in custody, in hospital or away): Friday 6 Mar',
  )
})

test.each(['cancelled_by_police', 'frustrated'])(
  'a visit that was %s is no call, is told apart and leaves its slot untried',
  async (notSeenBecause) => {
    const id = await office.person({})
    const before = (await office.line('om.north', id))?.['bestSlot']
    await office.call('om.north', id, { ...north, notSeenBecause })
    const line = await office.line('om.north', id)
    expect(line?.result.state).toBe('not-tried')
    expect(line?.['bestSlot']).toEqual(before)
    expect(await triedOf(id)).toContain('Nobody of ours went to the door: Friday 6 Mar 2026')
  },
)

test('the weekend list, the plan and a shift give one answer to when a call would surprise', async () => {
  const id = await office.person({ level: 'very_high' })
  const days = ['thursday', 'friday']
  await office.post('om.north', `/offenders/${id}/work`, {
    ...{ employer: 'The bakery', source: 'Told at the door' },
    ...{ workDays: days, worksFrom: '20:00', worksUntil: '06:00' },
  })
  office.at(afterNoon)
  expect((await office.line('om.north', id))?.['bestSlot']).toEqual({
    on: '2026-03-07',
    part: 'afternoon',
  })
  const { body } = await office.get('om.north', `/offenders/${id}/visit-plan`)
  const { breaking } = body['predictability'] as { breaking: readonly object[] }
  expect(breaking).toContainEqual({ day: 'saturday', part: 'afternoon' })
  expect(breaking).not.toContainEqual({ day: 'saturday', part: 'morning' })
  const reasonAt = async (from: string, until: string): Promise<string> => {
    const hours = { on: '2026-03-07', from, until, with: ['ds.north'] }
    const made = await office.post('om.north', '/shifts', hours)
    const stops = made.body['stops'] as { because: string; offender: { id: string } }[]
    return stops.find(({ offender }) => offender.id === id)?.because ?? 'not a stop'
  }
  expect(await reasonAt('8am', '12pm')).not.toContain('never tried')
  expect(await reasonAt('1pm', '5pm')).toContain('Saturday afternoon was never tried')
})

test('whoever is claimed stays on the list before noon when the day moves', async () => {
  const id = await office.person({})
  await office.claim('om.south', id, pair)
  const later = { latestBy: '2026-04-30', why: 'Away for work' }
  const { body } = await office.post('om.north', `/offenders/${id}/visit-plan`, later)
  await office.post('ds.north', `/visit-plans/${String(body['id'])}/approve`, {})
  const line = await office.line('om.north', id)
  expect(line?.claim).toMatchObject({ by: 'om.south' })
  expect(line?.result).toMatchObject({ state: 'moved', plan: body['id'] })
})

test('a conflict of one of the pair ends the claim, so that others can claim', async () => {
  const id = await office.person({})
  await office.claim('om.south', id, ['om.north'])
  await office.post('om.south', `/offenders/${id}/conflict`, { relation: 'neighbour', why: 'Next' })
  expect((await office.line('ds.north', id))?.claim).toBeNull()
  expect((await office.claim('ds.south', id, ['ds.north'])).status).toBe(201)
  const ended = await office.world.within((tx) =>
    tx.query(`select c.ended_how as how from weekend_claims c
      where c.offender_id = '${id}' and c.ended_at is not null`),
  )
  expect(ended).toEqual([{ how: 'no_longer_allowed' }])
})

test('a day before the register began is refused', async () => {
  const { status } = await office.get('om.north', '/weekend-list?on=1900-01-01')
  expect(status).toBe(422)
})

test('the details are for those who may read the file; the line is for everybody', async () => {
  const id = await office.person({})
  const of = async (who: string) => (await office.get(who, `/weekend-list/${id}`)).body
  expect(await of('om.north')).toHaveProperty('devicesKnown')
  expect(await of('om.south')).not.toHaveProperty('devicesKnown')
  expect(await of('om.south')).toMatchObject({ area: 'NM1', warnings: ['No warning is recorded'] })
  await office.claim('om.south', id, pair)
  expect(await of('om.south')).toHaveProperty('devicesKnown')
})

test('a stale version gives nothing back and ticks nothing', async () => {
  const id = await office.person({})
  await office.claim('om.south', id, pair)
  const stale = { version: 7 }
  expect((await office.post('om.south', `/weekend-list/${id}/give-back`, stale)).status).toBe(409)
  const printed = await office.post('om.south', `/weekend-list/${id}/pack`, {})
  const path = `/packs/${String(printed.body['id'])}/return`
  expect((await office.post('om.south', path, { how: 'returned', ...stale })).status).toBe(409)
  expect((await office.post('om.south', path, { how: 'returned', version: 1 })).status).toBe(200)
})

test('one person written twice is no pair', async () => {
  const id = await office.person({})
  const twice = [
    { agency: 'probation', name: 'Ann Lee' },
    { agency: 'Probation', name: 'ann  lee' },
  ]
  const { body } = await office.claim('om.south', id, twice)
  expect(body['crew']).toHaveLength(2)
})

test('a page of a file that was restricted since is asked for by its number, and ticked by it', async () => {
  const id = await office.person({ ...southern })
  await office.claim('om.north', id, ['ds.north'])
  const printed = await office.post('om.north', `/weekend-list/${id}/pack`, {})
  const page = String(printed.body['number'])
  const restriction = { reason: 'Sensitive', readers: ['di.force'], reviewOn: '2026-06-01' }
  await office.post('di.force', `/offenders/${id}/restriction`, restriction)
  const out = async (who: string) =>
    ((await office.get(who, '/packs')).body['items'] as { number: string }[]).find(
      ({ number }) => number === page,
    )
  expect(Object.keys((await out('om.north')) ?? {})).toEqual(['id', 'number', 'dueOn'])
  expect(await out('di.force')).toMatchObject({ offenderId: id })
  const path = `/packs/${String(printed.body['id'])}/return`
  const ticked = await office.post('om.north', path, { how: 'shredded' })
  expect([ticked.status, ticked.body['returned']]).toEqual([200, 'shredded'])
  expect(JSON.stringify(ticked.body)).not.toContain(id)
  expect(await out('di.force')).toBeUndefined()
})

test('a plan proposes nobody whom others have claimed, and a stop says who has', async () => {
  const id = await office.person({ level: 'very_high', ...southern })
  await office.claim('om.north', id, ['ds.north'])
  const shift = { on: '2026-03-07', from: '1000', until: '2200' }
  const made = await office.post('om.south', '/shifts', { ...shift, with: pair })
  const { id: planId, stops } = made.body as { id: string; stops: { offender: { id: string } }[] }
  expect(stops.map(({ offender }) => offender.id)).not.toContain(id)
  const added = await office.post('ds.south', `/shifts/${planId}/stops`, { offender: id })
  const last = (added.body['stops'] as { others: string[] }[]).at(-1)
  expect(last?.others.join(' ')).toMatch(/Claimed by PC Alex Marsh/)
  const other = await office.post('om.north', '/shifts', { ...shift, with: ['ds.north'] })
  const theirs = (other.body['stops'] as { offender: { id: string }; others: string[] }[]).find(
    ({ offender }) => offender.id === id,
  )
  expect(theirs?.others.join(' ')).toContain('Also a stop of another plan of that day')
})

test('the reason of a stop follows the order as it is now', async () => {
  const made = await office.post('om.north', '/shifts', {
    ...{ on: '2026-03-07', from: '1000', until: '1400', with: ['ds.north'] },
  })
  type Stop = { id: string; because: string }
  const { id, stops } = made.body as { id: string; stops: Stop[] }
  expect(stops[1]?.because).toContain('like the stop before')
  const moved = await office.post('om.north', `/shifts/${id}/stops/${stops[1]?.id ?? ''}/move`, {
    to: 'up',
  })
  expect((moved.body['stops'] as Stop[])[0]?.because).not.toContain('the stop before')
  expect((moved.body['stops'] as Stop[])[1]?.because).toContain('like the stop before')
})

describe('once the list is made', () => {
  let late: string
  let moved: string
  beforeAll(async () => {
    office.at('2026-03-06T11:00:00Z')
    moved = await office.person({})
    office.at(afterNoon)
    await office.job('2026-03-06')
    office.at('2026-03-06T15:00:00Z')
    late = await office.person({ leadSince: '2025-06-01' })
    office.at('2026-03-07T15:00:00Z')
    await office.call('om.north', late, { ...seenInside, ...north })
    const later = { latestBy: '2026-04-30', why: 'Away for work' }
    const { body } = await office.post('om.north', `/offenders/${moved}/visit-plan`, later)
    await office.post('ds.north', `/visit-plans/${String(body['id'])}/approve`, {})
  })
  beforeEach(() => {
    office.at('2026-03-08T10:00:00Z')
  })

  test('who came late and was seen stays on it, with the days over as they were then', async () => {
    const line = await office.line('om.south', late)
    expect(line).toMatchObject({ cameSince: true, result: { state: 'seen' } })
    office.at('2026-03-09T10:00:00Z')
    expect((await office.line('om.south', late))?.daysOverdue).toBe(line?.daysOverdue)
  })

  test('who was moved is owed a visit still, by whose word stands there', async () => {
    const line = await office.line('om.south', moved)
    expect(line?.result.state).toBe('moved')
    expect(line?.result.text).toMatch(/moved to 30 Apr 2026 by DS .*, was \d+ days over/)
    expect(typeOf(await office.claim('om.south', moved, pair))).toBe('not-on-list')
  })

  test('a day that is over shows what had happened by its end', async () => {
    const friday = await office.list('om.south', '?on=2026-03-06')
    const of = (id: string) => friday.items.find(({ offender }) => offender.id === id)
    expect(of(late)?.result.state).toBe('not-tried')
  })

  test('each count leads to those whom it counts', async () => {
    const list = await office.list('om.south', '?result=seen')
    expect(list.items.map(({ offender }) => offender.id)).toEqual([late])
    expect(list.total).toBe(1)
  })

  test('planned shifts and printed pages are told in parts', async () => {
    const shifts = (await office.get('om.north', '/shifts?size=1&on=2026-03-07')).body
    expect(shifts['items']).toHaveLength(1)
    expect(String(shifts['next'])).toContain('cursor=')
    expect((await office.get('om.north', '/packs?size=1')).body).toMatchObject({ next: null })
  })
})
