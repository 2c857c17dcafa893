// Visits that count only provisionally: a figure of the team, and the words and the list that everybody is led to.
import type { FigureTile } from '../../platform/views/models.ts'
import { inThousands, linkTo } from './words.ts'

/** The list of the write-ups that are owed and late; `team` where the reader sees more than one. */
export const provisionalHref = (filters: Readonly<{ team?: string }> = {}): string =>
  linkTo('/duties', { kind: 'visit_write_up', state: 'overdue', ...filters })

export const provisionalText = (count: number): string =>
  count === 1
    ? '1 visit is provisional: not written up'
    : `${inThousands(count)} visits are provisional: not written up`

/** No tile when every visit is written up, or may still be. */
export const provisionalTiles = (
  count: number,
  filters: Readonly<{ team?: string }>,
): readonly FigureTile[] =>
  count === 0
    ? []
    : [
        {
          number: inThousands(count),
          label: `${count === 1 ? 'visit' : 'visits'} provisional: not written up`,
          href: provisionalHref(filters),
          countedText:
            'Visits at which somebody was seen and which nobody has written up within the hours of policy. Each counts until it is written up, or a supervisor who was not there says that it does not.',
        },
      ]
