// One duty: why, whose, who accepted it, whom to ring now; and the forms that accept it and write a call down.
import { formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Input,
  Link,
  Problem,
  Select,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import type { RingingDuty } from '../service/ringing.ts'
import { doneAt } from './done-at.ts'
import { personLine, type PersonLine } from './person.ts'
import {
  callText,
  dueText,
  nowLines,
  passedText,
  ringText,
  type RingingShown,
} from './ringing-words.ts'
import { kindWords } from './words.ts'

export type DutyModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  person: PersonLine
  facts: SummaryList
  calls: readonly string[]
  accept: Readonly<{ action: string; hidden: HiddenFields; text: string }> | null
  call: Readonly<{
    action: string
    hidden: HiddenFields
    officer: Select
    name: Input
    phone: Input
    answered: Choices
    said: TextArea
  }> | null
}>

export type DutyShown = RingingShown &
  Readonly<{ mayAccept: boolean; today: LocalDate; attempt: Attempt; key: string }>

const fieldsOf = ({ typed, errors }: Attempt) => {
  const of = (name: string) => {
    const error = errors.find(({ field }) => field === name)?.message
    return { id: name, name, value: typed[name] ?? '', ...(error === undefined ? {} : { error }) }
  }
  return of
}

function callOf({ duty, steps, others, now, attempt, key }: DutyShown): DutyModel['call'] {
  if (!duty.isOpen || duty.dueAt === null) return null
  const of = fieldsOf(attempt)
  const { value: chosen, ...officer } = of('officer')
  const { value: answered, ...rest } = of('answered')
  const first = now?.people[0]?.key ?? ''
  return {
    action: `/duties/${duty.id}/calls`,
    hidden: [{ name: '_key', value: key }],
    officer: {
      ...officer,
      label: 'Who was rung',
      items: [
        { value: '', text: 'Somebody else, named below' },
        ...[...steps.flat(), ...others].map((one) => ({
          value: one.key,
          text: ringText(one),
          selected: one.key === (chosen === '' ? first : chosen),
        })),
      ],
    },
    name: { ...of('name'), label: 'Name, when somebody else' },
    phone: { ...of('phone'), label: 'Number, when another', classes: 'govuk-input--width-20' },
    answered: {
      ...rest,
      legend: 'Did anybody answer?',
      items: [
        { value: 'yes', text: 'Yes', checked: answered === 'yes' },
        { value: 'no', text: 'No', checked: answered === 'no' },
      ],
    },
    said: { ...of('said'), label: 'What was said, and what happens next', rows: 4 },
  }
}

const acceptedText = ({ acceptedBy, acceptedAt }: RingingDuty['duty']): string =>
  acceptedBy === null || acceptedAt === null
    ? 'Nobody yet'
    : `${acceptedBy}, ${formatInstant(acceptedAt)}`

function ringRows(shown: DutyShown): SummaryList['rows'] {
  const { duty } = shown
  if (duty.dueAt === null || !duty.isOpen || duty.acceptedBy !== null) return []
  const passed = passedText(shown)
  const lines = [...nowLines(shown), ...(passed === null ? [] : [{ text: passed }])]
  return [{ key: 'To ring', lines }]
}

function factsOf(shown: DutyShown): SummaryList {
  const { duty, person } = shown
  const act = doneAt(duty)
  return {
    rows: [
      { key: 'Why', text: duty.because },
      { key: 'How it stands', text: duty.isOpen ? dueText(shown) : 'Not owed any more' },
      ...(act === null || !duty.isOpen ? [] : [{ key: 'Where it is done', ...act }]),
      { key: 'Owner', text: person.officerName ?? 'Nobody' },
      ...(duty.dueAt === null ? [] : [{ key: 'Accepted by', text: acceptedText(duty) }]),
      ...ringRows(shown),
    ],
  }
}

export function dutyModel(shown: DutyShown): DutyModel {
  const { duty, person, today, attempt, mayAccept, key } = shown
  const isHours = duty.dueAt !== null
  return {
    title: kindWords[duty.kind],
    back: isHours
      ? { text: 'To be accepted within hours', href: '/ringing' }
      : { text: 'Backlog', href: '/duties' },
    problems: attempt.errors.map(({ field, message }) =>
      field === '' ? { text: message } : { text: message, href: `#${field}` },
    ),
    person: personLine(person, today),
    facts: factsOf(shown),
    calls: duty.calls.map(callText),
    accept: mayAccept
      ? {
          action: `/duties/${duty.id}/accept`,
          hidden: [{ name: '_key', value: `${key}-accept` }],
          text:
            duty.kind === 'cover'
              ? 'When you accept, you cover this person until the owner is back, and may read and change the file.'
              : 'When you accept, it is yours from then on, and nobody else is rung about it.',
        }
      : null,
    call: callOf(shown),
  }
}
