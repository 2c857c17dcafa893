// How a person stands on a day: status, level, lead, owner, and whether they count in the caseload.
import { addDays, sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { Allocation, PersonFacts, Standing, Status, StatusPeriod } from '../types.ts'
import { heldSince, inForceOn } from './history.ts'
import { returnsBy } from './returns.ts'

/** A suspension with an end ends on that day: the person is in the community from then on. */
const statusOf = (
  period: StatusPeriod,
  on: LocalDate,
): { status: Status; since: LocalDate | null } =>
  period.toOn !== null && period.toOn <= on
    ? { status: 'community', since: period.toOn }
    : { status: period.status, since: period.fromOn }

/** Contract section 4: the caseload is the community and those whose whereabouts are unknown. */
const caseloadStatuses = new Set<Status>(['community', 'missing'])

type Must = { status: StatusPeriod; allocation: Allocation }

const known = (person: PersonFacts, on: LocalDate): Must | null => {
  const status = inForceOn(person.statuses, on)
  const allocation = inForceOn(person.allocations, on)
  return status === null || allocation === null ? null : { status, allocation }
}

/** The standing on a day from what had happened by then; null when the person was not managed here yet. */
export function standingOn(
  person: PersonFacts,
  on: LocalDate,
  abroadDays: number,
): Standing | null {
  const must = known(person, on)
  const level = inForceOn(person.levels, on)
  const lead = inForceOn(person.leads, on)
  if (must === null || level === null || lead === null) return null
  const { status, since } = statusOf(must.status, on)
  return {
    on,
    status,
    statusSince: since,
    reviewOn: status === must.status.status ? must.status.reviewOn : null,
    management: inForceOn(person.managements, on)?.management ?? 'active',
    agency: lead.agency,
    policeLeadSince:
      lead.agency === 'police' ? heldSince(person.leads, on, (period) => period.agency) : null,
    level: level.level,
    levelSince: heldSince(person.levels, on, (period) => period.level),
    mappaLevel: inForceOn(person.mappas, on)?.mappaLevel ?? null,
    officerId: must.allocation.officerId,
    teamId: must.allocation.teamId,
    lastReturn: returnsBy(person, on, abroadDays).at(-1) ?? null,
    inCaseload: caseloadStatuses.has(status),
  }
}

const soonest = (days: readonly (LocalDate | null)[], after: LocalDate): LocalDate | null =>
  days
    .filter((day): day is LocalDate => day !== null && day > after)
    .toSorted()
    .at(0) ?? null

const adultMonths = 18 * 12
const eighteenthBirthday = (born: LocalDate): LocalDate => sameDayMonthsLater(born, adultMonths)

/**
 * The next day on which this standing changes by itself: a dated fact begins, a suspension or
 * its review ends, someone comes of age.
 */
export const changesOn = (person: PersonFacts, after: LocalDate): LocalDate | null =>
  soonest(
    [
      ...person.statuses.flatMap((period) => [
        period.fromOn,
        period.toOn,
        // A review is owed from the day after it was due.
        period.reviewOn && addDays(period.reviewOn, 1),
      ]),
      ...person.leads.map((period) => period.fromOn),
      ...person.levels.map((period) => period.fromOn),
      ...person.mappas.map((period) => period.fromOn),
      ...person.managements.map((period) => period.fromOn),
      ...person.allocations.map((period) => period.fromOn),
      ...person.homes.flatMap((period) => [period.fromOn, period.untilOn]),
      ...person.returns.map((told) => told.on),
      eighteenthBirthday(person.dateOfBirth),
    ],
    after,
  )
