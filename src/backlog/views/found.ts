// What was found at visits and no supervisor has read: lines of my team, and a figure of the force.
import { formatShortDate } from '../../platform/calendar.ts'
import type { FigureTile, Link } from '../../platform/views/models.ts'
import {
  foundCountText,
  foundHref,
  foundResource,
  foundText,
  type FoundPart,
  type FoundVisit,
} from '../../visits/index.ts'
import { inThousands } from './words.ts'

type Filters = Readonly<{ team?: string }>

export type FoundLine = Readonly<{ who: string; href: string; text: string; visitHref: string }>

export type FoundLines = Readonly<{
  /** All of them, leading to their list; null when none waits. */
  count: Link | null
  lines: readonly FoundLine[]
}>

const lineOf = (visit: FoundVisit): FoundLine => ({
  who: `${visit.personName} (${visit.visorRef})`,
  href: `/offenders/${visit.offenderId}`,
  text: `${formatShortDate(visit.onDate)}: ${foundText(visit)}.`,
  visitHref: `/visits/${visit.id}`,
})

/** `filters` name the team where the reader sees more than one. */
export const foundLines = ({ items, total }: FoundPart, filters: Filters): FoundLines => ({
  count: total === 0 ? null : { text: foundCountText(total), href: foundHref(filters) },
  lines: items.map(lineOf),
})

export const foundTold = ({ items, total }: FoundPart) => ({
  total,
  items: items.map(foundResource),
})

/** No tile when all was read. */
export const foundTiles = (count: number): readonly FigureTile[] =>
  count === 0
    ? []
    : [
        {
          number: inThousands(count),
          label: 'found at visits, not yet read',
          href: foundHref(),
          countedText:
            'Visits and attempts at which a child was met, an undeclared device was found, a condition was not kept or the risk is up, or such a find was taken out since, and which no supervisor has read as they stand.',
          classes: 'app-figure--alarm',
        },
      ]
