// A first version's rules: the same law, person by person and fact by fact, with a date library in a zone in the loop.
import { DateTime } from 'luxon'
import type { Policy } from '../../src/policy/index.ts'
import type { Dated, FirstDuty, Person } from './first-version-tables.ts'

const zone = 'Europe/London'
const dayOf = (text: string): DateTime => DateTime.fromISO(text, { zone })
const dayAt = (at: Date): DateTime => DateTime.fromJSDate(at, { zone }).startOf('day')

type Day = DateTime | null
const parsed = (text: string | null): Day => (text === null ? null : dayOf(text))
const isBy = (text: string | null, on: DateTime): boolean => text === null || dayOf(text) <= on
const millis = (day: Day): number => day?.toMillis() ?? -Infinity
const latest = (days: readonly Day[]): Day =>
  days.reduce((one, other) => (millis(other) > millis(one) ? other : one), null)

const begun = <T extends Dated>(history: readonly T[], on: DateTime): T[] =>
  history
    .filter((fact) => isBy(fact.fromOn, on))
    .sort(
      (a, b) =>
        millis(parsed(a.fromOn)) - millis(parsed(b.fromOn)) ||
        a.recordedAt.getTime() - b.recordedAt.getTime(),
    )

const changed = <T extends Dated>(history: readonly T[], value: (fact: T) => string): T[] =>
  history.filter((fact, index) => {
    const before = history[index - 1]
    return before !== undefined && value(before) !== value(fact)
  })

function heldSince<T extends Dated>(history: readonly T[], value: (fact: T) => string): Day {
  const now = history.at(-1)
  if (now === undefined) return null
  const other = history.findLastIndex((fact) => value(fact) !== value(now))
  return parsed(history[other + 1]?.fromOn ?? null)
}

type Back = Readonly<{ on: DateTime; recordedAt: Date }>

/** Every return to the community; the periods of the generated forces have no end of their own. */
function backs(person: Person, on: DateTime): Back[] {
  const statuses = begun(person.statuses, on)
  const fromStatuses = statuses.flatMap((period, index) => {
    const before = statuses[index - 1]
    const day = parsed(period.fromOn)
    return before !== undefined &&
      before.status !== 'community' &&
      period.status === 'community' &&
      day
      ? [{ on: day, recordedAt: period.recordedAt }]
      : []
  })
  const told = person.returns
    .filter((one) => isBy(one.onDate, on))
    .map((one) => ({ on: dayOf(one.onDate), recordedAt: one.recordedAt }))
  return [...told, ...fromStatuses].sort((a, b) => a.on.toMillis() - b.on.toMillis())
}

type Stand = Readonly<{
  person: Person
  on: DateTime
  policy: Policy
  status: string
  level: 'very_high' | 'high' | 'medium' | 'low'
  lastSeen: Day
  lastBack: Back | undefined
  policeSince: Day
}>

type Plan = Readonly<{ latestBy: DateTime; endedSince: DateTime | null }> | null

/** The newest plan, unless a visit spent it or a return ended it; what else ended it leaves its day. */
function planOf({ person, on, lastSeen }: Stand): Plan {
  const plan = person.plans
    .filter((one) => one.state === 'in_force' && isBy(one.madeOn, on))
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(-1)
  if (plan === undefined) return null
  const isSpent = person.visits.some(
    (visit) => visit.qualifies && isBy(visit.onDate, on) && visit.at > plan.recordedAt,
  )
  if (isSpent) return null
  const cameAfter = (recordedAt: Date, day: Day): boolean =>
    recordedAt > plan.recordedAt || (day !== null && day > dayAt(plan.recordedAt))
  const back = backs(person, on).some(
    (one) => cameAfter(one.recordedAt, one.on) && (lastSeen === null || one.on >= lastSeen),
  )
  if (back) return null
  const moved = begun(person.homes, on)
    .slice(1)
    .filter((home) => home.untilOn === null || dayOf(home.untilOn) > on)
  const change = [
    ...changed(begun(person.levels, on), (one) => one.level),
    ...changed(begun(person.leads, on), (one) => one.agency),
    ...moved,
  ].find((one) => cameAfter(one.recordedAt, parsed(one.fromOn)))
  const since = change && (parsed(change.fromOn) ?? dayAt(change.recordedAt))
  return { latestBy: dayOf(plan.latestBy), endedSince: since ?? null }
}

