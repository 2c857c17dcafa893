// What waits for the word of a supervisor or an inspector: the oldest first, each with where it is decided.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Cell, FigureTile, Link, Table } from '../../platform/views/models.ts'
import { inWords, type PolicyRow } from '../../policy/index.ts'
import type { Waiting, WaitingItem } from '../queries/waiting.ts'

type Waits = Readonly<{
  waiting: Waiting
  waitingItems: readonly WaitingItem[]
  /** To be confirmed on a list of their own, to which a tile leads. */
  leavings: number
  /** Proposals of policy, for inspectors. */
  policyWaiting?: readonly PolicyRow[]
  reader?: Readonly<{ username: string }>
}>

const ownPolicy = ({ policyWaiting = [], reader }: Waits): readonly PolicyRow[] =>
  policyWaiting.filter(({ proposedBy }) => proposedBy === reader?.username)

/** A change of policy is approved by another inspector than proposed it. */
const othersPolicy = (waits: Waits): readonly PolicyRow[] => {
  const own = new Set(ownPolicy(waits))
  return (waits.policyWaiting ?? []).filter((row) => !own.has(row))
}

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
export function waitingTable(waits: Waits): Table | null {
  const policy = othersPolicy(waits)
  const items = waits.waitingItems.filter(({ whose }) => whose === 'yours')
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
    ? 'Nothing waits for you.'
    : 'Nothing waits for you but to confirm how people left the overdue list.'

/** ' 2 more changes wait for an inspector.': what is decided by another rank or skill. */
const more = (count: number, [one, many]: readonly [string, string]): string =>
  count === 0 ? '' : ` ${count} more ${count === 1 ? one : many}.`

const aboveText = ({ correctionsAbove, changesAbove, armsAbove }: Waiting): string =>
  [
    more(correctionsAbove, [
      'correction concerns another team as well and waits for an inspector',
      'corrections concern another team as well and wait for an inspector',
    ]),
    more(changesAbove, [
      'change of level or management waits for an inspector',
      'changes of level or management wait for an inspector',
    ]),
    more(armsAbove, [
      'completed ARMS waits for somebody trained to ratify it',
      'completed ARMS wait for somebody trained to ratify them',
    ]),
  ].join('')

export function waitingText(waits: Waits): string {
  const { waiting, waitingItems, leavings } = waits
  const above = aboveText(waiting)
  const policy = othersPolicy(waits).length
  const total = waiting.yours + policy
  if (total === 0) return `${noneText(leavings)}${above}`
  const people = waitingItems.filter(({ whose }) => whose === 'yours').length
  const shown = people < waiting.yours ? ` The ${people + policy} oldest are shown.` : ''
  return `${total} ${total === 1 ? 'thing waits' : 'things wait'}.${shown}${above}`
}

export type AskedFor = Readonly<{ summary: string; links: readonly Link[] }>

/** What the reader asked for, wrote or was at stands apart: nobody decides on their own word. */
export function askedFor(waits: Waits): AskedFor | null {
  const policy = ownPolicy(waits)
  const total = waits.waiting.asked + policy.length
  if (total === 0) return null
  const own = waits.waitingItems.filter(({ whose }) => whose === 'asked')
  return {
    summary: `You asked or were there; somebody else decides: ${total}`,
    links: [
      ...own.map((item) => ({
        text: `${waitingWords[item.kind]}: ${item.name} (${item.visorRef})`,
        href: waitingHref(item),
      })),
      ...policy.map(({ id, parameter }) => ({
        text: `A change of policy: ${inWords(parameter)}`,
        href: `/policy/${id}`,
      })),
    ],
  }
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
