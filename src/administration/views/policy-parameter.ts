// One parameter: what it is today, every value it had or is to have, and the form that proposes another.
import { errorOf } from '../../platform/views/fields.ts'
import {
  formatInstant,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Input,
  Problem,
  SummaryList,
  Table,
  TextArea,
} from '../../platform/views/models.ts'
import {
  inWords,
  parameters,
  standings,
  stateOf,
  typedText,
  valueText,
  type ListKind,
  type NumberKind,
  type Parameter,
  type PolicyRow,
  type PolicyState,
  type PolicyValue,
} from '../../policy/index.ts'
import { problemsOf } from './policy.ts'

export type PolicyParameterModel = Readonly<{
  title: string
  heading: string
  problems: readonly Problem[]
  facts: SummaryList
  form: ProposeForm | null
  history: Table
}>

type ProposeForm = Readonly<{
  hidden: HiddenFields
  input: Input | null
  area: TextArea | null
  from: DateField
  source: TextArea
  standing: Choices
}>

export type ParameterShown = Readonly<{
  parameter: Parameter
  /** What is in force today, or null on a day before there was any. */
  now: PolicyValue | null
  history: readonly PolicyRow[]
  today: LocalDate
  attempt: Attempt
  mayPropose: boolean
  key: string
}>

const stateWords: Readonly<Record<PolicyState, string>> = {
  waiting: 'Waits for approval',
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
}

/** How a value came to stand, or not to: 'Approved by dci.force on 2 March 2026 at 08:00'. */
export function stateText(row: PolicyRow, today: LocalDate): string {
  const state = stateOf(row)
  if (row.proposedBy === null) return 'Came with the product'
  if (row.decidedBy === null || row.decidedAt === null) return stateWords[state]
  const decided = `${stateWords[state]} by ${row.decidedBy} on ${formatInstant(row.decidedAt)}`
  return state === 'approved' && row.fromOn > today ? `${decided}; to come` : decided
}

const historyTable = ({ history, today }: ParameterShown): Table => ({
  caption: 'Every value that it had, has or was to have',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'history',
  stacks: true,
  head: ['From', 'Value', 'State', 'Proposed by', 'Standing and source'].map((text) => ({ text })),
  rows: history.map((row) => [
    { text: formatShortDate(row.fromOn), href: `/policy/${row.id}` },
    { text: valueText(row) },
    { text: stateText(row, today), ...(row.decidedWhy === null ? {} : { note: row.decidedWhy }) },
    {
      text: row.proposedBy ?? 'Nobody',
      ...(row.proposedAt === null ? {} : { note: formatShortDate(localDateOf(row.proposedAt)) }),
    },
    { text: row.standing, note: row.source },
  ]),
})

type ValueFields = Pick<ProposeForm, 'input' | 'area'>

function valueFields({ parameter, now, attempt }: ParameterShown): ValueFields {
  const kind = parameters[parameter]
  const value = attempt.typed['value'] ?? (now === null ? '' : typedText(now))
  const field = { id: 'value', name: 'value', value, ...errorOf(attempt, 'value') }
  if (kind.kind === 'dates') {
    const hint = 'One on each line, like 25/12/2026.'
    return { input: null, area: { ...field, label: 'The days', hint, rows: 12 } }
  }
  const [, unit] = kind.unit
  const suffix = unit === '' ? {} : { suffix: unit }
  return { input: { ...field, ...suffix, ...saidOf(kind) }, area: null }
}

const saidOf = (kind: NumberKind | ListKind): Pick<Input, 'label' | 'hint' | 'classes'> =>
  kind.kind === 'list'
    ? {
        label: 'New values',
        hint: 'Each larger than the one before, with commas between.',
        classes: 'govuk-input--width-10',
      }
    : {
        label: 'New value',
        hint: `A whole number from ${kind.least} to ${kind.most}.`,
        classes: 'govuk-input--width-4',
      }

function proposeForm(shown: ParameterShown): ProposeForm {
  const { attempt, parameter, key } = shown
  const { from, source, standing } = attempt.typed
  return {
    hidden: [
      { name: '_key', value: key },
      { name: 'parameter', value: parameter },
    ],
    ...valueFields(shown),
    from: {
      id: 'from',
      name: 'from',
      label: 'From which day',
      hint: 'Today or later, like 27/3/2026: past days keep the policy that they had.',
      value: from ?? '',
      ...errorOf(attempt, 'from'),
    },
    source: {
      id: 'source',
      name: 'source',
      label: 'Source',
      hint: 'Who decided it and where it is written, so that anybody can look it up.',
      rows: 2,
      value: source ?? '',
      ...errorOf(attempt, 'source'),
    },
    standing: {
      id: 'standing',
      name: 'standing',
      legend: 'Standing',
      items: standings.map((value) => ({
        value,
        text: value.charAt(0).toUpperCase() + value.slice(1),
        checked: standing === value,
      })),
      ...errorOf(attempt, 'standing'),
    },
  }
}

const factsOf = ({ parameter, now, history }: ParameterShown): SummaryList => {
  const waits = history.filter((row) => stateOf(row) === 'waiting')
  return {
    rows: [
      ...(now === null
        ? [{ key: 'Value today', text: 'None' }]
        : [
            {
              key: 'Value today',
              text: valueText(now),
              note: `from ${formatShortDate(now.fromOn)}`,
            },
            { key: 'Standing', text: now.standing },
            { key: 'Source', text: now.source },
          ]),
      ...waits.map((row) => ({
        key: 'Waits for approval',
        text: `${valueText(row)} from ${formatShortDate(row.fromOn)}`,
        href: `/policy/${row.id}`,
        note: `proposed by ${row.proposedBy ?? ''}`,
      })),
      { key: 'Name for programs', text: parameter },
    ],
  }
}

export function policyParameterPage(shown: ParameterShown): PolicyParameterModel {
  const heading = inWords(shown.parameter)
  return {
    title: shown.attempt.errors.length > 0 ? `Error: ${heading}` : heading,
    heading,
    problems: problemsOf(shown.attempt),
    facts: factsOf(shown),
    form: shown.mayPropose ? proposeForm(shown) : null,
    history: historyTable(shown),
  }
}
