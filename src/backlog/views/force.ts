// The force: teams side by side, what is overdue by level and days over, and the worst in words.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Cell, FigureTile, Filter, Table } from '../../platform/views/models.ts'
import type { Level } from '../../policy/index.ts'
import { counts, visitOverdueBy, type ListName } from '../rules/counts.ts'
import { bandOf } from '../rules/figures.ts'
import type { ForceScreen, TeamFigures } from '../service/screens.ts'
import { countedHow, explained } from './counted-how.ts'
import type { DutyRow } from './duty.ts'
import { escalatedLine, type EscalatedLine } from './escalations.ts'
import {
  alarmTiles,
  caseloadTiles,
  listHref,
  notLoadedAlarm,
  ratioText,
  visitTiles,
  type FiguresShown,
  type NotLoadedAlarm,
} from './figure-tiles.ts'
import { bandKeys, bandWords, dayFilter, levelKeys } from './figures.ts'
import { foundTiles } from './found.ts'
import { leavingTiles } from './leavings.ts'
import { onHandLines, onHandResource, type OnHandLine } from './on-hand.ts'
import { overnightLines, type OvernightLines } from './overnight.ts'
import { asAt, days, inThousands, levelWords } from './words.ts'
import { askedFor, correctionTiles, waitingTable, waitingText, type AskedFor } from './waiting.ts'
import { worstResource, worstRow } from './worst.ts'

export type ForceModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  alarm: NotLoadedAlarm | null
  /** What is wrong with the service itself. */
  serviceAlarms: readonly Readonly<{ text: string; href: string | null }>[]
  tiles: readonly FigureTile[]
  matrix: Table
  teams: Table | null
  counted: readonly Readonly<{ summary: string; text: string }>[]
  waiting: Table | null
  waitingText: string
  askedFor: AskedFor | null
  escalated: EscalatedLine
  overnight: OvernightLines
  onHand: readonly OnHandLine[]
  worst: readonly DutyRow[]
  worstText: string
}>

export type ForceShown = Readonly<{ screen: ForceScreen; today: LocalDate }>

const shownOf = ({ screen, today }: ForceShown): FiguresShown => ({
  figures: screen.figures,
  on: screen.register.on,
  today,
  policy: screen.register.policy,
  mayName: true,
})

const count = (total: number, href: string | null): Cell => ({
  text: inThousands(total),
  format: 'numeric',
  ...(href === null || total === 0 ? {} : { href }),
})

/** Level by days over: how much of the backlog is both dangerous and old. */
function matrix(shown: ForceShown): Table {
  const { register } = shown.screen
  const bands = bandKeys(register.policy)
  const ends = register.policy.list('duties.overdue_bands')
  const overdue = register.people
    .map((one) => one.counted)
    .filter((one) => counts['overdue-visits'](one))
  const at = (level: Level, band?: string): number =>
    overdue.filter(
      (one) =>
        one.standing.level === level &&
        (band === undefined || bandOf(visitOverdueBy(one), ends) === band),
    ).length
  const href = (filters: { level: Level; band?: string }): string | null =>
    listHref(shownOf(shown), 'overdue-visits', filters)
  return {
    caption: 'Overdue visits by risk level and days over',
    regionId: 'matrix',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Risk level' },
      ...bands.map((band) => ({ text: bandWords(band), format: 'numeric' as const })),
      { text: 'All', format: 'numeric' },
    ],
    firstCellIsHeader: true,
    rows: levelKeys.map((level) => [
      { text: levelWords[level] },
      ...bands.map((band) => count(at(level, band), href({ level, band }))),
      count(at(level), href({ level })),
    ]),
  }
}

type Line = Readonly<{
  words: string
  name: ListName
  of: (team: TeamFigures) => number
  level?: Level
}>

