// The common person line: who, how risky and how well founded, last seen, whose, what to know.
import {
  ageOn,
  daysBetween,
  formatDate,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { LeadOnDay, Level, MarkerKind, PersonLineFacts, Status } from '../types.ts'

export type Mark = Readonly<{ text: string; tagClass: string }>

export type PersonLine = Readonly<{
  name: string
  href: string
  bornText: string
  visorRef: string
  level: Readonly<{ text: string; tagClass: string; armsText: string; unsupported: boolean }>
  mappaText: string | null
  lastSeenText: string
  marks: readonly Mark[]
  ownerText: string
  ownerMissing: boolean
}>

const levelTags: Readonly<Record<Level, { text: string; tagClass: string }>> = {
  very_high: { text: 'Very high risk level', tagClass: 'govuk-tag--red' },
  high: { text: 'High risk level', tagClass: 'govuk-tag--orange' },
  medium: { text: 'Medium risk level', tagClass: 'govuk-tag--yellow' },
  low: { text: 'Low risk level', tagClass: 'govuk-tag--green' },
}

/** The risk level as a tag, always written out. */
export const levelTag = (level: Level): Readonly<{ text: string; tagClass: string }> =>
  levelTags[level]

const markTags: Readonly<Record<MarkerKind, Mark>> = {
  warning: { text: 'Warning', tagClass: 'govuk-tag--yellow' },
  children: { text: 'Children', tagClass: 'govuk-tag--purple' },
  orders: { text: 'Orders', tagClass: 'govuk-tag--blue' },
}

const statusMarks: Readonly<Record<Status, Mark | null>> = {
  community: null,
  custody: { text: 'In custody', tagClass: 'govuk-tag--grey' },
  hospital: { text: 'In hospital', tagClass: 'govuk-tag--grey' },
  abroad: { text: 'Abroad', tagClass: 'govuk-tag--grey' },
  missing: { text: 'Whereabouts unknown', tagClass: 'govuk-tag--red' },
  transferred: { text: 'Transferred', tagClass: 'govuk-tag--grey' },
  closed: { text: 'Closed', tagClass: 'govuk-tag--grey' },
}

const daysInMonth = 30.44
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** '4 months', or days while it is younger than two months. */
function ageText(from: LocalDate, today: LocalDate): string {
  const count = Math.max(0, daysBetween(from, today))
  return count < 60 ? days(count) : `${Math.floor(count / daysInMonth)} months`
}

const otherLead: Readonly<Record<LeadOnDay, string | null>> = {
  police: null,
  unknown: 'lead agency not known',
  probation: 'probation lead',
  yot: 'youth offending team lead',
}

function armsText(facts: PersonLineFacts, today: LocalDate): string {
  if (facts.armsOn === null) return otherLead[facts.leadAgency] ?? 'no ratified ARMS'
  const age = `ARMS ${ageText(facts.armsOn, today)} old`
  return facts.levelUnsupported ? `${age}, out of date` : age
}

const provisionalText = ({ lastSeenProvisional }: PersonLineFacts): string =>
  lastSeenProvisional === true ? ', provisional: not written up' : ''

function lastSeenText(facts: PersonLineFacts, today: LocalDate): string {
  const { lastSeenOn, attemptsSince } = facts
  const attempts =
    attemptsSince === 0
      ? ''
      : `, ${attemptsSince === 1 ? '1 attempt' : `${attemptsSince} attempts`} since`
  if (lastSeenOn === null) return `Never seen${attempts}`
  const ago = daysBetween(lastSeenOn, today)
  const when = ago === 0 ? 'today' : `${days(ago)} ago`
  return `Last seen ${formatDate(lastSeenOn)}, ${when}${provisionalText(facts)}${attempts}`
}

export const personName = ({
  forenames,
  surname,
}: Readonly<{ forenames: string; surname: string }>): string => `${forenames} ${surname}`.trim()

const marksOf = (facts: PersonLineFacts): Mark[] => {
  const status = statusMarks[facts.status]
  const reactive = facts.management === 'reactive'
  return [
    ...(status === null ? [] : [status]),
    ...(reactive ? [{ text: 'Reactive management', tagClass: 'govuk-tag--grey' }] : []),
    ...facts.marks.map((mark) => markTags[mark]),
  ]
}

type More = Readonly<{
  /** Marks that belong to the list itself, such as how late a visit is; they come first. */
  marks?: readonly Mark[]
  /** The team is said where a list holds more than one. */
  withTeam?: boolean
  /** The level that the list goes by, where it may be another than the person's now. */
  level?: Level
}>

/** Both stand in the line: whose the person is, and who stands in. */
const ownerText = ({ officerName, cover }: PersonLineFacts): string =>
  `${officerName ?? 'nobody'}${cover == null ? '' : `, covered by ${cover.name}`}`

/** The model of views/partials/person-line.hbs. */
export function personLine(facts: PersonLineFacts, today: LocalDate, more: More = {}): PersonLine {
  const owner = ownerText(facts)
  return {
    name: personName(facts),
    href: `/offenders/${facts.id}`,
    bornText: `born ${formatDate(facts.dateOfBirth)}, ${ageOn(facts.dateOfBirth, today)}`,
    visorRef: facts.visorRef,
    level: {
      ...levelTags[more.level ?? facts.level],
      armsText: armsText(facts, today),
      unsupported: facts.levelUnsupported,
    },
    mappaText:
      facts.mappaLevel === null || facts.mappaLevel < 2 ? null : `MAPPA level ${facts.mappaLevel}`,
    lastSeenText: lastSeenText(facts, today),
    marks: [...(more.marks ?? []), ...marksOf(facts)],
    ownerText: more.withTeam === true ? `${owner}, ${facts.teamName}` : owner,
    ownerMissing: facts.officerName === null && facts.inCaseload,
  }
}

/** '3 Feb 2026', or that it is not known. */
export const dayText = (day: LocalDate | null): string =>
  day === null ? 'date not recorded' : formatShortDate(day)
