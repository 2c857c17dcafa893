// The snapshots of many nights: a line over days with the policy's number across it, and the table it is drawn from.
import { typedDate } from '../../platform/views/fields.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Cell, Filter, Link, Pager, Table } from '../../platform/views/models.ts'
import { levels, ratioOf } from '../rules.ts'
import type { HistoryDay, HistoryOf, Span, TrendPoint } from '../types.ts'
import { chartOf, type Chart } from './chart.ts'
import { countCell, inThousands, levelWords, linkTo, numeric, ratioText } from './words.ts'

export type HistoryModel = Readonly<{
  title: string
  back: Link
  filter: Filter
  chart: Chart | null
  table: Table | null
  text: string
  pager: Pager
}>

export type HistoryShown = Readonly<{
  of: HistoryOf
  /** What the reader calls the officer: a name, or for counts only the username. */
  officerText: string | null
  span: Span
  threshold: number
  trend: readonly TrendPoint[]
  items: readonly HistoryDay[]
  nextHref: string | null
  isFirstPart: boolean
}>

const whoseOf = ({ of, officerText }: HistoryShown): string =>
  officerText ?? of.team?.name ?? 'the force'

const filters = ({ of, span }: HistoryShown) => ({
  team: of.officer === null ? of.team?.name : undefined,
  officer: of.officer?.key,
  from: span.from,
  to: span.to,
})

function chart(shown: HistoryShown): Chart | null {
  const { of, trend, threshold } = shown
  const isOfficer = of.officer !== null
  return chartOf({
    title: isOfficer ? 'People held on each day' : 'People to each officer on each day',
    points: trend.map(({ day, caseload, officers }) => ({
      day,
      value: isOfficer ? caseload : ratioOf(caseload, officers ?? 0),
    })),
    threshold,
    thresholdText: `policy ${threshold}`,
  })
}

const dayCell = ({ day }: HistoryDay): Cell => ({
  // A date stays on one line.
  text: formatShortDate(day).replaceAll(' ', '\u00a0'),
  href: linkTo('/workload', { on: day }),
})

const teamRow = (one: HistoryDay): Cell[] => [
  dayCell(one),
  numeric(inThousands(one.caseload)),
  numeric(String(one.officers)),
  numeric(ratioText(ratioOf(one.caseload, one.officers ?? 0))),
  numeric(String(one.available)),
  numeric(ratioText(ratioOf(one.caseload, one.available ?? 0))),
  numeric(inThousands(one.figures?.overdueVisits.total ?? 0)),
  numeric(inThousands(one.figures?.missingArms.total ?? 0)),
]

const officerRow = (one: HistoryDay): Cell[] => [
  dayCell(one),
  numeric(inThousands(one.caseload)),
  ...levels.map((level) => countCell(one.byLevel[level] ?? 0, null)),
]

const teamHead = [
  'People',
  'Officers',
  'People to each',
  'Trained and available',
  'People to each of those',
  'Visits overdue',
  'Missing ARMS',
]
const officerHead = ['People', ...levels.map((level) => levelWords[level])]

function table({ of, items }: HistoryShown): Table | null {
  if (items.length === 0) return null
  const head = of.officer === null ? teamHead : officerHead
  return {
    caption: 'As counted on each night',
    regionId: 'nights',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Day' }, ...head.map((text) => ({ text, format: 'numeric' as const }))],
    firstCellIsHeader: true,
    rows: items.map(of.officer === null ? teamRow : officerRow),
  }
}

const dayField = (name: 'from' | 'to', label: string, value: LocalDate) => ({
  date: { id: name, name, label, value: typedDate(value) },
})

function filter(shown: HistoryShown): Filter {
  const { from, to, ...whose } = filters(shown)
  return {
    label: 'Choose the days',
    action: '/workload/history',
    fields: [dayField('from', 'From', from), dayField('to', 'To', to)],
    active: [],
    clearHref: null,
    hidden: Object.entries(whose).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    ),
  }
}

export function historyModel(shown: HistoryShown): HistoryModel {
  const { trend, nextHref, isFirstPart } = shown
  const nights = `${inThousands(trend.length)} ${trend.length === 1 ? 'night' : 'nights'} counted in these days.`
  return {
    title: `Workload over time: ${whoseOf(shown)}`,
    back: { text: 'Workload', href: '/workload' },
    filter: filter(shown),
    chart: chart(shown),
    table: table(shown),
    text:
      trend.length === 0
        ? 'No night was counted in these days. A snapshot is taken early every morning.'
        : 'Each line is kept as it was counted that night. What was recorded later shows on the day’s own page.',
    pager: {
      label: 'Nights',
      totalText: nights,
      nextHref,
      firstHref: isFirstPart ? null : linkTo('/workload/history', filters(shown)),
    },
  }
}

export const historyResource = (
  one: HistoryDay,
  { team, officer }: Pick<HistoryOf, 'team' | 'officer'>,
) => ({
  day: one.day,
  team: team?.name ?? null,
  officer: officer?.key ?? null,
  caseload: one.caseload,
  byLevel: one.byLevel,
  ...(officer === null
    ? {
        officers: one.officers,
        ratio: ratioOf(one.caseload, one.officers ?? 0),
        availableOfficers: one.available,
        availableRatio: ratioOf(one.caseload, one.available ?? 0),
        figures: one.figures,
      }
    : {}),
})
