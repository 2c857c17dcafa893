// The morning briefing: sentences to read out, and the worst cases one line each.
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { ListName } from '../rules/counts.ts'
import type { BriefingScreen } from '../service/screens.ts'
import type { WorstCase } from '../service/worst.ts'
import { countedHow } from './counted-how.ts'
import {
  listHref,
  notLoadedAlarm,
  ratioText,
  type FiguresShown,
  type NotLoadedAlarm,
} from './figure-tiles.ts'
import type { Tab } from './my-team.ts'
import { armsSaid, levelsSaid, peopleSaid, visitsSaid, type Said } from './said.ts'
import { fileHref, personName } from './person.ts'
import { days, inThousands, linkTo } from './words.ts'
import { worstResource } from './worst.ts'

type WorstLine = Readonly<{
  name: string
  href: string
  ref: string
  facts: string
  words: string
}>

export type BriefingModel = Readonly<{
  title: string
  asAtText: string
  tabs: readonly Tab[]
  alarm: NotLoadedAlarm | null
  worstTitle: string
  worst: readonly WorstLine[]
  worstEmptyText: string | null
  byLevel: readonly Said[]
  restText: string | null
  visits: readonly Said[]
  arms: readonly Said[]
  people: readonly Said[]
  ratios: readonly Said[]
  counted: readonly Readonly<{ summary: string; text: string }>[]
}>

export type BriefingShown = Readonly<{
  screen: BriefingScreen
  today: LocalDate
  teams: readonly string[]
  forceWide: boolean
}>

/** Two attempts and more are among the words that say why it stands there: they are read out once. */
const attemptsText = (attempts: number, words: string): string =>
  words.includes('failed attempts')
    ? ''
    : attempts === 0
      ? ' no failed attempts,'
      : ` ${attempts} failed attempt${attempts === 1 ? '' : 's'},`

const worstLine = ({ person, daysOverdue, words }: WorstCase): WorstLine => ({
  name: personName(person),
  href: fileHref(person),
  ref: person.visorRef,
  facts: `${days(daysOverdue)} overdue,${attemptsText(person.attemptsSince, words)} ${person.officerName ?? 'no owner'}.`,
  words,
})

const shownOf = ({ screen, today, forceWide }: BriefingShown): FiguresShown => ({
  figures: screen.figures,
  on: screen.register.on,
  today,
  policy: screen.register.policy,
  team: forceWide ? (screen.team ?? undefined) : undefined,
  mayName: true,
})

/** 'North office: 1,082 people held by 21 officers, 51.52 to each: over the policy of 50.' */
const ratios = ({ screen, forceWide }: BriefingShown, shown: FiguresShown): Said[] => {
  const threshold = shown.policy.number('workload.ratio_threshold')
  return screen.teams.map(({ team, figures: { caseload } }) => ({
    before: `${team}:`,
    number: inThousands(caseload.total),
    // A reader of one team may list its people and no other’s.
    href:
      forceWide || team === screen.team
        ? listHref({ ...shown, team: undefined }, 'caseload', { team })
        : null,
    after: `people, ${caseload.officers} officers, ${ratioText(caseload.ratio)} to each: ${against(caseload.ratio, threshold)}.`,
  }))
}

const against = (ratio: number | null, threshold: number): string =>
  ratio === null
    ? 'nobody holds them'
    : `${ratio > threshold ? 'over' : 'within'} the policy of ${threshold}`

const explained: readonly (readonly [ListName | 'ratio', string])[] = [
  ['overdue-visits', 'Overdue visits'],
  ['no-visit-plan', 'Nothing sets a day for a visit'],
  ['on-backstop', 'Without a visit plan of their own'],
  ['missing-arms', 'Missing ARMS'],
  ['arms-review-overdue', 'ARMS reviews overdue'],
  ['whereabouts-unknown', 'Whereabouts unknown'],
  ['unallocated', 'No owner'],
  ['suspension-past-review', 'Suspensions past their review'],
  ['ratio', 'People to each officer'],
]

const tabs = ({ screen, teams }: BriefingShown): Tab[] =>
  teams.length < 2
    ? []
    : [
        { text: 'The force', href: '/briefing', current: screen.team === null },
        ...teams.map((team) => ({
          text: team,
          href: linkTo('/briefing', { team }),
          current: team === screen.team,
        })),
      ]

const restText = ({ worst, worstTotal }: BriefingScreen): string | null =>
  worst.length < worstTotal ? `The first ${worst.length} are read out here.` : null

export function briefingModel(shown: BriefingShown): BriefingModel {
  const { screen } = shown
  const { on, policy } = screen.register
  const figures = shownOf(shown)
  const total = screen.worstTotal
  return {
    title: `Morning briefing: ${screen.team ?? 'the force'}`,
    asAtText: formatDate(on),
    tabs: tabs(shown),
    alarm: notLoadedAlarm(figures),
    worstTitle: 'Overdue at very high and high risk level',
    worst: screen.worst.map(worstLine),
    worstEmptyText:
      total === 0 ? 'Nobody at very high or high risk level is overdue a visit.' : null,
    byLevel: levelsSaid(figures),
    restText: restText(screen),
    visits: visitsSaid(figures),
    arms: armsSaid(figures),
    people: peopleSaid(figures),
    ratios: ratios(shown, figures),
    counted: explained.map(([name, words]) => ({
      summary: `How this is counted: ${words}`,
      text: countedHow(name, policy),
    })),
  }
}

export const briefingResource = ({ screen }: BriefingShown) => ({
  on: screen.register.on,
  team: screen.team,
  figures: screen.figures,
  worst: screen.worst.map(worstResource),
  worstTotal: screen.worstTotal,
  ratios: screen.teams.map(({ team, figures: { caseload } }) => ({
    team,
    caseload: caseload.total,
    officers: caseload.officers,
    ratio: caseload.ratio,
  })),
})
