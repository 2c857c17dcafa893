// The tasks of dated history: where the person is, who leads, at what risk level and MAPPA level, whose.
import { formatInstant, formatShortDate, type LocalDate } from '../../../platform/calendar.ts'
import type { Cell, Link, Table } from '../../../platform/views/models.ts'
import {
  dateField,
  input,
  radios,
  select,
  textarea,
  typedDate,
} from '../../../platform/views/fields.ts'
import { dayText } from '../person-line.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'
import { agencyText, answersOf, levelText, managementText, statusText, wordOf } from '../words.ts'

type Dated = Readonly<{
  fromOn: LocalDate | null
  recordedAt: Date
  recordedBy: string
  origin: string
}>

const recordedCell = ({ recordedAt, recordedBy, origin }: Dated): Cell =>
  origin === 'register'
    ? { text: 'From the register', note: 'not recorded here' }
    : { text: formatInstant(recordedAt), note: `by ${recordedBy}` }

type History<T> = Readonly<{
  caption: string
  id: string
  head: readonly string[]
  cells: (row: T) => readonly Cell[]
}>

/** A dated history, newest first: since when, what, and who recorded it. */
const historyOf = <T extends Dated>(rows: readonly T[], history: History<T>): Table => ({
  caption: history.caption,
  regionId: history.id,
  stacks: true,
  head: ['From', ...history.head, 'Recorded'].map((text) => ({ text })),
  rows: rows
    .toReversed()
    .map((row) => [{ text: dayText(row.fromOn) }, ...history.cells(row), recordedCell(row)]),
})

const today = (file: TaskFile): { from: string } => ({ from: typedDate(file.today) })

export const statusTask = (file: TaskFile): TaskParts => ({
  title: 'Change where the person is',
  intro: [
    'Custody, hospital and absence abroad suspend visits and need a day on which they are looked at again.',
  ],
  values: today(file),
  sections: (draw) =>
    one([
      radios(draw, { name: 'status', legend: 'Where is the person?' }, answersOf(statusText)),
      dateField(draw, ['from', 'From']),
      dateField(draw, ['to', 'Until (optional)'], {
        hint: 'The planned release or return, or the end of a period told late',
      }),
      dateField(draw, ['reviewOn', 'Look at this again on'], {
        hint: 'Needed for custody, hospital and abroad',
      }),
      textarea(draw, ['reason', 'Why, and how you know']),
    ]),
  submitText: 'Save where the person is',
  table: historyOf(file.parts.statuses, {
    caption: 'Where the person has been',
    id: 'status-history',
    head: ['Where', 'Until', 'Look again on'],
    cells: (row) => [
      { text: statusText[row.status], note: row.reason },
      { text: row.toOn === null ? '' : formatShortDate(row.toOn) },
      { text: row.reviewOn === null ? '' : formatShortDate(row.reviewOn) },
    ],
  }),
})

export const leadTask = (file: TaskFile): TaskParts => ({
  title: 'Change the lead agency',
  intro: [
    'Police lead starts the ARMS clock. To put right since when an agency has led, enter the earlier day.',
  ],
  values: today(file),
  sections: (draw) =>
    one([
      radios(draw, { name: 'agency', legend: 'Lead agency' }, answersOf(agencyText)),
      dateField(draw, ['from', 'From']),
      input(draw, ['event', 'What changed it'], { hint: 'For example, licence ended' }),
    ]),
  submitText: 'Save the lead agency',
  table: historyOf(file.parts.leads, {
    caption: 'Lead agencies',
    id: 'lead-history',
    head: ['Lead agency'],
    cells: (row) => [{ text: agencyText[row.agency], note: row.event }],
  }),
})

type What = 'level' | 'management'

const waitingFor = ({ parts }: TaskFile, what: What) =>
  parts.pending.filter((row) => row.what === what && row.state === 'awaiting_second')

const waitingIntro = (file: TaskFile, what: What): string[] =>
  waitingFor(file, what).map((row) => {
    const to = wordOf(what === 'level' ? levelText : managementText, row.toValue).toLowerCase()
    return `${row.recordedBy} has proposed ${to} from ${formatShortDate(row.fromOn)} (${row.why}). It waits for an inspector.`
  })

