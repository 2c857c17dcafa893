// The workload of a day: how many people to an officer, by team and by officer, against policy.
import { typedDate } from '../../platform/views/fields.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { FigureTile, Filter, Link, Table } from '../../platform/views/models.ts'
import { heldByOfficer, heldByTeam, levels, loadOf } from '../rules.ts'
import type { CaseloadOnDay, Load } from '../types.ts'
import {
  againstCell,
  asAt,
  countCell,
  heldText,
  inThousands,
  levelWords,
  linkTo,
  numeric,
  ratioNote,
  ratioText,
} from './words.ts'

export type WorkloadModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  tiles: readonly FigureTile[]
  history: Link
  teams: Table | null
  officers: Table | null
  officersText: string
  counted: string
}>

export type WorkloadShown = Readonly<{
  day: CaseloadOnDay
  today: LocalDate
  /** The reader sees the whole force. */
  forceWide: boolean
  /** The reader is shown people's names, and so the lists behind the numbers. */
  mayName: boolean
}>

type TeamLoad = Readonly<{ team: string; load: Load }>

const teamsOf = ({ day }: WorkloadShown): TeamLoad[] =>
  day.teams.flatMap(({ id, name }) => {
    const held = heldByTeam(day, id)
    return held.length === 0 ? [] : [{ team: name, load: loadOf(held, day.available) }]
  })

const officersOf = ({ day }: WorkloadShown) =>
  day.officers
    .map((officer) => ({
      officer,
      load: loadOf(heldByOfficer(day, officer.id), day.available),
      isAvailable: day.available.has(officer.id),
      isAssumed: day.assumed.has(officer.id),
    }))
    .filter(({ load }) => load.caseload > 0)
    .toSorted(
      (a, b) => b.load.caseload - a.load.caseload || (a.officer.key < b.officer.key ? -1 : 1),
    )

const onIn = ({ day, today }: WorkloadShown): string | undefined =>
  day.on === today ? undefined : day.on

const listHref = (
  shown: WorkloadShown,
  filters: Readonly<Record<string, string | undefined>>,
): string | null =>
  shown.mayName ? linkTo('/lists/caseload', { ...filters, on: onIn(shown) }) : null

function teamsTable(shown: WorkloadShown): Table | null {
  const teams = teamsOf(shown)
  if (teams.length === 0) return null
  const { threshold } = shown.day
  return {
    caption: 'By team',
    regionId: 'by-team',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Team' },
      { text: 'People', format: 'numeric' },
      { text: 'Officers who hold them', format: 'numeric' },
      { text: 'People to each', format: 'numeric' },
      { text: 'Trained and available', format: 'numeric' },
      { text: 'People to each of those', format: 'numeric' },
      { text: `Against policy, ${threshold}` },
    ],
    firstCellIsHeader: true,
    rows: teams.map(({ team, load }) => [
      { text: team, href: linkTo('/workload/history', { team }) },
      countCell(load.caseload, listHref(shown, { team })),
      numeric(String(load.officers)),
      numeric(ratioText(load.ratio)),
      numeric(String(load.available)),
      numeric(ratioText(load.availableRatio)),
      againstCell(load.ratio, threshold),
    ]),
  }
}

const trainedText = ({
  isAvailable,
  isAssumed,
}: Readonly<{ isAvailable: boolean; isAssumed: boolean }>): string =>
  isAssumed ? 'assumed, unconfirmed' : isAvailable ? 'yes' : 'no'

