// What the night's lists bring: a list that has not come, who of ours may be on one, and what a confirmed hit still asks.
import {
  hitCount,
  hitsListed,
  kindsNotLoaded,
  kindsText,
  kindWords,
  matchText,
  type ListedHit,
} from '../../../overnight/index.ts'
import { formatShortDate } from '../../../platform/calendar.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Line } from '../../types.ts'
import { about, said, type BriefingAsk, type BriefingPart } from '../asked.ts'

const most = 6
const mostRead = 100

async function notLoaded(tx: Tx, { office, on, policy }: BriefingAsk): Promise<Line[]> {
  const kinds = await kindsNotLoaded(tx, office.forceId, { on, policy })
  if (kinds.length === 0) return []
  const text = `Not loaded today: ${kindsText(kinds)}`
  return [said(text, { text: 'Load what has come', path: '/overnight' })]
}

// Never the words of the line: they may name a victim, and the briefing is read out.
const hitText = ({ line: { kind, forDate }, matched }: ListedHit): string =>
  `may be on the ${kindWords[kind]} of ${formatShortDate(forDate)}, by ${matchText(matched)}: to be decided`

const asked = ({ office }: BriefingAsk, state: 'possible' | 'asked') =>
  ({ ...office, state, kind: null, forDate: null, offenderId: null }) as const

async function unanswered(tx: Tx, ask: BriefingAsk): Promise<Line[]> {
  const total = await hitCount(tx, asked(ask, 'asked'))
  if (total === 0) return []
  const words = total === 1 ? '1 confirmed hit asks' : `${total} confirmed hits ask`
  const text = `${words} still: a child? a review? a visit?`
  return [said(text, { text: 'Answer them', path: '/overnight?state=asked' })]
}

export const overnight: BriefingPart = async (tx, ask) => {
  const part = { size: mostRead, after: null }
  const { rows } = await hitsListed(tx, asked(ask, 'possible'), part)
  const hits = rows.filter(({ recordedAt }) => recordedAt < ask.until)
  return {
    name: 'overnight',
    title: 'Overnight lists',
    lines: [
      ...(await notLoaded(tx, ask)),
      ...hits.map((hit) =>
        about(ask, hit.offenderId, {
          text: hitText(hit),
          lead: { text: 'Decide it', path: `/overnight/hits/${hit.id}` },
        }),
      ),
      ...(await unanswered(tx, ask)),
    ],
    shown: most,
    leads: [{ text: 'All lists and their hits', path: '/overnight' }],
    emptyText: 'Every list came, and nobody of ours may be on one.',
  }
}
