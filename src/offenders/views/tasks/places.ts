// The tasks of where a person lives and what to know before calling.
import { formatShortDate } from '../../../platform/calendar.ts'
import type { Cell } from '../../../platform/views/models.ts'
import {
  checkbox,
  dateField,
  input,
  radios,
  textarea,
  typedDate,
  type Draw,
  type Field,
} from '../../../platform/views/fields.ts'
import { dayText } from '../person-line.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'
import { addressText, answersOf, markerText } from '../words.ts'

/** The fields of an address, under whatever name the form gives them. */
export const addressFields = (draw: Draw, prefix = ''): Field[] => [
  radios(draw, { name: `${prefix}kind`, legend: 'Kind of address' }, [
    ['residence', 'Residence'],
    ['location', 'Location', 'For a person with no fixed abode: where he or she can be found'],
  ]),
  textarea(draw, [`${prefix}line`, 'Address, or description of the location']),
  input(draw, [`${prefix}postcode`, 'Postcode (optional)'], { classes: 'govuk-input--width-10' }),
]

const fileHref = ({ parts }: TaskFile): string => `/offenders/${parts.identity.id}`

type AddressRow = TaskFile['parts']['addresses'][number]

const confirmCell = (file: TaskFile, row: AddressRow): Cell => {
  const text = row.confirmedOn === null ? 'Not confirmed' : formatShortDate(row.confirmedOn)
  if (row.untilOn !== null && row.untilOn <= file.today) return { text }
  return { text: `${text}: confirm`, href: `${fileHref(file)}/addresses/${row.id}/confirm` }
}

export const addressTask = (file: TaskFile): TaskParts => ({
  title: 'Add an address',
  intro: [
    'A new residence ends the address before it on the day it begins. Locations of a person with no fixed abode stand beside each other.',
  ],
  values: { from: typedDate(file.today), kind: 'residence' },
  sections: (draw) =>
    one([
      ...addressFields(draw),
      dateField(draw, ['from', 'From']),
      dateField(draw, ['until', 'Until (optional)'], {
        hint: 'Only for an address that has ended',
      }),
      dateField(draw, ['confirmedOn', 'Confirmed on (optional)'], {
        hint: 'When somebody saw that the person lives there',
      }),
      checkbox(
        draw,
        { name: 'childrenHere', legend: 'Children (optional)' },
        'Children live or stay here',
      ),
    ]),
  submitText: 'Add this address',
  table: {
    caption: 'Addresses on record',
    regionId: 'addresses-on-record',
    stacks: true,
    head: ['From', 'Until', 'Address', 'Kind', 'Last confirmed'].map((text) => ({ text })),
    rows: file.parts.addresses
      .toReversed()
      .map((row) => [
        { text: dayText(row.fromOn) },
        { text: row.untilOn === null ? 'Now' : formatShortDate(row.untilOn) },
        { text: row.postcode === null ? row.line : `${row.line}, ${row.postcode}` },
        { text: addressText[row.kind] },
        confirmCell(file, row),
      ]),
  },
})

/** Null when the address is not this person's. */
export function confirmTask(file: TaskFile): TaskParts | null {
  const row = file.parts.addresses.find(({ id }) => id === file.rowId)
  if (row === undefined) return null
  return {
    title: 'Confirm an address',
    intro: [row.postcode === null ? row.line : `${row.line}, ${row.postcode}`],
    values: { on: typedDate(file.today) },
    sections: (draw) =>
      one([
        dateField(draw, ['on', 'Confirmed on'], {
          hint: 'The day on which somebody saw that the person lives there',
        }),
      ]),
    submitText: 'Confirm this address',
    version: row.version,
  }
}

export const markerTask = (file: TaskFile): TaskParts => ({
  title: 'Add a marker',
  intro: ['A marker stands beside the name on every list until somebody ends it.'],
  values: { from: typedDate(file.today) },
  sections: (draw) =>
    one([
      radios(draw, { name: 'kind', legend: 'What is it about?' }, answersOf(markerText)),
      input(draw, ['text', 'What to know'], { hint: 'For example, dogs loose in the yard' }),
      dateField(draw, ['from', 'From']),
    ]),
  submitText: 'Add this marker',
  table: {
    caption: 'Markers on record',
    regionId: 'markers-on-record',
    stacks: true,
    head: ['From', 'About', 'What to know', 'Until'].map((text) => ({ text })),
    rows: file.parts.markers
      .toReversed()
      .map((row) => [
        { text: dayText(row.fromOn) },
        { text: markerText[row.kind] },
        { text: row.text },
        row.untilOn === null
          ? { text: 'Now: end it', href: `${fileHref(file)}/markers/${row.id}/end` }
          : { text: formatShortDate(row.untilOn) },
      ]),
  },
})

/** Null when the marker is not this person's. */
export function markerEndTask(file: TaskFile): TaskParts | null {
  const row = file.parts.markers.find(({ id }) => id === file.rowId)
  if (row === undefined) return null
  return {
    title: 'End a marker',
    intro: [`${markerText[row.kind]}: ${row.text}`],
    values: {},
    sections: (draw) => one([input(draw, ['why', 'Why it no longer holds'])]),
    submitText: 'End this marker',
    version: row.version,
  }
}