function officersTable(shown: WorkloadShown): Table | null {
  const officers = officersOf(shown)
  if (officers.length === 0) return null
  const { threshold } = shown.day
  return {
    caption: 'By officer',
    regionId: 'by-officer',
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Officer' },
      { text: 'Team' },
      { text: 'People', format: 'numeric' },
      { text: `Against policy, ${threshold}` },
      ...levels.map((level) => ({ text: levelWords[level], format: 'numeric' as const })),
      { text: 'Trained and available' },
    ],
    firstCellIsHeader: true,
    rows: officers.map(({ officer, load, ...fit }) => [
      {
        text: shown.mayName ? officer.name : officer.key,
        href: linkTo('/workload/history', { officer: officer.key }),
      },
      { text: officer.teamName ?? 'none' },
      countCell(load.caseload, listHref(shown, { officer: officer.key })),
      againstCell(load.caseload, threshold),
      ...levels.map((level) =>
        countCell(load.byLevel[level] ?? 0, listHref(shown, { officer: officer.key, level })),
      ),
      { text: trainedText(fit) },
    ]),
  }
}

const counted = ({ day }: WorkloadShown): string =>
  `People are those in the community and those whose whereabouts are unknown. The first ratio divides them by the officers who hold at least one of them. The second divides the same people by those of these officers whose MOSOVO training, ARMS and ViSOR are in date and who are not away; officers whom the register brought are assumed trained until their skills are entered. Policy takes ${day.threshold} to one officer as reasonable. How dangerous the people are matters as much: the levels stand beside the number.`

/** Everybody that the reader sees, once: the two ratios side by side, never one alone. */
function tiles(shown: WorkloadShown): FigureTile[] {
  const { day } = shown
  const load = loadOf(day.held, day.available)
  const { caseload: unheld } = loadOf(
    day.held.filter(({ officerId }) => officerId === null),
    day.available,
  )
  const alarm = (ratio: number | null) =>
    ratio === null || ratio > day.threshold ? { classes: 'app-figure--alarm' } : {}
  const href = listHref(shown, {})
  return [
    {
      number: inThousands(load.caseload),
      label: 'people in the caseload',
      href,
      comparisonText: heldText({ total: load.caseload, officers: load.officers }, unheld),
    },
    {
      number: ratioText(load.ratio),
      label: 'people to each officer',
      href,
      comparisonText: ratioNote(day.threshold, unheld),
      ...alarm(load.ratio),
    },
    {
      number: ratioText(load.availableRatio),
      label: 'people to each trained and available officer',
      href,
      comparisonText: `${load.available} of ${load.officers} trained and available`,
      ...alarm(load.availableRatio),
    },
  ]
}

export function workloadModel(shown: WorkloadShown): WorkloadModel {
  const { day, today, forceWide } = shown
  const officers = officersTable(shown)
  return {
    title: 'Workload',
    asAtText: asAt(day.on, today),
    filter: {
      label: 'Choose the day',
      action: '/workload',
      fields: [{ date: { id: 'on', name: 'on', label: 'As at', value: typedDate(day.on) } }],
      active: [],
      clearHref: null,
    },
    tiles: tiles(shown),
    history: {
      text: forceWide ? 'How the force’s ratio went' : 'How the team’s ratio went',
      href: '/workload/history',
    },
    teams: forceWide ? teamsTable(shown) : null,
    officers,
    officersText: officers === null ? 'No officer holds anyone on this day.' : '',
    counted: counted(shown),
  }
}

const loadResource = ({ caseload, byLevel, officers, ratio, available, availableRatio }: Load) => ({
  caseload,
  byLevel,
  officers,
  ratio,
  availableOfficers: available,
  availableRatio,
})

/** Contract section 8; hours and capacity come with the weighting and are not known yet. */
export function workloadResource(shown: WorkloadShown) {
  const { day, forceWide } = shown
  return {
    on: day.on,
    threshold: day.threshold,
    force: forceWide ? loadResource(loadOf(day.held, day.available)) : null,
    teams: teamsOf(shown).map(({ team, load }) => ({ team, ...loadResource(load) })),
    officers: officersOf(shown).map(({ officer, load, isAvailable }) => ({
      officer: officer.key,
      team: officer.teamName,
      caseload: load.caseload,
      byLevel: load.byLevel,
      available: isAvailable,
      hours: null,
      capacity: null,
    })),
  }
}
