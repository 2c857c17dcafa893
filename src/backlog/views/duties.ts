// The backlog's page: its filters, its rows, and where the next part begins.
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { DutyState } from '../../duties/index.ts'
import type { Filter, Link, Pager } from '../../platform/views/models.ts'
import type { DutyPart, DutyQuery } from '../service/listed.ts'
import { dutyRow, type DutyRow } from './duty.ts'
import { itemsOf, selectField } from '../../platform/views/fields.ts'
import { dayField, teamField } from './fields.ts'
import {
  asAt,
  dayIn,
  downloadsOf,
  inThousands,
  kindWords,
  levelWords,
  linkTo,
  stateWords,
} from './words.ts'

export type DutiesModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  rows: readonly DutyRow[]
  /** Why nothing is shown: nothing is owed, or the reader may know only how many. */
  emptyText: string | null
  /** The same list as a file; none where there is nothing to take, or nobody may. */
  downloads: readonly Link[]
  pager: Pager
}>

type Choices = Readonly<{
  teams: readonly Readonly<{ name: string }>[]
  officers: readonly Readonly<{ key: string; name: string }>[]
}>

export type DutiesShown = Readonly<{
  query: DutyQuery
  on: LocalDate
  today: LocalDate
  part: DutyPart
  choices: Choices
  countsOnly: boolean
  nextHref: string | null
  isFirstPart: boolean
  mayExport: boolean
}>

const titles: Readonly<Record<DutyState, string>> = {
  open: 'Everything owed',
  due: 'Due soon',
  overdue: 'Overdue',
  no_date: 'Owed with no day set',
  suspended: 'Suspended',
  met: 'Met',
}

export const dutyTitle = (state: DutyState): string => `Backlog: ${titles[state].toLowerCase()}`

function fieldsOf({ query, on, choices }: DutiesShown): Filter['fields'] {
  const officers = choices.officers.map(({ key, name }) => ({ value: key, text: name }))
  return [
    selectField('state', 'State', { items: itemsOf(stateWords), chosen: query.state }),
    selectField('kind', 'What is owed', {
      items: itemsOf(kindWords),
      chosen: query.kind,
      blank: 'Anything',
    }),
    selectField('level', 'Risk level', {
      items: itemsOf(levelWords),
      chosen: query.level,
      blank: 'Any',
    }),
    ...teamField(
      choices.teams.map(({ name }) => name),
      query.team,
    ),
    ...(officers.length > 0
      ? [
          selectField('officer', 'Officer', {
            items: officers,
            chosen: query.officer,
            blank: 'Anyone',
          }),
        ]
      : []),
    dayField(on),
  ]
}

const said = <T>(value: T | undefined, words: (value: T) => string): string | undefined =>
  value === undefined ? undefined : words(value)

/** The filters that narrow the list, each with the address that lifts it. */
function activeOf({ query, on, today, choices }: DutiesShown): Filter['active'] {
  const set = { ...query, on: dayIn(on, today) }
  const nameOf = (key: string): string =>
    choices.officers.find((officer) => officer.key === key)?.name ?? key
  const words: readonly (readonly [keyof typeof set, string | undefined])[] = [
    ['kind', said(query.kind, (kind) => kindWords[kind])],
    ['level', said(query.level, (level) => `${levelWords[level]} risk level`)],
    ['team', query.team],
    ['officer', said(query.officer, nameOf)],
    ['offender', said(query.offender, () => 'One person')],
    ['on', said(set.on, () => formatDate(on))],
  ]
  return words.flatMap(([name, text]) =>
    text === undefined
      ? []
      : [{ text, removeHref: linkTo('/duties', { ...set, [name]: undefined }) }],
  )
}

const emptyTextOf = ({ part, countsOnly, query }: DutiesShown): string | null => {
  if (countsOnly) return 'You can see how many there are, and not who they are.'
  if (part.items.length > 0) return null
  if (query.state === 'overdue') return 'Nothing is overdue here.'
  return 'There is nothing on this list with these filters.'
}

export function dutiesModel(shown: DutiesShown): DutiesModel {
  const { query, on, today, part, nextHref, isFirstPart } = shown
  const active = activeOf(shown)
  const total = `${inThousands(part.total)} ${part.total === 1 ? 'duty' : 'duties'} in all`
  const here = part.items.length < part.total ? `, ${part.items.length} shown here` : ''
  const same = { ...query, on: dayIn(on, today) }
  return {
    title: dutyTitle(query.state),
    asAtText: asAt(on, today),
    filter: {
      label: 'Filter the backlog',
      action: '/duties',
      fields: fieldsOf(shown),
      active,
      clearHref: active.length > 0 ? linkTo('/duties', { state: query.state }) : null,
      hidden: query.offender === undefined ? [] : [{ name: 'offender', value: query.offender }],
    },
    rows: part.items.map((duty) => dutyRow(duty, on)),
    emptyText: emptyTextOf(shown),
    downloads: shown.mayExport && part.total > 0 ? downloadsOf('/duties', same) : [],
    pager: {
      label: 'Backlog',
      totalText: `${total}${here}.`,
      nextHref,
      firstHref: isFirstPart ? null : linkTo('/duties', same),
    },
  }
}
