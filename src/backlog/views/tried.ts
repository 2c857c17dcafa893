// What was tried since somebody was last seen, and how far section 96B has come, for whoever chooses what is done.
import { formatShortDate, formatTime } from '../../platform/calendar.ts'
import type { SummaryList } from '../../platform/views/models.ts'
import { outcomeWords, type TriedSoFar } from '../../visits/index.ts'

/** More than these are on the list of visits, where the choices lead. */
const most = 10

const callText = ({ call, isOccasion }: TriedSoFar['calls'][number]): string => {
  const counts = isOccasion ? '; an occasion for section 96B' : ''
  return `${formatShortDate(call.on)} at ${formatTime(call.at)}: ${outcomeWords(call)}${counts}`
}

function callRow(calls: TriedSoFar['calls'], offenderId: string): SummaryList['rows'][number] {
  const key = 'Tried since last seen'
  if (calls.length === 0) return { key, text: 'No attempt is recorded since the last visit.' }
  const shown = calls.slice(0, most).map((one) => ({
    text: callText(one),
    href: `/visits/${one.call.visitId}`,
  }))
  const more = calls.length - shown.length
  return {
    key,
    lines:
      more === 0
        ? shown
        : [
            ...shown,
            { text: `${more} more before these`, href: `/offenders/${offenderId}/visits` },
          ],
  }
}

/** 'So far 0 of the 2 occasions that section 96B asks are recorded here.' */
export const occasionsText = ({ occasions, needed }: TriedSoFar): string =>
  `So far ${occasions} of the ${needed} occasions that section 96B asks are recorded here.`

export const triedRows = (tried: TriedSoFar | null, offenderId: string): SummaryList['rows'] =>
  tried === null
    ? []
    : [
        callRow(tried.calls, offenderId),
        {
          key: 'Section 96B',
          lines: [
            { text: occasionsText(tried) },
            {
              text: 'The section 96B evidence pack says which calls count, and why not',
              href: `/offenders/${offenderId}/entry-warrant`,
            },
          ],
        },
      ]

export const triedResource = (tried: TriedSoFar | null) =>
  tried && {
    calls: tried.calls.map(({ call, isOccasion }) => ({
      visitId: call.visitId,
      at: call.at.toISOString(),
      seen: call.seen,
      notSeenBecause: call.notSeenBecause,
      isOccasion,
    })),
    occasions: tried.occasions,
    needed: tried.needed,
  }
