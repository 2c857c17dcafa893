// Lists of corrections and of pairs that may be one person, and one such pair.
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Filter,
  HiddenFields,
  Link,
  Pager,
  Problem,
  TextArea,
} from '../../platform/views/models.ts'
import type { CorrectionShown } from '../queries.ts'
import type { DuplicatePair } from '../types.ts'
import { askerOf, foundWords, kindWords, stateTags } from './words.ts'

type Person = object

export type CorrectionRow = Readonly<{
  title: string
  href: string
  tag: Readonly<{ text: string; classes: string }>
  text: string
  summary: string
  person: Person
  name: string
}>

export type CorrectionsModel = Readonly<{
  title: string
  filter: Filter
  rows: readonly CorrectionRow[]
  emptyText: string | null
  /** For those who settle them. */
  duplicates: Link | null
  pager: Pager
}>

type Part = Readonly<{ total: number; nextHref: string | null; isFirstPart: boolean }>

export type CorrectionsShown = Part &
  Readonly<{
    state: 'waiting' | 'done'
    rows: readonly CorrectionShown[]
    lines: ReadonlyMap<string, Readonly<{ name: string }>>
    pairsOpen: number | null
  }>

const stateItems = { waiting: 'Waiting for a second person', done: 'Done' } as const
const pairItems = { open: 'To be settled', decided: 'Settled' } as const

const filterOf = (
  action: string,
  items: Readonly<Record<string, string>>,
  chosen: string,
): Filter => ({
  label: 'Narrow the list',
  action,
  fields: [
    {
      select: {
        id: 'state',
        name: 'state',
        label: 'How it stands',
        items: Object.entries(items).map(([value, text]) => ({
          value,
          text,
          selected: value === chosen,
        })),
      },
    },
  ],
  active: [],
  clearHref: null,
})

const toldText = ({ untold, state }: CorrectionShown): string =>
  state === 'applied' && untold > 0
    ? ` ${untold} ${untold === 1 ? 'person has' : 'people have'} not been told again yet.`
    : ''

const rowOf = (row: CorrectionShown, lines: CorrectionsShown['lines']): CorrectionRow[] => {
  const person = lines.get(row.offenderId)
  if (person === undefined) return []
  return [
    {
      title: kindWords[row.kind],
      href: `/corrections/${row.id}`,
      tag: stateTags[row.state],
      text: `Asked by ${askerOf(row)}, ${formatInstant(row.askedAt)}.${toldText(row)}`,
      summary: row.summary,
      person,
      name: person.name,
    },
  ]
}

const pagerOf = (label: string, path: string, { total, nextHref, isFirstPart }: Part): Pager => ({
  label,
  totalText: `${total} in all.`,
  nextHref,
  firstHref: isFirstPart ? null : path,
})

const pairsText = (count: number): string =>
  count === 0
    ? 'Records that may be of one person'
    : `${count} ${count === 1 ? 'pair' : 'pairs'} of records may be of one person: settle ${count === 1 ? 'it' : 'them'}`

export const correctionsModel = (shown: CorrectionsShown): CorrectionsModel => ({
  title: 'Corrections',
  filter: filterOf('/corrections', stateItems, shown.state),
  rows: shown.rows.flatMap((row) => rowOf(row, shown.lines)),
  emptyText:
    shown.rows.length > 0
      ? null
      : shown.state === 'waiting'
        ? 'No correction waits for a second person.'
        : 'Nothing has been corrected.',
  duplicates:
    shown.pairsOpen === null ? null : { text: pairsText(shown.pairsOpen), href: '/duplicates' },
  pager: pagerOf('Corrections', `/corrections?state=${shown.state}`, shown),
})

export type PairRow = Readonly<{
  title: string
  href: string
  linkText: string
  text: string
  one: Person
  two: Person
}>

export type PairsModel = Readonly<{
  title: string
  filter: Filter
  rows: readonly PairRow[]
  emptyText: string | null
  pager: Pager
}>

