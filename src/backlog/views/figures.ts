// The page of figures: the tiles, and the tables that divide them.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Cell, FigureTile, Filter, Link, Table } from '../../platform/views/models.ts'
import type { Level, Policy } from '../../policy/index.ts'
import type { ListName } from '../rules/counts.ts'
import type { Tally } from '../types.ts'
import { dayField } from './fields.ts'
import {
  alarmTiles,
  armsTiles,
  caseloadTiles,
  listHref,
  notLoadedAlarm,
  ratioText,
  visitTiles,
  type FiguresShown,
  type NotLoadedAlarm,
} from './figure-tiles.ts'
import { asAt, dayIn, downloadsOf, inThousands, levelWords } from './words.ts'

export type FiguresModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  alarm: NotLoadedAlarm | null
  tiles: readonly FigureTile[]
  tables: readonly Table[]
  downloads: readonly Link[]
}>

const numberCell = (count: number, href: string | null): Cell => ({
  text: inThousands(count),
  format: 'numeric',
  ...(href === null || count === 0 ? {} : { href }),
})

type Tallied = Readonly<{
  id: string
  caption: string
  first: string
  name: ListName
  by: 'level' | 'band' | 'team'
  tally: Tally
  keys: readonly string[]
  wordOf?: (key: string) => string
}>

/** One count a row, each number a link to the list it counts. */
function talliedTable(shown: FiguresShown, told: Tallied): Table {
  const { id, caption, first, name, by, tally, keys, wordOf = (key) => key } = told
  return {
    caption,
    regionId: id,
    captionClasses: 'govuk-table__caption--m',
    classes: 'govuk-!-width-one-half',
    head: [{ text: first }, { text: 'People', format: 'numeric' }],
    firstCellIsHeader: true,
    rows: keys.map((key) => [
      { text: wordOf(key) },
      numberCell(tally[key] ?? 0, listHref(shown, name, { [by]: key })),
    ]),
  }
}

export const levelKeys: readonly Level[] = ['very_high', 'high', 'medium', 'low']

/** '1-7', '8-28', '29-90', '91+', from the policy's ends. */
export const bandKeys = (policy: Policy): string[] => {
  const ends = policy.list('duties.overdue_bands')
  return [
    ...ends.map((end, index) => `${(ends[index - 1] ?? 0) + 1}-${end}`),
    `${(ends.at(-1) ?? 0) + 1}+`,
  ]
}

export const bandWords = (band: string): string =>
  band.endsWith('+') ? `${band.slice(0, -1)} days or more` : `${band.replace('-', ' to ')} days`

function caseloadTable(shown: FiguresShown): Table {
  const { byTeam } = shown.figures.caseload
  return {
    caption: 'Caseload by team',
    regionId: 'caseload-by-team',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Team' },
      { text: 'People', format: 'numeric' },
      { text: 'Officers', format: 'numeric' },
      { text: 'People to each officer', format: 'numeric' },
    ],
    firstCellIsHeader: true,
    rows: Object.entries(byTeam).map(([team, { caseload, officers, ratio }]) => [
      { text: team },
      numberCell(caseload, listHref(shown, 'caseload', { team })),
      { text: String(officers), format: 'numeric' },
      { text: ratioText(ratio), format: 'numeric' },
    ]),
  }
}

const isLevel = (key: string): key is Level => levelKeys.some((level) => level === key)

/** What the tables divide, and by what. */
const divided = ({ figures, policy }: FiguresShown): Tallied[] => {
  const { overdueVisits, missingArms } = figures
  const overdue = { name: 'overdue-visits' } as const
  return [
    {
      ...overdue,
      id: 'overdue-by-level',
      caption: 'Overdue visits by risk level',
      first: 'Risk level',
      by: 'level',
      tally: overdueVisits.byLevel,
      keys: levelKeys,
      wordOf: (key) => (isLevel(key) ? levelWords[key] : key),
    },
    {
      ...overdue,
      id: 'overdue-by-band',
      caption: 'Overdue visits by days over',
      first: 'Days over',
      by: 'band',
      tally: overdueVisits.byBand,
      keys: bandKeys(policy),
      wordOf: bandWords,
    },
    byTeam('overdue-visits', 'Overdue visits by team', overdueVisits.byTeam),
    byTeam('missing-arms', 'Missing ARMS by team', missingArms.byTeam),
  ]
}

const byTeam = (name: ListName, caption: string, tally: Tally): Tallied => ({
  id: `${name}-by-team`,
  caption,
  first: 'Team',
  name,
  by: 'team',
  tally,
  keys: Object.keys(tally),
})

const tables = (shown: FiguresShown): Table[] =>
  [...divided(shown).map((told) => talliedTable(shown, told)), caseloadTable(shown)].filter(
    (table) => table.rows.length > 0,
  )

/** The day alone, where a page asks for nothing else. */
export const dayFilter = (action: string, on: LocalDate): Filter => ({
  label: 'Choose the day',
  action,
  fields: [dayField(on)],
  active: [],
  clearHref: null,
})

export function figuresModel(shown: FiguresShown): FiguresModel {
  const { on, today } = shown
  return {
    title: 'Figures',
    asAtText: asAt(on, today),
    filter: dayFilter('/figures', on),
    alarm: notLoadedAlarm(shown),
    tiles: [
      ...visitTiles(shown),
      ...armsTiles(shown),
      ...alarmTiles(shown),
      ...caseloadTiles(shown),
    ],
    tables: tables(shown),
    downloads: downloadsOf('/figures', { on: dayIn(on, today) }).slice(0, 1),
  }
}
