// Measures of visits: each number with the list it counts, of one officer, a team or the force, never side by side.
import { formatShortDate } from '../../platform/calendar.ts'
import { selectField, typedDate } from '../../platform/views/fields.ts'
import type { Cell, FigureTile, Filter, Link, Table } from '../../platform/views/models.ts'
import { percentOf } from '../rules/measures.ts'
import type { Measured } from '../service/measures.ts'
import { measuredLists, type MeasuredList, type Share } from '../types.ts'
import { days, listHref, measureTiles, type MeasuresShown } from './measure-tiles.ts'
import { listWords, measureLevels, measureLevelWords } from './measure-words.ts'

export type MeasuresModel = Readonly<{
  title: string
  periodText: string
  firstText: string
  filter: Filter
  own: Link | null
  tiles: readonly FigureTile[]
  levels: Table
  lists: Table
}>

export const whoseText = ({ isOwn, ask: { of } }: Measured): string =>
  isOwn ? 'your own' : (of.officer?.name ?? of.team?.name ?? 'the force')

export const periodText = ({ ask: { period } }: Measured): string =>
  `From ${formatShortDate(period.from)} to ${formatShortDate(period.to)}, both days included.`

const firstText = ({ isOwn, officerFirstDays, lastTold }: Measured): string =>
  isOwn
    ? `You are shown these up to today. A supervisor is shown a period only once ${officerFirstDays} working days have passed since it ended, so you see it first.`
    : `Shown for periods that ended by ${formatShortDate(lastTold)}: each officer sees their own first. Officers are chosen one at a time and are never set beside each other: these numbers are for talking with one officer about that officer’s work, and none of them says how hard a caseload is.`

const linked = (count: number, href: string | null): Cell => ({
  text: String(count),
  format: 'numeric',
  ...(href === null || count === 0 ? {} : { href }),
})

/** Of those made late, so it leads to them. */
const medianCell = (median: number | null, href: string | null): Cell => ({
  text: median === null ? 'none' : days(median),
  format: 'numeric',
  ...(median === null || href === null ? {} : { href }),
})

const levelsTable = (shown: MeasuresShown): Table => ({
  caption: 'How late, by risk level, and who is still owed a visit when the period ends',
  regionId: 'late-by-level',
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  stacks: true,
  head: [
    { text: 'Risk level' },
    { text: 'Owed and made', format: 'numeric' },
    { text: 'Made late', format: 'numeric' },
    { text: 'Median of the late', format: 'numeric' },
    { text: 'Still owed and overdue', format: 'numeric' },
  ],
  rows: measureLevels.map((level) => {
    const found = shown.measures.lateByLevel.find((one) => one.level === level)
    const href = (list: MeasuredList): string | null =>
      shown.mayName ? listHref(shown, list, { level }) : null
    return [
      { text: measureLevelWords[level] },
      linked(found?.owed ?? 0, href('owed')),
      linked(found?.late ?? 0, href('late')),
      medianCell(found?.median ?? null, href('late')),
      linked(found?.stillOverdue ?? 0, href('still-overdue')),
    ]
  }),
})

const listsTable = (shown: MeasuresShown): Table => ({
  caption: 'Every number, with its list',
  regionId: 'every-number',
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  stacks: true,
  head: [{ text: 'What' }, { text: 'How many', format: 'numeric' }],
  rows: measuredLists.map((list) => [
    { text: listWords[list] },
    linked(shown.counts.lists[list], shown.mayName ? listHref(shown, list) : null),
  ]),
})

function filterOf({ ask: { of, period }, choices }: Measured): Filter {
  const day = (name: 'from' | 'to', label: string) => ({
    date: { id: name, name, label, value: typedDate(period[name]) },
  })
  const teams =
    choices.teams.length < 2
      ? []
      : [
          selectField('team', 'Team', {
            items: choices.teams.map(named),
            blank: 'The force',
            chosen: of.team?.name,
          }),
        ]
  const officers =
    choices.officers.length < 2
      ? []
      : [
          selectField('officer', 'One officer', {
            items: choices.officers.map(({ key, name }) => ({ value: key, text: name })),
            blank: 'Nobody by name',
            chosen: of.officer?.key,
          }),
        ]
  return {
    label: 'Choose the days and whose',
    action: '/measures',
    fields: [day('from', 'From'), day('to', 'To'), ...teams, ...officers],
    active: [],
    clearHref: null,
  }
}

const named = ({ name }: Readonly<{ name: string }>) => ({ value: name, text: name })

export const measuresModel = (shown: MeasuresShown): MeasuresModel => ({
  title: `Measures of visits: ${whoseText(shown.measured)}`,
  periodText: periodText(shown.measured),
  firstText: firstText(shown.measured),
  filter: filterOf(shown.measured),
  own:
    shown.ownKey === null || shown.measured.isOwn
      ? null
      : {
          text: 'Your own measures, up to today',
          href: `/measures?officer=${encodeURIComponent(shown.ownKey)}`,
        },
  tiles: measureTiles(shown),
  levels: levelsTable(shown),
  lists: listsTable(shown),
})

const shareResource = (share: Share) => ({ ...share, percent: percentOf(share) })

/** What a program is given: counts, what they are of, and null where there is nothing to divide by. */
export const measuresResource = ({ measured, counts, measures }: MeasuresShown) => ({
  from: measured.ask.period.from,
  to: measured.ask.period.to,
  team: measured.ask.of.team?.name ?? null,
  officer: measured.ask.of.officer?.key ?? null,
  unannounced: shareResource(measures.unannounced),
  doubleCrewed: shareResource(measures.doubleCrewed),
  inWindow: shareResource(measures.inWindow),
  writeUpsLate: shareResource(measures.writeUpsLate),
  daysLate: Object.fromEntries(
    measures.lateByLevel.map(({ level, ...late }) => [level, late] as const),
  ),
  overdue: measures.overdue,
  attempts: measures.attempts,
  counts: counts.lists,
})
