// The weekend list: who is on it, what came of each, who has claimed whom, and what a stranger needs to know.
import { personLine, type PersonLine } from '../../offenders/index.ts'
import {
  daysBetween,
  formatDate,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Pager, SummaryList } from '../../platform/views/models.ts'
import { crewKeys, crewText } from '../rules.ts'
import type { HeldList, ListedNow } from '../service/listed.ts'
import type { Ring, ToldLine } from '../service/reading.ts'
import type { Claim, LineResult, PackSection } from '../types.ts'
import { ringLines } from './ring.ts'
import { slotSaid, strangerSections, triedText, warningLines } from './stranger.ts'

type Tag = Readonly<{ text: string; classes: string }>

export const resultTags: Readonly<Record<LineResult['state'], Tag>> = {
  seen: { text: 'Seen', classes: 'govuk-tag--green' },
  met: { text: 'Met, does not count', classes: 'govuk-tag--orange' },
  tried: { text: 'Tried', classes: 'govuk-tag--yellow' },
  'not-tried': { text: 'Not tried', classes: 'govuk-tag--grey' },
  left: { text: 'No visit owed now', classes: 'govuk-tag--blue' },
}

export type ListRow = Readonly<{
  person: PersonLine
  lateText: string
  tag: Tag
  resultText: string | null
  claimText: string | null
  key: SummaryList
  all: SummaryList
  href: string
  linkText: string
}>

