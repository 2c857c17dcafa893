// What was found at visits and no supervisor has read: children, undeclared devices, conditions not kept, risk that is up.
import { formatShortDate } from '../../../platform/calendar.ts'
import { foundCountText, foundHref, foundText, foundUnread } from '../../../visits/index.ts'
import { about, type BriefingPart } from '../asked.ts'

const most = 6
const mostRead = 100

/** Nothing on a day on which all was read. */
export const found: BriefingPart = async (tx, ask) => {
  const { office, until } = ask
  const { items, total } = await foundUnread(tx, { ...office, until }, { size: mostRead })
  if (total === 0) return null
  return {
    name: 'found',
    title: 'Found at visits, not yet read by a supervisor',
    lines: items.map((visit) =>
      about(ask, visit.offenderId, {
        text: `${formatShortDate(visit.onDate)}: ${foundText(visit)}.`,
        lead: { text: 'Read the visit', path: `/visits/${visit.id}` },
      }),
    ),
    shown: most,
    leads: [{ text: foundCountText(total), path: foundHref() }],
    emptyText: '',
  }
}
