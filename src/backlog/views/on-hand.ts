// The lines of a first screen about who is here, each number leading to its list.
import { gapText, onCallGapText } from '../../officers/index.ts'
import type { OnHand } from '../service/on-hand.ts'
import { inThousands, linkTo } from './words.ts'

export type OnHandLine = Readonly<{ text: string; href: string; linkText: string }>

type Filters = Readonly<{ team?: string }>

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${inThousands(count)} ${count === 1 ? one : many}`

function awayLine({ officers, away, uncovered }: OnHand, filters: Filters): OnHandLine {
  const text = `${counted(officers, ['officer', 'officers'])}, ${away} away today.`
  return uncovered === 0
    ? { text, href: linkTo('/officers', filters), linkText: 'Who is here' }
    : {
        text,
        href: linkTo('/officers', { ...filters, state: 'uncovered' }),
        linkText: `${uncovered} of them without an accepted cover`,
      }
}

const mostGaps = 3

function gapLines({ gaps, gapDays }: OnHand, filters: Filters): OnHandLine[] {
  if (gaps.length === 0) return []
  const first = gaps.slice(0, mostGaps).map(gapText).join('; ')
  const more = gaps.length > mostGaps ? `, and ${gaps.length - mostGaps} more` : ''
  return [
    {
      text: `${counted(gaps.length, ['day', 'days'])} without a supervisor in the next ${gapDays}: ${first}${more}.`,
      href: linkTo('/roster', filters),
      linkText: 'See the roster',
    },
  ]
}

function onCallLines({ onCallGaps, gapDays }: OnHand): OnHandLine[] {
  if (onCallGaps.length === 0) return []
  const first = onCallGaps.slice(0, mostGaps).map(onCallGapText).join('; ')
  const more = onCallGaps.length > mostGaps ? `, and ${onCallGaps.length - mostGaps} more` : ''
  return [
    {
      text: `On call and away in the next ${gapDays} days: ${first}${more}.`,
      href: '/roster/on-call',
      linkText: 'See the on-call line',
    },
  ]
}

const ringingLines = ({ ringing }: OnHand, filters: Filters): OnHandLine[] =>
  ringing === 0
    ? []
    : [
        {
          text: `${counted(ringing, ['duty counted in hours has', 'duties counted in hours have'])} not been accepted.`,
          href: linkTo('/ringing', filters),
          linkText: 'See whom to ring',
        },
      ]

const packLines = ({ packsOut }: OnHand, team: string | undefined): OnHandLine[] =>
  packsOut === 0
    ? []
    : [
        {
          text: `${counted(packsOut, ['printed page', 'printed pages'])} of a weekend visit should have been back.`,
          href: linkTo('/packs', { ...(team === undefined ? {} : { team }), state: 'late' }),
          linkText: packsOut === 1 ? 'See which it is' : 'See which they are',
        },
      ]

/** `filters` name the team where the reader sees more than one; printed pages are those of the force, or of the `team`. */
export const onHandLines = (onHand: OnHand, filters: Filters = {}, team?: string): OnHandLine[] => [
  ...ringingLines(onHand, filters),
  awayLine(onHand, filters),
  ...gapLines(onHand, filters),
  ...onCallLines(onHand),
  ...packLines(onHand, team),
]

export const onHandResource = ({
  officers,
  away,
  uncovered,
  gaps,
  onCallGaps,
  ringing,
  packsOut,
}: OnHand) => ({
  officers,
  away,
  uncovered,
  gaps,
  onCallGaps,
  ringing,
  packsOut,
})
