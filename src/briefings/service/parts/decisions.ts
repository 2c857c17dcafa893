// What was decided at the last briefing, and whether it was done: the first thing asked next morning.
import { formatShortDate, type LocalDate } from '../../../platform/calendar.ts'
import { daysLate, standingOf } from '../../rules.ts'
import type { ListedDecision } from '../../types.ts'
import { about, inShort, type BriefingPart } from '../asked.ts'

const most = 6

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

const order = ['late', 'not done', 'to do', 'done']

export const decided: BriefingPart = (_tx, ask) => {
  const { decisions, on, compared } = ask
  const sorted = decisions.toSorted(
    (a, b) => order.indexOf(standingOf(a, on)) - order.indexOf(standingOf(b, on)),
  )
  return {
    name: 'decisions',
    title:
      compared === null || compared.heldAt === null
        ? 'Decisions of earlier briefings'
        : `Decisions since the briefing held on ${formatShortDate(compared.forDate)}`,
    lines: sorted.map((one) =>
      about(ask, one.offenderId, {
        text: decisionText(one, on),
        lead: { text: 'What became of it', path: `/briefings/${on}/decisions/${one.id}` },
      }),
    ),
    shown: most,
    leads: [{ text: `All ${sorted.length} decisions`, path: `/briefings/${on}/decisions` }],
    emptyText: 'No decision is open, and none was made at the last briefing.',
  }
}
