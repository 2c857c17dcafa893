// Who is away today and who covers, people whom nobody has accepted, and days ahead without a supervisor.
import {
  gapsAhead,
  gapText,
  onCallGapsAhead,
  onCallGapText,
  standingsHere,
  type HereToday,
} from '../../../officers/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Line } from '../../types.ts'
import { said, type BriefingAsk } from '../asked.ts'

/** Named one by one; the rest are counted. */
const mostNamed = 8
const mostGaps = 3

function awayText({ officer, coveredBy }: HereToday): string {
  const names = coveredBy
    .filter(({ offenderId }) => offenderId === null)
    .map(({ coveringName }) => coveringName)
  if (names.length > 0) return `${officer.name}, covered by ${names.join(' and ')}`
  return officer.caseload === 0 ? officer.name : `${officer.name}, covered by nobody`
}

async function awayLines(tx: Tx, { office, on }: BriefingAsk): Promise<Line[]> {
  const all = await standingsHere(tx, office, on)
  const away = all.filter((one) => one.away !== null)
  if (away.length === 0) return []
  const named = away.slice(0, mostNamed).map(awayText).join('; ')
  const more = away.length > mostNamed ? `; and ${away.length - mostNamed} more` : ''
  return [said(`Away: ${named}${more}`, { text: 'Who is here', path: '/officers' })]
}

function uncovered({ figures: { ownerNotAvailable } }: BriefingAsk): Line[] {
  if (ownerNotAvailable === 0) return []
  const words =
    ownerNotAvailable === 1
      ? '1 person has an owner who is away and nobody who accepted'
      : `${ownerNotAvailable} people have an owner who is away and nobody who accepted`
  return [said(words, { text: 'See the list', path: '/lists/owner-not-available' })]
}

async function gaps(tx: Tx, { office, on, policy }: BriefingAsk): Promise<Line[]> {
  const found = await gapsAhead(tx, office, { on, count: policy.number('roster.gap_days') })
  if (found.length === 0) return []
  const first = found.slice(0, mostGaps).map(gapText).join('; ')
  const more = found.length > mostGaps ? `; and ${found.length - mostGaps} more` : ''
  return [said(`${first}${more}`, { text: 'See the roster', path: '/roster' })]
}

async function onCallGaps(tx: Tx, { office, on, policy }: BriefingAsk): Promise<Line[]> {
  const days = { on, count: policy.number('roster.gap_days') }
  const found = await onCallGapsAhead(tx, office.forceId, days)
  if (found.length === 0) return []
  const first = found.slice(0, mostGaps).map(onCallGapText).join('; ')
  const more = found.length > mostGaps ? `; and ${found.length - mostGaps} more` : ''
  return [said(`${first}${more}`, { text: 'See the on-call line', path: '/roster/on-call' })]
}

/** Nothing where everybody is here and a supervisor on every day ahead. */
export const awayToday = async (tx: Tx, ask: BriefingAsk): Promise<Line[]> => [
  ...(await awayLines(tx, ask)),
  ...uncovered(ask),
  ...(await gaps(tx, ask)),
  ...(await onCallGaps(tx, ask)),
]
