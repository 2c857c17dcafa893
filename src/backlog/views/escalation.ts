// One escalation: why, how it stands, whom to ring, and the form for its answer.
import type { TriedSoFar } from '../../visits/index.ts'
import { toRing as ringLine, unbroken } from '../../platform/views/telephone.ts'
import { errorOf } from '../../platform/views/fields.ts'
import type { Ringable } from '../../access/index.ts'
import { daysBetween, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  HiddenFields,
  Input,
  Link,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import { chosenResource, chosenRows, choiceModel, leadsOf, type ChoiceModel } from './alert.ts'
import { standsText, titleOf, type Escalated } from './escalation-words.ts'
import { triedRows } from './tried.ts'
import { personLine, personResource, type PersonLine } from './person.ts'

const notice = (text: string): Readonly<{ text: string }> => ({ text })

export type EscalationModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  person: PersonLine
  facts: SummaryList
  /** What an inspector is asked of an alert. */
  choice: ChoiceModel | null
  leads: readonly Link[]
  /** Who decides, for a reader who does not. */
  decidedText: string | null
  answer: Readonly<{
    action: string
    hidden: HiddenFields
    spokenTo: Input
    said: TextArea
  }> | null
}>

export type EscalationAsked = Escalated &
  Readonly<{
    ringable: readonly Ringable[]
    today: LocalDate
    attempt: Attempt
    key: string
    /** The reader chooses what is done about alerts. */
    decides: boolean
    againDays: number
    /** What was tried since; null where the escalation is about no visit. */
    tried: TriedSoFar | null
  }>

/** Whom to ring: whoever covers, the owner, and the supervisors of the person's team. */
const ringable = ({
  row,
  person,
  ringable,
}: Pick<EscalationAsked, 'row' | 'person' | 'ringable'>) => [
  ...(row.cover === null || row.cover.phone === null
    ? []
    : [{ name: row.cover.name, phone: row.cover.phone, as: 'covering' as const }]),
  ...(row.ownerPhone === null
    ? []
    : [{ name: person.officerName ?? '', phone: row.ownerPhone, as: 'owner' as const }]),
  ...ringable
    .filter(({ teamName }) => teamName === person.teamName)
    .map(({ name, phone }) => ({ name, phone, as: 'supervisor' as const })),
]

const ringLines = (asked: EscalationAsked) => {
  const words = {
    covering: 'covering',
    owner: asked.row.ownerAway ? 'owner, away today' : 'owner',
    supervisor: 'supervisor',
  }
  const lines = ringable(asked).map(({ name, phone, as }) =>
    ringLine(`${name}, ${words[as]}: ${unbroken(phone)}`, phone),
  )
  return lines.length === 0 ? [notice('No number is held for the owner or the supervisor.')] : lines
}

const answered = ({ row }: EscalationAsked): SummaryList['rows'] =>
  row.acknowledgedAt === null
    ? []
    : [
        { key: 'Spoken to', text: row.spokenTo ?? '' },
        { key: 'What was said', text: row.said ?? '' },
      ]

const answerOf = ({ row, attempt, key }: EscalationAsked): EscalationModel['answer'] => ({
  action: `/escalations/${row.id}/acknowledge`,
  hidden: [
    { name: 'version', value: String(row.version) },
    { name: '_key', value: key },
  ],
  spokenTo: {
    id: 'spokenTo',
    name: 'spokenTo',
    label: 'Who was spoken to',
    value: attempt.typed['spokenTo'] ?? '',
    ...errorOf(attempt, 'spokenTo'),
  },
  said: {
    id: 'said',
    name: 'said',
    label: 'What was said, and what happens next',
    value: attempt.typed['said'] ?? '',
    rows: 4,
    ...errorOf(attempt, 'said'),
  },
})

const fields = new Set(['spokenTo', 'said', 'choice', 'why', 'lookAgainOn'])

const waitsForChoice = ({ row }: EscalationAsked): boolean => row.isAlert && row.chosenAt === null

/** An inspector answers an alert by choosing, a supervisor says what was said about it. */
const asksToAnswer = ({ row, decides }: EscalationAsked): boolean =>
  row.acknowledgedAt === null && !(row.isAlert && decides)

export function escalationModel(asked: EscalationAsked): EscalationModel {
  const { row, person, today, attempt, decides } = asked
  return {
    title: titleOf(row),
    back: { text: 'Escalations', href: '/escalations' },
    problems: attempt.errors.map(({ field, message }) =>
      fields.has(field) ? { text: message, href: `#${field}` } : { text: message },
    ),
    person: personLine(person, today),
    facts: {
      rows: [
        { key: 'Why', text: row.because },
        { key: 'How it stands', text: standsText(row, today) },
        ...triedRows(asked.tried, row.offenderId),
        { key: 'To ring', lines: ringLines(asked) },
        ...answered(asked),
        ...chosenRows(row),
      ],
    },
    choice: decides && waitsForChoice(asked) ? choiceModel(asked) : null,
    leads: row.isAlert ? leadsOf(row) : [],
    decidedText:
      !decides && waitsForChoice(asked)
        ? 'An inspector chooses what is done. What you record here stands beside the choice.'
        : null,
    answer: asksToAnswer(asked) ? answerOf(asked) : null,
  }
}

export const escalationResource = (
  asked: Pick<EscalationAsked, 'row' | 'person' | 'ringable' | 'today'>,
) => {
  const { row, person, today } = asked
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    reason: row.reason,
    offender: personResource(person),
    owner: person.officerKey,
    team: person.teamName,
    level: row.level,
    toInspector: row.toInspector,
    forDate: row.forDate,
    ageDays: daysBetween(row.forDate, today),
    because: row.because,
    metOn: row.metOn,
    dueNow: row.dueNow,
    movedSince: row.movedSince,
    isAlert: row.isAlert,
    chosen: chosenResource(row),
    ring: ringable(asked),
    acknowledged:
      row.acknowledgedAt === null
        ? null
        : {
            at: row.acknowledgedAt.toISOString(),
            by: row.acknowledgedBy,
            spokenTo: row.spokenTo,
            said: row.said,
          },
  }
}
