// One hit: the line beside what is held of the person, fact by fact, and the forms that decide and answer it.
import { errorOf, itemsOf, selectField } from '../../platform/views/fields.ts'
import type { PersonLine } from '../../offenders/index.ts'
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Link,
  Problem,
  Select,
  SummaryList,
  Table,
  TextArea,
} from '../../platform/views/models.ts'
import type { ComparedKeys } from '../queries.ts'
import {
  eventWords,
  matchText,
  openQuestions,
  questionWords,
  usualEvent,
  whenText,
} from '../rules.ts'
import { questions, type HitEvent, type ListedHit, type Question } from '../types.ts'
import { comparisonTable } from './comparison.ts'
import { nextLinks } from './next.ts'
import { hitTitle, problemsOf, titled } from './words.ts'

export type HitModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  heading: string
  person: PersonLine
  matchedText: string
  line: SummaryList
  comparison: Table
  decide: Readonly<{
    action: string
    hidden: HiddenFields
    decision: Choices
    event: Select
    why: TextArea
    asks: readonly Choices[]
  }> | null
  decided: SummaryList | null
  /** Where it is told why what was decided before no longer stands. */
  corrected: Link | null
  /** The clock that began when it was confirmed, while a question is open. */
  clockText: string | null
  answer: Readonly<{ action: string; hidden: HiddenFields; asks: readonly Choices[] }> | null
  reopen: Readonly<{ action: string; hidden: HiddenFields; because: TextArea }> | null
  next: readonly Link[]
}>

export type HitShown = Readonly<{
  hit: ListedHit
  keys: ComparedKeys
  person: PersonLine
  dueAt: Date | null
  mayChange: boolean
  attempt: Attempt
  key: string
}>

const lineFacts = ({ hit: { line, state }, dueAt }: HitShown): SummaryList => ({
  rows: [
    { key: 'When', text: whenText(line) },
    ...(line.summary === null ? [] : [{ key: 'What the line says', text: line.summary }]),
    ...(line.outcome === null ? [] : [{ key: 'Outcome', text: line.outcome }]),
    ...(dueAt === null
      ? []
      : [
          {
            key: state === 'possible' ? 'To be decided by' : 'To be answered by',
            text: formatInstant(dueAt),
          },
        ]),
  ],
})

const askOf = (attempt: Attempt, name: Question): Choices => ({
  id: name,
  name,
  legend: questionWords[name],
  legendClasses: 'govuk-fieldset__legend--s',
  classes: 'govuk-radios--inline',
  items: [
    { value: 'yes', text: 'Yes', checked: attempt.typed[name] === 'yes' },
    { value: 'no', text: 'No', checked: attempt.typed[name] === 'no' },
  ],
  ...errorOf(attempt, name),
})

const hourMs = 3_600_000

/** Confirmed, another clock has begun: said, since the day by which something is to be done has moved. */
export function clockText(
  { state, decidedAt }: Pick<ListedHit, 'state' | 'decidedAt'>,
  dueAt: Date | null,
): string | null {
  if (state !== 'confirmed' || decidedAt === null || dueAt === null) return null
  const hours = Math.round((dueAt.getTime() - decidedAt.getTime()) / hourMs)
  return `Confirmed ${formatInstant(decidedAt)}, and a new clock began: a child, a review, a visit are to be answered by ${formatInstant(dueAt)}, ${hours} hours on.`
}

const hiddenOf = ({ hit, key }: HitShown): HiddenFields => [
  { name: 'version', value: String(hit.version) },
  { name: '_key', value: key },
]

const eventItems: Readonly<Record<HitEvent, string>> = eventWords

