// Recording visits against the real database: what is kept, what it meets and raises, and what leaves nothing.
import type { OffenderId } from '../../src/platform/ids.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { policyOn } from '../../src/policy/index.ts'
import {
  acknowledgeSoleCrew,
  entryWarrantOf,
  recordVisit,
  type RecordedVisit,
} from '../../src/visits/service.ts'
import { soleCrews, visitsOf } from '../../src/visits/queries.ts'
import type { VisitReport } from '../../src/visits/types.ts'
import { aReport, deriveNow, endedBy, noSuchId, now, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
})

const recording = (
  offenderId: string,
  report: Partial<VisitReport> = {},
  { by = 'om.north', when = now }: { by?: string; when?: Date } = {},
) =>
  world.as(
    by,
    (tx, actor) => recordVisit(tx, actor, { offenderId, report: aReport(report), deriveNow }),
    when,
  )

async function recorded(...asked: Parameters<typeof recording>): Promise<RecordedVisit> {
  const answer = await recording(...asked)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.value
}

const dutiesOf = (id: OffenderId) =>
  world.rows<{ id: string; kind: string; dueOn: string; closedHow: string; daysLate: number }>(
    `select id, kind, due_on as "dueOn", closed_how as "closedHow", days_late as "daysLate"
      from duties where offender_id = $1 order by opened_at, kind`,
    [id],
  )

const inCrew = (...officers: string[]) => ({ crew: officers.map((officer) => ({ officer })) })

test('a qualifying visit meets the overdue visit, keeps the days late and raises the next', async () => {
  const id = await world.aPerson()
  const [overdue] = (await dutiesOf(id)).filter(({ kind }) => kind === 'visit')
  expect(overdue).toMatchObject({ dueOn: '2026-01-12', closedHow: null })
  const { visit, met, raised } = await recorded(id)
  expect(visit).toMatchObject({ qualifies: true, clearedOverdueSince: '2026-01-12' })
  expect(met).toContain(overdue?.id)
  expect(raised.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['visit']))
  expect(raised.find(({ kind }) => kind === 'visit')?.dueOn).toBe('2026-06-02')
  const closed = (await dutiesOf(id)).find((duty) => duty.id === overdue?.id)
  expect(closed).toMatchObject({ closedHow: 'seen', daysLate: 49 })
})

test.each([
  { what: 'no reply', report: { seen: 'no', notSeenBecause: 'no_reply' } },
  { what: 'a talk at the door', report: { seen: 'doorstep' } },
  { what: 'a meeting at the station', report: { place: 'station' } },
] as const)('$what leaves the visit overdue', async ({ report }) => {
  const id = await world.aPerson()
  const { visit, met } = await recorded(id, report)
  expect(visit).toMatchObject({ qualifies: false, clearedOverdueSince: null })
  expect(met).toEqual([])
  const [open] = (await dutiesOf(id)).filter(({ kind }) => kind === 'visit')
  expect(open).toMatchObject({ dueOn: '2026-01-12', closedHow: null })
})

test('a visit in time but recorded late tells how long it was shown overdue', async () => {
  const id = await world.aPerson({ leadSince: localDate('2026-02-20') })
  const { visit } = await recorded(id, { at: new Date('2026-02-26T19:30:00Z') })
  expect(visit).toMatchObject({
    onDate: '2026-02-26',
    recordedAt: now,
    clearedOverdueSince: localDate('2026-02-27'),
  })
})

test('the past keeps its instant and the record its own beside it', async () => {
  const id = await world.aPerson()
  const at = new Date('2026-02-01T23:59:00Z')
  const { visit } = await recorded(id, { at })
  const [kept] = await world.rows<{ at: Date; recordedAt: Date }>(
    'select at, recorded_at as "recordedAt" from visits where id = $1',
    [visit.id],
  )
  expect(kept).toEqual({ at, recordedAt: now })
})

test('a visit in the future is refused and nothing is written', async () => {
  const id = await world.aPerson()
  const answer = await recording(id, { at: new Date('2026-03-02T10:01:00Z') })
  expect(answer).toEqual({ ok: false, faults: [{ field: 'at', why: 'in-the-future' }] })
  expect((await visitsIn(id)).total).toBe(0)
})

const visitsIn = (id: OffenderId) =>
  world.as('om.north', (tx) => visitsOf(tx, id, { size: 50, after: null }))

test('an officer nobody knows is refused beside the place in the crew', async () => {
  const id = await world.aPerson()
  expect(await recording(id, inCrew('om.north', 'nobody'))).toEqual({
    ok: false,
    faults: [{ field: 'crew.1', why: 'unknown-officer' }],
  })
})

