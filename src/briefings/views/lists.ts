// The lists about briefings: every change by name, the editions of the last weeks, and the roll-ups.
import {
  addDays,
  formatDate,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Link, Table } from '../../platform/views/models.ts'
import type { EditionHead } from '../queries.ts'
import { compared, withSign } from '../rules.ts'
import type { RollUp } from '../service/roll-up.ts'
import type { PersonChange } from '../types.ts'
import { officeQuery, withQuery, type Tab } from './shown.ts'
import { changeText, heldText, levelWords, whyWords } from './words.ts'

export type ChangesModel = Readonly<{
  title: string
  sinceText: string
  back: Link
  table: Table | null
}>

export type ChangesShown = Readonly<{
  date: LocalDate
  office: string
  team: string | null
  sinceText: string
  changes: readonly PersonChange[]
}>

export const changesModel = ({
  date,
  office,
  team,
  sinceText,
  changes,
}: ChangesShown): ChangesModel => ({
  title: `What changed: ${office}, ${formatDate(date)}`,
  sinceText,
  back: { text: 'Back to the briefing', href: `/briefings/${date}${officeQuery(team)}` },
  table:
    changes.length === 0
      ? null
      : {
          caption: 'Everybody about whom anything changed',
          regionId: 'changes',
          stacks: true,
          head: [{ text: 'Who' }, { text: 'Risk level' }, { text: 'What changed' }],
          rows: changes.map((one) => [
            { text: `${one.name} (${one.ref})`, href: `/offenders/${one.id}` },
            { text: levelWords[one.level] },
            { text: changeText(one) },
          ]),
        },
})

export type EditionsModel = Readonly<{
  title: string
  tabs: readonly Tab[]
  back: Link
  table: Table | null
}>

export type EditionsShown = Readonly<{
  office: string
  team: string | null
  tabs: readonly Tab[]
  editions: readonly EditionHead[]
}>

export const editionsModel = ({ office, team, tabs, editions }: EditionsShown): EditionsModel => ({
  title: `Earlier briefings: ${office}`,
  tabs,
  back: { text: 'Today’s briefing', href: `/briefing${officeQuery(team)}` },
  table:
    editions.length === 0
      ? null
      : {
          caption: 'The editions of the last five weeks, newest first',
          regionId: 'editions',
          stacks: true,
          head: [{ text: 'Day' }, { text: 'Edition' }, { text: 'Held' }],
          rows: editions.map((one) => [
            {
              text: formatDate(one.forDate),
              href: `/briefings/${one.forDate}${officeQuery(team, { edition: String(one.number) })}`,
            },
            { text: `${one.number}, ${whyWords[one.why]}`, note: formatInstant(one.issuedAt) },
            { text: heldText(one) },
          ]),
        },
})

export type RollUpModel = Readonly<{
  title: string
  spanText: string
  heldText: string
  decisionsText: string
  tabs: readonly Tab[]
  periods: readonly Tab[]
  figures: Table
  left: Table | null
}>

export type RollUpShown = Readonly<{
  office: string
  team: string | null
  tabs: readonly Tab[]
  rollUp: RollUp
}>

const endedWords: Readonly<Record<string, string>> = {
  seen: 'Seen',
  done: 'Done',
  suspended: 'Suspended: custody, hospital, abroad or whereabouts unknown',
  reactive: 'Moved to reactive management',
  transferred: 'Transferred out',
  closed: 'Closed',
  changed: 'Another duty took its place: a moved plan, a changed level',
}

/** The list that a figure counted on a day, for the same office. */
const listOn = ({ team }: RollUpShown, path: string, on: LocalDate): string =>
  path.startsWith('/lists/') ? withQuery(path, officeQuery(team, { on })) : path

const figureRows = (shown: RollUpShown): Table['rows'] => {
  const { start, end, from, to } = shown.rollUp
  return compared(end, start).map((one) => [
    { text: one.label },
    {
      text: String(one.was ?? ''),
      href: listOn(shown, one.path, addDays(from, -1)),
      format: 'numeric',
    },
    { text: withSign(one), href: listOn(shown, one.path, to), format: 'numeric' },
  ])
}

const periodTabs = ({ team, rollUp }: RollUpShown): Tab[] =>
  (['fortnight', 'month'] as const).map((period) => ({
    text: period === 'fortnight' ? 'Fortnight' : 'Month',
    href: `/briefings/roll-up${officeQuery(team, { period, to: rollUp.to })}`,
    current: rollUp.period === period,
  }))

export function rollUpModel(shown: RollUpShown): RollUpModel {
  const { rollUp, office } = shown
  const { made, done, notDone, open } = rollUp.decisions
  return {
    title: `The ${rollUp.period}: ${office}`,
    spanText: `From ${formatDate(rollUp.from)} to ${formatDate(rollUp.to)}.`,
    heldText: `A briefing was held on ${rollUp.held} of ${rollUp.workingDays} working days.`,
    decisionsText: `${made} decisions were made: ${done} done, ${notDone} not done, ${open} still to do.`,
    tabs: shown.tabs,
    periods: periodTabs(shown),
    figures: {
      caption: 'The figures at the start and at the end',
      regionId: 'roll-up-figures',
      head: [
        { text: 'Figure' },
        { text: 'Before', format: 'numeric' },
        { text: formatShortDate(rollUp.to), format: 'numeric' },
      ],
      rows: figureRows(shown),
    },
    left:
      rollUp.left.length === 0
        ? null
        : {
            caption: 'How overdue visits left the list',
            regionId: 'roll-up-left',
            head: [{ text: 'How' }, { text: 'Visits', format: 'numeric' }],
            rows: rollUp.left.map(({ how, total }) => [
              { text: endedWords[how] ?? how },
              { text: String(total), format: 'numeric' },
            ]),
          },
  }
}
