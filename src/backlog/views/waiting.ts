// What waits for the word of a supervisor or an inspector: the oldest first, each with where it is decided.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Cell, FigureTile, Table } from '../../platform/views/models.ts'
import { inWords, type PolicyRow } from '../../policy/index.ts'
import type { Waiting, WaitingItem } from '../queries/waiting.ts'

type Waits = Readonly<{
  waiting: Waiting
  waitingItems: readonly WaitingItem[]
  /** To be confirmed on a list of their own, to which a tile leads. */
  leavings: number
  /** Proposals of policy, for inspectors. */
  policyWaiting?: readonly PolicyRow[]
}>

const waitingWords: Readonly<Record<WaitingItem['kind'], string>> = {
  'visit-plan': 'A later day for a visit, to agree or refuse',
  'sole-crew': 'A visit made by one alone, to acknowledge',
  'write-up': 'A visit that nobody wrote up in time: say whether it counts',
  change: 'A lower level or reactive management, for a second person',
  arms: 'A completed ARMS, to ratify or return',
  correction: 'A correction of what is on record, for a second person',
}

const waitingHref = ({ kind, id, offenderId }: WaitingItem): string =>
  ({
    'visit-plan': `/visit-plans/${id}`,
    'sole-crew': `/visits/${id}`,
    'write-up': `/visits/${id}`,
    change: `/offenders/${offenderId}`,
    arms: `/arms/${id}`,
    correction: `/corrections/${id}`,
  })[kind]

type Line = Readonly<{ since: Date; cells: readonly Cell[] }>

const lineOf = (item: WaitingItem): Line => ({
  since: item.saidOn,
  cells: [
    { text: waitingWords[item.kind], href: waitingHref(item) },
    { text: item.name, note: item.visorRef },
    { text: formatShortDate(localDateOf(item.saidOn)) },
    { text: item.saidBy },
  ],
})

const policyLine = ({ id, parameter, proposedBy, proposedAt }: PolicyRow): Line[] =>
  proposedBy === null || proposedAt === null
    ? []
    : [
        {
          since: proposedAt,
          cells: [
            { text: 'A change of policy, to approve or refuse', href: `/policy/${id}` },
            { text: inWords(parameter) },
            { text: formatShortDate(localDateOf(proposedAt)) },
            { text: proposedBy },
          ],
        },
      ]

/** The oldest of what waits, each with where it is decided. */
export function waitingTable(
  items: readonly WaitingItem[],
  policy: readonly PolicyRow[] = [],
): Table | null {
  const lines = [...items.map(lineOf), ...policy.flatMap(policyLine)].toSorted(
    (a, b) => a.since.getTime() - b.since.getTime(),
  )
  return lines.length === 0
    ? null
    : {
        caption: 'Waiting, longest first',
        regionId: 'waiting',
        stacks: true,
        captionClasses: 'govuk-visually-hidden',
        head: [
          { text: 'What' },
          { text: policy.length === 0 ? 'Person' : 'Person or policy' },
          { text: 'Since' },
          { text: 'From' },
        ],
        rows: lines.map(({ cells }) => cells),
      }
}

const noneText = (leavings: number): string =>
  leavings === 0
    ? 'Nothing waits for a supervisor.'
    : 'Nothing waits but to confirm how people left the overdue list.'

const aboveText = ({ correctionsAbove: count }: Waiting): string =>
  count === 0
    ? ''
    : ` ${count} more ${count === 1 ? 'correction concerns another team as well and waits' : 'corrections concern another team as well and wait'} for an inspector.`

export function waitingText({
  waiting,
  waitingItems,
  leavings,
  policyWaiting = [],
}: Waits): string {
  const { visitPlans, soleCrews, writeUps, changes, arms, corrections } = waiting
  const above = aboveText(waiting)
  const people = visitPlans + soleCrews + writeUps + changes + arms + corrections
  const total = people + policyWaiting.length
  if (total === 0) return `${noneText(leavings)}${above}`
  const listed = waitingItems.length + policyWaiting.length
  const shown = waitingItems.length < people ? ` The ${listed} oldest are shown.` : ''
  return `${total} ${total === 1 ? 'thing waits' : 'things wait'}.${shown}${above}`
}

/** How many corrections wait for a second person, leading to the list of that length; no tile when none does. */
export function correctionTiles({ corrections, correctionsAbove }: Waiting): FigureTile[] {
  const total = corrections + correctionsAbove
  if (total === 0) return []
  const above =
    correctionsAbove === 0 ? '' : ` Of another team as well, for an inspector: ${correctionsAbove}.`
  return [
    {
      number: String(total),
      label: total === 1 ? 'correction waits' : 'corrections wait',
      href: '/corrections',
      countedText: `Entries to be struck out, moved or given another time, and records to be merged or taken apart, that a second person has not decided yet.${above}`,
    },
  ]
}
