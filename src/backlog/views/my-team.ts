// A supervisor's team: what is late, what waits, who is overloaded, how people left the list.
import type { LocalDate } from '../../platform/calendar.ts'
import type { FigureTile, Link, Table } from '../../platform/views/models.ts'
import type { Load, TeamScreen } from '../service/screens.ts'
import { askedFor, correctionTiles, waitingTable, waitingText, type AskedFor } from './waiting.ts'
import {
  alarmTiles,
  armsTiles,
  caseloadTiles,
  listHref,
  notLoadedAlarm,
  visitTiles,
  type FiguresShown,
  type NotLoadedAlarm,
} from './figure-tiles.ts'
import { foundLines, foundTold, type FoundLines } from './found.ts'
import { levelKeys } from './figures.ts'
import { promiseTiles } from './promises.ts'
import { provisionalTiles } from './provisional.ts'
import type { DutyRow } from './duty.ts'
import { escalatedLine, type EscalatedLine } from './escalations.ts'
import { leavingTiles } from './leavings.ts'
import { onHandLines, onHandResource, type OnHandLine } from './on-hand.ts'
import { overnightLines, type OvernightLines } from './overnight.ts'
import { asAt, inThousands, leftWords, levelWords, linkTo } from './words.ts'
import { worstResource, worstRow } from './worst.ts'

export type Tab = Link & Readonly<{ current: boolean }>

export type MyTeamModel = Readonly<{
  title: string
  asAtText: string
  tabs: readonly Tab[]
  alarm: NotLoadedAlarm | null
  tiles: readonly FigureTile[]
  waiting: Table | null
  waitingText: string
  askedFor: AskedFor | null
  escalated: EscalatedLine
  found: FoundLines
  overnight: OvernightLines
  onHand: readonly OnHandLine[]
  proposals: Readonly<{ text: string; href: string }> | null
  worst: readonly DutyRow[]
  worstText: string
  worstHref: string | null
  loads: Table | null
  loadsText: string
  left: Table | null
}>

export type TeamShown = Readonly<{
  screen: TeamScreen
  team: string
  /** The teams that the reader may turn to; one team needs no tabs. */
  teams: readonly string[]
  today: LocalDate
  forceWide: boolean
}>

const loadCell = (count: number, href: string | null) => ({
  text: String(count),
  format: 'numeric' as const,
  ...(href === null || count === 0 ? {} : { href }),
})

function loadsTable(loads: readonly Load[], shown: FiguresShown): Table | null {
  if (loads.length === 0) return null
  const threshold = shown.policy.number('workload.ratio_threshold')
  return {
    caption: 'People held by each officer',
    regionId: 'loads',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Officer' },
      { text: 'People', format: 'numeric' },
      { text: 'Against policy' },
      ...levelKeys.map((level) => ({ text: levelWords[level], format: 'numeric' as const })),
    ],
    firstCellIsHeader: true,
    rows: loads.map(({ officer, caseload, byLevel }) => [
      { text: officer.name, href: linkTo('/my-day', { officer: officer.key }) },
      loadCell(caseload, listHref(shown, 'caseload', { officer: officer.key })),
      { text: againstWords(caseload, threshold) },
      ...levelKeys.map((level) =>
        loadCell(byLevel[level] ?? 0, listHref(shown, 'caseload', { officer: officer.key, level })),
      ),
    ]),
  }
}

const againstWords = (count: number, threshold: number): string =>
  count > threshold ? `${count - threshold} over` : 'within'

const leftTable = ({ left }: TeamScreen, team: string): Table | null =>
  left.length === 0
    ? null
    : {
        caption: 'How duties left the list in the last 7 days',
        regionId: 'left',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'How' }, { text: 'Duties', format: 'numeric' }],
        firstCellIsHeader: true,
        rows: left.map(({ how, total }) => [
          { text: leftWords[how] },
          {
            text: inThousands(total),
            format: 'numeric' as const,
            href: linkTo('/lists/left', { how, team }),
          },
        ]),
      }

