// What the file makes of the parts: the home of today, the state of the ARMS, what the register says.
import type { ArmsStanding, MissingReason, NotInScope } from '../arms/index.ts'
import { parseLocalDate, type LocalDate } from '../platform/calendar.ts'
import type { FileParts, Standing } from '../offenders/index.ts'
import type { RegisterTold, VisitTold } from './types.ts'

type Held = Readonly<{ fromOn: LocalDate | null; untilOn: LocalDate | null }>

/** From its first day up to, not on, its last. */
export const holdsOn = ({ fromOn, untilOn }: Held, on: LocalDate): boolean =>
  (fromOn === null || fromOn <= on) && (untilOn === null || untilOn > on)

type Address = FileParts['addresses'][number]

/** The home taken on last of those held on a day. */
export const homeOn = (addresses: readonly Address[], on: LocalDate): Address | null =>
  addresses
    .filter((address) => holdsOn(address, on))
    .toSorted(
      (a, b) =>
        (b.fromOn ?? '').localeCompare(a.fromOn ?? '') ||
        b.recordedAt.getTime() - a.recordedAt.getTime(),
    )
    .at(0) ?? null

const waiting: Readonly<Record<MissingReason, ArmsWord>> = {
  notStarted: 'not_started',
  draft: 'draft',
  returned: 'returned',
  awaitingRatification: 'awaiting_ratification',
}

const outOfScope: Readonly<Record<NotInScope, ArmsWord>> = {
  woman: 'woman',
  'under-18': 'under_18',
  'probation-led': 'probation_led',
  'yot-led': 'yot_led',
  'unknown-led': 'lead_unknown',
  custody: 'custody',
  hospital: 'hospital',
  abroad: 'abroad',
  missing: 'missing',
  transferred: 'transferred',
  closed: 'closed',
  reactive: 'reactive',
}

/**
 * In scope: the step it waits for, or current, or review overdue. Out of scope: why ARMS is not owed here
 * (`missing` is a person whose whereabouts are unknown).
 */
export type ArmsWord =
  | 'not_started'
  | 'draft'
  | 'returned'
  | 'awaiting_ratification'
  | 'current'
  | 'review_overdue'
  | 'woman'
  | 'under_18'
  | 'lead_unknown'
  | 'probation_led'
  | 'yot_led'
  | 'custody'
  | 'hospital'
  | 'abroad'
  | 'missing'
  | 'transferred'
  | 'closed'
  | 'reactive'

export function armsWord({ scope, reason, reviewOverdue }: ArmsStanding): ArmsWord {
  if (scope !== 'in-scope') return outOfScope[scope]
  if (reason !== null) return waiting[reason]
  return reviewOverdue ? 'review_overdue' : 'current'
}

type ArmsDated = Readonly<{ completedOn: LocalDate | null; ratifiedOn: LocalDate | null }>

/** The assessment that counts now, else the newest that was completed, whatever clock it was for. */
export const armsHeld = <T extends ArmsDated>(
  { current }: ArmsStanding,
  all: readonly T[],
): T | null => {
  const completed = all
    .filter((arms) => arms.completedOn !== null)
    .toSorted((a, b) => (b.completedOn ?? '').localeCompare(a.completedOn ?? ''))
  const counting =
    current === null
      ? undefined
      : completed.find(
          ({ completedOn, ratifiedOn }) =>
            completedOn === current.completedOn && ratifiedOn === current.ratifiedOn,
        )
  return counting ?? completed.at(0) ?? null
}

/** By when the next step of ARMS is owed; null for those who owe none. */
export const armsDueOn = ({ scope, initialDueOn, reviewDueOn }: ArmsStanding): LocalDate | null =>
  scope === 'in-scope' ? (initialDueOn ?? reviewDueOn) : null

/** Reactive management, and having left, end the visit duty; being away only suspends it. */
export const owesVisits = ({ management, status }: Standing): boolean =>
  management === 'active' && status !== 'transferred' && status !== 'closed'

export type VisitsTold = Readonly<{ last: VisitTold | null; since: readonly VisitTold[] }>

/** The last visit that counts, and what has been tried since without counting. */
export const lastAndSince = (visits: readonly VisitTold[]): VisitsTold => ({
  last: visits.find((visit) => visit.qualifies) ?? null,
  since: visits.filter((visit) => !visit.qualifies),
})

type Facts = Readonly<Record<string, unknown>>

const textIn = (facts: Facts, name: string): string | null => {
  const value = facts[name]
  return typeof value === 'string' && value !== '' ? value : null
}

const dateIn = (facts: Facts, name: string): LocalDate | null =>
  parseLocalDate(textIn(facts, name) ?? '')

/** What the register said, told as it was stored: anything of another shape says nothing. */
export function registerTold(facts: Facts, loadedAt: Date): RegisterTold {
  const months = facts['sentenceMonths']
  return {
    disposal: textIn(facts, 'disposal'),
    sentenceMonths: typeof months === 'number' ? months : null,
    convictionDate: dateIn(facts, 'convictionDate'),
    lastNotification: dateIn(facts, 'lastNotification'),
    shpoExpiry: facts['shpoExpiry'] === 'indefinite' ? 'indefinite' : dateIn(facts, 'shpoExpiry'),
    loadedAt,
  }
}
