// What another policy changes of what is owed: duty by duty, and counted.
import type { Duty, DutyKind } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { ChangeCounts, ChangedDuty, ChangedHow, KindCount } from '../types/policy-change.ts'

type Owed = Pick<Duty, 'kind' | 'subject' | 'dueOn' | 'suspended'>

const keyOf = ({ kind, subject }: Owed): string => `${kind} ${subject}`

const isOverdue = (duty: Owed | undefined, on: LocalDate): boolean =>
  duty !== undefined && duty.suspended === null && duty.dueOn !== null && duty.dueOn < on

/** A day where there was none is a nearer one: something is owed by then. */
function moved(before: Owed, after: Owed): ChangedHow | null {
  if (before.dueOn === after.dueOn) return null
  if (after.dueOn === null) return 'later'
  return before.dueOn === null || after.dueOn < before.dueOn ? 'earlier' : 'later'
}

const howOf = (before: Owed | undefined, after: Owed | undefined): ChangedHow | null => {
  if (before === undefined) return 'opened'
  return after === undefined ? 'closed' : moved(before, after)
}

/** The difference between what one person owes under one policy and under another, against one day. */
export function changesBetween(
  before: readonly Owed[],
  after: readonly Owed[],
  on: LocalDate,
): ChangedDuty[] {
  const was = new Map(before.map((duty) => [keyOf(duty), duty]))
  const is = new Map(after.map((duty) => [keyOf(duty), duty]))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)]
    const how = howOf(old, now)
    const either = now ?? old
    if (how === null || either === undefined) return []
    return [
      {
        kind: either.kind,
        subject: either.subject,
        how,
        oldDueOn: old?.dueOn ?? null,
        newDueOn: now?.dueOn ?? null,
        becameOverdue: isOverdue(now, on) && !isOverdue(old, on),
        ceasedOverdue: isOverdue(old, on) && !isOverdue(now, on),
      },
    ]
  })
}

const countOf = (kind: DutyKind, changes: readonly ChangedDuty[]): KindCount => {
  const many = (is: (one: ChangedDuty) => boolean): number => changes.filter(is).length
  return {
    kind,
    opened: many(({ how }) => how === 'opened'),
    closed: many(({ how }) => how === 'closed'),
    earlier: many(({ how }) => how === 'earlier'),
    later: many(({ how }) => how === 'later'),
    becameOverdue: many((one) => one.becameOverdue),
    ceasedOverdue: many((one) => one.ceasedOverdue),
  }
}

/** The changes of each person, counted. */
export function countsOf(people: readonly (readonly ChangedDuty[])[]): ChangeCounts {
  const all = people.flat()
  const kinds = [...new Set(all.map(({ kind }) => kind))].toSorted()
  return {
    people: people.filter((changes) => changes.length > 0).length,
    peopleOverdue: people.filter((changes) => changes.some((one) => one.becameOverdue)).length,
    byKind: kinds.map((kind) =>
      countOf(
        kind,
        all.filter((one) => one.kind === kind),
      ),
    ),
  }
}
