// The tasks of who a person is: identity details, other names, identifiers.
import { formatInstant } from '../../../platform/calendar.ts'
import type { Table } from '../../../platform/views/models.ts'
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

export const sexAnswers = [
  ['M', 'Male'],
  ['F', 'Female'],
] as const

/** The fields that say who someone is, for a new person and for one on record. */
export const whoFields = (draw: Draw): Field[] => [
  input(draw, ['visorRef', 'ViSOR ref'], {
    hint: 'V and seven digits',
    classes: 'govuk-input--width-10',
  }),
  input(draw, ['pncId', 'PNC ID (optional)'], {
    hint: 'For example, 98/123456K',
    classes: 'govuk-input--width-10',
  }),
  input(draw, ['surname', 'Surname']),
  input(draw, ['forenames', 'Forenames']),
  dateField(draw, ['dateOfBirth', 'Date of birth']),
  radios(draw, { name: 'sex', legend: 'Sex' }, sexAnswers),
]

const notes = (draw: Draw): Field => textarea(draw, ['notes', 'Notes (optional)'])

export const editTask = ({ parts: { identity } }: TaskFile): TaskParts => ({
  title: 'Change identity details',
  takesDrawnAt: false,
  intro: ['A name that is changed stays on record, and a search still finds the person by it.'],
  values: {
    visorRef: identity.visorRef,
    pncId: identity.pncId ?? '',
    surname: identity.surname,
    forenames: identity.forenames,
    dateOfBirth: typedDate(identity.dateOfBirth),
    sex: identity.sex,
    photoPlace: identity.photoPlace ?? '',
    photoTakenOn: typedDate(identity.photoTakenOn),
    notes: identity.notes ?? '',
  },
  sections: (draw) => [
    { legend: null, fields: whoFields(draw) },
    {
      legend: 'Photograph',
      fields: [
        input(draw, ['photoPlace', 'Where the photograph is held (optional)']),
        dateField(draw, ['photoTakenOn', 'When it was taken (optional)']),
      ],
    },
    { legend: null, fields: [notes(draw)] },
  ],
  submitText: 'Save identity details',
})

const namesTable = ({ parts }: TaskFile): Table => ({
  caption: 'Names on record',
  regionId: 'names-on-record',
  stacks: true,
  head: [{ text: 'Forenames' }, { text: 'Surname' }, { text: 'Kind' }, { text: 'Recorded' }],
  rows: parts.names.map((name) => [
    { text: name.forenames },
    { text: name.surname },
    { text: name.kind === 'legal' ? 'Name' : 'Alias' },
    { text: formatInstant(name.recordedAt), note: `by ${name.recordedBy}` },
  ]),
})

export const aliasTask = (file: TaskFile): TaskParts => ({
  title: 'Add another name',
  intro: ['A search finds the person by every name on record.'],
  values: {},
  sections: (draw) =>
    one([input(draw, ['forenames', 'Forenames']), input(draw, ['surname', 'Surname'])]),
  submitText: 'Add this name',
  table: namesTable(file),
})

export const identifierTask = ({ parts }: TaskFile): TaskParts => ({
  title: 'Add an identifier',
  values: {},
  sections: (draw) =>
    one([
      input(draw, ['kind', 'Kind of identifier'], {
        hint: 'For example, CRO number or prison number',
      }),
      input(draw, ['value', 'Identifier']),
    ]),
  submitText: 'Add this identifier',
  table: {
    caption: 'Identifiers on record',
    regionId: 'identifiers-on-record',
    stacks: true,
    head: [{ text: 'Kind' }, { text: 'Identifier' }, { text: 'Recorded' }],
    rows: parts.identifiers.map((row) => [
      { text: row.kind },
      { text: row.value },
      { text: formatInstant(row.recordedAt), note: `by ${row.recordedBy}` },
    ]),
  },
})
