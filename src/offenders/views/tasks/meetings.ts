// The tasks of checks made, of meetings held, and of what the meetings asked for.
import { formatShortDate, type LocalDate } from '../../../platform/calendar.ts'
import type { Cell, Link, Table } from '../../../platform/views/models.ts'
import {
  actionOverdue,
  actionText,
  checkAge,
  meetingWords,
  openActions,
  systemText,
  systemWords,
} from '../../rules/around.ts'
import type { CheckMade, Held, MeetingAction } from '../../types.ts'
import {
  dateField,
  input,
  radios,
  textarea,
  typedDate,
  type Draw,
  type Field,
} from '../../../platform/views/fields.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'
import { answersOf } from '../words.ts'

/** A check and its age: beyond the days of policy it is old, and says so. */
export function ageCell(
  { doneOn }: Pick<CheckMade, 'doneOn'>,
  { today, checksOldAfterDays }: Pick<TaskFile, 'today' | 'checksOldAfterDays'>,
): Cell {
  const { days, isOld } = checkAge(doneOn, today, checksOldAfterDays)
  const age = days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`
  return isOld
    ? { text: formatShortDate(doneOn), note: `${age}: old`, noteClass: 'app-cell-note--alert' }
    : { text: formatShortDate(doneOn), note: age }
}

/** Past the form to what is on record already. */
const jumpTo = (list: string, held: number): Link[] =>
  held === 0 ? [] : [{ text: `See what is on record (${held})`, href: `#${list}-on-record` }]

export const checkTask = (file: TaskFile): TaskParts => ({
  title: 'Checks made',
  intro: [
    `A check is old after ${file.checksOldAfterDays} days: make it again and record it anew.`,
  ],
  links: jumpTo('checks', file.parts.around.checks.length),
  values: { doneOn: typedDate(file.today) },
  sections: (draw) =>
    one([
      radios(draw, { name: 'system', legend: 'What was checked?' }, answersOf(systemWords)),
      input(draw, ['named', 'If another system, which']),
      dateField(draw, ['doneOn', 'When']),
      input(draw, ['doneBy', 'Who made the check']),
      textarea(draw, ['result', 'What it brought'], {
        hint: 'That nothing was found is a result too',
      }),
    ]),
  submitText: 'Record this check',
  table: {
    caption: 'Checks on record',
    regionId: 'checks-on-record',
    stacks: true,
    head: ['When', 'What', 'Result', 'By'].map((text) => ({ text })),
    rows: file.parts.around.checks
      .toReversed()
      .map((row) => [
        ageCell(row, file),
        { text: systemText(row) },
        { text: row.result },
        { text: row.doneBy, note: `recorded by ${row.recordedBy}` },
      ]),
  },
})

const fileHref = ({ parts }: TaskFile): string => `/offenders/${parts.identity.id}`

const actionFields = (draw: Draw, prefix = ''): Field[] => [
  input(draw, [`${prefix}what`, 'What is to be done']),
  input(draw, [`${prefix}who`, 'Who does it'], { hint: 'A name, with the agency' }),
  dateField(draw, [`${prefix}by`, 'By when']),
]

function actionsCell(file: TaskFile, meetingId: string): Cell {
  const all = file.parts.around.meetingActions.filter((row) => row.meetingId === meetingId)
  const open = openActions(all).length
  return {
    text: all.length === 0 ? 'None: add one' : `${open} of ${all.length} open`,
    href: `${fileHref(file)}/meetings/${meetingId}/actions`,
  }
}

const nextNote = (nextOn: LocalDate | null): { note?: string } =>
  nextOn === null ? {} : { note: `next on ${formatShortDate(nextOn)}` }

const meetingsTable = (file: TaskFile): Table => ({
  caption: 'Meetings on record',
  regionId: 'meetings-on-record',
  stacks: true,
  head: ['When', 'What', 'Outcome', 'Who attended', 'Actions'].map((text) => ({ text })),
  rows: file.parts.around.meetings
    .toReversed()
    .map((row) => [
      { text: formatShortDate(row.onDate), ...nextNote(row.nextOn) },
      { text: meetingWords[row.kind] },
      { text: row.outcome },
      { text: row.attended.join('; ') },
      actionsCell(file, row.id),
    ]),
})

const actionsOnForm = 3

export const meetingTask = (file: TaskFile): TaskParts => ({
  title: 'Meetings',
  intro: [
    'A meeting that was held about the person: who was there, what was decided, and who does what by when.',
  ],
  links: jumpTo('meetings', file.parts.around.meetings.length),
  values: { on: typedDate(file.today) },
  sections: (draw) => [
    {
      legend: null,
      fields: [
        radios(draw, { name: 'kind', legend: 'Kind of meeting' }, answersOf(meetingWords)),
        dateField(draw, ['on', 'When']),
        textarea(draw, ['attended', 'Who attended'], {
          hint: 'One on each line, with the agency. For example, J. Moss, children’s social care',
        }),
        textarea(draw, ['outcome', 'What was decided']),
        dateField(draw, ['next', 'Next meeting (optional)']),
      ],
    },
    ...Array.from({ length: actionsOnForm }, (_, index) => ({
      legend: `Action ${index + 1} (optional)`,
      fields: actionFields(draw, `actions.${index}.`),
    })),
  ],
  submitText: 'Record this meeting',
  table: meetingsTable(file),
})

function standsCell(row: Held<MeetingAction>, file: TaskFile): Cell {
  if (row.doneOn !== null)
    return { text: `Done ${formatShortDate(row.doneOn)}`, note: row.doneSaid ?? '' }
  return actionOverdue(row, file.today)
    ? { text: 'Overdue', tagClass: 'govuk-tag--red' }
    : { text: 'Open' }
}

const doneCell = (row: Held<MeetingAction>, file: TaskFile): Cell =>
  row.doneOn === null
    ? { text: 'It is done', href: `${fileHref(file)}/meeting-actions/${row.id}/done` }
    : { text: '' }

/** Null when the meeting is not about this person. */
export function actionsTask(file: TaskFile): TaskParts | null {
  const { meetings, meetingActions } = file.parts.around
  const meeting = meetings.find(({ id }) => id === file.rowId)
  if (meeting === undefined) return null
  const hidden = file.mayChange ? [{ text: 'Say that it is done', hidden: true }] : []
  return {
    title: `Actions of the ${meetingWords[meeting.kind].replace(/^[CSO]/, (first) => first.toLowerCase())}`,
    intro: [`Held on ${formatShortDate(meeting.onDate)}. Decided: ${meeting.outcome}`],
    links: [{ text: 'All meetings about this person', href: `${fileHref(file)}/meetings` }],
    values: {},
    sections: (draw) => one(actionFields(draw)),
    submitText: 'Add this action',
    table: {
      caption: 'Actions on record',
      regionId: 'actions-on-record',
      stacks: true,
      head: [...['By', 'What', 'Who', 'How it stands'].map((text) => ({ text })), ...hidden],
      rows: meetingActions
        .filter(({ meetingId }) => meetingId === meeting.id)
        .map((row) => [
          { text: formatShortDate(row.byOn) },
          { text: row.what },
          { text: row.who },
          standsCell(row, file),
          ...(file.mayChange ? [doneCell(row, file)] : []),
        ]),
    },
  }
}

/** Null when the action is not about this person. */
export function actionDoneTask(file: TaskFile): TaskParts | null {
  const row = file.parts.around.meetingActions.find(({ id }) => id === file.rowId)
  if (row === undefined) return null
  return {
    title: 'Say that an action is done',
    intro: [`${actionText(row)}. By ${formatShortDate(row.byOn)}.`],
    values: { on: typedDate(file.today) },
    sections: (draw) =>
      one([
        dateField(draw, ['on', 'When it was done']),
        textarea(draw, ['said', 'What was done, and how you know']),
      ]),
    submitText: 'It is done',
    version: row.version,
  }
}
