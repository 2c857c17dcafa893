// What was decided at the last briefing, and whether it was done: the first thing asked next morning.
import { formatShortDate } from '../../../platform/calendar.ts'
import { decisionText, standingOf } from '../../rules.ts'
import { about, type BriefingPart } from '../asked.ts'

const most = 6

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
    leads: [
      { text: 'All decisions, with what became of them', path: `/briefings/${on}/decisions` },
    ],
    emptyText: 'No decision is open, and none was made at the last briefing.',
  }
}
