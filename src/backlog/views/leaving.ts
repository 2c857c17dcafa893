// One leaving: who, how, when and by whom, and the form by which a second person confirms it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import type { ConfirmRefusal } from '../types/leavings.ts'
import { confirmRefusals, dueText, leftText, wayWords, type LeavingOf } from './leaving-words.ts'
import { personLine, personResource, type PersonLine } from './person.ts'

export type LeavingModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  person: PersonLine
  facts: SummaryList
  /** Why this reader is given no form, where there is one to give. */
  othersText: string | null
  confirm: Readonly<{ action: string; hidden: HiddenFields; checked: TextArea }> | null
}>

export type LeavingAsked = LeavingOf &
  Readonly<{
    whyNot: ConfirmRefusal | null
    today: LocalDate
    attempt: Attempt
    key: string
  }>

const confirmOf = ({ row, attempt, key }: LeavingAsked): LeavingModel['confirm'] => {
  const error = attempt.errors.find(({ field }) => field === 'checked')?.message
  return {
    action: `/leavings/${row.id}/confirm`,
    hidden: [
      { name: 'version', value: String(row.version) },
      { name: '_key', value: key },
    ],
    checked: {
      id: 'checked',
      name: 'checked',
      label: 'What did you look at?',
      hint: 'For example the custody record, the plan and its reason, or a call to the ward.',
      value: attempt.typed['checked'] ?? '',
      rows: 3,
      ...(error === undefined ? {} : { error }),
    },
  }
}

export function leavingModel(asked: LeavingAsked): LeavingModel {
  const { row, person, whyNot, today, attempt } = asked
  return {
    title: `Left the overdue list: ${wayWords[row.how].toLowerCase()}`,
    back: { text: 'Left the overdue list without being seen', href: '/leavings' },
    problems: attempt.errors.map(({ field, message }) =>
      field === 'checked' ? { text: message, href: '#checked' } : { text: message },
    ),
    person: personLine(person, today, { withTeam: true }),
    facts: {
      rows: [
        { key: 'How', text: row.because },
        { key: 'What was owed', text: dueText(row) },
        { key: 'How it stands', text: leftText(row) },
        ...(row.checked === null ? [] : [{ key: 'What was looked at', text: row.checked }]),
      ],
    },
    othersText: whyNot === null || whyNot === 'already-confirmed' ? null : confirmRefusals[whyNot],
    confirm: whyNot === null ? confirmOf(asked) : null,
  }
}

export const leavingResource = ({ row, person }: LeavingOf) => ({
  id: row.id,
  version: row.version,
  offender: personResource(person),
  owner: person.officerKey,
  team: person.teamName,
  level: row.level,
  how: row.how,
  because: row.because,
  dueOn: row.dueOn,
  leftAt: row.leftAt.toISOString(),
  madeBy: row.madeBy,
  agreedBy: row.agreedBy,
  overdueAgain: row.overdueAgain,
  confirmed:
    row.confirmedAt === null
      ? null
      : { at: row.confirmedAt.toISOString(), by: row.confirmedBy, checked: row.checked },
})
