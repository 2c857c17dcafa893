// How a plan stands, in words: one function for its own page and for the list of all that were made.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Names } from '../../access/index.ts'
import type { Beyond, PlanNow, PlanStands } from '../rules/plan-stands.ts'
import type { PlanEnded, VisitPlan } from '../types.ts'

const endedWords: Readonly<Record<PlanEnded, string>> = {
  replaced: 'Replaced by a newer plan before anyone decided',
  out_of_date: 'No longer asked for',
  visit_ruled_out: 'Ended: the visit that it goes with was never written up and does not count',
}

export const daysText = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** '20 days beyond 26 May 2026, the ceiling of the risk level'. */
export const beyondText = ({ ceiling, days }: Beyond): string =>
  `${daysText(days)} beyond ${formatShortDate(ceiling)}, the ceiling of the risk level`

export const deciderOf = ({ decidedBy }: VisitPlan, names: Names): string =>
  decidedBy === null ? 'nobody' : names(decidedBy)

function nowText(now: PlanNow): string {
  switch (now.how) {
    case 'in-force':
      return 'In force now'
    case 'replaced':
      return `Replaced on ${formatShortDate(now.on)} by the plan for ${formatShortDate(now.latestBy)}`
    case 'spent':
      return `Spent by the visit of ${formatShortDate(now.on)}`
    case 'ended':
      return `Ended: ${now.what}${now.on === null ? '' : ` on ${formatShortDate(now.on)}`}`
    case 'not-managed':
      return 'Not in force: the person is not managed here'
  }
}

/** 'Agreed by DS Calder on 2 Mar 2026': by whom and when; nothing for a plan that held at once. */
function decidedText(plan: VisitPlan, names: Names): string | null {
  if (plan.decidedAt === null) return null
  const word = plan.state === 'refused' && plan.endedHow === null ? 'Not agreed' : 'Agreed'
  return `${word} by ${deciderOf(plan, names)} on ${formatShortDate(localDateOf(plan.decidedAt))}`
}

const standsText = (plan: VisitPlan, { now, beyond }: PlanStands, names: Names): string => {
  const agreed = decidedText(plan, names)
  const far = beyond === null ? '' : `, ${beyondText(beyond)}`
  return agreed === null ? nowText(now) : `${nowText(now)}. ${agreed}${far}`
}

/** `stands` is left out of a plan that never took hold, or no longer counts. */
export function planStateText(
  plan: VisitPlan,
  stands: PlanStands | undefined,
  names: Names,
): string {
  const { state, endedHow, endedWhy, struck } = plan
  if (struck != null) return 'Struck out: it counts for nothing'
  if (endedHow !== null) {
    const ended = `${endedWords[endedHow]}${endedWhy === null ? '' : `: ${endedWhy}`}`
    return [ended, decidedText(plan, names) ?? ''].filter((text) => text !== '').join('. ')
  }
  if (state === 'in_force')
    return standsText(plan, stands ?? { now: { how: 'not-managed' }, beyond: null }, names)
  return decidedText(plan, names) ?? 'Waiting for a supervisor'
}
