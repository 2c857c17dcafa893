// Duties counted in hours that nobody has accepted: the list, and the line of a first screen.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Filter, Link, Pager } from '../../platform/views/models.ts'
import { teamField } from './fields.ts'
import { personLine, type PersonLine } from './person.ts'
import { dueText, lastCall, nowLines, passedText, type RingingShown } from './ringing-words.ts'
import { asAt, inThousands, kindWords, linkTo } from './words.ts'

export type RingingRow = Readonly<{
  title: string
  href: string
  dueText: string
  nowLines: readonly Readonly<{ text: string; href?: string }>[]
  /** Why somebody who would be rung is not. */
  passedText: string | null
  lastText: string
  person: PersonLine
}>

export type RingingModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  rows: readonly RingingRow[]
  emptyText: string | null
  pager: Pager
}>

export type RingingList = Readonly<{
  query: Readonly<{ team?: string | undefined; officer?: string | undefined }>
  /** Of the officer whom the list is narrowed to. */
  officerName: string | undefined
  items: readonly RingingShown[]
  total: number
  teams: readonly string[]
  today: LocalDate
  nextHref: string | null
  isFirstPart: boolean
}>

const rowOf = (ringing: RingingShown, today: LocalDate): RingingRow => ({
  title: kindWords[ringing.duty.kind],
  href: `/duties/${ringing.duty.id}`,
  dueText: dueText(ringing),
  nowLines: nowLines(ringing),
  passedText: passedText(ringing),
  lastText: lastCall(ringing.duty.calls),
  person: personLine(ringing.person, today),
})

export function ringingModel(shown: RingingList): RingingModel {
  const { query, items, total, today, nextHref, isFirstPart } = shown
  return {
    title: 'To be accepted within hours',
    asAtText: `${asAt(today, today)}. Nobody has accepted these yet; what is due first stands first`,
    filter: {
      label: 'Narrow the list',
      action: '/ringing',
      fields: [...teamField(shown.teams, query.team)],
      active:
        query.officer === undefined
          ? []
          : [
              {
                text: `Of ${shown.officerName ?? query.officer}`,
                removeHref: linkTo('/ringing', { team: query.team }),
              },
            ],
      clearHref: null,
      ...(query.officer === undefined
        ? {}
        : { hidden: [{ name: 'officer', value: query.officer }] }),
    },
    rows: items.map((item) => rowOf(item, today)),
    emptyText:
      items.length === 0 ? 'There is none: everything counted in hours is accepted.' : null,
    pager: {
      label: 'To be accepted',
      totalText: `${inThousands(total)} in all.`,
      nextHref,
      firstHref: isFirstPart ? null : linkTo('/ringing', query),
    },
  }
}

/** The line of a first screen, leading to the list of that length; null when there is none. */
export const ringingLine = (
  total: number,
  filters: Readonly<{ team?: string; officer?: string }>,
): Link | null =>
  total === 0
    ? null
    : {
        text: `${inThousands(total)} ${total === 1 ? 'duty counted in hours has' : 'duties counted in hours have'} not been accepted: see whom to ring`,
        href: linkTo('/ringing', filters),
      }
