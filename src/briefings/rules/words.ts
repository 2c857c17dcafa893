// What is said of a decision, and how much of what people typed is read out.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { ListedDecision } from '../types.ts'
import { daysLate, standingOf } from './decisions.ts'

const mostTyped = 140

/** What people typed, short enough for a page that is read out; all of it stands where it was recorded. */
export const inShort = (typed: string): string => {
  const folded = typed.replace(/\s+/g, ' ').trim()
  return folded.length <= mostTyped ? folded : `${folded.slice(0, mostTyped - 1).trimEnd()}…`
}

/** Why it was not done is no longer said once the person has been seen after all. */
const happened = ({ seenOn, triedOn, outcome, state }: ListedDecision): string[] => [
  ...(seenOn === null ? [] : [`seen ${formatShortDate(seenOn)}`]),
  ...(seenOn === null && triedOn !== null ? [`tried ${formatShortDate(triedOn)}, not seen`] : []),
  ...(outcome === null || (seenOn !== null && state === 'not_done') ? [] : [inShort(outcome)]),
]

function stands(decision: ListedDecision, on: LocalDate): string {
  const late = daysLate(decision, on)
  const standing = {
    done: 'Done',
    'not done': 'Not done',
    late: `Not done, ${late} day${late === 1 ? '' : 's'} late`,
    'to do': 'To do',
  }[standingOf(decision, on)]
  const because = happened(decision)
  return because.length === 0 ? standing : `${standing}: ${because.join('; ')}`
}

/** 'To do. Call with a uniform crew: PC Alex Marsh, 3 Mar 2026 at 19:00.' */
export const decisionText = (decision: ListedDecision, on: LocalDate): string => {
  const at = decision.atTime === null ? '' : ` at ${decision.atTime}`
  const whole = inShort(decision.decision).replace(/[.\s]+$/, '')
  return `${stands(decision, on)}. ${whole}: ${decision.officerName}, by ${formatShortDate(decision.dueOn)}${at}.`
}
