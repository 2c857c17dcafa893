// Whether those who are to go can: away on the day, or on another plan whose hours run into these. Said, never refused.
import type { OfficerDay, ShiftPlan } from '../types.ts'

type Hours = Pick<ShiftPlan, 'fromTime' | 'untilTime'>

/** Hours of one day; one that begins when the other ends does not run into it. */
const runInto = (one: Hours, other: Hours): boolean =>
  one.fromTime < other.untilTime && other.fromTime < one.untilTime

/** Those of a pair of whom there is something to say, each with the plans whose hours run into these. */
export const notFree = (plan: Hours, officers: readonly OfficerDay[]): readonly OfficerDay[] =>
  officers
    .map((one) => ({ ...one, plans: one.plans.filter((other) => runInto(plan, other)) }))
    .filter(({ isAway, plans }) => isAway || plans.length > 0)
