// Who left the list of overdue visits without being seen: the list, and the tile of the first screens.
import type { LocalDate } from '../../platform/calendar.ts'
import type { FigureTile, Filter, Pager } from '../../platform/views/models.ts'
import type { LeavingState } from '../types/leavings.ts'
import { dueText, leavingStateWords, leftText, wayWords, type LeavingOf } from './leaving-words.ts'
import { itemsOf, selectField } from '../../platform/views/fields.ts'
import { teamField } from './fields.ts'
import { personLine, type PersonLine } from './person.ts'
import { asAt, inThousands, linkTo } from './words.ts'

export type LeavingRow = Readonly<{
  title: string
  href: string
  left: string
  because: string
  linkText: string
  person: PersonLine
}>

const rowOf = ({ row, person }: LeavingOf, today: LocalDate): LeavingRow => ({
  title: wayWords[row.how],
  href: `/leavings/${row.id}`,
  left: leftText(row),
  because: `${row.because} ${dueText(row)}`,
  linkText: row.confirmedAt === null ? 'Look at this and confirm' : 'What was looked at',
  person: personLine(person, today, { withTeam: true }),
})

export type LeavingsModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  rows: readonly LeavingRow[]
  emptyText: string | null
  pager: Pager
}>

export type LeavingsShown = Readonly<{
  query: Readonly<{ team?: string | undefined; state: LeavingState }>
  items: readonly LeavingOf[]
  total: number
  teams: readonly string[]
  today: LocalDate
  nextHref: string | null
  isFirstPart: boolean
}>

const filterOf = (shown: LeavingsShown): Filter => ({
  label: 'Narrow the list',
  action: '/leavings',
  fields: [
    selectField('state', 'How it stands', {
      items: itemsOf(leavingStateWords),
      chosen: shown.query.state,
    }),
    ...teamField(shown.teams, shown.query.team),
  ],
  active: [],
  clearHref: null,
})

export function leavingsModel(shown: LeavingsShown): LeavingsModel {
  const { query, items, total, today, nextHref, isFirstPart } = shown
  const words = leavingStateWords[query.state].toLowerCase()
  return {
    title: 'Left the overdue list without being seen',
    asAtText: `${asAt(today, today)}. Very high and high risk level; the ${query.state === 'open' ? 'oldest' : 'newest'} stands first`,
    filter: filterOf(shown),
    rows: items.map((item) => rowOf(item, today)),
    emptyText: items.length === 0 ? `There is none: ${words}.` : null,
    pager: {
      label: 'Left the overdue list',
      totalText: `${inThousands(total)} in all: ${words}.`,
      nextHref,
      firstHref: isFirstPart ? null : linkTo('/leavings', query),
    },
  }
}

/** How many wait to be confirmed, leading to the list of that length; no tile when none does. */
export const leavingTiles = (
  total: number,
  filters: Readonly<{ team?: string }> = {},
): FigureTile[] =>
  total === 0
    ? []
    : [
        {
          number: inThousands(total),
          label: 'left the overdue list, to be confirmed',
          href: linkTo('/leavings', filters),
          countedText:
            'At very high or high risk level, with an overdue visit, and off the list in another way than by being seen: suspended, reactive, the day moved, the level lowered, transferred, closed or by other facts. Nobody but whoever recorded it or agreed to it has looked at it yet.',
          classes: 'app-figure--alarm',
        },
      ]
