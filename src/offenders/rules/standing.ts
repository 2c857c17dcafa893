// How a person stands on a day: status, level, lead, owner, and whether they count in the caseload.
import { addDays, ageOn, sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { Allocation, Level, PersonFacts, Standing, Status, StatusPeriod } from '../types.ts'
import { begunBy, heldSince, inForceOn } from './history.ts'
import { returnsBy } from './returns.ts'

/** Since when a status has held: one that was only confirmed keeps the day on which it began. */
function sinceOf(person: PersonFacts, period: StatusPeriod, on: LocalDate): LocalDate | null {
  const begun = begunBy(person.statuses, on)
  const broken = begun.findLastIndex(
    (one, index) => one.status !== period.status || endedBefore(one, begun[index + 1]),
  )
  return (begun[broken + 1] ?? period).fromOn
}

const endedBefore = (one: StatusPeriod, next: StatusPeriod | undefined): boolean =>
  next !== undefined && one.toOn !== null && next.fromOn !== null && one.toOn <= next.fromOn

/** A suspension with an end ends on that day: the person is in the community from then on. */
const statusOf = (
  person: PersonFacts,
  period: StatusPeriod,
  on: LocalDate,
): { status: Status; since: LocalDate | null } =>
  period.toOn !== null && period.toOn <= on
    ? { status: 'community', since: period.toOn }
    : { status: period.status, since: sinceOf(person, period, on) }

/** A record that was merged into another is closed: the person is managed by the one that is kept. */
export const isMerged = ({ mergedInto }: Pick<PersonFacts, 'mergedInto'>): boolean =>
  mergedInto !== undefined && mergedInto !== null

/** Contract section 4: the caseload is the community and those whose whereabouts are unknown. */
const caseloadStatuses = new Set<Status>(['community', 'missing'])

type Must = Readonly<{ period: StatusPeriod; level: Level; allocation: Allocation }>

/** What a person must have to be managed here at all. */
const known = (person: PersonFacts, on: LocalDate): Must | null => {
  const period = inForceOn(person.statuses, on)
  const level = inForceOn(person.levels, on)
  const allocation = inForceOn(person.allocations, on)
  if (period === null || level === null || allocation === null) return null
  return { period, level: level.level, allocation }
}

/** Before the first dated lead a person was managed all the same, and nothing says by whom. */
function leadOn(
  { leads }: PersonFacts,
  on: LocalDate,
): Pick<Standing, 'agency' | 'policeLeadSince'> {
  const agency = inForceOn(leads, on)?.agency ?? 'unknown'
  const since = agency === 'police' ? heldSince(leads, on, (period) => period.agency) : null
  return { agency, policeLeadSince: since }
}

/**
 * The day on which police last became lead, by a day: it stays the day when another agency leads since. Null when they
 * never did, or nobody knows when.
 */
export function policeBecameLead({ leads }: PersonFacts, on: LocalDate): LocalDate | null {
  const begun = begunBy(leads, on)
  const last = begun.findLast(({ agency }) => agency === 'police')
  if (last === undefined) return null
  return heldSince(begun.slice(0, begun.indexOf(last) + 1), on, ({ agency }) => agency)
}

type Held = Readonly<{ fromOn: LocalDate | null; untilOn: LocalDate | null }>

const holdsOn = (held: Held, on: LocalDate): boolean =>
  (held.fromOn === null || held.fromOn <= on) && (held.untilOn === null || held.untilOn > on)

/** The newest of the homes that have not ended. */
function homeOn({ homes }: PersonFacts, on: LocalDate): Standing['home'] {
  const home = inForceOn(
    homes.filter((held) => holdsOn(held, on)),
    on,
  )
  return home === null ? null : { id: home.id, district: home.district }
}

const noMarks: readonly string[] = []

const marksOn = ({ markers }: PersonFacts, on: LocalDate): readonly string[] =>
  markers.length === 0
    ? noMarks
    : [...new Set(markers.filter((held) => holdsOn(held, on)).map(({ kind }) => kind))].toSorted()

/** The standing on a day from what had happened by then; null when the person was not managed here yet. */
export function standingOn(
  person: PersonFacts,
  on: LocalDate,
  abroadDays: number,
): Standing | null {
  const must = known(person, on)
  if (must === null) return null
  const { period, level, allocation } = must
  const { status, since } = isMerged(person)
    ? { status: 'closed' as const, since: null }
    : statusOf(person, period, on)
  const lead = leadOn(person, on)
  return {
    on,
    status,
    statusSince: since,
    reviewOn: status === period.status ? period.reviewOn : null,
    management: inForceOn(person.managements, on)?.management ?? 'active',
    agency: lead.agency,
    policeLeadSince: lead.policeLeadSince,
    level,
    levelSince: heldSince(person.levels, on, (held) => held.level),
    mappaLevel: inForceOn(person.mappas, on)?.mappaLevel ?? null,
    officerId: allocation.officerId,
    teamId: allocation.teamId,
    lastReturn: returnsBy(person, on, abroadDays).at(-1) ?? null,
    inCaseload: caseloadStatuses.has(status),
    home: homeOn(person, on),
    marks: marksOn(person, on),
  }
}

const adult = 18
const comesOfAge = (born: LocalDate, after: LocalDate): LocalDate | null =>
  ageOn(born, after) < adult ? sameDayMonthsLater(born, adult * 12) : null

type Day = LocalDate | null

/**
 * The next day on which this standing changes by itself: a dated fact begins, a suspension or
 * its review ends, someone comes of age.
 */
export function changesOn(person: PersonFacts, after: LocalDate): LocalDate | null {
  let next: LocalDate | null = null
  const mayBe = (day: Day): void => {
    if (day !== null && day > after && (next === null || day < next)) next = day
  }
  for (const { fromOn, toOn, reviewOn } of person.statuses) {
    mayBe(fromOn)
    mayBe(toOn)
    // A review is owed from the day after it was due.
    if (reviewOn !== null && reviewOn >= after) mayBe(addDays(reviewOn, 1))
  }
  const { leads, levels, mappas, managements, allocations, homes, markers } = person
  for (const history of [leads, levels, mappas, managements, allocations, homes, markers])
    for (const { fromOn } of history) mayBe(fromOn)
  for (const held of [homes, markers]) for (const { untilOn } of held) mayBe(untilOn)
  for (const { on } of person.returns) mayBe(on)
  mayBe(comesOfAge(person.dateOfBirth, after))
  return next
}
