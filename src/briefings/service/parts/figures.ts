// The figures with plus and minus since the last briefing, and how people left the list, by name.
import { compared, withSign } from '../../rules.ts'
import type { PersonChange } from '../../types.ts'
import { about, said, type BriefingAsk, type BriefingPart } from '../asked.ts'

const most = 6

const figureLine = ({ figures, compared: before }: BriefingAsk): string =>
  compared(figures, before?.content.figures ?? null)
    .map((one) => `${one.label} ${withSign(one)}`)
    .join('; ')

const text = ({ list, leftHow }: PersonChange): string =>
  list === 'came on' ? 'came on the overdue list' : `left the overdue list: ${leftHow ?? ''}`

export const figures: BriefingPart = (_tx, ask) => {
  const moved = ask.changes.filter(({ list }) => list === 'came on' || list === 'left')
  const named = moved.map((one) => about(ask, one.id, { text: text(one) }))
  const { changes } = ask
  return {
    name: 'figures',
    title:
      ask.compared === null
        ? 'Figures'
        : 'Figures, with plus and minus, and how people came and left',
    lines: [said(figureLine(ask)), ...named],
    shown: most + 1,
    leads: [
      { text: 'All figures, each with its list', path: '/figures' },
      ...(changes.length === 0
        ? []
        : [{ text: `All ${changes.length} who changed`, path: `/briefings/${ask.on}/changes` }]),
    ],
    emptyText: '',
  }
}