/** The figures of the team; its links name the team only to a reader who sees more than one. */
const figuresShown = ({ screen, team, today, forceWide }: TeamShown): FiguresShown => ({
  figures: screen.figures,
  on: screen.register.on,
  today,
  policy: screen.register.policy,
  team: forceWide ? team : undefined,
  mayName: true,
})

const tabsOf = ({ team, teams }: TeamShown): Tab[] =>
  teams.length < 2
    ? []
    : teams.map((name) => ({
        text: name,
        href: linkTo('/my-team', { team: name }),
        current: name === team,
      }))

export const proposalsText = (count: number): string =>
  count === 1
    ? '1 proposal from the register waits for a decision'
    : `${inThousands(count)} proposals from the register wait for a decision`

const proposals = ({ waiting }: TeamScreen): MyTeamModel['proposals'] =>
  waiting.proposals === 0
    ? null
    : {
        text: proposalsText(waiting.proposals),
        href: '/proposals',
      }

function worstText({ figures, worst }: TeamScreen): string {
  const { total } = figures.overdueVisits
  if (total === 0) return 'No visit is overdue.'
  const how = 'in the order in which they matter'
  const shown = worst.length < total ? `; the first ${worst.length} are shown, ${how}` : `, ${how}`
  return `${inThousands(total)} ${total === 1 ? 'visit is' : 'visits are'} overdue${shown}.`
}

export function myTeamModel(shown: TeamShown): MyTeamModel {
  const { screen, team, today } = shown
  const figures = figuresShown(shown)
  const { policy, on } = screen.register
  const total = screen.figures.overdueVisits.total
  return {
    title: team,
    asAtText: asAt(on, today),
    tabs: tabsOf(shown),
    alarm: notLoadedAlarm(figures),
    tiles: [
      ...visitTiles(figures),
      ...armsTiles(figures).filter(({ number }, index) => index === 0 || number !== '0'),
      ...alarmTiles(figures).filter(({ number }) => number !== '0'),
      ...leavingTiles(screen.leavings, shown.forceWide ? { team } : {}),
      ...correctionTiles(screen.waiting),
      ...promiseTiles(screen.promises, shown.forceWide ? { team } : {}),
      ...provisionalTiles(screen.provisional, shown.forceWide ? { team } : {}),
      ...caseloadTiles(figures),
    ],
    waiting: waitingTable(screen),
    waitingText: waitingText(screen),
    askedFor: askedFor(screen),
    overnight: overnightLines(screen.overnight, shown.forceWide ? { team } : {}),
    onHand: onHandLines(screen.onHand, shown.forceWide ? { team } : {}, team),
    found: foundLines(screen.found, shown.forceWide ? { team } : {}),
    escalated: escalatedLine(screen.escalated, shown.forceWide ? { team } : {}),
    proposals: proposals(screen),
    worst: screen.worst.map((one) => worstRow(one, on)),
    worstText: worstText(screen),
    worstHref: screen.worst.length < total ? listHref(figures, 'overdue-visits') : null,
    loads: loadsTable(screen.loads, figures),
    loadsText: `Policy takes ${policy.number('workload.ratio_threshold')} people to one officer as reasonable. How dangerous they are matters as much: the levels stand beside the number.`,
    left: leftTable(screen, team),
  }
}

export const teamResource = ({ screen, team }: TeamShown) => ({
  on: screen.register.on,
  team,
  figures: screen.figures,
  worst: screen.worst.map(worstResource),
  waiting: screen.waiting,
  escalated: screen.escalated.total,
  alerts: screen.escalated.alerts,
  leavings: screen.leavings,
  promises: screen.promises,
  provisional: screen.provisional,
  found: foundTold(screen.found),
  overnight: screen.overnight,
  onHand: onHandResource(screen.onHand),
  officers: screen.loads.map(({ officer, caseload, byLevel }) => ({
    officer: officer.key,
    caseload,
    byLevel,
  })),
  left: Object.fromEntries(screen.left.map(({ how, total }) => [how, total])),
})
