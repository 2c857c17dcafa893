// The tasks of what happened, and of the second person's answer to what waits.
import { formatShortDate, localDate } from '../../../platform/calendar.ts'
import {
  dateField,
  input,
  radios,
  textarea,
  typedDate,
  type Values,
} from '../../../platform/views/fields.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'
import { answersOf, eventText, levelText, managementText, wordOf } from '../words.ts'
import { addressFields } from './places.ts'

/** Today, unless the address says on which day, of what kind, and what it was. */
const beginsOf = ({ today, begun: { kind = '', on, note = '' } }: TaskFile): Values => ({
  ...{ kind, note },
  on: typedDate(on === undefined ? today : localDate(on)),
})

export const eventTask = (file: TaskFile): TaskParts => ({
  title: 'Record an event',
  intro: [
    'A release puts the person back in the community and starts the first-visit time. The end of a licence starts police lead. An arrest, a charge, a breach, a report or intelligence that names the person, a concern for a child or a new household ends reactive management at once.',
  ],
  values: beginsOf(file),
  sections: (draw) => [
    {
      legend: null,
      fields: [
        radios(draw, { name: 'kind', legend: 'What happened?' }, answersOf(eventText)),
        dateField(draw, ['on', 'When']),
        textarea(draw, ['note', 'Note'], {
          hint: 'Needed for a transfer out: who in the other force was told, and when',
        }),
      ],
    },
    { legend: 'For a move: the new address', fields: addressFields(draw, 'homeAddress.') },
    {
      legend: 'For a transfer out',
      fields: [input(draw, ['toForce', 'Force that takes over'])],
    },
  ],
  submitText: 'Record this event',
  table: {
    caption: 'Events on record',
    regionId: 'events-on-record',
    stacks: true,
    head: ['When', 'What', 'Recorded by'].map((text) => ({ text })),
    rows: file.parts.events
      .toReversed()
      .map((row) => [
        { text: formatShortDate(row.onDate) },
        { text: wordOf(eventText, row.kind), ...(row.note === null ? {} : { note: row.note }) },
        { text: row.recordedBy },
      ]),
  },
})

/** Null when there is no such change of this person. */
export function decisionTask(file: TaskFile): TaskParts | null {
  const row = file.parts.pending.find(({ id }) => id === file.rowId)
  if (row === undefined) return null
  const isLevel = row.what === 'level'
  const to = wordOf(isLevel ? levelText : managementText, row.toValue).toLowerCase()
  const what = isLevel ? `risk level ${to}` : `${to} management`
  return {
    title: 'Decide a change',
    intro: [
      `${row.recordedBy} proposed ${what} from ${formatShortDate(row.fromOn)}: ${row.why}`,
      'It holds from the day you agree. Until then nothing changes.',
    ],
    values: {},
    sections: (draw) =>
      one([
        radios(draw, { name: 'agree', legend: 'Do you agree?' }, [
          ['yes', 'Yes, I agree'],
          ['no', 'No, it stays as it is'],
        ]),
        textarea(draw, ['why', 'Your reasons']),
      ]),
    submitText: 'Save your decision',
  }
}
