// An inspector's choice on an alert: the form, where each choice leads, and what was chosen.
import { addDays, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Link,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import { typedDate } from '../../platform/views/fields.ts'
import { typedIn, type Typed } from '../../platform/views/typed.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { TriedSoFar } from '../../visits/index.ts'
import { occasionsText } from './tried.ts'
import { choiceWords } from '../rules/alerts.ts'
import { alertChoices, type AlertChoice, type EscalationShown } from '../types/escalations.ts'

export type ChoiceModel = Readonly<{
  action: string
  hidden: HiddenFields
  choice: Choices
  why: TextArea
  lookAgainOn: DateField
}>

const hints: Readonly<Record<AlertChoice, string>> = {
  another_time:
    'Say when, and who goes. The days and hours tried so far are on the list of visits.',
  another_crew: 'Say who goes, or which force was asked and whom you spoke to there.',
  s96b_warrant:
    'Say who puts the pack to a senior officer. Whether a warrant is given is for a court.',
  arrest: 'Say for what, and who decides.',
  circulated: 'Say on which system, with its reference.',
  whereabouts_unknown:
    'Record it on the file too: this choice alone does not change how the person stands.',
  wait: 'Say what is waited for, and what holds the risk meanwhile.',
}

/** Whoever thinks of a warrant reads how far the calls have come before choosing it. */
const hintOf = (value: AlertChoice, { tried }: ChoiceAsked): string =>
  value === 's96b_warrant' && tried !== null
    ? `${occasionsText(tried)} ${hints[value]}`
    : hints[value]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Where the choices lead, for whoever makes one of them. */
export const leadsOf = ({ offenderId }: EscalationShown): readonly Link[] => [
  { text: 'Visits and attempts so far', href: `/offenders/${offenderId}/visits` },
  { text: 'Plan the next visit', href: `/offenders/${offenderId}/visit-plan` },
  { text: 'The weekend list', href: '/weekend-list' },
  { text: 'Who is on duty', href: '/roster' },
  { text: 'Record whereabouts unknown', href: `/offenders/${offenderId}/status-periods` },
  { text: 'Record what holds the risk', href: `/offenders/${offenderId}/interim-controls` },
]

export type ChoiceAsked = Readonly<{
  row: EscalationShown
  today: LocalDate
  /** The most days that a choice may stand. */
  againDays: number
  attempt: Attempt
  key: string
  tried: TriedSoFar | null
}>

const lastDay = ({ today, againDays }: ChoiceAsked): LocalDate => addDays(today, againDays)

const dateIn = (typed: Typed, asked: ChoiceAsked): DateField =>
  typed.date({
    name: 'lookAgainOn',
    label: 'On which day is this looked at again',
    hint: `Not later than ${formatShortDate(lastDay(asked))}. Still not seen then, it comes back.`,
  })

export function choiceModel(asked: ChoiceAsked): ChoiceModel {
  const { row, attempt, key } = asked
  const typed = typedIn(attempt, { begins: { lookAgainOn: typedDate(lastDay(asked)) } })
  return {
    action: `/escalations/${row.id}/choice`,
    hidden: [
      { name: 'version', value: String(row.version) },
      { name: '_key', value: key },
    ],
    choice: {
      legendClasses: 'govuk-fieldset__legend--m',
      ...typed.radios({
        name: 'choice',
        legend: 'What is to be done',
        hint: 'It is kept beside the overdue visit. It never moves the day of the visit.',
        options: alertChoices.map((value) => ({
          value,
          text: capital(choiceWords[value]),
          hint: hintOf(value, asked),
        })),
      }),
    },
    why: typed.textArea({ name: 'why', label: 'Why, and what happens next' }),
    lookAgainOn: dateIn(typed, asked),
  }
}

export const chosenRows = ({ choice, why, lookAgainOn }: EscalationShown): SummaryList['rows'] =>
  choice === null || lookAgainOn === null
    ? []
    : [
        { key: 'Chosen', text: capital(choiceWords[choice]) },
        { key: 'Why', text: why ?? '' },
        { key: 'Looked at again', text: formatShortDate(lookAgainOn) },
      ]

/** The choice as a program is given it; null until there is one. */
export const chosenResource = ({
  choice,
  chosenAt,
  chosenBy,
  why,
  lookAgainOn,
}: Pick<EscalationShown, 'choice' | 'chosenAt' | 'chosenBy' | 'why' | 'lookAgainOn'>) =>
  chosenAt === null ? null : { choice, at: chosenAt.toISOString(), by: chosenBy, why, lookAgainOn }
