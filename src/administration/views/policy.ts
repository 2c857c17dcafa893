// The policy page: every parameter in words, its value on the day, from when, on what authority.
import {
  formatDate,
  formatShortDate,
  parseLocalDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Filter, Table } from '../../platform/views/models.ts'
import type { Parameter, PolicyValue } from '../../policy/index.ts'

export type PolicyModel = Readonly<{
  heading: string
  filter: Filter
  table: Table
  holidays: readonly string[]
  warningText: string | null
}>

const ceiling = 'Longest time between two qualifying visits when there is no plan'
const first = 'Time to a first visit after coming to the community'

const words: Readonly<Record<Parameter, readonly [string, string]>> = {
  'visits.ceiling_months.very_high': [`${ceiling}: very high risk`, 'months'],
  'visits.ceiling_months.high': [`${ceiling}: high risk`, 'months'],
  'visits.ceiling_months.medium': [`${ceiling}: medium risk`, 'months'],
  'visits.ceiling_months.low': [`${ceiling}: low risk`, 'months'],
  'visits.first_visit_days.very_high': [`${first}: very high risk`, 'days'],
  'visits.first_visit_days.high': [`${first}: high risk`, 'days'],
  'visits.first_visit_days.medium': [`${first}: medium risk`, 'days'],
  'visits.first_visit_days.low': [`${first}: low risk`, 'days'],
  'visits.abroad_return_days': [
    'Time abroad after which a return starts the first-visit days again; after a shorter one the old date stands',
    'days',
  ],
  'visits.write_up_hours': ['Time to write up a visit', 'hours'],
  'visits.plan_working_days': [
    'Time to plan the next visit after a change of risk level, lead agency or address',
    'working days',
  ],
  'visits.part_of_day_hours': ['The hours at which the afternoon and the evening begin', ''],
  'visits.s96b_failed_entries': [
    'Failed entries on different days before a warrant of entry may be considered',
    'entries',
  ],
  'duties.due_within_days': ['How long before its day a duty is shown as due', 'days'],
  'duties.overdue_bands': ['How many days over divide the overdue into bands', 'days'],
  'arms.initial_days': ['Time to a first ARMS assessment once police lead', 'days'],
  'arms.review_months': ['Time from one ARMS assessment to its review', 'months'],
  'suspension.review_days': [
    'Time to the review of custody, hospital or abroad when none was given',
    'days',
  ],
  'workload.ratio_threshold': [
    'People to one officer above which a team is shown as over',
    'people',
  ],
  'access.opening_hours': ['How long a file of another team stays open after a reason', 'hours'],
  'backlog.recent_days': ['How long a release or a move in counts as recent', 'days'],
  'calendar.bank_holiday_warning_days': [
    'How long before the bank holidays run out a warning is shown',
    'days',
  ],
  'calendar.bank_holidays': ['Bank holidays', ''],
}

export const inWords = (parameter: Parameter): string => words[parameter][0]

const asDates = (value: unknown): LocalDate[] =>
  Array.isArray(value)
    ? value.flatMap((one) => (typeof one === 'string' ? (parseLocalDate(one) ?? []) : []))
    : []

const one: Readonly<Record<string, string>> = { months: 'month', days: 'day', hours: 'hour' }

export function valueText({ parameter, value }: Pick<PolicyValue, 'parameter' | 'value'>): string {
  const unit = words[parameter][1]
  const dates = asDates(value).sort()
  const last = dates.at(-1)
  if (last !== undefined) return `${dates.length} days, the last ${formatDate(last)}`
  const said = Array.isArray(value) ? value.join(', ') : String(value)
  return `${said} ${value === 1 ? (one[unit] ?? unit) : unit}`.trim()
}

type Shown = Readonly<{
  values: readonly PolicyValue[]
  on: LocalDate
  /** The warning that bank holidays are running out, when they are. */
  warningText: string | null
}>

export const policyPage = ({ values, on, warningText }: Shown): PolicyModel => ({
  heading: `Policy on ${formatDate(on)}`,
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
  table: {
    caption: 'Every number that the rules use',
    captionClasses: 'govuk-visually-hidden',
    regionId: 'policy',
    head: ['What it is', 'Value', 'From', 'Standing', 'Source'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: values.map((row) => [
      { text: inWords(row.parameter), note: row.parameter },
      { text: valueText(row) },
      { text: formatShortDate(row.fromOn) },
      { text: row.standing },
      { text: row.source },
    ]),
  },
  holidays: values
    .filter(({ parameter }) => parameter === 'calendar.bank_holidays')
    .flatMap(({ value }) => asDates(value).map(formatDate)),
})

export const runningOut = (last: LocalDate): string =>
  `The bank holidays are known only to ${formatDate(last)}. Until later ones are entered, working days after that are counted without them.`
