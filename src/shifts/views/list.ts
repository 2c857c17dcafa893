// The weekend list: who is on it, what came of each, who has claimed whom, and what a stranger needs to know.
import { personLine, type PersonLine } from '../../offenders/index.ts'
import {
  daysBetween,
  formatDate,
  formatInstant,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Link, Pager, SummaryList } from '../../platform/views/models.ts'
import { isOver, type HeldList, type ListedNow } from '../service/listed.ts'
import type { Ring, ToldLine } from '../service/reading.ts'
import type { LineResult, PackSection } from '../types.ts'
import { claimNotes, claimsText, detailsOnPages } from './claim-words.ts'
import { ringLines } from './ring.ts'
import { sectionsFor, slotSaid, triedLines, warningLines } from './stranger.ts'
import { linksFrom, unkeptText } from './unkept.ts'

type Tag = Readonly<{ text: string; classes: string }>

export const resultTags: Readonly<Record<LineResult['state'], Tag>> = {
  seen: { text: 'Seen', classes: 'govuk-tag--green' },
  met: { text: 'Met, does not count', classes: 'govuk-tag--orange' },
  tried: { text: 'Tried', classes: 'govuk-tag--yellow' },
  'not-tried': { text: 'Not tried', classes: 'govuk-tag--grey' },
  moved: { text: 'Moved to a later day', classes: 'govuk-tag--purple' },
  left: { text: 'No visit owed now', classes: 'govuk-tag--blue' },
}

export type ListRow = Readonly<{
  person: PersonLine
  lateText: string
  tag: Tag
  resultText: string | null
  /** The plan that moved the day to a later one. */
  planHref: string | null
  claimText: string | null
  claimNote: string | null
  key: SummaryList
  all: SummaryList
  href: string
  linkText: string
}>

export type ListModel = Readonly<{
  title: string
  paperText: string
  leadText: string
  summaryText: string
  counts: readonly Link[]
  /** The whole list again, where a part of it was asked for. */
  allHref: string | null
  ring: readonly Readonly<{ text: string; href?: string }>[]
  rows: readonly ListRow[]
  emptyText: string | null
  /** Null on a day without a list: there is nothing to count. */
  pager: Pager | null
  links: readonly Readonly<{ text: string; href: string }>[]
}>

export const summaryOf = (sections: readonly PackSection[]): SummaryList => ({
  rows: sections.map(({ heading, lines }) => ({
    key: heading,
    lines: lines.map((text) => ({ text })),
    withoutActions: true,
  })),
})

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** The day up to which lateness grows: that of the visit for somebody who was seen. */
const countedTo = ({ result }: ListedNow, on: LocalDate): LocalDate => {
  const seen = result.visits.find(({ qualifies }) => qualifies)
  return seen === undefined ? on : localDateOf(seen.at)
}

/** How many days over, as on the day that the list is looked at, or when seen; null where nothing set a day. */
export const daysOver = (listed: ListedNow, on: LocalDate): number | null =>
  listed.line.dueOn === null ? null : daysBetween(listed.line.dueOn, countedTo(listed, on))

/** '8 days over: it was due by 1 Mar 2026'; of somebody seen, as it was then. */
export function lateText(listed: ListedNow, on: LocalDate): string {
  const { dueOn } = listed.line
  const over = daysOver(listed, on)
  if (dueOn === null || over === null) return 'Owed with no day set: nothing says by when'
  const day = formatShortDate(dueOn)
  const when = listed.result.state === 'seen' ? ' when seen' : ''
  if (over > 0) return `${days(over)} over${when}: it was due by ${day}`
  if (when !== '') return `In time: it was due by ${day}`
  return over === 0 ? 'Due today' : `Due by ${day}`
}

export const areaOf = ({ stranger: { address } }: ToldLine): string =>
  address?.district ?? 'area not known'

const keySections = (told: ToldLine): readonly PackSection[] => [
  { heading: 'Tried so far', lines: triedLines(told) },
  { heading: 'Never tried', lines: [slotSaid(told)] },
  { heading: 'Warnings', lines: warningLines(told) },
]

const restOf = (told: ToldLine, opens: boolean): readonly PackSection[] =>
  sectionsFor(told, opens).filter(
    ({ heading }) => heading !== 'Tried so far' && heading !== 'Warnings',
  )

const isOpen = (listed: ListedNow): boolean => listed.claim === null && !isOver(listed)

const sinceText = ({ line }: ListedNow): string =>
  line.isSince === true ? '. Came to the list since it was made' : ''

/** Nothing to say beside the tag. */
export const isPlain = ({ result }: ListedNow): boolean =>
  result.state === 'not-tried' && result.visits.length === 0

/** Beside a tag that says it, the first word is not said again: 'Tried' and 'Once, not seen'. */
function besideTag({ result: { state, text } }: ListedNow): string {
  const said = `${resultTags[state].text} `
  return text.startsWith(said)
    ? `${text.charAt(said.length).toUpperCase()}${text.slice(said.length + 1)}`
    : text
}

