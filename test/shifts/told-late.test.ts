// An old visit that is told late: whoever is owed a visit all the same is not said to be seen, on the list, to a pair or on a shift.
import { afterNoon, openOffice, seenInside, typeOf, type Office } from './office.ts'

let office: Office
let listed: string
let wednesday: string
beforeAll(async () => {
  office = await openOffice('2026-03-04T10:00:00Z')
  wednesday = await office.person({ level: 'very_high', leadSince: '2025-01-06' })
  listed = await office.person({ leadSince: '2025-01-06' })
}, 60_000)
afterAll(() => office.world.close())

const own = { crew: ['om.north', 'ds.north'], ...seenInside }
const overdue = async (id: string) =>
  (await office.get('om.north', `/duties?kind=visit&offender=${id}`)).body['items']

test('on a day without a list he stands as overdue as he is, and can be claimed', async () => {
  const told = await office.call('om.north', wednesday, { ...own, at: '2025-12-01T10:00:00Z' })
  expect([told.status, told.body['qualifies']]).toEqual([201, true])
  expect(await overdue(wednesday)).toMatchObject([{ state: 'overdue', dueOn: '2026-01-01' }])
  expect(await office.line('om.north', wednesday)).toMatchObject({
    daysOverdue: 62,
    result: { state: 'not-tried', text: 'Not tried yet' },
  })
  expect((await office.claim('om.south', wednesday, ['ds.south'])).status).toBe(201)
})

test('a stop of a shift is not seen by it', async () => {
  const shift = { on: '2026-03-04', from: '1700', until: '2100', with: ['ds.north'] }
  const planned = await office.post('om.north', '/shifts', shift)
  const path = `/shifts/${String(planned.body['id'])}`
  const stop = async () => {
    const { body } = await office.get('om.north', path)
    return (body['stops'] as { offender: { id: string }; seen: unknown }[]).find(
      ({ offender }) => offender.id === listed,
    )
  }
  expect(await stop()).toMatchObject({ seen: null })
  office.at('2026-03-04T10:05:00Z')
  await office.call('om.north', listed, { ...own, at: '2025-06-02T10:00:00Z' })
  expect(await stop()).toMatchObject({ seen: null })
  const told = await office.call('om.north', listed, { ...own, at: '2026-03-04T09:30:00Z' })
  expect(told.status).toBe(201)
  expect(await stop()).toMatchObject({ seen: { at: '2026-03-04T09:30:00.000Z' } })
})

test('on a kept list too; one of the morning before it was made, told in the afternoon, is what came of him', async () => {
  office.at('2026-03-06T11:00:00Z')
  const [old, seen] = [await office.person({ leadSince: '2025-01-06' }), await office.person({})]
  office.at('2026-03-06T12:01:00Z')
  await office.job('2026-03-06')
  office.at(afterNoon)
  await office.call('om.north', old, { ...own, at: '2025-09-01T10:00:00Z' })
  await office.call('om.north', seen, { ...own, at: '2026-03-06T10:30:00Z' })
  expect((await office.line('om.north', old))?.result.state).toBe('not-tried')
  expect((await office.line('om.north', seen))?.result.state).toBe('seen')
  const claims = await Promise.all(
    [old, seen].map((id) => office.claim('om.south', id, ['ds.south'])),
  )
  expect([claims[0]?.status, ...claims.slice(1).map(typeOf)]).toEqual([201, 'not-on-list'])
})

describe('an old visit that is told after the day was moved, or no visit was owed any more', () => {
  let moved: string
  let left: string
  beforeAll(async () => {
    office.at('2026-03-13T11:00:00Z')
    moved = await office.person({ leadSince: '2025-01-06' })
    left = await office.person({ leadSince: '2025-01-06' })
    office.at('2026-03-13T12:01:00Z')
    await office.job('2026-03-13')
    office.at('2026-03-13T13:00:00Z')
    const later = { latestBy: '2026-04-20', why: 'Away for work' }
    const { body } = await office.post('om.north', `/offenders/${moved}/visit-plan`, later)
    await office.post('ds.north', `/visit-plans/${String(body['id'])}/approve`, {})
    await office.post('om.north', `/offenders/${left}/status-periods`, {
      ...{ status: 'custody', from: '2026-03-13', reviewOn: '2026-03-27', reason: 'Remanded' },
    })
    office.at('2026-03-13T14:00:00Z')
  })

  test.each([
    ['moved', () => moved],
    ['left', () => left],
  ])('nobody is seen by it: %s', async (state, whose) => {
    const id = whose()
    const before = (await office.line('om.north', id))?.result
    expect(before).toMatchObject({ state })
    const told = await office.call('om.north', id, { ...own, at: '2025-06-02T10:00:00Z' })
    expect([told.status, told.body['qualifies']]).toEqual([201, true])
    expect((await office.line('om.north', id))?.result).toEqual(before)
  })

  test('one of the morning with its plan is what came of whoever is claimed', async () => {
    const id = await office.person({})
    await office.claim('om.south', id, ['ds.south'])
    const next = { latestBy: '2026-04-20', why: 'Calm' }
    const at = '2026-03-13T10:30:00Z'
    expect((await office.call('om.north', id, { ...own, next, at })).status).toBe(201)
    expect((await office.line('om.north', id))?.result).toMatchObject({ state: 'seen' })
  })
})