function visitDue(stand: Stand, plan: Plan): Day {
  const { lastSeen, lastBack, policeSince, policy, level } = stand
  const limit = lastSeen?.plus({ months: policy.number(`visits.ceiling_months.${level}`) }) ?? null
  if (plan?.endedSince === null) return plan.latestBy
  if (plan !== null) return limit !== null && limit < plan.latestBy ? limit : plan.latestBy
  const days = policy.number(`visits.first_visit_days.${level}`)
  if (lastBack !== undefined && (lastSeen === null || lastSeen < lastBack.on))
    return lastBack.on.plus({ days })
  return limit ?? policeSince?.plus({ days }) ?? null
}

function workingDaysAfter(since: DateTime, policy: Policy): DateTime {
  const holidays = [...policy.dates('calendar.bank_holidays')].map(dayOf)
  let day = since
  for (let left = policy.number('visits.plan_working_days'); left > 0;) {
    day = day.plus({ days: 1 })
    const isHoliday = holidays.some((holiday) => holiday.hasSame(day, 'day'))
    if (day.weekday < 6 && !isHoliday) left -= 1
  }
  return day
}

function planDue(stand: Stand, plan: Plan): DateTime {
  const { lastSeen, lastBack, policy, person } = stand
  if (plan?.endedSince) return workingDaysAfter(plan.endedSince, policy)
  if (lastBack !== undefined && (lastSeen === null || lastSeen < lastBack.on))
    return workingDaysAfter(
      latest([lastBack.on, dayAt(lastBack.recordedAt)]) ?? lastBack.on,
      policy,
    )
  if (lastSeen !== null)
    return lastSeen.plus({ days: Math.ceil(policy.number('visits.write_up_hours') / 24) })
  const known = person.statuses.map((one) => dayAt(one.recordedAt).toMillis())
  return workingDaysAfter(DateTime.fromMillis(Math.min(...known), { zone }), policy)
}

function armsDue({ person, on, policeSince, lastBack, policy }: Stand): FirstDuty[] {
  const isAdult = dayOf(person.dateOfBirth).plus({ years: 18 }) <= on
  if (person.sex !== 'M' || !isAdult || policeSince === null) return []
  const start = latest([policeSince, lastBack?.on ?? null]) ?? policeSince
  const done = latest(
    person.arms
      .filter((one) => one.ratifiedOn !== null && isBy(one.ratifiedOn, on))
      .map((one) => parsed(one.completedOn))
      .filter((day) => day !== null && day >= start && day <= on),
  )
  const due =
    done?.plus({ months: policy.number('arms.review_months') }) ??
    start.plus({ days: policy.number('arms.initial_days') })
  return [owed(person, done === null ? 'arms_initial' : 'arms_review', due)]
}

const owed = ({ id }: Person, kind: string, due: Day): FirstDuty => ({
  offenderId: id,
  kind,
  dueOn: due?.toISODate() ?? null,
})

const away = ['custody', 'hospital', 'abroad', 'missing']

/** What one person owes or is owed on a day. */
export function firstDutiesOf(person: Person, today: string, policy: Policy): FirstDuty[] {
  const on = dayOf(today)
  const period = begun(person.statuses, on).at(-1)
  const level = begun(person.levels, on).at(-1)?.level as Stand['level'] | undefined
  if (period === undefined || level === undefined) return []
  const leads = begun(person.leads, on)
  const stand: Stand = {
    ...{ person, on, policy, status: period.status, level, lastBack: backs(person, on).at(-1) },
    lastSeen: latest(
      person.visits
        .filter((one) => one.qualifies && isBy(one.onDate, on))
        .map((one) => dayOf(one.onDate)),
    ),
    policeSince: leads.at(-1)?.agency === 'police' ? heldSince(leads, (one) => one.agency) : null,
  }
  const review = parsed(period.reviewOn)
  const standing = [
    ...(period.status === 'missing'
      ? [
          owed(
            person,
            'whereabouts',
            heldSince(begun(person.statuses, on), (one) => one.status),
          ),
        ]
      : []),
    ...(away.includes(period.status) && review !== null && review < on
      ? [owed(person, 'suspension_review', review)]
      : []),
  ]
  const isActive = begun(person.managements, on).at(-1)?.management !== 'reactive'
  if (!isActive || ![...away, 'community'].includes(period.status)) return standing
  const plan = planOf(stand)
  const needsPlan = period.status === 'community' && (plan === null || plan.endedSince !== null)
  return [
    ...standing,
    owed(person, 'visit', visitDue(stand, plan)),
    ...(needsPlan ? [owed(person, 'visit_plan', planDue(stand, plan))] : []),
    ...armsDue(stand),
  ]
}
