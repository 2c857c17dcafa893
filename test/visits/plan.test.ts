// Planning the next visit against the real database: at once, waiting, decided by another, never by the author.
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { setLevel } from '../../src/offenders/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { plansOf, waitingPlans } from '../../src/visits/queries.ts'
import {
  clockOf,
  decidePlan,
  latestByOf,
  planVisit,
  recordVisit,
  type NextVisit,
} from '../../src/visits/service.ts'
import { aReport, deriveNow, endedBy, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
})

const d = localDate
const planning = (id: string, next: Partial<NextVisit>, by = 'om.north', when?: Date) =>
  world.as(
    by,
    (tx, actor) =>
      planVisit(tx, actor, {
        offenderId: id,
        next: { latestBy: d('2026-04-01'), why: 'New partner', ...next },
      }),
    when,
  )
async function planned(...asked: Parameters<typeof planning>) {
  const answer = await planning(...asked)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.value.plan
}
const deciding = (
  planId: string,
  by: string,
  more: { agree?: boolean; why?: string; version?: number } = {},
) =>
  world.as(by, (tx, actor) =>
    decidePlan(tx, actor, {
      planId,
      agree: more.agree ?? true,
      why: more.why,
      version: more.version,
    }),
  )
const dueBy = (id: OffenderId): Promise<LocalDate | null> =>
  world.as('om.north', async (tx) => latestByOf(await clockOf(tx, id))?.on ?? null)

/** Seen an hour ago: the backstop of high risk is 2 June. */
async function someoneSeen(): Promise<OffenderId> {
  const id = await world.aPerson()
  const report = aReport({ at: new Date('2026-03-02T09:00:00Z') })
  await world.as('om.north', (tx, actor) =>
    recordVisit(tx, actor, { offenderId: id, report, deriveNow }),
  )
  return id
}

const visitDue = async (id: OffenderId) => {
  const [duty] = await world.rows<{ dueOn: string }>(
    `select due_on as "dueOn" from duties
      where offender_id = $1 and kind = 'visit' and closed_at is null`,
    [id],
  )
  return duty?.dueOn
}

test('a day before the backstop holds at once, and the duty follows it', async () => {
  const id = await someoneSeen()
  expect(await dueBy(id)).toBe('2026-06-02')
  const plan = await planned(id, { latestBy: d('2026-04-15'), purposes: ['risk'] })
  expect(plan).toMatchObject({ state: 'in_force', madeOn: '2026-03-02', purposes: ['risk'] })
  expect([await dueBy(id), await visitDue(id)]).toEqual(['2026-04-15', '2026-04-15'])
})

test('a later day waits; the old one stands until another agrees', async () => {
  const id = await someoneSeen()
  await planned(id, { latestBy: d('2026-04-15') })
  const later = await planned(id, { latestBy: d('2026-04-16') })
  expect(later.state).toBe('waiting')
  expect(await dueBy(id)).toBe('2026-04-15')
  expect(await deciding(later.id, 'ds.north', { version: 1 })).toMatchObject({
    ok: true,
    value: { state: 'in_force', decidedBy: 'ds.north', decidedAt: now },
  })
  expect([await dueBy(id), await visitDue(id)]).toEqual(['2026-04-16', '2026-04-16'])
})

test('re-planning never clears what is overdue without another person', async () => {
  const id = await world.aPerson()
  expect(await dueBy(id)).toBe('2026-01-12')
  const plan = await planned(id, { latestBy: d('2026-03-05') })
  expect([plan.state, await dueBy(id)]).toEqual(['waiting', '2026-01-12'])
})

test('a plan not agreed leaves the old day and says why', async () => {
  const id = await someoneSeen()
  await planned(id, { latestBy: d('2026-04-15') })
  const later = await planned(id, { latestBy: d('2026-05-15') })
  expect(await deciding(later.id, 'ds.north', { agree: false })).toEqual({
    ok: false,
    why: 'why-needed',
  })
  const why = 'Too long with a new partner'
  expect(await deciding(later.id, 'ds.north', { agree: false, why })).toMatchObject({
    ok: true,
    value: { state: 'refused', decidedWhy: why },
  })
  expect(await dueBy(id)).toBe('2026-04-15')
})

test('the author never decides, however senior; already decided is judged first', async () => {
  const id = await world.aPerson()
  const own = await planned(id, { latestBy: d('2026-03-05') }, 'ds.north')
  expect(await deciding(own.id, 'ds.north')).toEqual({ ok: false, why: 'own-plan' })
  await deciding(own.id, 'di.force')
  expect(await deciding(own.id, 'ds.north', { version: 99 })).toEqual({
    ok: false,
    why: 'already-decided',
  })
})

