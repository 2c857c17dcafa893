// A day that is over and for which no weekend list was kept: nobody is invented, and the ways on lead to what there is.
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { Link } from '../../platform/views/models.ts'
import { levelWords } from '../rules.ts'
import type { HeldList } from '../service/listed.ts'

export const unkeptText = 'No weekend list was kept for this day.'

/** What the backlog says of a day, by the levels of the list. */
export const dutiesOn = (on: LocalDate): readonly Link[] =>
  (['very_high', 'high'] as const).map((level) => ({
    text: `${levelWords[level]}: visits owed on ${formatDate(on)}`,
    href: `/duties?kind=visit&level=${level}&on=${on}`,
  }))

const listLink = (on: LocalDate | null, which: string): readonly Link[] =>
  on === null ? [] : [{ text: `${which}: ${formatDate(on)}`, href: `/weekend-list?on=${on}` }]

/** From a day without a list to what there is. */
export const linksFrom = ({ on, between }: HeldList): readonly Link[] =>
  between === null
    ? []
    : [
        ...dutiesOn(on),
        ...listLink(between.before, 'The list before'),
        ...listLink(between.after, 'The list after'),
      ]
