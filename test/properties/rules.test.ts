// What no history can do to the clocks: clear a late visit, make a danger wait, or change what was true on a day.
import fc from 'fast-check'
import { armsStanding } from '../../src/arms/rules.ts'
import { armsDuties } from '../../src/arms/duties.ts'
import type { ArmsFacts } from '../../src/arms/types.ts'
import { standingDuties } from '../../src/offenders/duties.ts'
import { standingOn } from '../../src/offenders/rules.ts'
import type { PersonFacts, Standing } from '../../src/offenders/types.ts'
import { addDays, daysBetween, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import { visitDuties } from '../../src/visits/duties.ts'
import { latestBy } from '../../src/visits/rules/latest-by.ts'
import { planMove } from '../../src/visits/rules/plan-move.ts'
import { qualifies } from '../../src/visits/rules/qualifies.ts'
import type { LatestBy, VisitFacts } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'
import { aPerson, aPlan, aSeen, at, levels, on, someArms, someVisits } from './histories.ts'

const policy = aPolicy()
const abroadDays = 28

function standing(person: PersonFacts, day: LocalDate): Standing {
  const found = standingOn(person, day, abroadDays)
  if (found === null) throw new Error('everybody here is managed on every day')
  return found
}

const owed = (person: PersonFacts, visits: VisitFacts, day = on): LatestBy | null =>
  latestBy({ person, standing: standing(person, day), visits, policy })

/** What stands on a day, whole: where, by when, what is owed and why. */
function whole(person: PersonFacts, visits: VisitFacts, arms: ArmsFacts, day: LocalDate): unknown {
  const file = { person, standing: standing(person, day), visits, arms }
  return {
    standing: file.standing,
    latestBy: latestBy({ ...file, policy }),
    arms: armsStanding({ ...file, policy }),
    duties: [
      ...standingDuties.dutiesOf(file, policy),
      ...visitDuties.dutiesOf(file, policy),
      ...armsDuties.dutiesOf(file, policy),
    ],
  }
}

const many = { numRuns: 800 }

const report = fc.record({
  seen: fc.constantFrom('inside', 'doorstep', 'elsewhere', 'no'),
  place: fc.constantFrom('home', 'station', 'elsewhere'),
  notSeenBecause: fc.constant(null),
})
const officer = fc.record({
  name: fc.constant('PC Alex Marsh'),
  mosovo: fc.constantFrom('in-date', 'lapsed', 'none', 'assumed'),
})

test('only someone seen inside, at home, by a trained officer was visited: any other report leaves the day as it was', () => {
  fc.assert(
    fc.property(
      aPerson,
      someVisits,
      fc.tuple(report, fc.array(officer as never, { maxLength: 3 }), fc.boolean()),
      (person, visits, [how, officers, assumedCounts]) => {
        const found = qualifies({
          report: how,
          officers: officers as never,
          home: { kind: 'residence' },
          assumedCounts,
        })
        const crew = officers as readonly { mosovo: string }[]
        const isVisit =
          how.seen === 'inside' &&
          how.place === 'home' &&
          crew.some(({ mosovo }) => mosovo === 'in-date' || (mosovo === 'assumed' && assumedCounts))
        expect(found.qualifies).toBe(isVisit)
        if (isVisit) return
        const after = { ...visits, attempts: [...visits.attempts, { on, at: startOfDay(on) }] }
        expect(owed(person, after)).toEqual(owed(person, visits))
      },
    ),
    many,
  )
})

const isLate = (due: LatestBy | null, day: LocalDate): boolean => due !== null && due.on < day

/** What people may do to a late visit other than make it. */
type Act = 'attempt' | 'station interview' | 'plan' | 'raise'
const acts = fc.array(
  fc.record({
    act: fc.constantFrom<Act>('attempt', 'station interview', 'plan', 'raise'),
    days: fc.integer({ min: 0, max: 400 }),
    minute: fc.integer({ min: 1, max: 59 }),
  }),
  { maxLength: 12 },
)

type Story = { person: PersonFacts; visits: VisitFacts }

function done({ person, visits }: Story, act: Act, days: number, when: Date): Story {
  if (act === 'attempt' || act === 'station interview')
    return {
      person,
      visits: { ...visits, attempts: [...visits.attempts, { on, at: startOfDay(on) }] },
    }
  if (act !== 'plan') {
    const { level } = standing(person, on)
    const to = levels[levels.indexOf(level) + 1] ?? level
    const change = { fromOn: on, recordedAt: when, level: to }
    return { person: { ...person, levels: [...person.levels, change] }, visits }
  }
  const latest = addDays(on, days)
  const move = planMove({
    latestBy: latest,
    earliest: null,
    today: on,
    inForce: owed(person, visits)?.on ?? null,
    lastSeen: null,
    ceilingMonths: 12,
  })
  if (!move.ok || move.value.state !== 'in_force') return { person, visits }
  const plan = { latestBy: latest, madeOn: on, recordedAt: when, heldFrom: on, origin: 'here' }
  return { person, visits: { ...visits, plans: [...visits.plans, plan as never] } }
}

test('no sequence of attempts, station interviews, re-plans and raised levels clears a late visit', () => {
  fc.assert(
    fc.property(aPerson, someVisits, acts, (person, visits, sequence) => {
      fc.pre(isLate(owed(person, visits), on))
      let story: Story = { person, visits }
      for (const [index, { act, days }] of sequence.entries())
        story = done(story, act, days, new Date(at.getTime() + (index + 1) * 60_000))
      expect(isLate(owed(story.person, story.visits), on)).toBe(true)
    }),
    many,
  )
})

test('a qualifying visit today does clear it, and the next wait is no longer than the ceiling', () => {
  fc.assert(
    fc.property(aPerson, someVisits, (person, visits) => {
      fc.pre(isLate(owed(person, visits), on))
      const seen = { on, at: new Date(at.getTime() + 60_000), recordedAt: at, origin: 'here' }
      const after = { ...visits, seen: [...visits.seen, seen as never] }
      const next = owed(person, after)
      expect(isLate(next, on)).toBe(false)
      expect(daysBetween(on, next?.on ?? on)).toBeLessThanOrEqual(366)
    }),
    many,
  )
})

test('a raised level never makes a visit less urgent, whatever day it holds from', () => {
  fc.assert(
    fc.property(aPerson, someVisits, fc.integer({ min: 0, max: 60 }), (person, visits, ago) => {
      const before = standing(person, on)
      const last =
        person.levels
          .map(({ fromOn }) => fromOn ?? '')
          .toSorted()
          .at(-1) ?? ''
      const from = addDays(on, -ago)
      fc.pre(from >= last)
      for (const level of levels.slice(levels.indexOf(before.level))) {
        const raised = {
          ...person,
          levels: [
            ...person.levels,
            { fromOn: from, recordedAt: new Date(at.getTime() + 60_000), level },
          ],
        }
        const [was, is] = [owed(person, visits), owed(raised, visits)]
        if (was === null) expect(is).toBeNull()
        else expect(is !== null && is.on <= was.on).toBe(true)
      }
    }),
    many,
  )
})

test('a used-up plan makes nobody late: with it or without it the day is the same', () => {
  fc.assert(
    fc.property(
      aPerson,
      fc.array(aSeen, { maxLength: 3 }),
      aPlan,
      fc.integer({ min: 0, max: 700 }),
      (person, seen, plan, days) => {
        const visitOn = addDays(plan.heldFrom ?? on, days)
        fc.pre(visitOn <= on)
        const spending = {
          on: visitOn,
          at: new Date(plan.recordedAt.getTime() + days * 86_400_000 + 1),
          recordedAt: at,
          origin: 'here' as const,
        }
        const visits = {
          seen: [...seen, spending],
          plans: [plan],
          attempts: [],
          writeUps: [],
          keptOut: [],
        }
        const found = owed(person, visits)
        expect(found).toEqual(owed(person, { ...visits, plans: [] }))
        expect(found?.rule).not.toBe('plan')
      },
    ),
    many,
  )
})

/** The same facts again, all of them so many days after a day. */
const after = <T extends { fromOn: LocalDate | null }>(facts: readonly T[], day: LocalDate): T[] =>
  facts
    .filter(({ fromOn }) => fromOn !== null)
    .map((fact) => ({ ...fact, fromOn: addDays(day, 1 + daysBetween(fact.fromOn ?? day, on)) }))

function later(person: PersonFacts, more: PersonFacts, day: LocalDate): PersonFacts {
  return {
    ...person,
    statuses: [
      ...person.statuses,
      ...after(more.statuses, day).map((period) => ({ ...period, toOn: null })),
    ],
    returns: [
      ...person.returns,
      ...more.returns.map((told) => ({ ...told, on: addDays(day, 1 + daysBetween(told.on, on)) })),
    ],
    leads: [...person.leads, ...after(more.leads, day)],
    levels: [...person.levels, ...after(more.levels, day)],
    managements: [...person.managements, ...after(more.managements, day)],
    homes: [...person.homes, ...after(more.homes, day)],
  }
}

const visitsLater = (visits: VisitFacts, more: VisitFacts, day: LocalDate): VisitFacts => ({
  writeUps: visits.writeUps,
  keptOut: visits.keptOut,
  seen: [
    ...visits.seen,
    ...more.seen.map((one) => ({ ...one, on: addDays(day, 1 + daysBetween(one.on, on)) })),
  ],
  plans: [
    ...visits.plans,
    ...more.plans.map((plan) => ({
      ...plan,
      heldFrom: addDays(day, 1 + daysBetween(plan.madeOn ?? on, on)),
      recordedAt: new Date(at.getTime() + 1),
    })),
  ],
  attempts: [
    ...visits.attempts,
    ...more.attempts.map((attempt) => ({
      on: addDays(day, 1 + daysBetween(attempt.on, on)),
      at: new Date(at.getTime() + 1),
    })),
  ],
})

const armsLater = ({ all }: ArmsFacts, more: ArmsFacts, day: LocalDate): ArmsFacts => {
  const move = (date: LocalDate | null): LocalDate | null =>
    date === null ? null : addDays(day, 1 + Math.abs(daysBetween(date, on)))
  return {
    all: [
      ...all,
      ...more.all.map((one) => ({
        begunOn: move(one.begunOn),
        completedOn: move(one.completedOn),
        ratifiedOn: move(one.ratifiedOn),
        returnedOn: move(one.returnedOn),
      })),
    ],
  }
}

test('what stood on a day does not change when facts dated after it come in', () => {
  const facts = fc.record({ person: aPerson, visits: someVisits, arms: someArms })
  fc.assert(
    fc.property(facts, facts, fc.integer({ min: 0, max: 400 }), (told, more, ago) => {
      const day = addDays(on, -ago)
      const { person, visits, arms } = told
      expect(
        whole(
          later(person, more.person, day),
          visitsLater(visits, more.visits, day),
          armsLater(arms, more.arms, day),
          day,
        ),
      ).toEqual(whole(person, visits, arms, day))
    }),
    many,
  )
})

const communityOnly = aPerson.map((person) => ({
  ...person,
  statuses: person.statuses.slice(0, 1),
}))

test.each(['custody', 'hospital', 'missing'] as const)(
  'back from %s the old date is never restored, however long it was: the first-visit days of the level begin',
  (status) => {
    fc.assert(
      fc.property(
        communityOnly,
        someVisits,
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 0, max: 20 }),
        (person, visits, length, since) => {
          const back = addDays(on, -since)
          const gone = addDays(back, -length)
          fc.pre(visits.seen.every((seen) => seen.on < back))
          fc.pre(visits.plans.every((plan) => (plan.heldFrom ?? '') < back))
          fc.pre(person.returns.every((told) => told.on < back))
          fc.pre(person.managements.every(({ fromOn }) => (fromOn ?? '') < back))
          const period = {
            fromOn: gone,
            recordedAt: new Date(at.getTime() + 60_000),
            status,
            toOn: back,
            reviewOn: addDays(gone, 28),
          }
          const returned = { ...person, statuses: [...person.statuses, period] }
          const days = policy.number(`visits.first_visit_days.${standing(returned, on).level}`)
          const now = owed(returned, visits)
          expect([now?.rule, now?.on]).toEqual(['first-visit', addDays(back, days)])
        },
      ),
      many,
    )
  },
)

