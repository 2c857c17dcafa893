// The order in which a shift is proposed: the overdue and riskiest first, then what lies near, then what was never tried.
import { daysBetween, type LocalDate } from '../../platform/calendar.ts'
import type { Level } from '../../policy/index.ts'
import type { Candidate, ProposedStop } from '../types.ts'
import { districtsApart } from './districts.ts'
import { levelWords } from './words.ts'

const riskiest: Readonly<Record<Level, number>> = { very_high: 0, high: 1, medium: 2, low: 3 }

/** Owed with no day at all is as late as can be. */
const isOverdue = ({ dueOn }: Candidate, on: LocalDate): boolean => dueOn === null || dueOn < on

/** Before the day that the plan of the visit names, it is for people to add; somebody overdue is gone to all the same. */
const isTooEarly = (one: Candidate, on: LocalDate): boolean =>
  one.earliest !== null && one.earliest > on && !isOverdue(one, on)

const daysOver = ({ dueOn }: Candidate, on: LocalDate): number =>
  dueOn === null ? Number.MAX_SAFE_INTEGER : daysBetween(dueOn, on)

/** Overdue before due, and the higher level first: never given up for a shorter way. */
const urgency = (one: Candidate, on: LocalDate): number =>
  (isOverdue(one, on) ? 0 : 4) + riskiest[one.level]

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

function lateness({ dueOn }: Candidate, on: LocalDate): string {
  if (dueOn === null) return 'owed with no day set'
  const over = daysBetween(dueOn, on)
  if (over > 0) return `${days(over)} over`
  return over === 0 ? 'due that day' : `due in ${days(-over)}`
}

function nearness(one: Candidate, before: Candidate | null): string | null {
  if (before === null || one.district === null) return null
  const apart = districtsApart(before.district, one.district)
  if (apart === 0) return `in ${one.district} like the stop before`
  return apart < 1_000 ? `in ${one.district}, the same postcode area as the stop before` : null
}

/** Why this stop stands where it does: '8 days over, very high risk level; in NM1 like the stop before; …'. */
export function stopReason(one: Candidate, before: Candidate | null, on: LocalDate): string {
  const parts = [
    `${levelWords[one.level]}, ${lateness(one, on)}`,
    nearness(one, before),
    one.untried === null ? null : `${one.untried} was never tried`,
  ]
  return parts.filter((part) => part !== null).join('; ')
}

/** How the reason of a stop begins that somebody added. */
export const byHand = 'Added by hand'

type Ask = Readonly<{ on: LocalDate; most: number }>

/** Of two equally urgent the nearer to the stop before, then the one with a slot never tried, then the later one. */
const compared =
  (before: Candidate | null, on: LocalDate) =>
  (a: Candidate, b: Candidate): number =>
    urgency(a, on) - urgency(b, on) ||
    apartFrom(before, a) - apartFrom(before, b) ||
    Number(a.untried === null) - Number(b.untried === null) ||
    daysOver(b, on) - daysOver(a, on) ||
    (a.id < b.id ? -1 : 1)

const apartFrom = (before: Candidate | null, one: Candidate): number =>
  before === null ? 0 : districtsApart(before.district, one.district)

/** As many stops as the hours hold, each with its reason. It is a proposal: people change it. */
export function proposeStops(
  candidates: readonly Candidate[],
  { on, most }: Ask,
): readonly ProposedStop[] {
  const stops: ProposedStop[] = []
  let left = candidates.filter((one) => !isTooEarly(one, on))
  let before: Candidate | null = null
  while (stops.length < most && left.length > 0) {
    const [next] = left.toSorted(compared(before, on))
    if (next === undefined) break
    stops.push({ id: next.id, because: stopReason(next, before, on) })
    left = left.filter(({ id }) => id !== next.id)
    before = next
  }
  return stops
}
