// The list behind one measure of visits: which, of whom, how late.
import { formatShortDate } from '../../platform/calendar.ts'
import type { Cell, Link, Pager, Table } from '../../platform/views/models.ts'
import type { Level } from '../../policy/index.ts'
import type { Measured } from '../service/measures.ts'
import type { MeasuredList, MeasuredRow } from '../types.ts'
import { listTitles, measureLevelWords } from './measure-words.ts'
import { filtersOf } from './measure-tiles.ts'
import { periodText, whoseText } from './measures.ts'

export type MeasuredModel = Readonly<{
  title: string
  back: Link
  periodText: string
  table: Table | null
  emptyText: string
  downloads: readonly Link[]
  /** What a file of this list does not hold; null when it holds all of it. */
  withoutText: string | null
  pager: Pager
}>

export type MeasuredShown = Readonly<{
  measured: Measured
  which: MeasuredList
  level: Level | null
  items: readonly MeasuredRow[]
  total: number
  nextHref: string | null
  isFirstPart: boolean
  /** What the list of those overdue adds up to; null for every other list. */
  personDays: number | null
  mayExport: boolean
  /** How many rows a file of the list holds. */
  inFile: number
}>

const daysText = ({ days }: MeasuredRow): string =>
  days === null ? '' : `${days} ${days === 1 ? 'day' : 'days'}`

const dueText = ({ dueOn }: MeasuredRow): string => (dueOn === null ? '' : formatShortDate(dueOn))

const callCells = (row: MeasuredRow): Cell[] => [
  { text: formatShortDate(row.day), href: `/visits/${row.visitId ?? ''}` },
  { text: row.crew === '' ? 'Not recorded' : row.crew },
]

const owedCells = (row: MeasuredRow): Cell[] => [
  row.visitId === null
    ? { text: formatShortDate(row.day) }
    : { text: formatShortDate(row.day), href: `/visits/${row.visitId}` },
  { text: dueText(row) },
  { text: row.days === 0 ? 'In time' : daysText(row) },
]

const overdueCells = (row: MeasuredRow): Cell[] => [{ text: dueText(row) }, { text: daysText(row) }]

type Columns = Readonly<{ heads: readonly string[]; cells: (row: MeasuredRow) => Cell[] }>

const ofCalls: Columns = { heads: ['When', 'Crew'], cells: callCells }
const ofOwed: Columns = { heads: ['Made on', 'Latest-by', 'Late'], cells: owedCells }
const ofOverdue: Columns = { heads: ['Latest-by', 'Overdue in these days'], cells: overdueCells }
const ofStill: Columns = { heads: ['Latest-by', 'Over at the end'], cells: overdueCells }

const columns: Readonly<Partial<Record<MeasuredList, Columns>>> = {
  owed: ofOwed,
  'in-window': ofOwed,
  late: ofOwed,
  overdue: ofOverdue,
  'still-overdue': ofStill,
}

const columnsOf = (which: MeasuredList): Columns => columns[which] ?? ofCalls

const tableOf = ({ items, which }: MeasuredShown): Table | null => {
  const { heads, cells } = columnsOf(which)
  return items.length === 0
    ? null
    : {
        caption: listTitles[which],
        captionClasses: 'govuk-visually-hidden',
        regionId: 'measured',
        stacks: true,
        head: ['Person', 'Risk level', ...heads].map((text) => ({ text })),
        rows: items.map((row) => [
          { text: row.offenderName, href: `/offenders/${row.offenderId}`, note: row.visorRef },
          { text: measureLevelWords[row.level] },
          ...cells(row),
        ]),
      }
}

const withoutText = ({ mayExport, total, inFile }: MeasuredShown): string | null => {
  const kept = total - inFile
  if (!mayExport || kept === 0) return null
  return kept === 1
    ? '1 row of a restricted file is not in the spreadsheet: restricted files are never taken out.'
    : `${kept} rows of restricted files are not in the spreadsheet: restricted files are never taken out.`
}

const address = (path: string, { measured, which, level }: MeasuredShown): string =>
  `${path}?${new URLSearchParams({ which, ...filtersOf(measured), ...(level === null ? {} : { level }) }).toString()}`

/** '23 in all, 560 person-days overdue': as the number that led here. */
const totalText = ({ total, personDays }: MeasuredShown): string =>
  `${total} in all${personDays === null ? '' : `, ${personDays} person-${personDays === 1 ? 'day' : 'days'} overdue`}`

export const measuredModel = (shown: MeasuredShown): MeasuredModel => {
  const { measured, which, level } = shown
  const ofLevel = level === null ? '' : `, ${measureLevelWords[level].toLowerCase()} risk`
  return {
    title: `${listTitles[which]}${ofLevel}`,
    back: {
      text: `Measures of visits: ${whoseText(measured)}`,
      href: `/measures?${new URLSearchParams(filtersOf(measured)).toString()}`,
    },
    periodText: periodText(measured),
    table: tableOf(shown),
    emptyText: 'There is none in these days.',
    downloads:
      shown.mayExport && shown.inFile > 0
        ? [
            {
              text: 'Take this list out as a spreadsheet (CSV)',
              href: address('/measures/visits.csv', shown),
            },
          ]
        : [],
    withoutText: withoutText(shown),
    pager: {
      label: 'Parts of the list',
      totalText: totalText(shown),
      nextHref: shown.nextHref,
      firstHref: shown.isFirstPart ? null : address('/measures/visits', shown),
    },
  }
}

export const measuredHeadings = [
  'ViSOR ref',
  'Name',
  'Risk level',
  'Day',
  'Latest-by',
  'Days',
  'Crew',
]

/** The cells of a spreadsheet: every column, whichever list it is. */
export const measuredCells = (row: MeasuredRow): readonly (string | number)[] => [
  row.visorRef,
  row.offenderName,
  measureLevelWords[row.level],
  row.day,
  row.dueOn ?? '',
  row.days ?? '',
  row.crew,
]
