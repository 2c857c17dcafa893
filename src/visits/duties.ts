// What visits say is owed: to be seen by a day, and to have a plan for the next visit.
import {
  addDays,
  addWorkingDays,
  formatShortDate,
  laterOf,
  localDateOf,
  type LocalDate,
} from '../platform/calendar.ts'
import type { Duty, DutyRoom, Ending, Suspended } from '../duties/index.ts'
import { endingByStanding, type PersonFacts, type Standing } from '../offenders/index.ts'
import type { Parameter, Policy } from '../policy/index.ts'
import { lastSeenBy } from './rules/last-seen.ts'
import { unwritten, writeUpDuties, writeUpEnding } from './duties/write-up.ts'
import { hasOwnPlan, latestBy, visitedBy, type Visited } from './rules/latest-by.ts'
import type { LatestBy, VisitFacts } from './types.ts'

export type VisitFile = Readonly<{ person: PersonFacts; standing: Standing; visits: VisitFacts }>

const suspending = new Set<Standing['status']>(['custody', 'hospital', 'abroad', 'missing'])

/** Custody, hospital, abroad and whereabouts unknown suspend; always with the day to look again. */
export const suspensionOf = ({ status, statusSince, reviewOn }: Standing): Suspended | null =>
  suspending.has(status) ? { why: status, since: statusSince, reviewOn } : null

const isActive = ({ standing }: VisitFile): boolean =>
  standing.management === 'active' &&
  (standing.status === 'community' || suspending.has(standing.status))

const subjectAfter = (lastSeen: LocalDate | null): string =>
  lastSeen === null ? 'first' : `after:${lastSeen}`

/** Seen on a later day than the one that the duty follows: an earlier one puts the record right, and meets nothing. */
const isMetBy = (subject: string, lastSeen: LocalDate): boolean =>
  subject === subjectAfter(null) || subject < subjectAfter(lastSeen)

/** When someone came to be known here at all: the start of a clock that nothing else starts. */
const knownSince = (person: PersonFacts): LocalDate =>
  localDateOf(
    person.statuses.reduce(
      (first, period) => (period.recordedAt < first ? period.recordedAt : first),
      person.statuses[0]?.recordedAt ?? new Date(0),
    ),
  )

function visitDuty(file: VisitFile, policy: Policy, visited: Visited): Duty {
  const { person, standing, visits } = file
  const { lastSeen } = visited
  const owed = latestBy({ person, standing, visits, policy }, visited)
  return {
    kind: 'visit',
    subject: subjectAfter(lastSeen),
    startsOn: owed?.from ?? lastSeen ?? knownSince(person),
    dueOn: owed?.on ?? null,
    dueAt: null,
    suspended: suspensionOf(standing),
    rule: owed === null ? 'visits.no_plan' : (owed.parameter ?? `visits.${owed.rule}`),
    because: `${owed?.because ?? 'Nothing sets a day for the next visit: no plan, never seen, no known start. Make a plan.'}${provisionally(file, lastSeen)}`,
    uses: parametersOf(owed),
  }
}

/** What the last visit rests on while nobody has written it up. */
const provisionally = ({ visits, standing }: VisitFile, lastSeen: LocalDate | null): string =>
  lastSeen !== null && unwritten(visits, standing.on).some(({ on }) => on === lastSeen)
    ? ` Nobody has written up the visit of ${formatShortDate(lastSeen)} yet, so it counts provisionally.`
    : ''

const parametersOf = (owed: LatestBy | null): readonly Parameter[] =>
  owed?.parameter == null ? [] : [owed.parameter]

type Owed = Readonly<{ since: LocalDate; dueOn: LocalDate; words: string; uses: Parameter[] }>

const workingDays = (since: LocalDate, words: string, policy: Policy): Owed => {
  const days = policy.number('visits.plan_working_days')
  const dueOn = addWorkingDays(since, days, policy.dates('calendar.bank_holidays'))
  return {
    since,
    dueOn,
    words: `${words}; ${days} working days make ${formatShortDate(dueOn)}.`,
    uses: ['visits.plan_working_days', 'calendar.bank_holidays'],
  }
}

