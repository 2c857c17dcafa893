// Immediate matters: what was told since the last briefing that cannot wait.
import { escalationCounts } from '../../../backlog/index.ts'
import { formatShortDate } from '../../../platform/calendar.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { toldSince, type Happening } from '../../queries.ts'
import { inShort } from '../../rules.ts'
import type { Line } from '../../types.ts'
import { about, said, type BriefingAsk, type BriefingPart } from '../asked.ts'
import { unconfirmed } from './leavings.ts'

const kinds = [
  'arrest',
  'charge',
  'breach',
  'intelligence',
  'crime',
  'incident',
  'missing',
  'child_concern',
  'recall',
  'new_household',
  'death',
]

const words: Readonly<Record<string, string>> = {
  arrest: 'Arrested',
  charge: 'Charged',
  breach: 'Breach found',
  intelligence: 'Intelligence received',
  crime: 'Named in a crime report',
  incident: 'Named in an incident',
  'reported missing': 'Reported missing',
  child_concern: 'Concern for a child',
  recall: 'Recalled to prison',
  new_household: 'New household',
  death: 'Died',
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
}

const most = 6

const text = ({ kind, on, note }: Happening): string =>
  `${words[kind] ?? kind}, ${formatShortDate(on)}${note === null ? '' : `: ${inShort(note)}`}`

/** What was escalated and nobody has answered: one line, whatever there is of it. */
async function unanswered(tx: Tx, { office }: BriefingAsk): Promise<Line[]> {
  const isForce = office.teamId === null
  const asked = { ...office, toInspector: isForce, state: 'open', decides: isForce } as const
  const { total, alerts } = await escalationCounts(tx, asked)
  if (total === 0) return []
  const words = total === 1 ? '1 escalation is' : `${total} escalations are`
  const them = alerts === 1 ? '1 of them is an alert' : `${alerts} of them are alerts`
  const path = isForce ? '/escalations?to=inspector' : '/escalations'
  return [
    said(`${words} not answered yet${alerts === 0 ? '' : `; ${them} for an inspector to decide`}`, {
      text: 'See them',
      path,
    }),
  ]
}

export const immediate: BriefingPart = async (tx, ask) => {
  const { office, since, until } = ask
  const told = await toldSince(tx, office, { kinds, since, until })
  return {
    name: 'immediate',
    title: 'Immediate matters',
    lines: [
      ...(await unanswered(tx, ask)),
      ...(await unconfirmed(tx, ask)),
      ...told.map((one) => about(ask, one.offenderId, { text: text(one) })),
    ],
    shown: most,
    leads: [],
    emptyText: 'Nothing was told overnight: no arrest, charge, breach, recall or intelligence.',
  }
}