export type ListModel = Readonly<{
  title: string
  leadText: string
  summaryText: string
  ring: readonly string[]
  rows: readonly ListRow[]
  emptyText: string | null
  pager: Pager
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

/** '8 days over', as on the day that the list is looked at. */
export function lateText({ line }: ListedNow, on: LocalDate): string {
  const over = daysBetween(line.dueOn, on)
  const day = formatShortDate(line.dueOn)
  if (over > 0) return `${days(over)} over: it was due by ${day}`
  return over === 0 ? 'Due today' : `Due by ${day}`
}

export const areaOf = ({ stranger: { address } }: ToldLine): string =>
  address?.district ?? 'area not known'

export const claimText = (claim: Claim | null): string | null => {
  if (claim === null) return null
  const note = claim.note === null ? '' : `: ${claim.note}`
  return `Claimed by ${crewText(claim.crew)} until the end of ${formatShortDate(claim.untilOn)}${note}`
}

const keySections = (told: ToldLine): readonly PackSection[] => [
  { heading: 'Tried so far', lines: [triedText(told)] },
  { heading: 'Never tried', lines: [slotSaid(told)] },
  { heading: 'Warnings', lines: warningLines(told) },
]

const restOf = (told: ToldLine): readonly PackSection[] =>
  strangerSections(told).filter(
    ({ heading }) => heading !== 'Tried so far' && heading !== 'Warnings',
  )

const isOpen = ({ claim, result }: ListedNow): boolean =>
  claim === null && result.state !== 'seen' && result.state !== 'left'

const sinceText = ({ line }: ListedNow): string =>
  line.isSince === true ? '. Came to the list since it was made' : ''

const rowOf = (told: ToldLine, on: LocalDate): ListRow => ({
  // The file of another team asks for a reason: the way to it is the line of the list.
  person: {
    ...personLine(told.facts, on, { withTeam: true, level: told.line.level }),
    href: `/weekend-list/${told.line.offenderId}`,
  },
  lateText: `${lateText(told, on)}. Area: ${areaOf(told)}${sinceText(told)}`,
  tag: resultTags[told.result.state],
  resultText: told.result.state === 'not-tried' ? null : told.result.text,
  claimText: claimText(told.claim),
  key: summaryOf(keySections(told)),
  all: summaryOf(restOf(told)),
  href: `/weekend-list/${told.line.offenderId}`,
  linkText: isOpen(told) ? 'Claim this visit' : 'See this visit',
})

const madeText = ({ list, untilOn, nextOn }: HeldList): string =>
  list === null
    ? `Not made yet: this is how it would be now, with everybody overdue or due by ${formatDate(untilOn)}. The next list is made on ${formatDate(nextOn)} at 12:00.`
    : `Made ${formatInstant(list.recordedAt)}: everybody of very high and high risk level, of every team, overdue or due by ${formatDate(untilOn)}. What came of each since stands beside them.`

const counted = (all: readonly ListedNow[], state: LineResult['state']): number =>
  all.filter(({ result }) => result.state === state).length

/** '12 on the list: 3 seen, 2 tried, 7 not tried; 4 claimed.' */
function summaryText(all: readonly ListedNow[]): string {
  const claimed = all.filter(({ claim }) => claim !== null).length
  const parts = [
    `${counted(all, 'seen')} seen`,
    `${counted(all, 'met')} met in a way that does not count`,
    `${counted(all, 'tried')} tried`,
    `${counted(all, 'not-tried')} not tried`,
    `${counted(all, 'left')} with no visit owed now`,
  ].filter((part) => !part.startsWith('0 '))
  return all.length === 0
    ? ''
    : `${all.length} on the list: ${parts.join(', ')}; ${claimed} claimed.`
}

export type ListShown = Readonly<{
  held: HeldList
  /** Everybody on it that the reader knows of. */
  all: readonly ListedNow[]
  /** Those of this part, told whole. */
  told: readonly ToldLine[]
  ring: Ring
  nextHref: string | null
  isFirstPart: boolean
}>

export const listModel = ({
  held,
  all,
  told,
  ring,
  nextHref,
  isFirstPart,
}: ListShown): ListModel => ({
  title: 'Weekend list',
  leadText: madeText(held),
  summaryText: summaryText(all),
  ring: ringLines(ring),
  rows: told.map((line) => rowOf(line, held.on)),
  emptyText:
    told.length === 0 ? 'Nobody of very high or high risk level is overdue or due by then.' : null,
  pager: {
    label: 'Weekend list',
    totalText: `${all.length} ${all.length === 1 ? 'person' : 'people'} in all, the most urgent first.`,
    nextHref,
    firstHref: isFirstPart ? null : '/weekend-list',
  },
  links: [
    { text: 'Plan a shift', href: '/shifts/new' },
    { text: 'Planned shifts', href: '/shifts' },
    { text: 'Printed pages that are out', href: '/packs' },
  ],
})

export const claimResource = (claim: Claim) => ({
  id: claim.id,
  version: claim.version,
  offenderId: claim.offenderId,
  by: claim.recordedBy,
  crew: crewKeys(claim.crew),
  at: claim.recordedAt.toISOString(),
  until: claim.untilOn,
  note: claim.note,
  ended:
    claim.endedAt === null
      ? null
      : { at: claim.endedAt.toISOString(), by: claim.endedBy, how: claim.endedHow },
})

const partsResource = (told: ToldLine) =>
  Object.fromEntries(strangerSections(told).map(({ heading, lines }) => [camel(heading), lines]))

const camel = (heading: string): string =>
  heading
    .split(' ')
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join('')

export const lineResource = (told: ToldLine, on: LocalDate) => ({
  offender: {
    id: told.facts.id,
    visorRef: told.facts.visorRef,
    name: `${told.facts.forenames} ${told.facts.surname}`,
    level: told.line.level,
    marks: told.facts.marks,
  },
  team: told.facts.teamName,
  officer: told.facts.officerKey,
  area: told.stranger.address?.district ?? null,
  dueOn: told.line.dueOn,
  daysOverdue: Math.max(0, daysBetween(told.line.dueOn, on)),
  because: told.line.because,
  cameSince: told.line.isSince === true,
  attempts: told.facts.attemptsSince,
  bestSlot: told.bestSlot,
  ...partsResource(told),
  claim: told.claim === null ? null : claimResource(told.claim),
  result: {
    state: told.result.state,
    text: told.result.text,
    visits: told.result.visits.map(({ id }) => id),
  },
})

export const listResource = ({ held, all, told, ring }: ListShown) => ({
  on: held.on,
  list:
    held.list === null
      ? null
      : { forDate: held.list.forDate, madeAt: held.list.recordedAt.toISOString() },
  until: held.untilOn,
  nextListOn: held.nextOn,
  whomToRing: ringLines(ring),
  items: told.map((line) => lineResource(line, held.on)),
  total: all.length,
})
