// Histories that nobody wrote: facts on any day, recorded on that day or later, in any order.
import fc from 'fast-check'
import type { ArmsFacts } from '../../src/arms/types.ts'
import type { PersonFacts } from '../../src/offenders/types.ts'
import { addDays, localDate, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import type { ForceId, OffenderId, OfficerId, TeamId } from '../../src/platform/ids.ts'
import type { PlanFacts, SeenOn, VisitFacts } from '../../src/visits/types.ts'

/** The day on which everything is asked. */
export const on = localDate('2026-03-02')
/** When the newest of it was written down. */
export const at = new Date('2026-03-02T09:00:00Z')

const hour = 3_600_000

/** A fact of so many days ago, recorded so many days after it. */
const when = fc.record({
  ago: fc.oneof(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 700 })),
  later: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 30 })),
  hours: fc.integer({ min: 1, max: 8 }),
})

type When = Readonly<{ ago: number; later: number; hours: number }>

const dated = ({ ago, later, hours }: When) => {
  const recordedOn = addDays(on, -Math.max(0, ago - later))
  return {
    fromOn: addDays(on, -ago),
    recordedAt: new Date(startOfDay(recordedOn).getTime() + hours * hour),
  }
}

const long = { fromOn: null, recordedAt: startOfDay(localDate('2020-01-01')) }

const history = <T extends object>(first: T, next: fc.Arbitrary<T>, most = 3) =>
  fc
    .array(fc.tuple(when, next), { maxLength: most })
    .map((facts) => [
      { ...long, ...first },
      ...facts.map(([time, fact]) => ({ ...dated(time), ...fact })),
    ])

const away = fc.record({
  status: fc.constantFrom('custody', 'hospital', 'abroad', 'missing', 'community'),
  lasts: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
})

const statuses = fc
  .array(fc.tuple(when, away), { maxLength: 3 })
  .map((facts): PersonFacts['statuses'] => [
    { ...long, status: 'community', toOn: null, reviewOn: null },
    ...facts.map(([time, { status, lasts }]) => {
      const period = dated(time)
      const toOn = lasts === null || status === 'community' ? null : addDays(period.fromOn, lasts)
      const reviewOn = status === 'community' ? null : addDays(period.fromOn, 28)
      return { ...period, status, toOn, reviewOn }
    }),
  ])

export const levels = ['low', 'medium', 'high', 'very_high'] as const

const aHome = { untilOn: null, id: 'home', district: 'NM1' }

export const aPerson: fc.Arbitrary<PersonFacts> = fc.record({
  id: fc.constant('person' as OffenderId),
  forceId: fc.constant('force' as ForceId),
  visorRef: fc.constant('V1234567'),
  dateOfBirth: fc.constantFrom(localDate('1968-02-29'), localDate('2008-02-29')),
  sex: fc.constantFrom('M', 'F'),
  statuses,
  returns: fc.array(when, { maxLength: 2 }).map((told) =>
    told.map((time) => ({
      on: dated(time).fromOn,
      how: 'released',
      recordedAt: dated(time).recordedAt,
    })),
  ),
  leads: history(
    { agency: 'police' as const },
    fc.record({ agency: fc.constantFrom('police', 'probation') }),
  ),
  levels: history({ level: 'medium' as const }, fc.record({ level: fc.constantFrom(...levels) })),
  mappas: fc.constant([]),
  managements: history(
    { management: 'active' as const },
    fc.record({ management: fc.constantFrom('active', 'reactive') }),
    2,
  ),
  allocations: fc.constant([
    { ...long, officerId: 'officer' as OfficerId, teamId: 'team' as TeamId },
  ]),
  homes: history(aHome, fc.constant(aHome), 2),
  markers: fc.constant([]),
})

export const aSeen: fc.Arbitrary<SeenOn> = when.map((time) => {
  const { fromOn, recordedAt } = dated(time)
  const at_ = new Date(startOfDay(fromOn).getTime() + time.hours * hour)
  return { on: fromOn, at: at_, recordedAt, origin: 'here' }
})

export const aPlan: fc.Arbitrary<PlanFacts> = fc
  .record({ time: when, due: fc.integer({ min: 0, max: 200 }) })
  .map(({ time, due }) => {
    const { fromOn, recordedAt } = dated({ ...time, later: 0 })
    return {
      latestBy: addDays(fromOn, due),
      madeOn: fromOn,
      recordedAt,
      heldFrom: fromOn,
      origin: 'here',
    }
  })

export const someVisits: fc.Arbitrary<VisitFacts> = fc.record({
  seen: fc.array(aSeen, { maxLength: 4 }),
  plans: fc.array(aPlan, { maxLength: 3 }),
  writeUps: fc.array(
    when.map((time) => {
      const { fromOn, recordedAt } = dated(time)
      return {
        visitId: `${time.ago}-${time.hours}`,
        on: fromOn,
        at: recordedAt,
        writtenOn: time.hours % 2 === 0 ? addDays(fromOn, time.later) : null,
        ruledOutOn: null,
      }
    }),
    { maxLength: 2 },
  ),
  attempts: fc.array(
    when.map((time) => {
      const { fromOn, recordedAt } = dated(time)
      return { on: fromOn, at: recordedAt }
    }),
    { maxLength: 3 },
  ),
  keptOut: fc.array(
    when.map((time) => {
      const { fromOn, recordedAt } = dated(time)
      return { on: fromOn, at: recordedAt }
    }),
    { maxLength: 2 },
  ),
})

export const someArms: fc.Arbitrary<ArmsFacts> = fc
  .array(
    fc.record({
      time: when,
      ratifiedAfter: fc.option(fc.integer({ min: 0, max: 60 })),
      returnedAfter: fc.option(fc.integer({ min: 0, max: 60 })),
    }),
    { maxLength: 3 },
  )
  .map((all) => ({
    all: all.map(({ time, ratifiedAfter, returnedAfter }) => {
      const completedOn = dated(time).fromOn
      const after = (days: number | null): LocalDate | null =>
        days === null ? null : addDays(completedOn, days)
      return {
        begunOn: addDays(completedOn, -3),
        completedOn,
        ratifiedOn: after(ratifiedAfter),
        returnedOn: after(returnedAfter),
      }
    }),
  }))
