// The lines that were kept, and one list with what was wrong with it.
import { itemsOf, selectField, typedDate } from '../../platform/views/fields.ts'
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type {
  Cell,
  Filter,
  Link,
  Pager,
  SummaryList,
  SummaryRow,
  Table,
} from '../../platform/views/models.ts'
import type { ShownLine, ShownList } from '../queries.ts'
import { kindWords, whenText } from '../rules.ts'
import type { HitState, LineFault, OvernightKind } from '../types.ts'
import { capital, counted, kindItems, linkTo } from './words.ts'

export type LinesQuery = Readonly<{
  on?: LocalDate | undefined
  list?: string | undefined
  kind?: OvernightKind | undefined
  matched?: boolean | undefined
}>

export type LinesModel = Readonly<{
  title: string
  back: Link
  filter: Filter
  lines: Table | null
  emptyText: string | null
  pager: Pager
}>

export type LinesShown = Readonly<{
  query: LinesQuery
  rows: readonly ShownLine[]
  total: number
  nextHref: string | null
  isFirstPart: boolean
}>

const hitWords: Readonly<Record<HitState, string>> = {
  possible: 'possible hit',
  confirmed: 'confirmed',
  dismissed: 'dismissed',
}

const someText = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ')

/** A table cell holds one link: the first hit, and how many more. */
function hitCell({ hits }: ShownLine): Cell {
  const [first] = hits
  if (first === undefined) return { text: 'Nobody' }
  const more = hits.length > 1 ? `, and ${hits.length - 1} more` : ''
  return {
    text: first.name,
    href: `/overnight/hits/${first.id}`,
    note: `${hitWords[first.state]}${more}`,
  }
}

const whoText = ({ forenames, surname, dateOfBirth, pncId, visorRef }: ShownLine): string =>
  someText(
    [forenames, surname].filter((part) => part !== null).join(' '),
    dateOfBirth === null ? null : `born ${formatShortDate(dateOfBirth)}`,
    pncId,
    visorRef,
  )

const rowOf = (line: ShownLine): Cell[] => [
  {
    text: `${capital(kindWords[line.kind])} of ${formatShortDate(line.forDate)}`,
    href: `/overnight/lists/${line.listId}`,
    ...(line.reference === null ? {} : { note: line.reference }),
  },
  { text: whenText(line) },
  { text: someText(whoText(line)) },
  { text: someText(line.address, line.postcode) },
  { text: line.summary ?? '', ...(line.outcome === null ? {} : { note: line.outcome }) },
  hitCell(line),
]

const matchedWords = { yes: 'May be one of ours', no: 'Matched nobody' }
const typed = (matched: boolean | undefined): 'yes' | 'no' | undefined =>
  matched === undefined ? undefined : matched ? 'yes' : 'no'

const addressOf = ({ matched, ...query }: LinesQuery): string =>
  linkTo('/overnight/lines', { ...query, matched: typed(matched) })

const filterOf = ({ query }: LinesShown): Filter => ({
  label: 'Narrow the lines',
  action: '/overnight/lines',
  fields: [
    selectField('matched', 'Whom they may be', {
      items: itemsOf(matchedWords),
      chosen: typed(query.matched),
      blank: 'All lines',
    }),
    selectField('kind', 'List', {
      items: itemsOf(kindItems),
      chosen: query.kind,
      blank: 'Any list',
    }),
    {
      date: {
        id: 'on',
        name: 'on',
        label: 'Only of the morning of',
        value: query.on === undefined ? '' : typedDate(query.on),
      },
    },
  ],
  active:
    query.list === undefined
      ? []
      : [{ text: 'One list', removeHref: addressOf({ ...query, list: undefined }) }],
  clearHref: null,
  hidden: query.list === undefined ? [] : [{ name: 'list', value: query.list }],
})

export function linesModel(shown: LinesShown): LinesModel {
  const { rows, total, query } = shown
  return {
    title: 'Lines of overnight lists',
    back: { text: 'Overnight lists', href: '/overnight' },
    filter: filterOf(shown),
    lines:
      rows.length === 0
        ? null
        : {
            caption: 'Lines, the newest nights first',
            captionClasses: 'govuk-visually-hidden',
            regionId: 'lines',
            stacks: true,
            head: ['List', 'When', 'Who', 'Where', 'What', 'May be'].map((text) => ({ text })),
            firstCellIsHeader: true,
            rows: rows.map(rowOf),
          },
    emptyText: rows.length === 0 ? 'There is no such line.' : null,
    pager: {
      label: 'Lines',
      totalText: `${counted(total, 'line')} in all.`,
      nextHref: shown.nextHref,
      firstHref: shown.isFirstPart ? null : addressOf(query),
    },
  }
}

export type ListModel = Readonly<{
  title: string
  back: Link
  facts: SummaryList
  faultsText: string
  faults: Table | null
}>

/** A line that was lost is said to be so in each of its rows, whatever else was wrong with it. */
const linesLost = (faults: readonly LineFault[]): ReadonlySet<number> =>
  new Set(faults.flatMap(({ line, isLost }) => (isLost ? [line] : [])))

const faultsTable = (faults: readonly LineFault[], lost: ReadonlySet<number>): Table => ({
  caption: 'What was wrong',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'faults',
  stacks: true,
  head: [
    { text: 'Line', format: 'numeric' },
    { text: 'Column' },
    { text: 'It says' },
    { text: 'What is wrong' },
    { text: 'The line' },
  ],
  rows: faults.map(({ line, column, value, why }) => [
    { text: String(line), format: 'numeric' as const },
    { text: column },
    { text: value },
    { text: why },
    { text: lost.has(line) ? 'Not loaded' : 'Loaded without this' },
  ]),
})

const mostFaults = 200

/** They lead to where they are decided, not to their lines. */
const hitsRow = ({ hits, kind, forDate }: ShownList): SummaryRow =>
  hits === 0
    ? { key: 'Hits', text: '0' }
    : {
        key: 'Hits',
        text: String(hits),
        href: linkTo('/overnight', { state: 'possible', kind, on: forDate }),
        note: 'The link leads to those still to be decided',
      }

export function listModel(list: ShownList): ListModel {
  const { kind, forDate, faults } = list
  const shown =
    faults.length > mostFaults ? ` The first ${mostFaults} of ${faults.length} are shown.` : ''
  return {
    title: `${capital(kindWords[kind])} of ${formatShortDate(forDate)}`,
    back: { text: 'Overnight lists', href: linkTo('/overnight', { on: forDate }) },
    facts: {
      rows: [
        {
          key: 'Loaded',
          text: formatInstant(list.loadedAt),
          note: `by ${list.loadedBy}${list.fileName === null ? '' : `, from ${list.fileName}`}`,
        },
        {
          key: 'New lines',
          text: String(list.lines),
          href: linkTo('/overnight/lines', { list: list.id }),
        },
        { key: 'Lines an earlier list had brought', text: String(list.seenBefore) },
        hitsRow(list),
      ],
    },
    faultsText:
      faults.length === 0
        ? 'Every cell could be read.'
        : `Put these right in the other system, or in the file, and load the list again: what is here already stays as it is.${shown}`,
    faults:
      faults.length === 0 ? null : faultsTable(faults.slice(0, mostFaults), linesLost(faults)),
  }
}
