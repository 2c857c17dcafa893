// A person's assessments as a list, and the form that starts one.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Input,
  Link,
  Pager,
  Problem,
  Table,
} from '../../platform/views/models.ts'
import type { Arms, ArmsKind } from '../types.ts'
import { kindWords, stateWords } from './words.ts'

export type ListModel = Readonly<{
  title: string
  heading: string
  person: object
  back: Link
  problems: readonly Problem[]
  arms: Table | null
  pager: Pager
  start: Readonly<{ action: string; hidden: HiddenFields; kind: Choices; event: Input }> | null
}>

export type ListAsked = Readonly<{
  offenderId: string
  person: object
  mayStart: boolean
  attempt: Attempt
  items: readonly Arms[]
  total: number
  nextHref: string | null
  firstHref: string | null
  key: string
}>

const day = (on: LocalDate | null): string => (on === null ? 'Not yet' : formatShortDate(on))

const rowOf = (arms: Arms) => [
  { text: kindWords[arms.kind], href: `/arms/${arms.id}` },
  { text: stateWords[arms.state].text, tagClass: stateWords[arms.state].classes },
  { text: arms.begunOn === null ? 'Not known' : formatShortDate(arms.begunOn) },
  { text: day(arms.completedOn) },
  { text: day(arms.ratifiedOn) },
  { text: arms.origin === 'register' ? 'From the register' : arms.recordedBy },
]

const tableOf = (items: readonly Arms[]): Table | null =>
  items.length === 0
    ? null
    : {
        caption: 'Assessments, newest first',
        captionClasses: 'govuk-visually-hidden',
        regionId: 'arms-caption',
        stacks: true,
        head: ['Kind', 'State', 'Begun', 'Completed', 'Ratified', 'By'].map((text) => ({ text })),
        rows: items.map(rowOf),
      }

const kinds: readonly ArmsKind[] = ['initial', 'review', 'event']

function startOf({ offenderId, key, attempt, mayStart }: ListAsked): ListModel['start'] {
  if (!mayStart) return null
  const error = attempt.errors.find(({ field }) => field === 'kind')?.message
  return {
    action: `/offenders/${offenderId}/arms`,
    hidden: [{ name: '_key', value: key }],
    kind: {
      id: 'kind',
      name: 'kind',
      legend: 'Start an assessment',
      ...(error === undefined ? {} : { error }),
      items: kinds.map((value) => ({
        value,
        text: kindWords[value],
        checked: attempt.typed['kind'] === value,
      })),
    },
    event: {
      id: 'event',
      name: 'event',
      label: 'If after an event: what happened',
      value: attempt.typed['event'] ?? '',
    },
  }
}

const totalText = (total: number): string => (total === 1 ? '1 assessment' : `${total} assessments`)

export const listModel = (asked: ListAsked): ListModel => ({
  title: asked.attempt.errors.length > 0 ? 'Error: ARMS' : 'ARMS',
  heading: 'ARMS',
  person: asked.person,
  back: { text: 'Back to the file', href: `/offenders/${asked.offenderId}` },
  problems: asked.attempt.errors.map(({ field, message }) =>
    field === '' ? { text: message } : { text: message, href: `#${field}` },
  ),
  arms: tableOf(asked.items),
  pager: {
    label: 'Parts of the list',
    totalText: totalText(asked.total),
    nextHref: asked.nextHref,
    firstHref: asked.firstHref,
  },
  start: startOf(asked),
})
