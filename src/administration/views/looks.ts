// Looks without need: the auditor's queue, and one of them with its rows.
import { errorOf } from '../../platform/views/fields.ts'
import { roleWords } from '../../access/index.ts'
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  Filter,
  HiddenFields,
  Link,
  Pager,
  Problem,
  SummaryList,
  Table,
  TextArea,
} from '../../platform/views/models.ts'
import type { LookAnswer, LookReason, LookRow, LookState, ShownLook } from '../types/looks.ts'
import { problemsOf } from './account-fields.ts'
import { actionWords } from './audit.ts'

const reasonWords: Readonly<Record<LookReason, string>> = {
  same_surname: 'The person has, or uses, the reader’s own surname',
  same_street: 'The person lives in the reader’s own postcode',
  no_connection:
    'The person was never allocated to the reader, covered, of the reader’s team, visited or recorded for',
  many_files: 'More files in one day than policy says',
}

const stateWords: Readonly<Record<LookState, string>> = {
  open: 'Not answered yet',
  explained: 'Explained',
  passed_on: 'Passed on',
}

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

const about = ({ offenderId, visorRef, files: count }: ShownLook): string =>
  offenderId === null ? `${files(count)} opened` : (visorRef ?? 'A restricted file')

/** In sentences: why the auditor is asked. */
export const becauseOf = ({ reasons, files: count }: ShownLook): string[] =>
  reasons.map((reason) =>
    reason === 'many_files' ? `${reasonWords[reason]}: ${files(count)}` : reasonWords[reason],
  )

export type LooksModel = Readonly<{
  heading: string
  filter: Filter
  table: Table | null
  emptyText: string | null
  pager: Pager
}>

type Listed = Readonly<{
  state: LookState
  rows: readonly ShownLook[]
  total: number
  nextHref: string | null
  continued: boolean
}>

const readerText = ({ role, team }: ShownLook): string =>
  team === null ? roleWords[role] : `${roleWords[role]}, ${team}`

const tableOf = (rows: readonly ShownLook[]): Table => ({
  caption: 'Looks, the newest days first',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'looks',
  stacks: true,
  head: ['Day', 'Who', 'What was opened', 'Why it stands out', 'Answer'].map((text) => ({ text })),
  rows: rows.map((look) => [
    { text: formatShortDate(look.onDate) },
    { text: look.name, note: readerText(look) },
    { text: about(look) },
    { text: `${becauseOf(look).join('. ')}.` },
    {
      text: look.answer === null ? 'Answer this' : stateWords[look.answer],
      href: `/audit/looks/${look.id}`,
      ...(look.answeredBy === null ? {} : { note: look.answeredBy }),
    },
  ]),
})

export const looksPage = ({ state, rows, total, nextHref, continued }: Listed): LooksModel => ({
  heading: 'Looks without need',
  filter: {
    label: 'Narrow the looks',
    action: '/audit/looks',
    fields: [
      {
        select: {
          id: 'state',
          name: 'state',
          label: 'How it stands',
          items: Object.entries(stateWords).map(([value, text]) => ({
            value,
            text,
            selected: value === state,
          })),
        },
      },
    ],
    active: [],
    clearHref: null,
  },
  table: rows.length === 0 ? null : tableOf(rows),
  emptyText: rows.length === 0 ? `There is none: ${stateWords[state].toLowerCase()}.` : null,
  pager: {
    label: 'Looks',
    totalText: `${total} in all: ${stateWords[state].toLowerCase()}.`,
    nextHref,
    firstHref: continued ? `/audit/looks?state=${state}` : null,
  },
})

export type LookModel = Readonly<{
  heading: string
  back: Link
  problems: readonly Problem[]
  facts: SummaryList
  rows: Table | null
  form: Readonly<{
    action: string
    hidden: HiddenFields
    answer: Choices
    why: TextArea
  }> | null
}>

const answerWords: Readonly<Record<LookAnswer, string>> = {
  explained: 'Explained: the look had a reason at work',
  passed_on: 'Passed on to professional standards or the line',
}

const formOf = (look: ShownLook, attempt: Attempt, key: string): LookModel['form'] =>
  look.answer !== null
    ? null
    : {
        action: `/audit/looks/${look.id}`,
        hidden: [
          { name: 'version', value: String(look.version) },
          { name: '_key', value: key },
        ],
        answer: {
          id: 'answer',
          name: 'answer',
          legend: 'What came of it?',
          items: Object.entries(answerWords).map(([value, text]) => ({
            value,
            text,
            checked: attempt.typed['answer'] === value,
          })),
          ...errorOf(attempt, 'answer'),
        },
        why: {
          id: 'why',
          name: 'why',
          label: 'What explains it, or to whom it was passed on',
          rows: 4,
          value: attempt.typed['why'] ?? '',
          ...errorOf(attempt, 'why'),
        },
      }

const rowsTable = (rows: readonly LookRow[]): Table => ({
  caption: 'The rows of the access log that this rests on',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'rows',
  stacks: true,
  head: ['When', 'What', 'About', 'Reason given'].map((text) => ({ text })),
  rows: rows.map(({ at, action, path, visorRef, reason }) => [
    { text: formatInstant(at) },
    { text: actionWords(action), ...(visorRef === null || path === null ? {} : { note: path }) },
    { text: visorRef ?? 'A restricted file' },
    { text: reason ?? '' },
  ]),
})

type OneLook = Readonly<{
  look: ShownLook
  rows: readonly LookRow[]
  attempt: Attempt
  key: string
}>

export const lookPage = ({ look, rows, attempt, key }: OneLook): LookModel => ({
  heading: `${look.name} on ${formatShortDate(look.onDate)}`,
  back: { text: 'Looks without need', href: '/audit/looks' },
  problems: problemsOf(attempt.errors),
  facts: {
    rows: [
      { key: 'Reader', text: look.actor, note: readerText(look) },
      { key: 'What was opened', text: about(look) },
      { key: 'Why it stands out', lines: becauseOf(look).map((text) => ({ text })) },
      ...(look.answer === null
        ? []
        : [
            {
              key: 'Answer',
              text: answerWords[look.answer],
              note: `${look.answeredBy ?? ''}, ${look.answeredAt === null ? '' : formatInstant(look.answeredAt)}`,
            },
            { key: 'Why', text: look.why ?? '' },
          ]),
    ],
  },
  rows: rows.length === 0 ? null : rowsTable(rows),
  form: formOf(look, attempt, key),
})

export const lookResource = (look: ShownLook) => ({
  id: look.id,
  version: look.version,
  actor: look.actor,
  name: look.name,
  role: look.role,
  team: look.team,
  on: look.onDate,
  reasons: look.reasons,
  because: becauseOf(look),
  files: look.files,
  about: look.offenderId === null ? null : { visorRef: look.visorRef },
  answer:
    look.answer === null
      ? null
      : {
          answer: look.answer,
          why: look.why,
          by: look.answeredBy,
          at: look.answeredAt?.toISOString() ?? null,
        },
})