test('when the audit cannot be written, nothing of the visit is kept', async () => {
  const id = await world.aPerson()
  await world.admin('revoke insert on audit_events from mosovo_app')
  const ended = await endedBy(recorded(id))
  await world.admin('grant insert on audit_events to mosovo_app')
  expect(ended).not.toBe('none')
  expect((await visitsIn(id)).total).toBe(0)
  const lines = await world.rows(
    `select 1 from chronology where offender_id = $1 and kind = 'visit'`,
    [id],
  )
  expect(lines).toHaveLength(0)
})

test('the audit names the fields recorded and the chronology says what happened', async () => {
  const id = await world.aPerson()
  const { visit } = await recorded(id, { account: 'Calm. Brother visiting.' })
  const [event] = await world.rows<{ actor: string; fields: string[] }>(
    `select actor, fields from audit_events where offender_id = $1 and action = 'visit.recorded'`,
    [id],
  )
  expect(event?.actor).toBe('om.north')
  expect(event?.fields).toEqual(expect.arrayContaining(['seen', 'account', 'qualifies']))
  expect(event?.fields).not.toContain('concerns')
  const lines = await world.rows(
    `select summary, href from chronology where offender_id = $1 and kind = 'visit'`,
    [id],
  )
  expect(lines).toEqual([{ summary: visit.because, href: `/visits/${visit.id}` }])
})

test('everything that was sent comes back as it was sent', async () => {
  const id = await world.aPerson()
  const report = {
    announced: true,
    announcedReason: 'Interpreter booked',
    entry: { sought: true, purpose: 'visit' as const, obtained: true, said: "Said 'come in'" },
    children: [{ name: 'Sam', safe: null }],
    devices: [{ seen: true, checked: false, undeclared: true, description: 'Black phone' }],
    evidence: [
      {
        factor: 'opportunity' as const,
        text: 'Alone with Sam',
        source: 'observed' as const,
        verified: true,
      },
    ],
    concerns: 'New phone',
  }
  await recorded(id, report)
  const { items } = await visitsIn(id)
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject(report)
})

test('another team’s officer is told it is not theirs; another force’s and absent ids are the same', async () => {
  const id = await world.aPerson()
  expect(await endedBy(recording(id, {}, { by: 'om.south' }))).toBe('not-yours')
  expect(await endedBy(recording(noSuchId))).toBe('not-found')
  expect(await endedBy(recording(id, {}, { by: 'di.force' }))).toBe('none')
})

test('for another officer’s person the record says standing in, unless the owner was there', async () => {
  const id = await world.aPerson()
  const standsIn = async (crew: string[], by: string) =>
    (await recorded(id, inCrew(...crew), { by })).visit.standingIn
  expect(await standsIn(['om.north', 'ds.north'], 'om.north')).toBe(false)
  expect(await standsIn(['ds.north', 'di.force'], 'ds.north')).toBe(true)
  expect(await standsIn(['om.north', 'ds.north'], 'ds.north')).toBe(false)
})

const alone = inCrew('om.north')
const waitingSole = (id: OffenderId) =>
  world.as('ds.north', async (tx, actor) => {
    const rows = await soleCrews(tx, { forceId: actor.forceId, teamId: actor.teamId })
    return rows.filter((row) => row.offenderId === id)
  })
const acknowledging = (visitId: string, by: string, version?: number) =>
  world.as(by, (tx, actor) => acknowledgeSoleCrew(tx, actor, { visitId, version }))

test('a visit made alone is kept, waits for a supervisor, and leaves when one takes note', async () => {
  const id = await world.aPerson()
  const { visit } = await recorded(id, alone)
  expect(visit.qualifies).toBe(true)
  expect(await waitingSole(id)).toMatchObject([
    { id: visit.id, visorRef: expect.any(String) as string },
  ])
  expect(await acknowledging(visit.id, 'ds.north', visit.version)).toMatchObject({
    ok: true,
    value: { soleCrewAcknowledgedBy: 'ds.north', version: 2 },
  })
  expect(await waitingSole(id)).toEqual([])
  expect(await acknowledging(visit.id, 'di.force')).toEqual({ ok: false, why: 'already-decided' })
})

test('with an authority, or with two, nobody waits', async () => {
  const id = await world.aPerson()
  const authorised = await recorded(id, { ...alone, soleCrewAuthority: 'DS Calder' })
  const pair = await recorded(id)
  expect(await waitingSole(id)).toEqual([])
  for (const { visit } of [authorised, pair])
    expect(await acknowledging(visit.id, 'ds.north')).toEqual({ ok: false, why: 'not-sole-crew' })
})

