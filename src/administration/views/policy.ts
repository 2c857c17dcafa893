// The policy page: what waits, what is to come, and every parameter in words with its value on the day.
import {
  formatDate,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Filter, Problem, SummaryList, Table } from '../../platform/views/models.ts'
import {
  datesIn,
  inWords,
  valueText,
  type Parameter,
  type PolicyRow,
  type PolicyValue,
} from '../../policy/index.ts'

export type PolicyModel = Readonly<{
  title: string
  heading: string
  problems: readonly Problem[]
  filter: Filter
  waiting: Table | null
  waitingText: string
  toCome: Table | null
  groups: readonly Readonly<{ title: string; list: SummaryList }>[]
  holidays: readonly string[]
  warningText: string | null
}>

type Shown = Readonly<{
  values: readonly PolicyValue[]
  waiting: readonly PolicyRow[]
  toCome: readonly PolicyRow[]
  on: LocalDate
  /** The warning that bank holidays are running out, when they are. */
  warningText: string | null
  attempt: Attempt
  /** Whether the reader may propose another value. */
  mayPropose: boolean
}>

export const parameterHref = (parameter: Parameter): string => `/policy/parameter?name=${parameter}`

/** What the part of a name before its first dot stands for; others go by themselves at the end. */
const groupTitles: readonly (readonly [string, string])[] = [
  ['visits', 'Visits'],
  ['arms', 'ARMS'],
  ['suspension', 'Custody, hospital and abroad'],
  ['workload', 'Workload'],
  ['duties', 'The backlog'],
  ['backlog', 'The backlog'],
  ['access', 'Opening files'],
  ['calendar', 'Bank holidays'],
]
const otherTitle = 'How the product runs'
const titles = [...new Set(groupTitles.map(([, title]) => title)), otherTitle]

const titleOf = ({ parameter }: PolicyValue): string =>
  new Map(groupTitles).get(parameter.split('.')[0] ?? '') ?? otherTitle

const fullStop = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** On what authority a value stands: 'From 1 Sep 1997. Force policy. Hampshire inspection…' */
export const authorityText = ({
  fromOn,
  standing,
  source,
}: Pick<PolicyValue, 'fromOn' | 'standing' | 'source'>): string =>
  `From ${formatShortDate(fromOn)}. ${capital(standing)}. ${fullStop(source)}`

const rowOf = (value: PolicyValue, mayPropose: boolean): SummaryList['rows'][number] => ({
  key: inWords(value.parameter),
  text: valueText(value),
  note: authorityText(value),
  actions: [
    {
      text: mayPropose ? 'Change' : 'History',
      about: `: ${inWords(value.parameter)}`,
      href: parameterHref(value.parameter),
    },
  ],
})

const groupsOf = ({ values, mayPropose }: Shown): PolicyModel['groups'] =>
  titles.flatMap((title) => {
    const rows = values.filter((value) => titleOf(value) === title)
    return rows.length === 0
      ? []
      : [{ title, list: { rows: rows.map((value) => rowOf(value, mayPropose)) } }]
  })

/** Two columns, so that both are seen at once on a telephone. */
const rowsTable = (
  caption: string,
  rows: readonly PolicyRow[],
  noteOf: (row: PolicyRow) => string,
): Table | null =>
  rows.length === 0
    ? null
    : {
        caption,
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'What' }, { text: 'New value' }],
        rows: rows.map((row) => [
          { text: inWords(row.parameter), href: `/policy/${row.id}`, note: noteOf(row) },
          { text: valueText(row), note: `from ${formatShortDate(row.fromOn)}` },
        ]),
      }

const proposedText = ({ proposedBy, proposedAt }: PolicyRow): string =>
  `Proposed by ${proposedBy ?? ''}${proposedAt === null ? '' : `, ${formatShortDate(localDateOf(proposedAt))}`}`

const approvedText = ({ approvedBy }: PolicyRow): string => `Approved by ${approvedBy ?? ''}`

export const problemsOf = ({ errors }: Attempt): readonly Problem[] =>
  errors.map(({ field, message }) =>
    field === '' ? { text: message } : { text: message, href: `#${field}` },
  )

export function policyPage(shown: Shown): PolicyModel {
  const { values, waiting, toCome, on, warningText, attempt } = shown
  const heading = `Policy on ${formatDate(on)}`
  return {
    title: attempt.errors.length > 0 ? `Error: ${heading}` : heading,
    heading,
    problems: attempt.errors.map(({ message }) => ({ text: message })),
    warningText,
    filter: {
      label: 'Show the policy of a day',
      action: '/policy',
      fields: [
        { date: { id: 'on', name: 'on', label: 'On', value: on.split('-').reverse().join('/') } },
      ],
      active: [],
      clearHref: null,
    },
    waiting: rowsTable('Waiting for approval by another inspector', waiting, proposedText),
    waitingText: waiting.length === 0 ? 'Nothing waits for approval.' : '',
    toCome: rowsTable('Approved, and to come', toCome, approvedText),
    groups: groupsOf(shown),
    holidays: values
      .filter(({ parameter }) => parameter === 'calendar.bank_holidays')
      .flatMap((value) => datesIn(value).map(formatDate)),
  }
}

export const runningOut = (last: LocalDate): string =>
  `The bank holidays are known only to ${formatDate(last)}. Until later ones are entered, working days after that are counted without them.`