test('a stay abroad of up to 28 days lifts the suspension and leaves the date as it was; a longer one begins anew', () => {
  fc.assert(
    fc.property(
      communityOnly,
      someVisits,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (person, visits, length, first) => {
        fc.pre(visits.seen.every((seen) => seen.on < on))
        const stay = (from: number, to: number) => ({
          fromOn: addDays(on, -from),
          recordedAt: new Date(at.getTime() + 60_000),
          status: 'abroad' as const,
          toOn: addDays(on, -to),
          reviewOn: addDays(on, 28),
        })
        // Told in one, or as two of which the second begins on the day on which the first ends.
        const [cut, whole] = [length - first, stay(length, 0)]
        const stays = cut > 0 ? [stay(length, cut), stay(cut, 0)] : [whole]
        const returned = { ...person, statuses: [...person.statuses, ...stays] }
        const [was, now] = [owed(person, visits), owed(returned, visits)]
        expect(standing(returned, on).status).toBe('community')
        if (length <= abroadDays) expect(now).toEqual(was)
        else expect(now?.rule).toBe('first-visit')
      },
    ),
    many,
  )
})

test('while someone is away the visit waits, visibly: it is suspended with its day, and never gone', () => {
  fc.assert(
    fc.property(
      aPerson,
      someVisits,
      fc.constantFrom('custody', 'hospital', 'abroad', 'missing'),
      (person, visits, status) => {
        fc.pre(standing(person, on).management === 'active')
        const period = {
          fromOn: on,
          recordedAt: new Date(at.getTime() + 60_000),
          status,
          toOn: null,
          reviewOn: addDays(on, 28),
        }
        const away = { ...person, statuses: [...person.statuses, period] }
        const file = { person: away, standing: standing(away, on), visits }
        const visit = visitDuties.dutiesOf(file, policy).find(({ kind }) => kind === 'visit')
        // One that was only confirmed keeps the day on which it began.
        const before = standing(person, on)
        const since = before.status === status ? before.statusSince : on
        expect(visit?.suspended).toMatchObject({ why: status, since })
      },
    ),
    many,
  )
})
