// What a change of policy would change, or did, in sentences and in a table.
import { formatDate, formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Pager, Progress, Table } from '../../platform/views/models.ts'
import {
  dutyWords,
  type ChangeCounts,
  type ChangedHow,
  type ListedChange,
  type Preview,
} from '../../backlog/index.ts'
import type { PolicyEffect, PolicyRow } from '../../policy/index.ts'

export type ChangeShown = Readonly<{
  heading: string
  sentences: readonly string[]
  progress: Progress | null
  byKind: Table | null
  list: Table | null
  pager: Pager | null
}>

const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

const many = (count: number, one: string, more: string): string =>
  `${inThousands(count)} ${count === 1 ? one : more}`

const sum = (
  counts: ChangeCounts,
  of: keyof Omit<ChangeCounts['byKind'][number], 'kind'>,
): number => counts.byKind.reduce((total, kind) => total + kind[of], 0)

type Tense = 'would' | 'did'

/** [of one, of more]. */
type Verb = readonly [string, string]

const verbs: Readonly<Record<Tense, Readonly<Record<'has' | 'opens' | 'ends', Verb>>>> = {
  would: {
    has: ['would have', 'would have'],
    opens: ['would open', 'would open'],
    ends: ['would end', 'would end'],
  },
  did: { has: ['now has', 'now have'], opens: ['opened', 'opened'], ends: ['ended', 'ended'] },
}

const verbFor = (count: number, [one, more]: Verb): string => (count <= 1 ? one : more)

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/** '41 duties would have an earlier day and 2 would open. 12 people would have something newly overdue.' */
export function countsText(counts: ChangeCounts, tense: Tense): string {
  const { has, opens, ends } = verbs[tense]
  const parts: readonly (readonly [number, Verb, string])[] = [
    [sum(counts, 'earlier'), has, ' an earlier day'],
    [sum(counts, 'later'), has, ' a later day'],
    [sum(counts, 'opened'), opens, ''],
    [sum(counts, 'closed'), ends, ''],
  ]
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, verb, rest]) => `${many(count, 'duty', 'duties')} ${verbFor(count, verb)}${rest}`)
  if (said.length === 0)
    return tense === 'would' ? 'No duty would change its day.' : 'No duty changed its day.'
  const { peopleOverdue } = counts
  const who = peopleOverdue === 0 ? 'Nobody' : many(peopleOverdue, 'person', 'people')
  return `${listed(said)}. ${who} ${verbFor(peopleOverdue, has)} something newly overdue.`
}

const columns = [
  ['earlier', 'Earlier day'],
  ['later', 'Later day'],
  ['opened', 'Opened'],
  ['closed', 'Ended'],
  ['becameOverdue', 'Newly overdue'],
  ['ceasedOverdue', 'No longer overdue'],
] as const

const byKindTable = ({ byKind }: ChangeCounts): Table | null =>
  byKind.length === 0
    ? null
    : {
        caption: 'By kind of duty',
        captionClasses: 'govuk-table__caption--m',
        regionId: 'by-kind',
        firstCellIsHeader: true,
        head: [
          { text: 'Duty' },
          ...columns.map(([, text]) => ({ text, format: 'numeric' as const })),
        ],
        rows: byKind.map((kind) => [
          { text: dutyWords[kind.kind] },
          ...columns.map(([name]) => ({
            text: inThousands(kind[name]),
            format: 'numeric' as const,
          })),
        ]),
      }

const nothingListed = { progress: null, list: null, pager: null }

/** Before it begins: reckoned for its first day, from the facts of today. */
export function previewShown(preview: Preview): ChangeShown {
  const { peopleLookedAt, peopleInForce, on } = preview
  const isPart = peopleLookedAt < peopleInForce
  const times = (peopleInForce / Math.max(1, peopleLookedAt)).toFixed(1)
  return {
    ...nothingListed,
    heading: 'What it would change',
    sentences: [
      countsText(preview, 'would'),
      `Reckoned for ${formatDate(on)} from what is recorded today. Nothing has been changed.`,
      ...(isPart
        ? [
            `Reckoned from ${inThousands(peopleLookedAt)} of the force’s ${inThousands(peopleInForce)} people, taken without regard to who they are: expect about ${times} times as many.`,
          ]
        : []),
    ],
    byKind: byKindTable(preview),
  }
}

const progressOf = ({ peopleDone, peopleTotal }: PolicyEffect): Progress => {
  const total = Math.max(peopleTotal ?? 0, peopleDone, 1)
  const percent = Math.floor((peopleDone / total) * 100)
  return {
    id: 'worked-out',
    label: 'Working out what everyone owes now',
    percent,
    percentText: `${percent}%`,
    detail: `${inThousands(peopleDone)} of ${inThousands(total)} people`,
  }
}

const howWords: Readonly<Record<ChangedHow, string>> = {
  opened: 'Opened',
  closed: 'Ended',
  earlier: 'Earlier day',
  later: 'Later day',
}

const whatText = ({ how, becameOverdue, ceasedOverdue }: ListedChange): string => {
  if (becameOverdue) return `${howWords[how]}, newly overdue`
  return ceasedOverdue ? `${howWords[how]}, no longer overdue` : howWords[how]
}

const day = (change: ListedChange, which: 'oldDueOn' | 'newDueOn'): string => {
  if (change.how === (which === 'oldDueOn' ? 'opened' : 'closed')) return 'Not owed'
  const on = change[which]
  return on === null ? 'No day' : formatShortDate(on)
}

export type ListShown = Readonly<{
  items: readonly ListedChange[]
  total: number
  nextHref: string | null
  firstHref: string | null
  /** Null is the whole force. */
  team: string | null
}>

const listTable = ({ items, team }: ListShown): Table => ({
  caption: team === null ? 'The people concerned' : `The people concerned whom you see: ${team}`,
  captionClasses: 'govuk-table__caption--m',
  head: ['Person', 'Day', 'What changed'].map((text) => ({ text })),
  rows: items.map((change) => [
    {
      text: change.name,
      href: `/offenders/${change.offenderId}`,
      note: `${change.visorRef}, ${change.team}`,
    },
    { text: day(change, 'newDueOn'), note: `was: ${day(change, 'oldDueOn')}` },
    { text: whatText(change), note: dutyWords[change.kind] },
  ]),
})

type Happened = Readonly<{
  row: PolicyRow
  effect: PolicyEffect
  counts: ChangeCounts
  list: ListShown | null
}>

const finishedText = (effect: PolicyEffect, finishedAt: Date): string =>
  `Everyone’s duties were derived again on ${formatInstant(finishedAt)}: ${many(effect.peopleDone, 'person', 'people')}.`

/** From its day on: how far it has come, and what it changed. */
export function effectShown({ row, effect, counts, list }: Happened): ChangeShown {
  const { finishedAt } = effect
  const shown = list !== null && list.total > 0 ? list : null
  return {
    heading: 'What it changed',
    sentences:
      finishedAt === null
        ? [
            `It began on ${formatDate(row.fromOn)}. Everyone’s duties are being derived again; what is counted here grows until that is done.`,
            'Lists of duties already go by the new value meanwhile. They take a little longer.',
          ]
        : [countsText(counts, 'did'), finishedText(effect, finishedAt)],
    progress: finishedAt === null ? progressOf(effect) : null,
    byKind: byKindTable(counts),
    list: shown === null ? null : listTable(shown),
    pager:
      shown === null
        ? null
        : {
            label: 'People concerned',
            totalText: many(shown.total, 'changed duty', 'changed duties'),
            nextHref: shown.nextHref,
            firstHref: shown.firstHref,
          },
  }
}