/** Where the inspector decides what waits. */
const waitingLinks = (file: TaskFile, what: What): Link[] =>
  waitingFor(file, what).map(({ id }) => ({
    text: 'Decide what waits (inspectors)',
    href: `/offenders/${file.parts.identity.id}/pending-changes/${id}/decision`,
  }))

export const levelTask = (file: TaskFile): TaskParts => ({
  title: 'Change the risk level',
  intro: [
    'A higher risk level holds as soon as you save it. A lower one waits until an inspector, not you, agrees.',
    ...waitingIntro(file, 'level'),
  ],
  links: waitingLinks(file, 'level'),
  values: today(file),
  sections: (draw) =>
    one([
      radios(draw, { name: 'to', legend: 'Risk level' }, answersOf(levelText)),
      dateField(draw, ['from', 'From']),
      textarea(draw, ['why', 'Why']),
    ]),
  submitText: 'Save the risk level',
  table: historyOf(file.parts.levels, {
    caption: 'Risk levels',
    id: 'level-history',
    head: ['Risk level'],
    cells: (row) => [{ text: levelText[row.level], note: row.why }],
  }),
})

export const managementTask = (file: TaskFile): TaskParts => ({
  title: 'Change active or reactive management',
  intro: [
    'Active management holds as soon as you save it. Reactive is proposed by a supervisor and waits until an inspector agrees.',
    ...waitingIntro(file, 'management'),
  ],
  links: waitingLinks(file, 'management'),
  values: today(file),
  sections: (draw) =>
    one([
      radios(draw, { name: 'to', legend: 'Management' }, answersOf(managementText)),
      dateField(draw, ['from', 'From']),
      textarea(draw, ['why', 'Why']),
    ]),
  submitText: 'Save the management',
  table: historyOf(file.parts.managements, {
    caption: 'Management',
    id: 'management-history',
    head: ['Management'],
    cells: (row) => [{ text: managementText[row.management], note: row.why }],
  }),
})

export const mappaTask = (file: TaskFile): TaskParts => ({
  title: 'Change the MAPPA level',
  values: today(file),
  sections: (draw) =>
    one([
      radios(draw, { name: 'mappaLevel', legend: 'MAPPA level' }, [
        ['1', 'MAPPA level 1'],
        ['2', 'MAPPA level 2'],
        ['3', 'MAPPA level 3'],
      ]),
      dateField(draw, ['from', 'From']),
    ]),
  submitText: 'Save the MAPPA level',
  table: historyOf(file.parts.mappas, {
    caption: 'MAPPA levels',
    id: 'mappa-history',
    head: ['MAPPA level'],
    cells: (row) => [{ text: `MAPPA level ${row.mappaLevel}` }],
  }),
})

export const allocationTask = (file: TaskFile): TaskParts => ({
  title: 'Allocate to an officer',
  intro: ['A supervisor allocates within the team. Between teams it takes an inspector.'],
  values: {
    ...today(file),
    officer: file.line.officerKey ?? '',
    team: file.line.teamName,
  },
  sections: (draw) =>
    one([
      select(
        draw,
        { name: 'officer', label: 'Officer', blank: 'Nobody yet' },
        file.officers.map(({ key, name, teamName }) => [
          key,
          teamName === null ? name : `${name}, ${teamName}`,
        ]),
      ),
      select(
        draw,
        { name: 'team', label: 'Team' },
        file.teams.map(({ name }) => [name, name]),
      ),
      dateField(draw, ['from', 'From']),
      input(draw, ['reason', 'Why']),
    ]),
  submitText: 'Save the allocation',
  table: historyOf(file.parts.allocations, {
    caption: 'Allocations',
    id: 'allocation-history',
    head: ['Officer', 'Team'],
    cells: (row) => [{ text: row.officerName ?? 'Nobody', note: row.reason }, { text: row.team }],
  }),
})