const hoursADay = 24

/** Contract section 8: the plan comes with the write-up of the visit that spent the last one. */
function withWriteUp(file: VisitFile, lastSeen: LocalDate, policy: Policy): Owed {
  const that = file.visits.seen.filter((seen) => seen.on === lastSeen)
  // What was written up here says more of a day than what the register told of it.
  const visit = that.find(({ origin }) => origin === 'here') ?? that.at(-1)
  if (visit?.origin !== 'here') {
    const loadedOn = visit === undefined ? lastSeen : localDateOf(visit.recordedAt)
    return workingDays(
      loadedOn,
      'The register gave no day for the next visit when it was loaded',
      policy,
    )
  }
  const days = Math.ceil(policy.number('visits.write_up_hours') / hoursADay)
  const dueOn = addDays(lastSeen, days)
  return {
    since: lastSeen,
    dueOn,
    words: `Seen on ${formatShortDate(lastSeen)}; the plan for the next visit comes with the write-up, by ${formatShortDate(dueOn)}.`,
    uses: ['visits.write_up_hours'],
  }
}

function planOwed(file: VisitFile, policy: Policy, { lastSeen, plan }: Visited): Owed | null {
  const { person, standing } = file
  if (plan.state === 'in-force') return null
  if (plan.state === 'ended')
    return workingDays(
      plan.since,
      `The plan ended on ${formatShortDate(plan.since)} when ${plan.by}`,
      policy,
    )
  const { lastReturn } = standing
  if (lastReturn !== null && (lastSeen === null || lastSeen < lastReturn.on)) {
    const since = laterOf(lastReturn.on, localDateOf(lastReturn.recordedAt))
    return workingDays(
      since,
      `Back in the community on ${formatShortDate(lastReturn.on)} with no plan since`,
      policy,
    )
  }
  if (lastSeen !== null) return withWriteUp(file, lastSeen, policy)
  return workingDays(
    knownSince(person),
    'Never seen, and no plan made since the record began here',
    policy,
  )
}

/** Owed by everyone in the community who stands without a plan of their own: the figure `onBackstop`. */
function visitPlanDuty(file: VisitFile, policy: Policy, visited: Visited): Duty[] {
  if (file.standing.status !== 'community') return []
  const owed = planOwed(file, policy, visited)
  if (owed === null) return []
  return [
    {
      kind: 'visit_plan',
      subject: `since:${owed.since}`,
      startsOn: owed.since,
      dueOn: owed.dueOn,
      dueAt: null,
      suspended: null,
      rule: owed.uses[0] ?? 'visits.plan_working_days',
      because: owed.words,
      uses: owed.uses,
    },
  ]
}

export const visitDuties: DutyRoom<VisitFile> = {
  kinds: ['visit', 'visit_plan', 'visit_write_up'],
  dutiesOf: (file, policy) => {
    const writeUps = writeUpDuties(file, policy)
    if (!isActive(file)) return writeUps
    const { person, standing, visits } = file
    const visited = visitedBy({ person, standing, visits, policy })
    return [visitDuty(file, policy, visited), ...visitPlanDuty(file, policy, visited), ...writeUps]
  },
  endingOf: (duty, file, policy): Ending => {
    if (duty.kind === 'visit_write_up') return writeUpEnding(duty.subject, file)
    const lastSeen = lastSeenBy(file.visits, file.standing.on)
    if (duty.kind === 'visit' && lastSeen !== null && isMetBy(duty.subject, lastSeen))
      return { how: 'seen', metOn: lastSeen }
    if (duty.kind === 'visit_plan' && isActive(file) && file.standing.status === 'community')
      return hasOwnPlan({ ...file, policy })
        ? { how: 'done', metOn: file.standing.on }
        : { how: 'changed', metOn: null }
    return endingByStanding(file)
  },
}
