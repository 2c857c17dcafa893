// What the overnight lists ask of a team or a force: a list that has not come, hits to decide, questions to answer.
import { kindsText } from '../../overnight/index.ts'
import type { OvernightCounts } from '../types/overnight.ts'
import { inThousands, linkTo } from './words.ts'

export type OvernightLines = readonly Readonly<{ text: string; href: string | null }>[]

const counted = (count: number, one: string, many: string): string =>
  `${inThousands(count)} ${count === 1 ? one : many}`

/** Each line leads to the list that it counts. */
export function overnightLines(
  { notLoaded, possible, asked }: OvernightCounts,
  filters: Readonly<{ team?: string }> = {},
): OvernightLines {
  const lines = [
    ...(notLoaded.length === 0
      ? []
      : [{ text: `Not loaded today: ${kindsText(notLoaded)}`, href: '/overnight' }]),
    ...(possible === 0
      ? []
      : [
          {
            text: `${counted(possible, 'possible hit', 'possible hits')} to decide`,
            href: linkTo('/overnight', filters),
          },
        ]),
    ...(asked === 0
      ? []
      : [
          {
            text: `${counted(asked, 'confirmed hit asks', 'confirmed hits ask')} something still`,
            href: linkTo('/overnight', { ...filters, state: 'asked' }),
          },
        ]),
  ]
  return lines.length === 0
    ? [{ text: 'Every list of today has come, and no hit waits.', href: null }]
    : lines
}
