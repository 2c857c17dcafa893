// Decisions of the meeting as a list and one by one, with the form that says what became of them.
import type { OfficerChoice } from '../../officers/index.ts'
import {
  formatDate,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Input,
  Link,
  Problem,
  Select,
  SummaryList,
  Table,
  TextArea,
} from '../../platform/views/models.ts'
import { typedIn, type Typed } from '../../platform/views/typed.ts'
import { daysLate, standingOf } from '../rules.ts'
import type { ListedDecision } from '../types.ts'
import { officeQuery } from './shown.ts'
import { levelWords } from './words.ts'

const standingWords = {
  done: 'Done',
  'not done': 'Not done',
  late: 'Late',
  'to do': 'To do',
} as const

const outcomeText = ({ seenOn, triedOn, outcome }: ListedDecision): string =>
  [
    ...(seenOn === null ? [] : [`Seen ${formatShortDate(seenOn)}.`]),
    ...(triedOn === null || seenOn !== null
      ? []
      : [`Tried ${formatShortDate(triedOn)}, not seen.`]),
    ...(outcome === null ? [] : [outcome]),
  ].join(' ')

const standsText = (decision: ListedDecision, on: LocalDate): string => {
  const late = daysLate(decision, on)
  const standing = standingWords[standingOf(decision, on)]
  return late > 0 ? `${standing}: ${late} day${late === 1 ? '' : 's'}` : standing
}

export type DecisionsModel = Readonly<{
  title: string
  back: Link
  table: Table | null
  emptyText: string
}>

export type DecisionsShown = Readonly<{
  date: LocalDate
  on: LocalDate
  office: string
  team: string | null
  decisions: readonly ListedDecision[]
}>

const dueText = ({ dueOn, atTime }: ListedDecision): string =>
  `${formatShortDate(dueOn)}${atTime === null ? '' : ` at ${atTime}`}`

export const decisionsModel = (shown: DecisionsShown): DecisionsModel => {
  const { date, on, office, team, decisions } = shown
  return {
    title: `Decisions: ${office}`,
    back: { text: 'Back to the briefing', href: `/briefings/${date}${officeQuery(team)}` },
    emptyText: 'No decision is open, and none was made or closed since the last briefing.',
    table:
      decisions.length === 0
        ? null
        : {
            caption: 'Open decisions, and those made or closed since the last briefing held',
            regionId: 'decisions',
            stacks: true,
            head: ['About', 'What was decided', 'Who', 'By when', 'How it stands'].map((text) => ({
              text,
            })),
            rows: decisions.map((one) => [
              {
                text: `${one.name} (${one.visorRef})`,
                href: `/offenders/${one.offenderId}`,
                note: `${levelWords[one.level]} risk`,
              },
              { text: one.decision, href: `/briefings/${date}/decisions/${one.id}` },
              { text: one.officerName },
              { text: dueText(one) },
              { text: standsText(one, on), note: outcomeText(one) },
            ]),
          },
  }
}

export type DecisionModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  facts: SummaryList
  form: Readonly<{
    action: string
    hidden: HiddenFields
    state: Choices
    outcome: TextArea
    redecide: Readonly<{
      decision: Input
      by: Select
      dueOn: DateField
      time: Input
      why: TextArea
    }> | null
  }> | null
}>

export type DecisionShown = Readonly<{
  date: LocalDate
  on: LocalDate
  decision: ListedDecision
  mayChange: boolean
  /** Whether what was decided may be changed, besides saying what became of it. */
  mayRedecide: boolean
  officers: readonly OfficerChoice[]
  attempt: Attempt
  key: string
}>

const typedDay = (day: LocalDate): string =>
  `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`

function form(shown: DecisionShown): DecisionModel['form'] {
  const { date, decision, attempt, key } = shown
  if (!shown.mayChange) return null
  const typed = typedIn(attempt, {
    begins: {
      state: decision.state,
      outcome: decision.outcome ?? '',
      decision: decision.decision,
      by: decision.officer,
      dueOn: typedDay(decision.dueOn),
      time: decision.atTime ?? '',
    },
  })
  return {
    action: `/briefings/${date}/decisions/${decision.id}`,
    hidden: [
      { name: '_key', value: key },
      { name: 'version', value: String(decision.version) },
    ],
    state: typed.radios({
      name: 'state',
      legend: 'What became of it',
      options: [
        { value: 'open', text: 'Still to do' },
        { value: 'done', text: 'Done' },
        { value: 'not_done', text: 'Not done, and it will not be' },
      ],
    }),
    outcome: typed.textArea({ name: 'outcome', label: 'What happened, or why not' }, 3),
    redecide: shown.mayRedecide && decision.state === 'open' ? redecideFields(shown, typed) : null,
  }
}

const redecideFields = ({ officers }: DecisionShown, typed: Typed) => ({
  decision: typed.input({ name: 'decision', label: 'What was decided' }),
  by: typed.select(
    { name: 'by', label: 'Who does it' },
    officers.map(({ key: value, name }) => ({ value, text: name })),
  ),
  dueOn: typed.date({ name: 'dueOn', label: 'By when' }),
  time: typed.input({ name: 'time', label: 'At what time (may be left out)' }),
  why: typed.textArea({ name: 'why', label: 'Why it is changed' }, 2),
})

export function decisionModel(shown: DecisionShown): DecisionModel {
  const { date, on, decision, attempt } = shown
  return {
    title: 'A decision of the briefing',
    back: {
      text: 'All decisions',
      href: `/briefings/${date}/decisions${officeQuery(decision.teamName)}`,
    },
    problems: typedIn(attempt).problems,
    facts: {
      rows: [
        {
          key: 'About',
          text: `${decision.name} (${decision.visorRef})`,
          href: `/offenders/${decision.offenderId}`,
        },
        { key: 'Decided', text: `${formatInstant(decision.decidedAt)}, ${decision.decidedBy}` },
        { key: 'What', text: decision.decision },
        { key: 'Who', text: decision.officerName },
        {
          key: 'By when',
          text: `${formatDate(decision.dueOn)}${decision.atTime === null ? '' : ` at ${decision.atTime}`}`,
        },
        { key: 'How it stands', text: standsText(decision, on), note: outcomeText(decision) },
      ],
    },
    form: form(shown),
  }
}

/** A decision as programs read it. */
export const decisionResource = (decision: ListedDecision, on: LocalDate) => ({
  id: decision.id,
  version: decision.version,
  offenderId: decision.offenderId,
  kind: decision.kind,
  decision: decision.decision,
  by: decision.officer,
  dueOn: decision.dueOn,
  time: decision.atTime,
  decidedAt: decision.decidedAt,
  decidedBy: decision.decidedBy,
  state: decision.state,
  standing: standingOf(decision, on),
  outcome: decision.outcome,
  seenOn: decision.seenOn,
  triedOn: decision.triedOn,
})
