// The roster: a month on a page, who is on call, and days without a supervisor.
import {
  addDays,
  formatDate,
  formatInstant,
  formatShortDate,
  type LocalDate,
  weekdayOf,
  type Weekday,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { OfficerOne, OnCallShown } from '../queries.ts'
import { holdsOn, isOnCall, type SupervisorGap } from '../rules.ts'
import type { OnCallGap } from '../service/here.ts'
import type { Availability, RosterEntry, RosterKind } from '../types/here.ts'
import { filterBy, teamChoice } from './filters.ts'
import { line, officerPage, section, type OfficerPage, type Section } from './page.ts'
import { rosterProblems, uploadSection } from './roster-file.ts'
import { tabs } from './tabs.ts'
import {
  linkTo,
  officerHref,
  onCallWords,
  rosterLetters,
  rosterWords,
  typedTimes,
  unbroken,
} from './words.ts'

type DayCell = Readonly<{ letter: string; words: string; href: string | null; classes: string }>

export type RosterPage = OfficerPage &
  Readonly<{
    months: readonly Readonly<{ text: string; href: string }>[]
    month: Readonly<{
      caption: string
      days: readonly Readonly<{ number: string; words: string; classes: string }>[]
      rows: readonly Readonly<{ name: string; href: string; cells: readonly DayCell[] }>[]
      legend: string
    }>
    emptyText: string | null
    after: readonly Section[]
  }>

export type RosterShown = Readonly<{
  /** Its first day. */
  month: LocalDate
  today: LocalDate
  at: Date
  team: string | undefined
  teams: readonly string[]
  anyText: string
  officers: readonly OfficerOne[]
  entries: readonly RosterEntry[]
  availability: Availability
  line: readonly OnCallShown[]
  gaps: readonly SupervisorGap[]
  onCallGaps: readonly OnCallGap[]
  gapDays: number
  mayKeep: boolean
  attempt: Attempt
}>

export const daysOfMonth = (first: LocalDate): LocalDate[] =>
  Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (day) => day.slice(0, 7) === first.slice(0, 7),
  )

const monthText = (first: LocalDate): string => formatDate(first).replace(/^\d+ /, '')

const monthBefore = (first: LocalDate): string => addDays(first, -1).slice(0, 7)
const monthAfter = (first: LocalDate): string => addDays(first, 31).slice(0, 7)

const weekend = new Set<Weekday>(['saturday', 'sunday'])
const inCapitals = (day: Weekday): string => day.charAt(0).toUpperCase() + day.slice(1)

const dayClasses = (day: LocalDate, today: LocalDate): string =>
  [
    'app-month__day',
    weekend.has(weekdayOf(day)) ? 'app-month__day--weekend' : '',
    day === today ? 'app-month__day--today' : '',
  ]
    .filter((one) => one !== '')
    .join(' ')

type Known = Readonly<{ kind: RosterKind; times: string; fromAbsence: boolean }>

function knownOn(shown: RosterShown, officer: OfficerOne, day: LocalDate): readonly Known[] {
  const entered = shown.entries
    .filter((entry) => entry.officerId === officer.id && entry.onDay === day)
    .map((entry) => ({ kind: entry.kind, times: typedTimes(entry), fromAbsence: false }))
  if (entered.some(({ kind }) => kind !== 'duty' && kind !== 'rest')) return entered
  const spell = (shown.availability.spells.get(officer.id) ?? []).find((one) => holdsOn(one, day))
  return spell === undefined
    ? entered
    : [{ kind: spell.kind, times: '', fromAbsence: true }, ...entered]
}

function cellOf(shown: RosterShown, officer: OfficerOne, day: LocalDate): DayCell {
  const known = knownOn(shown, officer, day)
  const words = known.map(
    ({ kind, times }) => `${rosterWords[kind]}${times === '' ? '' : ` ${times}`}`,
  )
  const [first] = known
  return {
    letter: first === undefined ? '·' : rosterLetters[first.kind],
    words: `${officer.name}, ${formatShortDate(day)}: ${words.join('; ') || 'nothing entered'}`,
    href: shown.mayKeep ? officerHref(officer.key, `/roster/${day}`) : null,
    classes: [
      dayClasses(day, shown.today),
      first === undefined
        ? ''
        : `app-month__day--${first.kind === 'duty' || first.kind === 'rest' ? first.kind : 'away'}`,
    ]
      .join(' ')
      .trim(),
  }
}

