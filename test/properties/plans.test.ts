// What no trying, planning or absence can do to a late visit: it stays late, by more days with every day, and visible.
// Proved already in rules.test.ts: a used-up plan makes nobody late; a raised level is never less urgent; while somebody
// is away the visit waits visibly; back from custody, hospital or whereabouts unknown the first-visit days begin; and a
// qualifying visit does clear it. A sighting and an interview at the station are in no fact that the clock reads.
import fc from 'fast-check'
import type { Duty, OpenDuty } from '../../src/duties/index.ts'
import { standingOn } from '../../src/offenders/rules.ts'
import type { PersonFacts, Standing } from '../../src/offenders/types.ts'
import { addDays, daysBetween, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import type { TeamId } from '../../src/platform/ids.ts'
import { visitDuties } from '../../src/visits/duties.ts'
import { lastSeenBy } from '../../src/visits/rules/last-seen.ts'
import { latestBy } from '../../src/visits/rules/latest-by.ts'
import { planMove, type PlanMoveDecision } from '../../src/visits/rules/plan-move.ts'
import type { LatestBy, VisitFacts } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'
import { aPerson, at, levels, on, someVisits } from './histories.ts'

const policy = aPolicy()
const abroadDays = policy.number('visits.abroad_return_days')
const many = { numRuns: 250 }

type Story = Readonly<{ person: PersonFacts; visits: VisitFacts; day: LocalDate; turn: number }>

function standing({ person, day }: Story): Standing {
  const found = standingOn(person, day, abroadDays)
  if (found === null) throw new Error('everybody here is managed on every day')
  return found
}

const owed = (story: Story): LatestBy | null =>
  latestBy({ ...story, standing: standing(story), policy })

const daysLate = (story: Story): number => {
  const due = owed(story)
  return due === null ? 0 : daysBetween(due.on, story.day)
}

const inCommunity = aPerson.map((person) => ({ ...person, statuses: person.statuses.slice(0, 1) }))

const lateStory = fc.tuple(inCommunity, someVisits).map(([person, visits]): Story => ({
  person,
  visits: { ...visits, writeUps: [], keptOut: [] },
  day: on,
  turn: 0,
}))

/** After everything before it, on the day of the story. */
const now = ({ day, turn }: Story): Date =>
  new Date(Math.max(startOfDay(day).getTime(), at.getTime()) + (turn + 1) * 1_000)

const plannedFor = (story: Story, latest: LocalDate): PlanMoveDecision =>
  planMove({
    latestBy: latest,
    earliest: null,
    today: story.day,
    inForce: owed(story)?.on ?? null,
    lastSeen: lastSeenBy(story.visits, story.day),
    ceilingMonths: policy.number(`visits.ceiling_months.${standing(story).level}`),
  })

const withPlan = (story: Story, latest: LocalDate): Story => {
  const made = { latestBy: latest, madeOn: story.day, heldFrom: story.day }
  const plan = { ...made, recordedAt: now(story), origin: 'here' as const }
  return { ...story, visits: { ...story.visits, plans: [...story.visits.plans, plan] } }
}

const acts: Readonly<Record<string, (story: Story, size: number) => Story>> = {
  attempt: (story) => {
    const attempt = { on: story.day, at: now(story), because: 'no_reply' as const }
    return { ...story, visits: { ...story.visits, attempts: [...story.visits.attempts, attempt] } }
  },
  // Where police cancelled the call nobody tried at all.
  'cancelled call': (story) => {
    const call = { on: story.day, at: now(story), because: 'cancelled_by_police' as const }
    return { ...story, visits: { ...story.visits, attempts: [...story.visits.attempts, call] } }
  },
  're-plan': (story, size) => {
    const latest = addDays(story.day, size)
    const move = plannedFor(story, latest)
    return move.ok && move.value.state === 'in_force' ? withPlan(story, latest) : story
  },
  raise: (story) => {
    const { level } = standing(story)
    const to = levels[levels.indexOf(level) + 1] ?? level
    const change = { fromOn: story.day, recordedAt: now(story), level: to }
    return {
      ...story,
      person: { ...story.person, levels: [...story.person.levels, change] },
    }
  },
  // A stay abroad that is not longer than policy lets pass: the suspension is lifted on the day of the return. It
  // begins the day after, as two stays of which one begins on the day on which the other ends are one, and longer.
  'short stay abroad': (story, size) => {
    const fromOn = addDays(story.day, 1)
    const toOn = addDays(fromOn, Math.min(size, abroadDays))
    const stay = {
      ...{ fromOn, recordedAt: now(story), status: 'abroad' as const },
      ...{ toOn, reviewOn: addDays(fromOn, abroadDays) },
    }
    return {
      ...story,
      person: { ...story.person, statuses: [...story.person.statuses, stay] },
      day: toOn,
    }
  },
  'days pass': (story, size) => ({ ...story, day: addDays(story.day, size) }),
}

const sequence = fc.array(
  fc.record({ act: fc.constantFrom(...Object.keys(acts)), size: fc.integer({ min: 1, max: 400 }) }),
  { minLength: 1, maxLength: 10 },
)

type Step = Readonly<{ act: string; size: number }>

/** The story after each step, the first of them as it began. */
function told(begins: Story, steps: readonly Step[]): Story[] {
  const stories = [begins]
  for (const { act, size } of steps) {
    const story = stories.at(-1) ?? begins
    const next = acts[act]?.(story, size) ?? story
    stories.push({ ...next, turn: story.turn + 1 })
  }
  return stories
}

test('whatever is tried, planned, raised or waited for, a late visit grows later by every day that passes', () => {
  fc.assert(
    fc.property(lateStory, sequence, (story, steps) => {
      fc.pre(daysLate(story) > 0)
      const stories = told(story, steps)
      for (const [index, later] of stories.slice(1).entries()) {
        const before = stories[index] ?? story
        expect(daysLate(later)).toBeGreaterThanOrEqual(
          daysLate(before) + daysBetween(before.day, later.day),
        )
      }
    }),
    many,
  )
})

const stored = (story: Story, duty: Duty): OpenDuty => ({
  ...duty,
  ...{ id: 'the visit', forceId: story.person.forceId, teamId: 'north' as TeamId },
  ...{ officerId: null, offenderId: story.person.id, level: standing(story).level, rank: 20 },
  policy: {},
})

test('the duty of a late visit stays, and nothing of this ends it as seen', () => {
  fc.assert(
    fc.property(lateStory, sequence, (story, steps) => {
      fc.pre(daysLate(story) > 0 && standing(story).management === 'active')
      const file = (one: Story) => ({ ...one, standing: standing(one) })
      const visitOf = (one: Story) =>
        visitDuties.dutiesOf(file(one), policy).find(({ kind }) => kind === 'visit')
      const owing = visitOf(story)
      if (owing === undefined) throw new Error('a late visit is owed')
      const first = stored(story, owing)
      for (const later of told(story, steps)) {
        expect(visitOf(later)?.subject).toBe(first.subject)
        expect(visitDuties.endingOf(first, file(later), policy)).not.toMatchObject({ how: 'seen' })
      }
    }),
    many,
  )
})

test('while a visit is late no plan takes hold at once: it is refused for a day that passed, or waits for another person', () => {
  fc.assert(
    fc.property(lateStory, fc.integer({ min: -400, max: 400 }), (story, size) => {
      fc.pre(daysLate(story) > 0)
      const move = plannedFor(story, addDays(story.day, size))
      if (size < 0) expect(move).toMatchObject({ ok: false, faults: [{ why: 'latest-by-past' }] })
      else expect(move).toMatchObject({ ok: true, value: { state: 'waiting' } })
    }),
    many,
  )
})

test('what two people agreed is the plan’s day and says so: it is the only plan that can make a late visit wait longer', () => {
  fc.assert(
    fc.property(lateStory, fc.integer({ min: 0, max: 400 }), (story, size) => {
      fc.pre(daysLate(story) > 0)
      const agreed = withPlan(story, addDays(story.day, size))
      expect(owed({ ...agreed, turn: 1 })).toMatchObject({
        rule: 'plan',
        on: addDays(story.day, size),
      })
    }),
    many,
  )
})

test('a plan that takes hold at once never makes anybody wait longer than before, late or not', () => {
  fc.assert(
    fc.property(lateStory, fc.integer({ min: 0, max: 400 }), (story, size) => {
      const before = owed(story)
      const move = plannedFor(story, addDays(story.day, size))
      fc.pre(before !== null && move.ok && move.value.state === 'in_force')
      const after = owed({ ...withPlan(story, addDays(story.day, size)), turn: 1 })
      expect(after !== null && before !== null && after.on <= before.on).toBe(true)
    }),
    many,
  )
})