test('a decision drawn from an older version is stale; another team’s is not theirs', async () => {
  const id = await world.aPerson()
  const plan = await planned(id, { latestBy: d('2026-03-05') })
  expect(await endedBy(deciding(plan.id, 'ds.north', { version: 2 }))).toBe('stale')
  expect(await endedBy(deciding(plan.id, 'ds.south'))).toBe('not-yours')
  expect(await endedBy(planning(id, {}, 'om.south'))).toBe('not-yours')
})

test('the database too keeps the author from deciding', async () => {
  const id = await world.aPerson()
  const plan = await planned(id, { latestBy: d('2026-03-05') })
  const forced = world.rows(`update visit_plans set decided_by = recorded_by where id = $1`, [
    plan.id,
  ])
  expect(await endedBy(forced)).not.toBe('none')
})

test('a newer plan replaces the one that waits, which stays readable', async () => {
  const id = await world.aPerson()
  const older = await planned(id, { latestBy: d('2026-03-05') })
  const newer = await planned(id, { latestBy: d('2026-03-04') })
  const plans = await world.as('om.north', (tx) => plansOf(tx, id))
  expect(new Map(plans.map((plan) => [plan.id, plan.state]))).toEqual(
    new Map([
      [newer.id, 'waiting'],
      [older.id, 'refused'],
    ]),
  )
  expect(await deciding(older.id, 'ds.north')).toEqual({ ok: false, why: 'replaced' })
})

test('a plan asked for before a visit that counts has ended with it: nobody says yes or no to it any more', async () => {
  const id = await world.aPerson()
  const earlier = new Date('2026-03-02T08:00:00Z')
  const plan = await planned(id, { latestBy: d('2026-03-05') }, 'om.north', earlier)
  expect(plan.state).toBe('waiting')
  await world.as('om.north', (tx, actor) =>
    recordVisit(tx, actor, { offenderId: id, report: aReport(), deriveNow }),
  )
  expect(await deciding(plan.id, 'ds.north')).toEqual({ ok: false, why: 'out-of-date' })
  expect(await dueBy(id)).toBe('2026-06-02')
  expect(await deciding(plan.id, 'ds.north', { agree: false, why: 'Seen since' })).toEqual({
    ok: false,
    why: 'out-of-date',
  })
})

test('a plan asked for before the level changed cannot be agreed to', async () => {
  const id = await world.aPerson()
  const earlier = new Date('2026-03-02T08:00:00Z')
  const plan = await planned(id, { latestBy: d('2026-03-05') }, 'om.north', earlier)
  const raised = { version: 1, to: 'very_high' as const, from: d('2026-03-02'), why: 'New offence' }
  await world.as('om.north', (tx, actor) => setLevel(tx, actor, { offenderId: id, ...raised }))
  expect(await deciding(plan.id, 'ds.north')).toEqual({ ok: false, why: 'out-of-date' })
})

test('what waits is listed for the supervisor of the team and for the force', async () => {
  const id = await world.aPerson()
  const plan = await planned(id, { latestBy: d('2026-03-05') })
  const listed = (by: string, teamIs: 'own' | 'any') =>
    world.as(by, async (tx, { forceId, teamId }) => {
      const rows = await waitingPlans(tx, { forceId, teamId: teamIs === 'own' ? teamId : null })
      return rows.some((row) => row.id === plan.id)
    })
  expect(await listed('ds.north', 'own')).toBe(true)
  expect(await listed('ds.south', 'own')).toBe(false)
  expect(await listed('di.force', 'any')).toBe(true)
})

test('a visit spends the plan: the next interval has a day of its own', async () => {
  const id = await world.aPerson()
  await planned(id, { latestBy: d('2026-01-12') }, 'om.north', new Date('2026-01-06T09:00:00Z'))
  await world.as('om.north', (tx, actor) =>
    recordVisit(tx, actor, { offenderId: id, report: aReport(), deriveNow }),
  )
  expect(await dueBy(id)).toBe('2026-06-02')
})

test('a passed day and an earliest after the latest are faults of the form', async () => {
  const id = await world.aPerson()
  expect(await planning(id, { latestBy: d('2026-03-01') })).toEqual({
    ok: false,
    faults: [{ field: 'latestBy', why: 'latest-by-past' }],
  })
  expect(await planning(id, { earliest: d('2026-04-02') })).toEqual({
    ok: false,
    faults: [{ field: 'earliest', why: 'earliest-after-latest' }],
  })
})

test('when the audit cannot be written, no plan is kept', async () => {
  const id = await world.aPerson()
  await world.admin('revoke insert on audit_events from mosovo_app')
  const ended = await endedBy(planning(id, {}))
  await world.admin('grant insert on audit_events to mosovo_app')
  expect(ended).not.toBe('none')
  expect(await world.as('om.north', (tx) => plansOf(tx, id))).toEqual([])
})
