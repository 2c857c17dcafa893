// What people record, in any order: one step after another through the product's own routes.
import fc from 'fast-check'
import { addDays, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import type { World } from '../support/world.ts'

const today = (world: World): LocalDate => localDateOf(world.clock.now())

const ago = fc.integer({ min: 0, max: 20 })
/** One thing that somebody records, or days that pass. */
export const step = fc.oneof(
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
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const homeAddress = { line: '2 Mill Lane', postcode: 'NM1 1AB', kind: 'residence' }

/** The path below the person and the body of a step; null for the passing of days. */
export function sent(world: World, one: Step): readonly [string, object] | null {
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
      return ['visit-plan', { latestBy: addDays(today(world), one.days), why }]
    case 'status': {
      const from = addDays(today(world), -one.ago)
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
      return ['level', { to: one.to, from: addDays(today(world), -one.ago), why }]
    case 'lead':
      return [
        'lead-agency',
        { agency: one.agency, from: addDays(today(world), -one.ago), event: why },
      ]
    case 'management':
      return ['management', { to: one.to, from: addDays(today(world), -one.ago), why }]
    case 'address':
      return ['addresses', { ...homeAddress, from: addDays(today(world), -one.ago) }]
    case 'event':
      return [
        'events',
        {
          kind: one.kind,
          on: addDays(today(world), -one.ago),
          ...(one.kind === 'move' ? { homeAddress } : {}),
        },
      ]
    case 'officer':
      return ['allocation', { officer: one.to, from: today(world), reason: why }]
    default:
      return null
  }
}

/** Somebody of om.north's, high risk, police-led for a month; each number is another person. */
export async function addPerson(world: World, number: number): Promise<OffenderId> {
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
      leadSince: addDays(today(world), -30),
      officer: 'om.north',
      team: 'North office',
      confirmedNotDuplicate: true,
    })
    .expect(201)
  return (made.body as { id: OffenderId }).id
}

export const daysLater = (world: World, days: number): void =>
  world.clock.set(new Date(world.clock.now().getTime() + days * 86_400_000).toISOString())
