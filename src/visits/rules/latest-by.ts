// By when a person must next be seen, by which rule, in one sentence. Contract section 4.
import {
  addDays,
  earlierOf,
  formatShortDate,
  sameDayMonthsLater,
  type LocalDate,
} from '../../platform/calendar.ts'
import { policeBecameLead, type PersonFacts, type Standing } from '../../offenders/index.ts'
import type { Policy } from '../../policy/index.ts'
import type { LatestBy, VisitFacts } from '../types.ts'
import { lastSeenBy } from './last-seen.ts'
import { planStanding, type PlanStanding } from './plan.ts'

export type VisitAsk = Readonly<{
  person: PersonFacts
  standing: Standing
  visits: VisitFacts
  policy: Policy
}>

const levelWords = { very_high: 'very high', high: 'high', medium: 'medium', low: 'low' } as const

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/** Rule 3: the outer limit the force sets, never a timetable. */
function backstop({ standing, policy }: VisitAsk, lastSeen: LocalDate): LatestBy {
  const parameter = `visits.ceiling_months.${standing.level}` as const
  const months = policy.number(parameter)
  const on = sameDayMonthsLater(lastSeen, months)
  const because = `Last seen ${formatShortDate(lastSeen)}; the ceiling for ${levelWords[standing.level]} risk is ${count(months, 'month')}, which makes ${formatShortDate(on)}. No plan has set an earlier or later day.`
  return { on, from: lastSeen, rule: 'backstop', parameter, because }
}

/** Rules 2 and 4: someone back in the community, or never seen, is seen within the days of the level. */
function firstVisit(
  { standing, policy }: VisitAsk,
  start: { on: LocalDate; words: string; rule: 'first-visit' | 'never-seen' },
): LatestBy {
  const parameter = `visits.first_visit_days.${standing.level}` as const
  const days = policy.number(parameter)
  const on = addDays(start.on, days)
  const because = `${start.words} on ${formatShortDate(start.on)} and not seen since; ${count(days, 'day')} for ${levelWords[standing.level]} risk makes ${formatShortDate(on)}.`
  return { on, from: start.on, rule: start.rule, parameter, because }
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Rules 2 to 5: what stands when no plan does. */
function withoutPlan(ask: VisitAsk, lastSeen: LocalDate | null): LatestBy | null {
  const { lastReturn, on } = ask.standing
  if (lastReturn !== null && (lastSeen === null || lastSeen < lastReturn.on))
    return firstVisit(ask, {
      on: lastReturn.on,
      words: sentence(lastReturn.how),
      rule: 'first-visit',
    })
  if (lastSeen !== null) return backstop(ask, lastSeen)
  const leadSince = policeBecameLead(ask.person, on)
  if (leadSince === null) return null
  return firstVisit(ask, { on: leadSince, words: 'Police became lead', rule: 'never-seen' })
}

type Ended = Extract<PlanStanding, { state: 'ended' }>

/**
 * Until there is a new plan: the earlier of the old date and the backstop at the level of today. Whoever came back, or was
 * never seen, has no backstop to count from: the days of a first visit stand in its place.
 */
function afterEnd(ask: VisitAsk, ended: Ended, lastSeen: LocalDate | null): LatestBy {
  const old = ended.plan.latestBy
  const limit = withoutPlan(ask, lastSeen)
  if (limit !== null && limit.on < old)
    return {
      ...limit,
      because: `${limit.because} The plan for ${formatShortDate(old)} ended when ${ended.by}; a new one is owed.`,
    }
  return {
    on: old,
    from: earlierOf(lastSeen ?? ended.plan.madeOn ?? old, old),
    rule: 'plan-ended',
    parameter: null,
    because: `The plan ended when ${ended.by}; until there is a new one its day, ${formatShortDate(old)}, still stands as the latest.`,
  }
}

/** What the rules ask of the visits: when someone was last seen, and how the newest plan stands. */
export type Visited = Readonly<{ lastSeen: LocalDate | null; plan: PlanStanding }>

export const visitedBy = ({ person, standing, visits, policy }: VisitAsk): Visited => ({
  lastSeen: lastSeenBy(visits, standing.on),
  plan: planStanding(
    { person, visits, abroadDays: policy.number('visits.abroad_return_days') },
    standing.on,
  ),
})

/**
 * The latest day on which someone must be seen, on the standing's day; null is *no visit plan*, which is
 * a category of its own and never "up to date".
 */
export function latestBy(
  ask: VisitAsk,
  { lastSeen, plan }: Visited = visitedBy(ask),
): LatestBy | null {
  if (plan.state === 'none') return withoutPlan(ask, lastSeen)
  if (plan.state === 'ended') return afterEnd(ask, plan, lastSeen)
  const { latestBy: on, origin, madeOn } = plan.plan
  const source = origin === 'register' ? 'The register' : 'The plan'
  return {
    on,
    from: earlierOf(madeOn ?? lastSeen ?? on, on),
    rule: 'plan',
    parameter: null,
    because: `${source} sets the next visit for ${formatShortDate(on)} at the latest.`,
  }
}

/** The latest-by that has passed, of somebody who is on the list of overdue visits; null for everybody else. */
export function overdueSince(ask: VisitAsk): LocalDate | null {
  const { on: today, status, management } = ask.standing
  if (status !== 'community' || management !== 'active') return null
  const on = latestBy(ask)?.on ?? null
  return on !== null && on < today ? on : null
}

/** Whether someone stands without a plan of their own: the figure `onBackstop`. */
export const hasOwnPlan = (ask: VisitAsk): boolean => visitedBy(ask).plan.state === 'in-force'