export type PairOf = Readonly<{
  pair: DuplicatePair
  one: Readonly<{ name: string; visorRef: string }>
  two: Readonly<{ name: string; visorRef: string }>
}>

export type PairsShown = Part & Readonly<{ state: 'open' | 'decided'; rows: readonly PairOf[] }>

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const pairText = ({ pair }: PairOf): string => {
  const found = `${sentence(pair.why)}. Found ${foundWords[pair.foundBy]}, ${formatInstant(pair.foundAt)}.`
  if (pair.state === 'merged') return `${found} Merged.`
  if (pair.state === 'open') return found
  return `${found} Two people, said ${pair.decidedBy ?? ''}: ${pair.decidedWhy ?? ''}`
}

export const pairsModel = (shown: PairsShown): PairsModel => ({
  title: 'Records that may be of one person',
  filter: filterOf('/duplicates', pairItems, shown.state),
  rows: shown.rows.map((row) => ({
    title: `${row.one.name} and ${row.two.name}`,
    href: `/duplicates/${row.pair.id}`,
    linkText: row.pair.state === 'open' ? 'Settle this' : 'What was said',
    text: pairText(row),
    one: row.one,
    two: row.two,
  })),
  emptyText: shown.rows.length > 0 ? null : 'There is no such pair.',
  pager: pagerOf('Pairs', `/duplicates?state=${shown.state}`, shown),
})

export type PairModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  text: string
  one: Person
  two: Person
  merges: readonly Link[]
  form: Readonly<{ action: string; hidden: HiddenFields; why: TextArea }> | null
}>

export type PairShown = PairOf & Readonly<{ maySettle: boolean; attempt: Attempt; key: string }>

const mergeLink = (
  kept: Readonly<{ id: string; visorRef: string }>,
  other: Readonly<{ visorRef: string }>,
): Link => ({
  text: `One person: keep ${kept.visorRef}, and merge ${other.visorRef} into it`,
  href: `/offenders/${kept.id}/merge?with=${other.visorRef}`,
})

export function pairModel({ pair, one, two, maySettle, attempt, key }: PairShown): PairModel {
  const error = attempt.errors.find(({ field }) => field === 'why')?.message
  const isOpen = pair.state === 'open' && maySettle
  return {
    title: 'Are these one person?',
    back: { text: 'Records that may be of one person', href: '/duplicates' },
    problems: attempt.errors.map(({ field, message }) =>
      field === 'why' ? { text: message, href: '#why' } : { text: message },
    ),
    text: pairText({ pair, one, two }),
    one,
    two,
    merges: isOpen
      ? [
          mergeLink({ id: pair.oneId, visorRef: one.visorRef }, two),
          mergeLink({ id: pair.twoId, visorRef: two.visorRef }, one),
        ]
      : [],
    form: isOpen
      ? {
          action: `/duplicates/${pair.id}/decision`,
          hidden: [
            { name: 'version', value: String(pair.version) },
            { name: '_key', value: key },
          ],
          why: {
            id: 'why',
            name: 'why',
            label: 'How do you know that they are two people?',
            value: attempt.typed['why'] ?? '',
            rows: 3,
            ...(error === undefined ? {} : { error }),
          },
        }
      : null,
  }
}

export const pairResource = ({ pair, one, two }: PairOf) => ({
  id: pair.id,
  version: pair.version,
  state: pair.state,
  why: pair.why,
  foundBy: pair.foundBy,
  foundAt: pair.foundAt.toISOString(),
  one: { id: pair.oneId, visorRef: one.visorRef, name: one.name },
  two: { id: pair.twoId, visorRef: two.visorRef, name: two.name },
  decidedBy: pair.decidedBy,
  decidedAt: pair.decidedAt?.toISOString() ?? null,
  decidedWhy: pair.decidedWhy,
})