const lines: readonly Line[] = [
  { words: 'Caseload', name: 'caseload', of: ({ figures }) => figures.caseload.total },
  {
    words: 'Visits overdue',
    name: 'overdue-visits',
    of: ({ figures }) => figures.overdueVisits.total,
  },
  ...levelKeys.map((level) => ({
    words: `Overdue, ${levelWords[level].toLowerCase()}`,
    name: 'overdue-visits' as const,
    level,
    of: ({ figures }: TeamFigures) => figures.overdueVisits.byLevel[level] ?? 0,
  })),
  { words: 'Missing ARMS', name: 'missing-arms', of: ({ figures }) => figures.missingArms.total },
  {
    words: 'ARMS reviews overdue',
    name: 'arms-review-overdue',
    of: ({ figures }) => figures.armsReviewOverdue,
  },
  {
    words: 'Nothing sets a day for a visit',
    name: 'no-visit-plan',
    of: ({ figures }) => figures.noVisitPlan,
  },
  {
    words: 'No visit plan date of their own',
    name: 'on-backstop',
    of: ({ figures }) => figures.onBackstop,
  },
  {
    words: 'Whereabouts unknown',
    name: 'whereabouts-unknown',
    of: ({ figures }) => figures.whereaboutsUnknown,
  },
  { words: 'No owner', name: 'unallocated', of: ({ figures }) => figures.unallocated },
]

const plain = (text: string): Cell => ({ text, format: 'numeric' })

const longestText = ({ figures }: TeamFigures): string =>
  figures.overdueVisits.longest === null ? 'none' : days(figures.overdueVisits.longest.days)

/** One figure of each team: a row of numbers, each the length of the list that it leads to. */
const listedRow =
  (shown: ForceShown) =>
  ({ words, name, of, level }: Line): Cell[] => [
    { text: words },
    ...shown.screen.teams.map((team) =>
      count(
        of(team),
        listHref(shownOf(shown), name, {
          team: team.team,
          ...(level === undefined ? {} : { level }),
        }),
      ),
    ),
  ]

function teamsTable(shown: ForceShown): Table | null {
  const { teams, register } = shown.screen
  if (teams.length === 0) return null
  const [held, ...others] = lines.map(listedRow(shown))
  const threshold = register.policy.number('workload.ratio_threshold')
  const told = (words: string, of: (team: TeamFigures) => string): Cell[] => [
    { text: words },
    ...teams.map((team) => plain(of(team))),
  ]
  const notLoaded = teams.map(({ team, figures }) =>
    count(figures.notLoaded, `/imports/not-loaded?team=${encodeURIComponent(team)}`),
  )
  return {
    caption: 'Teams side by side',
    regionId: 'teams',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Figure' },
      ...teams.map(({ team }) => ({ text: team, format: 'numeric' as const })),
    ],
    firstCellIsHeader: true,
    rows: [
      held ?? [],
      told('Officers who hold people', ({ figures }) => String(figures.caseload.officers)),
      told(`People to each officer (policy ${threshold})`, ({ figures }) =>
        ratioText(figures.caseload.ratio),
      ),
      ...others,
      told('Longest overdue visit', longestText),
      [{ text: 'Not loaded from the last register' }, ...notLoaded],
    ],
  }
}

export function forceModel(shown: ForceShown): ForceModel {
  const { screen, today } = shown
  const { on, policy } = screen.register
  const figures = shownOf(shown)
  return {
    title: 'The force',
    asAtText: asAt(on, today),
    filter: dayFilter('/force', on),
    alarm: notLoadedAlarm(figures),
    serviceAlarms: screen.serviceAlarms.map(({ text, path }) => ({ text, href: path })),
    tiles: [
      ...visitTiles(figures),
      ...alarmTiles(figures).filter(({ number }) => number !== '0'),
      ...leavingTiles(screen.leavings),
      ...foundTiles(screen.found),
      ...correctionTiles(screen.waiting),
      ...caseloadTiles(figures),
    ],
    matrix: matrix(shown),
    teams: teamsTable(shown),
    counted: explained.map(([name, words]) => ({
      summary: `How this is counted: ${words}`,
      text: countedHow(name, policy),
    })),
    worst: screen.worst.map((one) => worstRow(one, on)),
    waiting: waitingTable(screen),
    waitingText: waitingText(screen),
    askedFor: askedFor(screen),
    overnight: overnightLines(screen.overnight),
    onHand: onHandLines(screen.onHand),
    escalated: escalatedLine(screen.escalated, { to: 'inspector' }),
    worstText:
      screen.worst.length === 0
        ? 'No visit is overdue.'
        : 'In the order in which they matter: very high first, then the level of risk together with how late it is.',
  }
}

export const forceResource = ({ screen }: ForceShown) => ({
  on: screen.register.on,
  force: screen.figures,
  teams: screen.teams,
  worst: screen.worst.map(worstResource),
  escalated: screen.escalated.total,
  alerts: screen.escalated.alerts,
  leavings: screen.leavings,
  found: screen.found,
  overnight: screen.overnight,
  onHand: onHandResource(screen.onHand),
})