const monthTable = (shown: RosterShown): RosterPage['month'] => {
  const days = daysOfMonth(shown.month)
  return {
    caption: `${monthText(shown.month)}${shown.team === undefined ? '' : `, ${shown.team}`}`,
    days: days.map((day) => ({
      number: String(Number(day.slice(8))),
      words: inCapitals(weekdayOf(day)),
      classes: dayClasses(day, shown.today),
    })),
    rows: shown.officers.map((officer) => ({
      name: officer.name,
      href: officerHref(officer.key),
      cells: days.map((day) => cellOf(shown, officer, day)),
    })),
    legend: `${Object.entries(rosterLetters)
      .map(([kind, letter]) => `${letter} ${wordsOf(kind)}`)
      .join(', ')}. A dot is a day for which nothing is entered: the officer is taken to be here.`,
  }
}

const wordsOf = (kind: string): string =>
  Object.entries(rosterWords)
    .find(([one]) => one === kind)?.[1]
    .toLowerCase() ?? kind

const onCallLine = (turn: OnCallShown) =>
  line(
    `${onCallWords[turn.rank]}: ${turn.name}, ${unbroken(turn.phone)}, until ${formatInstant(turn.untilAt)}.`,
  )

function onCallSection({ line: turns, at, mayKeep }: RosterShown): Section {
  const now = turns.filter((turn) => isOnCall(turn, at))
  const change = {
    text: mayKeep ? 'See or change the on-call line' : 'See the on-call line',
    href: '/roster/on-call',
  }
  return section('On call now', {
    lines: [
      ...now.map(onCallLine),
      line(
        now.length === 0
          ? 'Nobody is entered as on call now.'
          : turns.length > now.length
            ? 'More turns are entered ahead.'
            : 'No further turn is entered ahead.',
        change,
      ),
    ],
  })
}

export const gapText = ({ on, team }: SupervisorGap): string =>
  `${formatShortDate(on)}, ${team}: no supervisor`

export const onCallGapText = ({ on, rank, name }: OnCallGap): string =>
  `${formatShortDate(on)}, on call as ${onCallWords[rank].toLowerCase()}: ${name} is away`

const onCallGapsSection = ({ onCallGaps, gapDays }: RosterShown): Section[] =>
  onCallGaps.length === 0
    ? []
    : [
        section(`On call and away in the next ${gapDays} days`, {
          lines: onCallGaps.map((gap) => line(onCallGapText(gap))),
        }),
      ]

const gapsSection = ({ gaps, gapDays }: RosterShown): Section =>
  section(`Days without a supervisor in the next ${gapDays} days`, {
    lines: gaps.map((gap) => line(gapText(gap))),
    emptyText:
      gaps.length === 0
        ? 'There is none: each team has a supervisor, a deputy or somebody on call who is here on every day.'
        : null,
  })

export function rosterModel(shown: RosterShown): RosterPage {
  const { month, team, mayKeep } = shown
  const to = (name: string, which: string) => ({
    text: name,
    href: linkTo('/roster', { month: which, team }),
  })
  return {
    ...officerPage('Roster', {
      problems: rosterProblems(shown.attempt),
      tabs: tabs('/roster'),
      filter: filterBy('/roster', teamChoice(shown.teams, team, shown.anyText), [
        { name: 'month', value: month.slice(0, 7) },
      ]),
      sections: [onCallSection(shown), ...onCallGapsSection(shown), gapsSection(shown)],
    }),
    months: [to('Month before', monthBefore(month)), to('Month after', monthAfter(month))],
    month: monthTable(shown),
    emptyText: shown.officers.length === 0 ? 'There is no officer in this team.' : null,
    after: mayKeep ? [uploadSection(shown.attempt)] : [],
  }
}
