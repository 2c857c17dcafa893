// Any sequence of attempts, meetings at the door or the station, edits of words, words of a supervisor and looks: nobody who is overdue is less late by it.
import fc from 'fast-check'
import { reconcileEveryone } from '../../src/backlog/index.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Answer, type Site } from '../corrections/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const later = (hours: number): void => {
  const now = site.world.clock.now().getTime()
  site.world.clock.set(new Date(now + hours * 3_600_000).toISOString())
}

const which = fc.nat({ max: 12 })
const hours = fc.nat({ max: 400 })
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('attempt' as const),
      hours,
      because: fc.constantFrom('no_reply', 'refused', 'gone', 'frustrated'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('meeting' as const),
      hours,
      seen: fc.constantFrom(
        { seen: 'doorstep', place: 'home' },
        { seen: 'elsewhere', place: 'station' },
        { seen: 'inside', place: 'station' },
        { seen: 'inside', place: 'elsewhere' },
      ),
      account: fc.option(fc.constant('Spoke for a while.'), { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('edit' as const),
      which,
      account: fc.constantFrom('Calm.', 'Tense.', 'Late, from memory.'),
      risk: fc.constantFrom('same', undefined),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('not-counted' as const), which }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('look' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('days' as const),
      pass: fc.integer({ min: 1, max: 20 }),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const crew = ['om.north']
const visit = (ago: number, differing: object) => ({
  at: new Date(site.world.clock.now().getTime() - ago * 3_600_000).toISOString(),
  seen: 'inside',
  place: 'home',
  announced: false,
  crew,
  ...differing,
})

type Row = Readonly<{ id: string; version: number }>

/** One of the visits of somebody, by its number among them. */
async function one(id: OffenderId, number: number): Promise<Row> {
  const rows = await site.world.within((tx) =>
    tx.query<Row>(
      'select v.id, v.version from visits v where v.offender_id = $1 order by v.recorded_at, v.id',
      [id],
    ),
  )
  const row = rows[number % Math.max(1, rows.length)]
  if (row === undefined) throw new Error('nobody has visited')
  return row
}

async function send(id: OffenderId, asked: Step): Promise<Answer | null> {
  switch (asked.what) {
    case 'attempt':
      return await site.post(
        'om.north',
        `/offenders/${id}/visits`,
        visit(asked.hours, { seen: 'no', notSeenBecause: asked.because }),
      )
    case 'meeting':
      return await site.post(
        'om.north',
        `/offenders/${id}/visits`,
        visit(asked.hours, { ...asked.seen, account: asked.account }),
      )
    case 'edit': {
      const { id: visitId, version } = await one(id, asked.which)
      const { account, risk } = asked
      return await site.post('om.north', `/visits/${visitId}`, { version, account, risk })
    }
    case 'not-counted': {
      const { id: visitId, version } = await one(id, asked.which)
      const word = { version, counts: false, why: 'No notes were ever made' }
      return await site.post('ds.north', `/visits/${visitId}/ruling`, word)
    }
    case 'look':
      return await site.post('om.north', `/offenders/${id}/visits/look`, visit(0, {}))
    default:
      later(asked.pass * 24)
      return null
  }
}

/** How many days the visit is over, and by which day it had to be made. */
async function lateness(id: OffenderId): Promise<Readonly<{ late: number; due: string | null }>> {
  const [row] = await site.world.within((tx) =>
    tx.query<{ late: number; due: string | null }>(
      `select greatest(0, $2::date - coalesce(d.due_on, $2::date)) as late, d.due_on as due
        from duties d where d.offender_id = $1 and d.kind = 'visit' and d.closed_at is null`,
      [id, localDateOf(site.world.clock.now())],
    ),
  )
  if (row === undefined) throw new Error('no visit is owed')
  return row
}

/** Two visits that counted with nothing told of them, a plan after each, and then nothing for long: overdue. */
async function someoneOverdue(planned: boolean): Promise<OffenderId> {
  const id = await site.person({ level: 'high' })
  later(1)
  for (const ahead of [20, 40]) {
    const seen = await site.post('om.north', `/offenders/${id}/visits`, visit(0, {}))
    expect(seen.status).toBe(201)
    later(1)
    if (planned) {
      const day = new Date(site.world.clock.now().getTime() + ahead * 86_400_000)
      const latestBy = localDateOf(day)
      const plan = { latestBy, why: 'A steady time' }
      await site.post('om.north', `/offenders/${id}/visit-plan`, plan)
    }
    later(24 * 10)
  }
  later(24 * 120)
  return id
}

/** One of each that takes hold, whatever chance brings besides. */
const always: Step[] = [
  { what: 'look' },
  { what: 'not-counted', which: 1 },
  { what: 'edit', which: 1, account: 'Late, from memory.', risk: undefined },
  { what: 'not-counted', which: 0 },
]

const refusals = [null, 200, 201, 422]

test('nothing but a qualifying visit clears an overdue visit or makes anybody less late', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 9 }),
      fc.boolean(),
      async (steps, planned) => {
        const id = await someoneOverdue(planned)
        let before = await lateness(id)
        expect(before.late).toBeGreaterThan(0)
        for (const asked of steps) {
          const answer = await send(id, asked)
          expect(refusals).toContain(answer?.status ?? null)
          const after = await lateness(id)
          expect(after.late).toBeGreaterThanOrEqual(before.late)
          before = after
          later(1)
        }
        const cleared = await site.post(
          'om.north',
          `/offenders/${id}/visits`,
          visit(0, { account: 'Let in, and spoken to for an hour.' }),
        )
        expect(cleared.body).toMatchObject({ qualifies: true, clearedOverdueSince: before.due })
        expect((await lateness(id)).late).toBe(0)
      },
    ),
    {
      numRuns: 12,
      endOnFailure: true,
      examples: [
        [always, false],
        [always, true],
      ],
    },
  )
  // It would hold of nothing done, too: words of a supervisor and write-ups after them took hold.
  const [held] = await site.world.within((tx) =>
    tx.query<{ ruled: number; written: number }>(
      `select count(*) filter (where v.ruling = 'does_not_count')::int as ruled,
          count(*) filter (where v.written_up_at is not null)::int as written from visits v`,
    ),
  )
  expect(held?.ruled).toBeGreaterThan(2)
  expect(held?.written).toBeGreaterThan(0)
  const { drift } = await reconcileEveryone(site.world.product, localDateOf(site.world.clock.now()))
  expect(drift).toBe(0)
}, 240_000)

test('a visit that was said not to count, written up and said to count again clears as it had cleared', async () => {
  const id = await someoneOverdue(false)
  const { id: visitId, version } = await one(id, 1)
  const why = 'No notes were ever made'
  const path = `/visits/${visitId}`
  const before = await lateness(id)
  await site.post('ds.north', `${path}/ruling`, { version, counts: false, why })
  const out = await lateness(id)
  expect(out.late).toBeGreaterThan(before.late)
  later(1)
  await site.post('om.north', path, { version: version + 1, account: 'The notes were found.' })
  expect(await lateness(id)).toEqual(out)
  later(1)
  await site.post('ds.north', `${path}/ruling`, {
    version: version + 2,
    counts: true,
    why: 'Found',
  })
  expect((await lateness(id)).due).toBe(before.due)
})
