// The place of a duty in every list, its state on a day, and the difference between derived and stored.
import { addDays, daysBetween, localDateOf, type LocalDate } from '../platform/calendar.ts'
import type { Level, Policy } from '../policy/index.ts'
import type {
  DayAndHour,
  Difference,
  Duty,
  DutyKind,
  DutyPlace,
  DutyState,
  Ending,
  OpenDuty,
} from './types.ts'

const levelRank: Readonly<Record<Level, number>> = { very_high: 10, high: 20, medium: 30, low: 40 }

/** Contract section 8: a suspension past its review is first on the list, then whereabouts unknown. */
const firstOfAll: Partial<Record<DutyKind, number>> = { suspension_review: 0, whereabouts: 5 }

/** Within a level hours come before days, and what is owed to be seen or assessed before what is owed to be written or planned. */
const withinLevel: Partial<Record<DutyKind, number>> = {
  overnight_hit: -2,
  cover: -1,
  visit_write_up: 4,
  visit_plan: 5,
}

/** A small integer from facts that do not move with the day; lists go by rank, due date, id. */
export const rankOf = (kind: DutyKind, level: Level): number =>
  firstOfAll[kind] ?? levelRank[level] + (withinLevel[kind] ?? 0)

type Timed = Readonly<{
  dueOn: LocalDate | null
  dueAt: Date | null
  suspended: unknown
}>

/** A day to stand against. Hours run on the day of today alone; any other day counts as a whole. */
export const dayAndHour = (on: LocalDate, now: Date): DayAndHour => ({
  on,
  at: on === localDateOf(now) ? now : null,
})

/** Due today is not overdue; overdue begins the day after, or the instant after for duties in hours. */
export const isOverdue = (duty: Timed, on: LocalDate, at: Date | null): boolean => {
  if (duty.suspended !== null || duty.dueOn === null) return false
  return duty.dueAt !== null && at !== null ? duty.dueAt < at : duty.dueOn < on
}

/** Days past the last compliant day; 0 while in time. */
export const daysOverdue = (duty: Timed, on: LocalDate): number =>
  duty.suspended !== null || duty.dueOn === null ? 0 : Math.max(0, daysBetween(duty.dueOn, on))

/** The narrowest word for how an unmet duty stands: overdue, due soon, undated, suspended, or just open. */
export function stateOf(duty: Timed, { on, at }: DayAndHour, policy: Policy): DutyState {
  if (duty.suspended !== null) return 'suspended'
  if (duty.dueOn === null) return 'no_date'
  if (isOverdue(duty, on, at)) return 'overdue'
  return duty.dueOn <= addDays(on, policy.number('duties.due_within_days')) ? 'due' : 'open'
}

type Derived = Readonly<{ duties: readonly Duty[]; place: DutyPlace; policy: Policy }>

const keyOf = (duty: Pick<Duty, 'kind' | 'subject'>): string => `${duty.kind} ${duty.subject}`

const asOpen = (duty: Duty, { place, policy }: Derived, id: string): OpenDuty => ({
  ...duty,
  ...place,
  id,
  rank: rankOf(duty.kind, place.level),
  policy: policy.used(duty.uses),
})

const compared = ({ uses, ...duty }: OpenDuty): unknown => [
  duty.forceId,
  duty.teamId,
  duty.officerId,
  duty.level,
  duty.rank,
  duty.startsOn,
  duty.dueOn,
  duty.dueAt?.getTime() ?? null,
  duty.suspended && [duty.suspended.why, duty.suspended.since, duty.suspended.reviewOn],
  duty.rule,
  duty.because,
  inOrder(duty.policy),
]

/** What is stored as JSON comes back with its parts in another order. */
const inOrder = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.entries(part)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([name, value]) => [name, inOrder(value)])
    : part

const same = (a: OpenDuty, b: OpenDuty): boolean =>
  JSON.stringify(compared(a)) === JSON.stringify(compared(b))

/** What must be written so that the stored duties of one person are the derived ones. */
export function differenceOf(
  derived: Derived,
  stored: readonly OpenDuty[],
  { newId, endingOf }: { newId: () => string; endingOf: (duty: OpenDuty) => Ending },
): Difference {
  const before = new Map(stored.map((duty) => [keyOf(duty), duty]))
  const owed = derived.duties.map((duty) => {
    const kept = before.get(keyOf(duty))
    return { kept, now: asOpen(duty, derived, kept?.id ?? newId()) }
  })
  const stillOwed = new Set(derived.duties.map(keyOf))
  return {
    opened: owed.filter(({ kept }) => kept === undefined).map(({ now }) => now),
    amended: owed
      .filter(({ kept, now }) => kept !== undefined && !same(kept, now))
      .map(({ now }) => now),
    closed: stored
      .filter((duty) => !stillOwed.has(keyOf(duty)))
      .map((duty) => closing(duty, endingOf(duty))),
  }
}

const closing = (
  duty: OpenDuty,
  ending: Ending,
): { duty: OpenDuty; ending: Ending; daysLate: number | null } => ({
  duty,
  ending,
  daysLate:
    ending.metOn === null || duty.dueOn === null
      ? null
      : Math.max(0, daysBetween(duty.dueOn, ending.metOn)),
})
