// Who owes an ARMS, since when, by when, and what it waits for. Contract section 4.
import {
  addDays,
  ageOn,
  laterOf,
  sameDayMonthsLater,
  type LocalDate,
} from '../platform/calendar.ts'
import type { PersonFacts, Standing } from '../offenders/index.ts'
import type { Policy } from '../policy/index.ts'
import type { ArmsDates, ArmsFacts, ArmsStanding, MissingReason, NotInScope } from './types.ts'

const adult = 18

/** ARMS is for adult men under police lead, active, in the community; everyone else has a named state. */
export function armsScope(person: PersonFacts, standing: Standing): 'in-scope' | NotInScope {
  if (person.sex === 'F') return 'woman'
  if (ageOn(person.dateOfBirth, standing.on) < adult) return 'under-18'
  if (standing.agency !== 'police') return `${standing.agency}-led`
  if (standing.status !== 'community') return standing.status
  return standing.management === 'reactive' ? 'reactive' : 'in-scope'
}

/** The later of the day police became lead and the last return to the community. */
const clockStartOf = ({ policeLeadSince, lastReturn }: Standing): LocalDate | null =>
  policeLeadSince === null
    ? null
    : lastReturn === null
      ? policeLeadSince
      : laterOf(policeLeadSince, lastReturn.on)

/** An assessment counts for a clock when it was completed on or after the clock's start. */
const countsFor = (arms: ArmsDates, start: LocalDate, on: LocalDate): boolean =>
  arms.completedOn !== null && arms.completedOn >= start && arms.completedOn <= on

const by = (date: LocalDate | null, on: LocalDate): boolean => date !== null && date <= on

const isNewer = (one: ArmsDates, other: ArmsDates | null): boolean =>
  other === null || (one.completedOn ?? '') > (other.completedOn ?? '')

/** The assessment completed last of those that were ratified by a day, among those that count. */
export function newestRatified(
  { all }: ArmsFacts,
  on: LocalDate,
  counts: (arms: ArmsDates) => boolean = () => true,
): ArmsDates | null {
  let newest: ArmsDates | null = null
  for (const arms of all)
    if (by(arms.ratifiedOn, on) && isNewer(arms, newest) && counts(arms)) newest = arms
  return newest
}

/** Which step a missing ARMS waits for: the furthest that any assessment of this clock has reached. */
function reasonOf({ all }: ArmsFacts, start: LocalDate, on: LocalDate): MissingReason {
  const completed = all.filter((arms) => countsFor(arms, start, on) && !by(arms.returnedOn, on))
  if (completed.length > 0) return 'awaitingRatification'
  if (all.some((arms) => by(arms.returnedOn, on) && (arms.completedOn ?? start) >= start))
    return 'returned'
  const draft = all.some(
    (arms) =>
      by(arms.begunOn, on) &&
      !by(arms.completedOn, on) &&
      arms.begunOn !== null &&
      arms.begunOn >= start,
  )
  return draft ? 'draft' : 'notStarted'
}

type ArmsAsk = Readonly<{
  person: PersonFacts
  standing: Standing
  arms: ArmsFacts
  policy: Policy
}>

export function armsStanding({ person, standing, arms, policy }: ArmsAsk): ArmsStanding {
  const scope = armsScope(person, standing)
  const { on } = standing
  const clock = clockOf({ arms, policy, on }, clockStartOf(standing))
  const isLate = (day: LocalDate | null): boolean =>
    scope === 'in-scope' && day !== null && day < on
  return {
    scope,
    clockStart: clock.clockStart,
    current: clock.current,
    initialDueOn: clock.initialDueOn,
    reviewDueOn: clock.reviewDueOn,
    reason: clock.reason,
    missing: isLate(clock.initialDueOn),
    reviewOverdue: isLate(clock.reviewDueOn),
  }
}

type Clock = Pick<
  ArmsStanding,
  'clockStart' | 'current' | 'initialDueOn' | 'reviewDueOn' | 'reason'
>

const noClock: Clock = {
  clockStart: null,
  current: null,
  initialDueOn: null,
  reviewDueOn: null,
  reason: null,
}

type ClockAsk = Readonly<{ arms: ArmsFacts; policy: Policy; on: LocalDate }>

/** What a clock that runs waits for: its first assessment, or the review of the newest that is ratified. */
function clockOf({ arms, policy, on }: ClockAsk, clockStart: LocalDate | null): Clock {
  if (clockStart === null) return noClock
  const current = newestRatified(arms, on, (one) => countsFor(one, clockStart, on))
  if (current !== null)
    return { ...noClock, clockStart, current, reviewDueOn: reviewDayOf(current, policy) }
  const initialDueOn = addDays(clockStart, policy.number('arms.initial_days'))
  return { ...noClock, clockStart, initialDueOn, reason: reasonOf(arms, clockStart, on) }
}

const reviewDayOf = (current: ArmsDates, policy: Policy): LocalDate | null =>
  current.completedOn === null
    ? null
    : sameDayMonthsLater(current.completedOn, policy.number('arms.review_months'))
