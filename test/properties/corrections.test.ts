// Any sequence of visits, strikes, moves, re-dates, merges and unmerges: no fact is lost, no lateness shrinks without two people, no drift.
import fc from 'fast-check'
import { reconcileEveryone } from '../../src/backlog/index.ts'
import { factTableNames } from '../../src/corrections/rules.ts'
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

const who = fc.nat({ max: 2 })
const which = fc.nat({ max: 30 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('visit' as const),
      who,
      hours: fc.nat({ max: 200 }),
      inside: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('event' as const),
      who,
      kind: fc.constantFrom('arrest', 'release'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('strike' as const), who, which }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('move' as const), who, to: who, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('redate' as const),
      who,
      which,
      hours: fc.integer({ min: 1, max: 900 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('merge' as const), who, to: who }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('unmerge' as const), who, to: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('decide' as const), agree: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('days' as const),
      pass: fc.integer({ min: 1, max: 60 }),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const reason = 'Found at the supervisor’s look'

/** The entries of somebody that a correction may name: visits, and lines of events. */
async function entriesOf(id: OffenderId): Promise<readonly string[]> {
  const rows = await site.world.within((tx) =>
    tx.query<{ path: string }>(
      `select case when c.kind = 'event' then '/offenders/' || c.offender_id || '/entries/' || c.id
          else c.href end as path
        from chronology c where c.offender_id = $1 and c.kind in ('visit', 'attempt', 'event')
        order by c.recorded_at, c.id`,
      [id],
    ),
  )
  return rows.map(({ path }) => path)
}

type People = readonly OffenderId[]

async function send(people: People, one: Step): Promise<Answer | null> {
  const id = ('who' in one ? people[one.who] : undefined) ?? people[0] ?? ('' as OffenderId)
  const other = ('to' in one ? people[one.to] : undefined) ?? id
  const entry = async (): Promise<string> => {
    const entries = await entriesOf(id)
    return entries[('which' in one ? one.which : 0) % Math.max(1, entries.length)] ?? '/visits/none'
  }
  const now = site.world.clock.now()
  const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString()
  switch (one.what) {
    case 'visit':
      return await site.post('om.north', `/offenders/${id}/visits`, {
        at: ago(one.hours),
        seen: one.inside ? 'inside' : 'doorstep',
        place: 'home',
        announced: false,
        crew: ['om.north', 'ds.north'],
      })
    case 'event':
      return await site.post('om.north', `/offenders/${id}/events`, {
        kind: one.kind,
        on: localDateOf(now),
      })
    case 'strike':
      return await site.post('om.north', `${await entry()}/strike`, { reason })
    case 'move':
      return await site.post('om.north', `${await entry()}/move`, { to: other, reason })
    case 'redate':
      return await site.post('om.north', `${await entry()}/redate`, { at: ago(one.hours), reason })
    case 'merge':
      return await site.post('ds.north', `/offenders/${id}/merge`, { with: other, reason })
    case 'unmerge':
      return await site.post('ds.north', `/offenders/${id}/unmerge`, { merged: other, reason })
    case 'decide':
      return await decide(one.agree)
    default:
      later(one.pass * 24)
      return null
  }
}

async function decide(agree: boolean): Promise<Answer | null> {
  const { body } = await site.get('di.force', '/corrections')
  const [first] = body['items'] as { id: string }[]
  if (first === undefined) return null
  return await site.post('di.force', `/corrections/${first.id}/decision`, { agree, why: reason })
}

/** Every row of facts of these people, struck or not. */
async function facts(people: People): Promise<ReadonlySet<string>> {
  const text = factTableNames
    .map(
      (table) => `select '${table} ' || h.id as row from ${table} h where h.offender_id = any($1)`,
    )
    .join(' union all ')
  const rows = await site.world.within((tx) => tx.query<{ row: string }>(text, [people]))
  return new Set(rows.map(({ row }) => row))
}

/** How late each of these people's visits is on the clock's day. */
async function lateness(people: People): Promise<ReadonlyMap<string, number>> {
  const rows = await site.world.within((tx) =>
    tx.query<{ id: string; late: number }>(
      `select o.id, greatest(0, $2::date - coalesce((select d.due_on from duties d
          where d.offender_id = o.id and d.kind = 'visit' and d.closed_at is null
            and d.suspended_why is null), $2::date)) as late
        from offenders o where o.id = any($1)`,
      [people, localDateOf(site.world.clock.now())],
    ),
  )
  return new Map(rows.map(({ id, late }) => [id, late]))
}

/** One of each kind that takes hold, whatever chance brings besides. */
const always: Step[] = [
  { what: 'visit', who: 0, hours: 0, inside: true },
  { what: 'redate', who: 0, which: 0, hours: 30 },
  { what: 'event', who: 0, kind: 'arrest' },
  { what: 'strike', who: 0, which: 2 },
  { what: 'merge', who: 1, to: 2 },
  { what: 'decide', agree: true },
  { what: 'unmerge', who: 1, to: 2 },
  { what: 'decide', agree: true },
]

const corrects = new Set<Step['what']>(['strike', 'move', 'redate', 'merge', 'unmerge'])

async function stepIsSound(people: People, one: Step): Promise<void> {
  const [before, late] = [await facts(people), await lateness(people)]
  const answer = await send(people, one)
  // The same return recorded twice for one day is a conflict of the record, never of a correction.
  const allowed = one.what === 'event' ? [201, 409] : [null, 200, 201, 202, 404, 422]
  expect(allowed).toContain(answer?.status ?? null)
  const after = await facts(people)
  expect([...before].filter((row) => !after.has(row))).toEqual([])
  if (corrects.has(one.what))
    for (const [id, days] of await lateness(people))
      expect(days).toBeGreaterThanOrEqual(late.get(id) ?? 0)
  later(1)
}

test('no fact is lost, nobody is less late by one person’s word, and the night finds no drift', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const people = [
        await site.person({}),
        await site.person({}),
        await site.person({ level: 'low' }),
      ]
      later(1)
      for (const one of steps) await stepIsSound(people, one)
      const { drift } = await reconcileEveryone(
        site.world.product,
        localDateOf(site.world.clock.now()),
      )
      expect(drift).toBe(0)
    }),
    { numRuns: 12, interruptAfterTimeLimit: 25_000, examples: [[always]] },
  )
  // It would hold of nothing done, too: every kind was put right at least once.
  const kinds = await site.world.within((tx) =>
    tx.query<{ kind: string }>(
      `select distinct c.kind from corrections c where c.state = 'applied' order by c.kind`,
    ),
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['merge', 'redate', 'strike', 'unmerge']),
  )
}, 60_000)
