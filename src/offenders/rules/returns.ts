// When a person came (back) to the community: the event that starts first-visit and ARMS clocks anew.
import { daysBetween, inDayOrder, type LocalDate } from '../../platform/calendar.ts'
import type { PersonFacts, Status, StatusPeriod, ToldReturn } from '../types.ts'
import { begunBy, changes } from './history.ts'

type Absence = { since: LocalDate | null; kinds: Set<Status> }

const words: Readonly<Record<Status, string>> = {
  community: 'in the community',
  custody: 'released from custody',
  hospital: 'discharged from hospital',
  abroad: 'returned from abroad',
  missing: 'found after whereabouts were unknown',
  transferred: 'transferred in',
  closed: 'managed again',
}

/** Contract section 4, rule 2: a stay abroad of up to so many days merely lifts the suspension. */
const counts = (absence: Absence, on: LocalDate, abroadDays: number): boolean =>
  absence.kinds.size > 1 ||
  !absence.kinds.has('abroad') ||
  absence.since === null ||
  daysBetween(absence.since, on) > abroadDays

/**
 * When this period's status gives way to the community by its own end, before the next period begins; an absence
 * that begins on the day on which another ends goes on.
 */
function endsBefore({ toOn }: StatusPeriod, next: StatusPeriod | undefined): LocalDate | null {
  if (toOn === null || next?.fromOn == null) return toOn
  return toOn < next.fromOn || (toOn === next.fromOn && next.status === 'community') ? toOn : null
}

/** One absence may be several periods on end: recalled from abroad straight into custody. */
const goingOn = (absence: Absence | null, period: StatusPeriod): Absence => ({
  since: absence === null ? period.fromOn : absence.since,
  kinds: new Set([...(absence?.kinds ?? []), period.status]),
})

type Back = Readonly<{ day: LocalDate; period: StatusPeriod; how: string }>

/** The day on which a period brought the person back: it is the community's, or it came to its own end. */
function backBy(periods: readonly StatusPeriod[], index: number, on: LocalDate): Back | null {
  const period = periods[index]
  if (period === undefined) return null
  const isBack = period.status === 'community'
  const day = isBack ? period.fromOn : endsBefore(period, periods[index + 1])
  if (day === null || day > on) return null
  const before = periods[index - 1]?.status ?? 'community'
  return { day, period, how: words[isBack ? before : period.status] }
}

function fromStatuses(person: PersonFacts, on: LocalDate, abroadDays: number): ToldReturn[] {
  const periods = begunBy(person.statuses, on)
  const found: ToldReturn[] = []
  let absence: Absence | null = null
  periods.forEach((period, index) => {
    if (period.status !== 'community') absence = goingOn(absence, period)
    const back = backBy(periods, index, on)
    if (back !== null && absence !== null && counts(absence, back.day, abroadDays))
      found.push({ on: back.day, how: back.how, recordedAt: back.period.recordedAt })
    if (back !== null || period.status === 'community') absence = null
  })
  return found
}

/** Active again after reactive management: the visits that stopped begin again. */
const fromManagement = (person: PersonFacts, on: LocalDate): ToldReturn[] =>
  changes(begunBy(person.managements, on), (period) => period.management).flatMap((period) =>
    period.management === 'active' && period.fromOn !== null
      ? [{ on: period.fromOn, how: 'reactive management undone', recordedAt: period.recordedAt }]
      : [],
  )

/** Every return to the community up to a day, oldest first. `abroadDays` is policy. */
export const returnsBy = (
  person: PersonFacts,
  on: LocalDate,
  abroadDays: number,
): readonly ToldReturn[] =>
  [
    ...person.returns.filter((told) => told.on <= on),
    ...fromStatuses(person, on, abroadDays),
    ...fromManagement(person, on),
  ].toSorted((a, b) => inDayOrder(a.on, b.on) || a.recordedAt.getTime() - b.recordedAt.getTime())
