// [A10] Person-days overdue count each person once a day, whatever duties stood overdue on it.
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { openSite as openForce, type Site as Force } from '../corrections/site.ts'
import { openSite, type Program, type Site } from './site.ts'

let site: Site
let inspector: Program
beforeAll(async () => {
  site = await openSite()
  inspector = await site.program('di.force')
}, 60_000)
afterAll(() => site.close())

const deriveAt = (id: OffenderId, when: string): Promise<void> =>
  site.world.as(
    'ds.north',
    (tx) => {
      tx.touch(id)
      return Promise.resolve()
    },
    new Date(when),
  )

const overdue = async (from: string, to: string): Promise<unknown> => {
  const { body } = await inspector.get(`/measures?from=${from}&to=${to}`).expect(200)
  return (body as { overdue: unknown }).overdue
}

const dutiesOf = (id: OffenderId) =>
  site.world.rows<{ ended: boolean; due: string }>(
    `select d.closed_at is not null as ended, d.due_on::text as due from duties d
      where d.offender_id = $1 and d.kind = 'visit' order by d.closed_at`,
    [id],
  )

test('a duty that ends and opens again with the same latest-by counts no day a second time', async () => {
  const one = await site.world.aPerson()
  const period = newId()
  await site.world.admin(`insert into management_periods (id, force_id, offender_id, recorded_at,
      recorded_by, origin, management, from_on, why)
    select '${period}', o.force_id, o.id, '2026-02-10T09:00:00Z', 'ds.north', 'here', 'reactive',
      '2026-02-10', 'Entered by mistake' from offenders o where o.id = '${one}'`)
  await deriveAt(one, '2026-02-10T09:00:00Z')
  await site.world.admin(
    `update management_periods set struck = '${newId()}' where id = '${period}'`,
  )
  await deriveAt(one, '2026-02-12T09:00:00Z')
  expect(await dutiesOf(one)).toEqual([
    { ended: true, due: '2026-01-12' },
    { ended: false, due: '2026-01-12' },
  ])
  // 13 January to 20 February, each day once: 19 and 20.
  expect(await overdue('2026-01-01', '2026-02-20')).toEqual({ people: 1, days: 39 })
})

describe('a visit that was recorded late, and is struck out when the next is overdue too', () => {
  let force: Force
  beforeAll(async () => {
    force = await openForce('2026-01-06T09:00:00Z')
  }, 60_000)
  afterAll(() => force.world.close())

  test('leaves the days over which both stood overdue counted once', async () => {
    const { world, post } = force
    const id = await force.person({ leadSince: '2026-01-05' })
    world.clock.set('2026-01-21T09:00:00Z')
    const visit = await force.visit(id, '2026-01-20T10:00:00Z')
    const plan = { latestBy: '2026-01-28', why: 'To be seen again within days' }
    expect((await post('om.north', `/offenders/${id}/visit-plan`, plan)).status).toBe(201)
    expect(await force.owed(id)).toMatchObject({ dueOn: '2026-01-28' })
    world.clock.set('2026-02-10T09:00:00Z')
    const asked = await post('om.north', `/visits/${visit}/strike`, { reason: 'Not this man' })
    const decision = `/corrections/${String(asked.body['id'])}/decision`
    expect((await post('ds.north', decision, { agree: true })).status).toBe(200)
    expect(await force.owed(id)).toMatchObject({ dueOn: '2026-01-12' })
    world.clock.set('2026-03-02T09:00:00Z')
    const { body } = await force.get('di.force', '/measures?from=2026-01-01&to=2026-02-20')
    // 13 January to 20 February; from 29 January to 10 February another visit was overdue as well.
    expect(body['overdue']).toEqual({ people: 1, days: 39 })
  })
})
