// One duty: as JSON gives it, and as a row of any list shows it.
import { formatShortDate, formatTime, type LocalDate } from '../../platform/calendar.ts'
import type { Link } from '../../platform/views/models.ts'
import type { ListedDuty } from '../service/listed.ts'
import {
  controlResource,
  controlText,
  personLine,
  personResource,
  type PersonLine,
} from './person.ts'
import { doneAt } from './done-at.ts'
import { days, kindWords, statusWords } from './words.ts'

/** A control holds the risk of somebody who is not seen, or not found. */
const isHeldMeanwhile = ({ kind, metOn }: ListedDuty): boolean =>
  metOn === null && (kind === 'visit' || kind === 'whereabouts')

/** Contract section 3. */
export const dutyResource = (duty: ListedDuty) => ({
  id: duty.id,
  kind: duty.kind,
  subject: duty.subject,
  offender: personResource(duty.person),
  owner: duty.owner?.key ?? null,
  ...(duty.person.cover == null ? {} : { cover: duty.person.cover.key }),
  team: duty.person.teamName,
  startsOn: duty.startsOn,
  dueOn: duty.dueOn,
  ...(duty.dueAt === null ? {} : { dueAt: duty.dueAt.toISOString() }),
  state: duty.state,
  daysOverdue: duty.daysOverdue,
  ...(duty.suspended === null ? {} : { suspended: duty.suspended }),
  ...(isHeldMeanwhile(duty) ? controlResource(duty.person) : {}),
  ...(duty.metOn === null ? {} : { metOn: duty.metOn, daysLate: duty.daysLate }),
  rule: duty.rule,
  because: duty.because,
})

export type DutyRow = Readonly<{
  owedText: string
  whenText: string
  because: string
  words: string | null
  also: readonly string[]
  control: string | null
  /** Where it is done, when not on the person's file. */
  act: Link | null
  person: PersonLine
}>

type Timed = Pick<
  ListedDuty,
  'state' | 'dueOn' | 'dueAt' | 'suspended' | 'metOn' | 'daysLate' | 'daysOverdue'
>

const dueWords = ({ dueOn, dueAt }: Timed): string =>
  dueOn === null
    ? 'no day set'
    : `due by ${dueAt === null ? '' : `${formatTime(dueAt)} on `}${formatShortDate(dueOn)}`

const wordOf = (word: string): string => {
  const known = Object.entries(statusWords).find(([status]) => status === word)
  return known?.[1] ?? word
}

function suspendedWords({ suspended }: Timed): string {
  if (suspended === null) return ''
  const { why, reviewOn } = suspended
  const review = reviewOn === null ? '' : `, to be looked at again by ${formatShortDate(reviewOn)}`
  return `suspended: ${wordOf(why)}${review}`
}

/** Days over, to go, or met: always words, never a colour alone. */
export function whenWords(duty: Timed): string {
  if (duty.metOn !== null) {
    const late = duty.daysLate ?? 0
    return `met on ${formatShortDate(duty.metOn)}, ${late === 0 ? 'in time' : `${days(late)} late`}`
  }
  if (duty.suspended !== null) return suspendedWords(duty)
  if (duty.daysOverdue > 0) return `${days(duty.daysOverdue)} overdue`
  if (duty.state === 'overdue' && duty.dueAt !== null)
    return `overdue since ${formatTime(duty.dueAt)} today`
  return dueWords(duty)
}

const owedWords = (duty: ListedDuty): string => `${kindWords[duty.kind]}: ${whenWords(duty)}`

type Placed = Readonly<{ words: string; also: readonly ListedDuty[] }>

export const dutyRow = (duty: ListedDuty, on: LocalDate, placed?: Placed): DutyRow => ({
  owedText: kindWords[duty.kind],
  whenText: whenWords(duty),
  because: duty.because,
  words: placed?.words ?? null,
  also: placed?.also.map(owedWords) ?? [],
  control: [duty, ...(placed?.also ?? [])].some(isHeldMeanwhile) ? controlText(duty.person) : null,
  act: doneAt(duty),
  person: personLine(duty.person, on, { level: duty.level }),
})