test('who was there or wrote it cannot take note; a stale version is told so', async () => {
  const id = await world.aPerson()
  const went = await recorded(id, inCrew('ds.north'), { by: 'om.north' })
  const wrote = await recorded(id, alone, { by: 'ds.north' })
  for (const { visit } of [went, wrote])
    expect(await acknowledging(visit.id, 'ds.north')).toEqual({ ok: false, why: 'own-visit' })
  expect(await endedBy(acknowledging(wrote.visit.id, 'di.force', 7))).toBe('stale')
  expect(await endedBy(acknowledging(wrote.visit.id, 'ds.south'))).toBe('not-yours')
})

const searched = {
  seen: 'no' as const,
  notSeenBecause: 'refused' as const,
  entry: { sought: true, purpose: 's96b_search' as const, obtained: false },
}
const warrantOf = (id: OffenderId) =>
  world.as('om.north', async (tx) =>
    entryWarrantOf(tx, id, await policyOn(tx, localDate('2026-03-02'))),
  )

test('two failed calls to search, on different days, are counted; an ordinary call never is', async () => {
  const id = await world.aPerson()
  const on = (day: string) => ({ at: new Date(`${day}T12:00:00Z`) })
  await recorded(id, { seen: 'no', notSeenBecause: 'no_reply', ...on('2026-02-25') })
  expect(await warrantOf(id)).toEqual({ attempts: 0, met: false })
  await recorded(id, { ...searched, ...on('2026-02-26') })
  await recorded(id, { ...searched, at: new Date('2026-02-26T18:00:00Z') })
  expect(await warrantOf(id)).toEqual({ attempts: 1, met: false })
  await recorded(id, { ...searched, ...on('2026-02-27') })
  expect(await warrantOf(id)).toEqual({ attempts: 2, met: true })
})

test('being a constable is a property of the officer, as it stands', async () => {
  const id = await world.aPerson()
  await world.rows(`update officers set is_constable = false where key = 'om.south'`)
  for (const day of ['2026-02-26', '2026-02-27'])
    await recorded(
      id,
      { ...searched, ...inCrew('om.south'), at: new Date(`${day}T12:00:00Z`) },
      { by: 'di.force' },
    )
  expect(await warrantOf(id)).toEqual({ attempts: 0, met: false })
  await world.rows(`update officers set is_constable = true where key = 'om.south'`)
  expect(await warrantOf(id)).toEqual({ attempts: 2, met: true })
})

test('training that the register implies counts until the force goes live', async () => {
  const id = await world.aPerson()
  await world.rows(`insert into officers (id, force_id, key, name, collar_number, rank, is_constable, from_import)
    select gen_random_uuid(), f.id, '4417', 'PC Shah', '4417', 'staff', false, true from forces f`)
  const assumed = await recorded(id, inCrew('4417', 'om.north'))
  expect(assumed.visit.because).toContain('training is in date')
  const only = await recorded(id, inCrew('4417'))
  expect(only.visit).toMatchObject({ qualifies: true })
  expect(only.visit.because).toContain('assumed from the register')
  await world.rows(`update forces set live_since = '2026-03-01T00:00:00Z', live_by = 'di.force'`)
  const after = await recorded(id, inCrew('4417'))
  const before = await recorded(id, { ...inCrew('4417'), at: new Date('2026-02-28T12:00:00Z') })
  await world.rows('update forces set live_since = null, live_by = null')
  expect([after.visit.qualifies, before.visit.qualifies]).toEqual([false, true])
})

test('the list is newest first and goes on from a mark without gap or repeat', async () => {
  const id = await world.aPerson()
  const days = ['2026-02-03', '2026-02-01', '2026-02-02', '2026-02-02']
  for (const day of days) await recorded(id, { at: new Date(`${day}T12:00:00Z`) })
  const first = await world.as('om.north', (tx) => visitsOf(tx, id, { size: 2, after: null }))
  const rest = await world.as('om.north', (tx) => visitsOf(tx, id, { size: 5, after: first.next }))
  const all = [...first.items, ...rest.items]
  expect(all.map(({ onDate }) => onDate)).toEqual([...days].sort().reverse())
  expect(new Set(all.map((visit) => visit.id)).size).toBe(4)
  expect([first.total, first.next === null, rest.next]).toEqual([4, false, null])
})
