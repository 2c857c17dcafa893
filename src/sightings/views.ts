// The page of a person's sightings: what others saw, newest first, and the form for another.
import { formatInstant, formatShortDate, formatTime, localDateOf } from '../platform/calendar.ts'
import { typedDate } from '../platform/views/fields.ts'
import type { Attempt } from '../platform/http/route.ts'
import { typedIn, type Typed } from '../platform/views/typed.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Input,
  Link,
  Pager,
  Problem,
  Select,
  TextArea,
} from '../platform/views/models.ts'
import { tooEarlyWords } from '../visits/index.ts'
import type { ReadRefusal, SightingRefusal, SightingShown } from './types.ts'

/** What a program is given of one. */
export const sightingResource = ({
  forceId: _,
  officer,
  agency,
  name,
  place,
  ...rest
}: SightingShown) => ({
  ...rest,
  where: place,
  by: officer === null ? { agency, name } : { officer, name },
})

export const refusalWords: Readonly<Record<SightingRefusal, string>> = {
  'in-the-future': 'This is in the future. Enter when it happened',
  ...tooEarlyWords,
  'unknown-officer': 'No officer of this force has this username or collar number',
}

export const readRefusalWords: Readonly<Record<ReadRefusal, string>> = {
  'not-yours-to-read':
    'It stands on the day of whoever owns this file, or covers for the owner, until they have read it',
  'struck-out': 'This was struck out: it counts for nothing',
}

export type SightingRow = Readonly<{
  whenText: string
  placeText: string
  byText: string
  what: string
  recordedText: string
  readText: string
  /** Where it is told why this no longer stands. */
  struck: Link | null
  /** What children there ask for. */
  child: Link | null
  read: Readonly<{ action: string; hidden: HiddenFields }> | null
}>

export type SightingsModel = Readonly<{
  title: string
  person: object
  back: Link
  problems: readonly Problem[]
  rows: readonly SightingRow[]
  emptyText: string | null
  pager: Pager
  form: Readonly<{
    action: string
    hidden: HiddenFields
    onDate: DateField
    atTime: Input
    where: Input
    officer: Select
    agency: Input
    name: Input
    what: TextArea
    withChildren: Choices
  }> | null
}>

export type SightingViews = { 'sightings/list': SightingsModel }

export type SightingsAsked = Readonly<{
  offenderId: string
  person: object
  items: readonly SightingShown[]
  total: number
  nextHref: string | null
  firstHref: string | null
  officers: readonly Readonly<{ key: string; name: string }>[]
  mayRecord: boolean
  /** It is the reader to whom a sighting is told. */
  isTold: boolean
  attempt: Attempt
  at: Date
  key: string
}>

export const seenByText = ({ agency, name }: Pick<SightingShown, 'agency' | 'name'>): string =>
  agency === null ? name : `${name} (${agency})`

const readText = ({ readAt, readBy, struck }: SightingShown): string => {
  if (struck !== null) return ''
  return readAt === null
    ? 'Not yet read by the owner of the file.'
    : `Read by ${readBy ?? ''}, ${formatInstant(readAt)}.`
}

/** The record of a visit names children with all that is asked of them; a warning on the file is for everybody else. */
export const childLink = (offenderId: string): Link => ({
  text: 'Children were there: are they to be recorded?',
  href: `/offenders/${offenderId}/markers`,
})

const rowOf = (sighting: SightingShown, { isTold, key }: SightingsAsked): SightingRow => ({
  whenText: `${formatShortDate(sighting.onDate)} at ${formatTime(sighting.at)}`,
  placeText: sighting.place,
  byText: `Seen by ${seenByText(sighting)}`,
  what: sighting.what,
  recordedText: `Recorded ${formatInstant(sighting.recordedAt)} by ${sighting.recordedBy}.`,
  readText: readText(sighting),
  struck:
    sighting.struck === null
      ? null
      : {
          text: 'Struck out: it counts for nothing. See who did so, when and why',
          href: `/corrections/${sighting.struck}`,
        },
  child:
    sighting.withChildren === true && sighting.struck === null
      ? childLink(sighting.offenderId)
      : null,
  read:
    isTold && sighting.readAt === null && sighting.struck === null
      ? {
          action: `/sightings/${sighting.id}/read`,
          hidden: [{ name: '_key', value: `${key}-${sighting.id}` }],
        }
      : null,
})

const officerIn = (typed: Typed, { officers }: SightingsAsked): Select =>
  typed.select(
    {
      name: 'by.officer',
      label: 'Seen by an officer of this force who is in the list',
      hint: 'Leave this, and fill in the two lines below, for anyone else.',
    },
    [
      { value: '', text: 'Choose' },
      ...officers.map(({ key, name }) => ({ value: key, text: name })),
    ],
  )

function formOf(asked: SightingsAsked): SightingsModel['form'] {
  const { attempt, offenderId, key, at, mayRecord } = asked
  if (!mayRecord) return null
  const begins = { onDate: typedDate(localDateOf(at)), atTime: '' }
  const typed = typedIn(attempt, { begins, nameOf })
  return {
    action: `/offenders/${offenderId}/sightings`,
    hidden: [{ name: '_key', value: key }],
    onDate: typed.date({ name: 'onDate', label: 'On which day' }),
    atTime: typed.input(
      { name: 'atTime', label: 'At what time', hint: 'For example, 1930 or 7.30pm' },
      { classes: 'govuk-input--width-5' },
    ),
    where: typed.input({ name: 'where', label: 'Where' }),
    officer: officerIn(typed, asked),
    agency: typed.input({ name: 'by.agency', label: 'Team or agency of whoever saw this' }),
    name: typed.input({ name: 'by.name', label: 'Their name' }),
    what: typed.textArea({ name: 'what', label: 'What was seen' }),
    withChildren: typed.radios({
      name: 'withChildren',
      legend: 'Were children there?',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'unknown', text: 'Not known' },
      ],
    }),
  }
}

/** The page asks in its own fields what programs send as `at` and `by`. */
const nameOf = (field: string): string => ({ at: 'onDate', by: 'by.officer' })[field] ?? field

export const sightingsModel = (asked: SightingsAsked): SightingsModel => ({
  title: 'Seen by others',
  person: asked.person,
  back: { text: 'Back to the file', href: `/offenders/${asked.offenderId}` },
  problems: typedIn(asked.attempt, { nameOf }).problems,
  rows: asked.items.map((sighting) => rowOf(sighting, asked)),
  emptyText: asked.items.length === 0 ? 'No sighting is recorded for this person.' : null,
  pager: {
    label: 'Parts of the list',
    totalText: asked.total === 1 ? '1 sighting' : `${asked.total} sightings`,
    nextHref: asked.nextHref,
    firstHref: asked.firstHref,
  },
  form: formOf(asked),
})
