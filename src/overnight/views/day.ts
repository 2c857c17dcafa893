// The first page of the overnight lists: what has not come, whom a line may be, what came, and the form for the next list.
import { itemsOf, selectField, typedDate } from '../../platform/views/fields.ts'
import type { PersonLine } from '../../offenders/index.ts'
import {
  formatDate,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Filter, Link, Pager, Problem, Table } from '../../platform/views/models.ts'
import type { ShownList, ShownState } from '../queries.ts'
import { columnWords, kindsText, kindWords, lineColumns, matchText, whenText } from '../rules.ts'
import type { ListedHit, OvernightKind } from '../types.ts'
import { loadFields, loadForm, type LoadForm } from './load.ts'
import { capital, counted, hitTitle, kindItems, linkTo, problemsOf, titled } from './words.ts'

export type HitRow = Readonly<{
  title: string
  href: string
  whenText: string
  matchedText: string
  linkText: string
  person: PersonLine
}>

export type DayModel = Readonly<{
  title: string
  problems: readonly Problem[]
  asAtText: string
  notLoadedText: string | null
  filter: Filter
  hitsTitle: string
  hits: readonly HitRow[]
  emptyText: string | null
  pager: Pager
  listsTitle: string
  lists: Table | null
  links: readonly Link[]
  form: LoadForm | null
  columnsText: string
}>

export type DayQuery = Readonly<{
  on?: LocalDate | undefined
  kind?: OvernightKind | undefined
  state: ShownState
  team?: string | undefined
  offender?: string | undefined
}>

export type DayShown = Readonly<{
  query: DayQuery
  today: LocalDate
  notLoaded: readonly OvernightKind[]
  lists: readonly ShownList[]
  hits: readonly Readonly<{ hit: ListedHit; person: PersonLine }>[]
  total: number
  teams: readonly string[]
  nextHref: string | null
  isFirstPart: boolean
  mayLoad: boolean
  attempt: Attempt
  key: string
}>

export const stateWords: Readonly<Record<ShownState, string>> = {
  possible: 'Possible: to be decided',
  asked: 'Confirmed, with a question still open',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed: somebody else',
}

const linkWords: Readonly<Record<ShownState, string>> = {
  possible: 'Decide this',
  asked: 'Answer what it asks',
  confirmed: 'See what was decided',
  dismissed: 'See what was decided',
}

const rowOf =
  (state: ShownState) =>
  ({ hit, person }: DayShown['hits'][number]): HitRow => ({
    title: hitTitle(hit),
    href: `/overnight/hits/${hit.id}`,
    whenText: whenText(hit.line),
    matchedText: `By ${matchText(hit.matched)}`,
    linkText: linkWords[state],
    person,
  })

function activeOf({ query }: DayShown): Filter['active'] {
  const lifted = (name: keyof DayQuery): string =>
    linkTo('/overnight', { ...query, [name]: undefined })
  return [
    ...(query.on === undefined
      ? []
      : [{ text: formatShortDate(query.on), removeHref: lifted('on') }]),
    ...(query.offender === undefined
      ? []
      : [{ text: 'One person', removeHref: lifted('offender') }]),
  ]
}

const filterOf = (shown: DayShown): Filter => ({
  label: 'Narrow the hits',
  action: '/overnight',
  fields: [
    selectField('state', 'How it stands', {
      items: itemsOf(stateWords),
      chosen: shown.query.state,
    }),
    selectField('kind', 'List', {
      items: itemsOf(kindItems),
      chosen: shown.query.kind,
      blank: 'Any list',
    }),
    ...(shown.teams.length < 2
      ? []
      : [
          selectField('team', 'Team', {
            items: shown.teams.map((name) => ({ value: name, text: name })),
            chosen: shown.query.team,
            blank: 'All teams',
          }),
        ]),
    {
      date: {
        id: 'on',
        name: 'on',
        label: 'Only of the morning of',
        value: shown.query.on === undefined ? '' : typedDate(shown.query.on),
      },
    },
  ],
  active: activeOf(shown),
  clearHref: null,
  hidden:
    shown.query.offender === undefined ? [] : [{ name: 'offender', value: shown.query.offender }],
})

const faultText = ({ faults }: ShownList): string => {
  const lost = faults.filter(({ isLost }) => isLost).length
  if (faults.length === 0) return 'none'
  return lost === 0 ? counted(faults.length, 'cell') : `${counted(lost, 'line')} not loaded`
}

const listsTable = (lists: readonly ShownList[]): Table => ({
  caption: 'Lists that came',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'lists-that-came',
  stacks: true,
  head: [
    { text: 'List' },
    { text: 'New lines', format: 'numeric' },
    { text: 'Seen before', format: 'numeric' },
    { text: 'Hits', format: 'numeric' },
    { text: 'Faults' },
    { text: 'Loaded' },
  ],
  firstCellIsHeader: true,
  rows: lists.map((list) => [
    { text: capital(kindWords[list.kind]), href: `/overnight/lists/${list.id}` },
    { text: String(list.lines), format: 'numeric' },
    { text: String(list.seenBefore), format: 'numeric' },
    { text: String(list.hits), format: 'numeric' },
    { text: faultText(list) },
    { text: formatInstant(list.loadedAt), note: `by ${list.loadedBy}` },
  ]),
})

const day = ({ query, today }: DayShown): LocalDate => query.on ?? today

export function dayModel(shown: DayShown): DayModel {
  const { query, attempt, notLoaded, hits, total, lists } = shown
  const on = day(shown)
  return {
    title: titled('Overnight lists', attempt),
    problems: problemsOf(attempt, loadFields),
    asAtText: `For the morning of ${formatDate(on)}`,
    notLoadedText:
      notLoaded.length === 0
        ? null
        : `Not loaded for this morning: ${kindsText(notLoaded)}. Nobody knows yet who of ours stands on ${notLoaded.length === 1 ? 'it' : 'them'}.`,
    filter: filterOf(shown),
    hitsTitle: stateWords[query.state],
    hits: hits.map(rowOf(query.state)),
    emptyText: hits.length === 0 ? 'There is none.' : null,
    pager: {
      label: 'Hits',
      totalText: `${counted(total, 'hit')} in all, the most dangerous first.`,
      nextHref: shown.nextHref,
      firstHref: shown.isFirstPart ? null : linkTo('/overnight', { ...query }),
    },
    listsTitle: `Lists for the morning of ${formatShortDate(on)}`,
    lists: lists.length === 0 ? null : listsTable(lists),
    links: [
      {
        text: 'Lines that matched nobody',
        href: linkTo('/overnight/lines', { on, matched: 'no' }),
      },
      { text: 'All lines of this morning', href: linkTo('/overnight/lines', { on }) },
      { text: 'Lines of every night', href: '/overnight/lines' },
    ],
    form: shown.mayLoad ? loadForm(shown) : null,
    columnsText: lineColumns.map(columnWords).join(', '),
  }
}
