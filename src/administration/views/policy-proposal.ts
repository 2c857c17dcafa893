// One value of policy: the proposal in words, who proposed and decided it and why, and what it changes.
import { formatDate, formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Problem, SummaryList, TextArea } from '../../platform/views/models.ts'
import {
  changeText,
  datesIn,
  inWords,
  stateOf,
  valueText,
  type PolicyDecisionRefusal,
  type PolicyRow,
  type PolicyValue,
  type ProposalRefusal,
} from '../../policy/index.ts'
import type { ChangeShown } from './policy-change.ts'
import { parameterHref, problemsOf } from './policy.ts'
import { stateText } from './policy-parameter.ts'

export type PolicyProposalModel = Readonly<{
  title: string
  heading: string
  problems: readonly Problem[]
  facts: SummaryList
  againHref: string
  decide: Readonly<{ approve: string; refuse: string; hidden: HiddenFields; why: TextArea }> | null
  withdraw: Readonly<{ action: string; hidden: HiddenFields }> | null
  change: ChangeShown | null
}>

export type ProposalShown = Readonly<{
  row: PolicyRow
  before: PolicyValue | null
  change: ChangeShown | null
  today: LocalDate
  /** The reader's username, and whether they may decide at all. */
  reader: Readonly<{ username: string; mayDecide: boolean }>
  attempt: Attempt
  key: string
}>

/** Each refusal in words, and the field that it belongs beside. */
export const proposalRefusals: Readonly<Record<ProposalRefusal, readonly [string, string]>> = {
  'start-passed': [
    'from',
    'Choose today or a later day. Past days keep the policy that they had, so a change cannot begin before today',
  ],
  'too-far-ahead': ['from', 'Choose a day within the next ten years. Check the year'],
  'same-start': [
    'from',
    'Another value of this already begins on that day, and what is approved is never changed. Choose another day',
  ],
  'nothing-changes': [
    'value',
    'This is what stands on that day already, with the same standing. Enter another value',
  ],
}

/** Names the proposal that waits for the day already. */
export const alreadyProposed = (first: PolicyRow): string =>
  `${first.proposedBy ?? 'Somebody'} has proposed ${valueText(first)} from ${formatDate(first.fromOn)}, and that still waits. Have it decided or withdrawn first, or choose another day`

export const policyDecisionWords: Readonly<Record<PolicyDecisionRefusal, string>> = {
  'already-decided': 'This has been decided already. The page shows how; nothing was changed now',
  'own-proposal':
    'You proposed this, so another inspector or chief inspector decides it. You may withdraw it',
  'not-your-proposal': 'Only whoever proposed this withdraws it. You may refuse it instead',
  'why-needed': 'Say why it is refused, for whoever proposed it',
  'start-passed':
    'The day on which this was to begin has passed while it waited, and past days keep the policy that they had. Refuse it, and propose it again from a later day',
  'same-start':
    'Another value of this was approved from the same day meanwhile, and what is approved is never changed. Refuse it, and propose it again from another day',
}

const daysText = (days: readonly LocalDate[]): string =>
  days.length === 0 ? 'None' : days.map(formatDate).join(', ')

/** What a list of days gains and loses. */
function dayRows({ row, before }: ProposalShown): SummaryList['rows'] {
  if (row.parameter !== 'calendar.bank_holidays' || before === null) return []
  const [old, now] = [datesIn(before), datesIn(row)]
  return [
    { key: 'Days added', text: daysText(now.filter((one) => !old.includes(one))) },
    { key: 'Days taken out', text: daysText(old.filter((one) => !now.includes(one))) },
  ]
}

const factsOf = (shown: ProposalShown): SummaryList => {
  const { row, before, today } = shown
  return {
    rows: [
      { key: 'What', text: inWords(row.parameter), href: parameterHref(row.parameter) },
      { key: 'Until then', text: before === null ? 'Nothing' : valueText(before) },
      { key: 'New value', text: valueText(row) },
      ...dayRows(shown),
      { key: 'From', text: formatDate(row.fromOn) },
      { key: 'Standing', text: row.standing },
      { key: 'Source', text: row.source },
      ...(row.proposedBy === null || row.proposedAt === null
        ? []
        : [{ key: 'Proposed', text: `By ${row.proposedBy} on ${formatInstant(row.proposedAt)}` }]),
      { key: 'State', text: stateText(row, today) },
      ...(row.decidedWhy === null ? [] : [{ key: 'Why', text: row.decidedWhy }]),
    ],
  }
}

const hiddenOf = ({ row, key }: ProposalShown, which: string): HiddenFields => [
  { name: '_key', value: `${key}-${which}` },
  { name: 'version', value: String(row.version) },
]

function decideForm(shown: ProposalShown): PolicyProposalModel['decide'] {
  const { row, attempt } = shown
  const error = attempt.errors.find(({ field }) => field === 'why')
  return {
    approve: `/policy/${row.id}/approve`,
    refuse: `/policy/${row.id}/refuse`,
    hidden: hiddenOf(shown, 'decide'),
    why: {
      id: 'why',
      name: 'why',
      label: 'Why it is refused',
      hint: 'Whoever proposed it reads this.',
      rows: 3,
      value: attempt.typed['why'] ?? '',
      ...(error === undefined ? {} : { error: error.message }),
    },
  }
}

export function policyProposalPage(shown: ProposalShown): PolicyProposalModel {
  const { row, before, attempt, reader } = shown
  const heading = changeText(before, row, row.fromOn)
  const isOpen = stateOf(row) === 'waiting' && reader.mayDecide
  const isOwn = row.proposedBy === reader.username
  return {
    title: attempt.errors.length > 0 ? `Error: ${heading}` : heading,
    heading,
    problems: problemsOf(attempt),
    facts: factsOf(shown),
    againHref: `/policy/${row.id}`,
    decide: isOpen && !isOwn ? decideForm(shown) : null,
    withdraw:
      isOpen && isOwn
        ? { action: `/policy/${row.id}/withdraw`, hidden: hiddenOf(shown, 'withdraw') }
        : null,
    change: shown.change,
  }
}