export const planHref = ({ result: { planId } }: ListedNow): string | null =>
  planId === undefined ? null : `/visit-plans/${planId}`

const rowOf = (told: ToldLine, { held: { on }, opens }: ListShown): ListRow => ({
  // The file of another team asks for a reason: the way to it is the line of the list.
  person: {
    ...personLine(told.facts, on, { withTeam: true, level: told.line.level }),
    href: `/weekend-list/${told.line.offenderId}`,
  },
  lateText: `${lateText(told, on)}. Area: ${areaOf(told)}${sinceText(told)}`,
  tag: resultTags[told.result.state],
  resultText: isPlain(told) ? null : besideTag(told),
  planHref: planHref(told),
  claimText: claimsText(told),
  claimNote: claimNotes(told),
  key: summaryOf(keySections(told)),
  all: summaryOf(restOf(told, opens(told))),
  href: `/weekend-list/${told.line.offenderId}`,
  linkText: isOpen(told) ? 'Claim this visit' : 'See this visit',
})

const madeText = ({ list, untilOn, nextOn, between }: HeldList): string =>
  between !== null
    ? `${unkeptText} The backlog says who was owed a visit on it.`
    : list === null
      ? `Not made yet: this is how it would be now, with everybody overdue or due by ${formatDate(untilOn)}. The next list is made on ${formatDate(nextOn)} at 12:00.`
      : `Made ${formatInstant(list.recordedAt)}: everybody of very high and high risk level, of every team, overdue or due by ${formatDate(untilOn)}. What came of each since stands beside them.`

const countWords: readonly (readonly [LineResult['state'], string])[] = [
  ['seen', 'seen'],
  ['met', 'met in a way that does not count'],
  ['tried', 'tried'],
  ['not-tried', 'not tried'],
  ['moved', 'moved to a later day'],
  ['left', 'with no visit owed now'],
]

const hrefOf = ({ asked }: ListShown, only: LineResult['state'] | null): string => {
  const query = new URLSearchParams({
    ...(asked === null ? {} : { on: asked }),
    ...(only === null ? {} : { result: only }),
  }).toString()
  return query === '' ? '/weekend-list' : `/weekend-list?${query}`
}

/** '3 seen', '2 tried': each count leads to those whom it counts. */
const countsOf = (shown: ListShown): readonly Link[] =>
  countWords.flatMap(([state, words]) => {
    const count = shown.all.filter(({ result }) => result.state === state).length
    return count === 0 ? [] : [{ text: `${count} ${words}`, href: hrefOf(shown, state) }]
  })

function summaryText({ all, only }: ListShown): string {
  if (all.length === 0) return ''
  const claimed = all.filter(({ claim }) => claim !== null).length
  const words = countWords.find(([state]) => state === only)?.[1]
  const shownOnly = words === undefined ? '' : ` Shown are those ${words}.`
  return `${all.length} on the list, ${claimed} claimed.${shownOnly}`
}

export type ListShown = Readonly<{
  held: HeldList
  /** Everybody on it that the reader knows of. */
  all: readonly ListedNow[]
  /** How many of them are asked for, and by what came of them. */
  total: number
  only: LineResult['state'] | null
  /** The day that was asked for; null for today. */
  asked: LocalDate | null
  /** Those of this part, told whole. */
  told: readonly ToldLine[]
  /** Whether the reader may read the file: what is told beyond the line is for them. */
  opens: (told: ToldLine) => boolean
  ring: Ring
  nextHref: string | null
  isFirstPart: boolean
}>

const emptyText = ({ told, held, only }: ListShown): string | null => {
  if (told.length > 0 || held.between !== null) return null
  return only === null
    ? 'Nobody of very high or high risk level is overdue or due by then.'
    : 'Nobody on the list is that now.'
}

const pagerOf = (shown: ListShown): Pager => ({
  label: 'Weekend list',
  totalText: `${shown.total} ${shown.total === 1 ? 'person' : 'people'} in all, the most urgent first.`,
  nextHref: shown.nextHref,
  firstHref: shown.isFirstPart ? null : hrefOf(shown, shown.only),
})

export const listModel = (shown: ListShown): ListModel => ({
  title: 'Weekend list',
  paperText: detailsOnPages,
  leadText: madeText(shown.held),
  summaryText: summaryText(shown),
  counts: countsOf(shown),
  allHref: shown.only === null ? null : hrefOf(shown, null),
  ring: shown.held.between === null ? ringLines(shown.ring) : [],
  rows: shown.told.map((line) => rowOf(line, shown)),
  emptyText: emptyText(shown),
  pager: shown.held.between === null ? pagerOf(shown) : null,
  links: [
    ...linksFrom(shown.held),
    { text: 'Plan a shift', href: '/shifts/new' },
    { text: 'Planned shifts', href: '/shifts' },
    { text: 'Printed pages that are out', href: '/packs' },
  ],
})