function decideOf(shown: HitShown): HitModel['decide'] {
  const { hit, attempt, mayChange } = shown
  if (hit.state !== 'possible' || !mayChange) return null
  const { typed } = attempt
  return {
    action: `/overnight/hits/${hit.id}`,
    hidden: hiddenOf(shown),
    decision: {
      id: 'decision',
      name: 'decision',
      legend: 'Is this the person?',
      items: [
        {
          value: 'confirm',
          text: 'Yes: record it on the file',
          checked: typed['decision'] === 'confirm',
        },
        { value: 'dismiss', text: 'No, somebody else', checked: typed['decision'] === 'dismiss' },
      ],
      ...errorOf(attempt, 'decision'),
    },
    event: {
      ...selectField('event', 'What happened', {
        items: itemsOf(eventItems),
        chosen: typed['event'] ?? usualEvent[hit.line.kind],
      }).select,
      hint: 'Kept only when this is the person. It ends reactive management at once.',
      ...errorOf(attempt, 'event'),
    },
    why: {
      id: 'why',
      name: 'why',
      label: 'What you checked, and how you know',
      rows: 3,
      value: typed['why'] ?? '',
      ...errorOf(attempt, 'why'),
    },
    asks: questions.map((one) => askOf(attempt, one)),
  }
}

const yesOrNo = (answer: boolean | null): string =>
  answer === null ? 'Not answered yet' : answer ? 'Yes' : 'No'

function decidedOf({ hit }: HitShown): SummaryList | null {
  const { state, decidedAt, decidedBy, why, eventKind } = hit
  if (decidedAt === null) return null
  const isConfirmed = state === 'confirmed'
  return {
    rows: [
      {
        key: 'Decided',
        text: isConfirmed ? 'This is the person' : 'This is somebody else',
        note: `${decidedBy ?? ''}, ${formatInstant(decidedAt)}`,
      },
      { key: 'Why', text: why ?? '' },
      ...(eventKind === null ? [] : [{ key: 'Recorded as', text: eventWords[eventKind] }]),
      ...(isConfirmed
        ? questions.map((one) => ({ key: questionWords[one], text: yesOrNo(hit[one]) }))
        : []),
    ],
  }
}

function answerOf(shown: HitShown): HitModel['answer'] {
  const { hit, attempt, mayChange } = shown
  const open = openQuestions(hit)
  return hit.state !== 'confirmed' || open.length === 0 || !mayChange
    ? null
    : {
        action: `/overnight/hits/${hit.id}/answers`,
        hidden: hiddenOf(shown),
        asks: open.map((one) => askOf(attempt, one)),
      }
}

function reopenOf(shown: HitShown): HitModel['reopen'] {
  const { hit, attempt, mayChange } = shown
  if (hit.state !== 'dismissed' || !mayChange) return null
  return {
    action: `/overnight/hits/${hit.id}/reopen`,
    hidden: hiddenOf(shown),
    because: {
      id: 'because',
      name: 'because',
      label: 'What shows that it may be this person after all',
      hint: 'The hit waits again, with the time it had. Who dismissed it, and why, stays on the chronology.',
      rows: 3,
      value: attempt.typed['because'] ?? '',
      ...errorOf(attempt, 'because'),
    },
  }
}

const fields: ReadonlyMap<string, string> = new Map(
  ['decision', 'event', 'why', 'because', ...questions].map((name) => [name, name]),
)

export function hitModel(shown: HitShown): HitModel {
  const { hit, attempt, person } = shown
  const heading = hitTitle(hit)
  return {
    title: titled(heading, attempt),
    back: { text: 'Overnight lists', href: '/overnight' },
    problems: problemsOf(attempt, fields),
    heading,
    person,
    matchedText: `Found by ${matchText(hit.matched)}. Only a person decides whether it is so.`,
    line: lineFacts(shown),
    comparison: comparisonTable(shown),
    decide: decideOf(shown),
    decided: decidedOf(shown),
    corrected:
      hit.correctedBy === null
        ? null
        : {
            text: 'It was confirmed before, and what was recorded by that was struck out. See why',
            href: `/corrections/${hit.correctedBy}`,
          },
    clockText: clockText(hit, shown.dueAt),
    answer: answerOf(shown),
    reopen: reopenOf(shown),
    next: nextLinks(hit),
  }
}
