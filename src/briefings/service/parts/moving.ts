// Who came back or moved in the last days, and who is due back in the next.
import { addDays, formatShortDate } from '../../../platform/calendar.ts'
import { movingAbout, type Happening } from '../../queries.ts'
import { about, type BriefingPart } from '../asked.ts'

const most = 5
const days = 7

function text({ kind, on, note }: Happening): string {
  const day = formatShortDate(on)
  if (kind === 'back') return `Back in the community ${day}${note === null ? '' : `: ${note}`}`
  if (kind === 'due back') return `Due back from ${note ?? 'away'} on ${day}`
  return kind === 'moved' ? `Moved in ${day}` : `Licence ended ${day}: police lead`
}

export const moving: BriefingPart = async (tx, ask) => {
  const { office, on } = ask
  const span = { from: addDays(on, -days), on, until: addDays(on, days) }
  const found = await movingAbout(tx, office, span)
  return {
    name: 'moving',
    title: `Released, moved in, licence ending: ${days} days back and ahead`,
    lines: found.map((one) => about(ask, one.offenderId, { text: text(one) })),
    shown: most,
    leads: [],
    emptyText: 'Nobody came back or moved in this week, and nobody is due back in the next.',
  }
}
