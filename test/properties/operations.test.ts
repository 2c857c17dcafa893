// Whatever people do, in any order: nothing breaks, what is stored is what would be derived, and late stays late.
import fc from 'fast-check'
import { bringUpToDate, derive } from '../../src/backlog/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const today = (): LocalDate => localDateOf(world.clock.now())

const ago = fc.integer({ min: 0, max: 20 })
const step = fc.oneof(
  fc.record({
    what: fc.constant('visit' as const),
    seen: fc.constantFrom('inside', 'doorstep', 'elsewhere', 'no'),
    place: fc.constantFrom('home', 'station', 'elsewhere'),
    crew: fc.constantFrom(['om.north'], ['om.north', 'ds.north'], ['ds.north']),
    ago,
  }),
  fc.record({ what: fc.constant('plan' as const), days: fc.integer({ min: -3, max: 400 }) }),
  fc.record({
    what: fc.constant('status' as const),
    status: fc.constantFrom('community', 'custody', 'hospital', 'abroad', 'missing'),
    ago,
    lasts: fc.option(fc.integer({ min: 0, max: 40 })),
  }),
  fc.record({
    what: fc.constant('level' as const),
    to: fc.constantFrom('very_high', 'high', 'medium', 'low'),
    ago,
  }),
  fc.record({
    what: fc.constant('lead' as const),
    agency: fc.constantFrom('police', 'probation'),
    ago,
  }),
  fc.record({
    what: fc.constant('management' as const),
    to: fc.constantFrom('active', 'reactive'),
    ago,
  }),
  fc.record({ what: fc.constant('address' as const), ago }),
  fc.record({
    what: fc.constant('event' as const),
    kind: fc.constantFrom('release', 'recall', 'licence_end', 'arrest', 'new_household', 'move'),
    ago,
  }),
  fc.record({ what: fc.constant('officer' as const), to: fc.constantFrom('om.north', 'ds.north') }),
  fc.record({ what: fc.constant('days' as const), pass: fc.integer({ min: 1, max: 45 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const homeAddress = { line: '2 Mill Lane', postcode: 'NM1 1AB', kind: 'residence' }

/** The path below the person and the body of a step; null for the passing of days. */
function sent(one: Step): readonly [string, object] | null {
  const why = 'New information'
  switch (one.what) {
    case 'visit':
      return [
        'visits',
        {
          at: new Date(world.clock.now().getTime() - one.ago * 3_600_000).toISOString(),
          seen: one.seen,
          place: one.place,
          announced: false,
          crew: one.crew,
          ...(one.seen === 'no' ? { notSeenBecause: 'no_reply' } : {}),
        },
      ]
    case 'plan':
      return ['visit-plan', { latestBy: addDays(today(), one.days), why }]
    case 'status': {
      const from = addDays(today(), -one.ago)
      const to = one.lasts === null || one.status === 'community' ? null : addDays(from, one.lasts)
      return [
        'status-periods',
        {
          status: one.status,
          from,
          reason: why,
          ...(to === null ? {} : { to }),
          ...(one.status === 'community' ? {} : { reviewOn: addDays(from, 28) }),
        },
      ]
    }
    case 'level':
      return ['level', { to: one.to, from: addDays(today(), -one.ago), why }]
    case 'lead':
      return ['lead-agency', { agency: one.agency, from: addDays(today(), -one.ago), event: why }]
    case 'management':
      return ['management', { to: one.to, from: addDays(today(), -one.ago), why }]
    case 'address':
      return ['addresses', { ...homeAddress, from: addDays(today(), -one.ago) }]
    case 'event':
      return [
        'events',
        {
          kind: one.kind,
          on: addDays(today(), -one.ago),
          ...(one.kind === 'move' ? { homeAddress } : {}),
        },
      ]
    case 'officer':
      return ['allocation', { officer: one.to, from: today(), reason: why }]
    default:
      return null
  }
}

async function aPerson(): Promise<OffenderId> {
  number += 1
  const made = await (
    await world.as('ds.north')
  )
    .post('/offenders', {
      visorRef: `V${1_000_000 + number}`,
      surname: 'Ellingham',
      forenames: 'Tobias',
      dateOfBirth: addDays('1950-02-03' as LocalDate, number),
      sex: 'M',
      level: 'high',
      leadAgency: 'police',
      leadSince: addDays(today(), -30),
      officer: 'om.north',
      team: 'North office',
      confirmedNotDuplicate: true,
    })
    .expect(201)
  return (made.body as { id: OffenderId }).id
}

/** Brought up to date as before every list; then derived again, which must find nothing to change. */
const changedByDeriving = async (id: OffenderId): Promise<number> => {
  await world.within(bringUpToDate)
  return await world.within((tx) => derive(tx, [id]))
}

const lateVisit = async (id: OffenderId): Promise<boolean> => {
  const lists = await world.within((tx) =>
    tx.query(
      `select 1 from duties d where d.offender_id = $1 and d.kind = 'visit'
        and d.closed_at is null and d.due_on < $2`,
      [id, today()],
    ),
  )
  return lists.length > 0
}

/** All the rest may end a late visit: being seen, an absence or a return, reactive management, another lead or level. */
const keepsLate = (one: Step, body: { qualifies?: boolean }): boolean =>
  one.what === 'plan' ||
  one.what === 'officer' ||
  one.what === 'address' ||
  one.what === 'days' ||
  (one.what === 'visit' && body.qualifies === false)

test('any sequence of changes leaves the stored duties as they would be derived, and late visits late', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const id = await aPerson()
      const caller = await world.as('ds.north')
      const isAway = async (): Promise<boolean> => {
        const file = await caller.get(`/offenders/${id}`).expect(200)
        return (file.body as { status: string }).status !== 'community'
      }
      for (const one of steps) {
        const wasLate = (await lateVisit(id)) && !(await isAway())
        const asked = sent(one)
        if (asked === null && one.what === 'days')
          world.clock.set(
            new Date(world.clock.now().getTime() + one.pass * 86_400_000).toISOString(),
          )
        const answer =
          asked === null ? null : await caller.post(`/offenders/${id}/${asked[0]}`, asked[1])
        expect([200, 201, 202, 409, 422, 0]).toContain(answer?.status ?? 0)
        expect(await changedByDeriving(id)).toBe(0)
        const body = (answer?.body ?? {}) as { qualifies?: boolean }
        if (wasLate && keepsLate(one, body) && !(await isAway()))
          expect(await lateVisit(id)).toBe(true)
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 90_000 },
  )
}, 150_000)
