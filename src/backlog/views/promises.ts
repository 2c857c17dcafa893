// Promised proofs of self-reports that are past their day: a line of the day, a figure of the team, each leading to its list.
import type { FigureTile, Link } from '../../platform/views/models.ts'
import { inThousands, linkTo } from './words.ts'

const counted = (count: number): string =>
  `${inThousands(count)} promised ${count === 1 ? 'proof is past its day' : 'proofs are past their day'}`

export const promiseLine = (count: number, officer: string): Link | null =>
  count === 0 ? null : { text: counted(count), href: linkTo('/self-reports', { officer }) }

/** Among what is owed of somebody covered; `of` names the list, null where the reader does not see it. */
export const promiseParts = (
  count: number,
  of: Readonly<Record<string, string | undefined>> | null,
): readonly Readonly<{ text: string; href: string | null }>[] =>
  count === 0
    ? []
    : [{ text: counted(count), href: of === null ? null : linkTo('/self-reports', of) }]

/** `filters` name the team where the reader sees more than one; no tile when there is none. */
export const promiseTiles = (
  count: number,
  filters: Readonly<{ team?: string }>,
): readonly FigureTile[] =>
  count === 0
    ? []
    : [
        {
          number: inThousands(count),
          label: count === 1 ? 'promised proof past its day' : 'promised proofs past their day',
          href: linkTo('/self-reports', filters),
          countedText:
            'What offenders say of themselves, promised to be proved by a day that has passed, of which nobody has said what came of it.',
        },
      ]
