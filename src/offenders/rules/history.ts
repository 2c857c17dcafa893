// What a dated history says on a day.
import { inDayOrder, type LocalDate } from '../../platform/calendar.ts'

type Dated = Readonly<{ fromOn: LocalDate | null; recordedAt: Date }>

/** Undated facts first, then by day, then in the order they were recorded. */
const inTurn = (a: Dated, b: Dated): number =>
  inDayOrder(a.fromOn ?? '', b.fromOn ?? '') || a.recordedAt.getTime() - b.recordedAt.getTime()

const isInOrder = (history: readonly Dated[]): boolean =>
  history.every((fact, index) => {
    const before = history[index - 1]
    return before === undefined || inTurn(before, fact) <= 0
  })

/** Oldest first: nearly every history is so already, and is not copied. */
export const inOrder = <T extends Dated>(history: readonly T[]): readonly T[] =>
  isInOrder(history) ? history : history.toSorted(inTurn)

const hasBegun = ({ fromOn }: Dated, on: LocalDate): boolean => fromOn === null || fromOn <= on

/** The part of a history that had begun by a day. */
export const begunBy = <T extends Dated>(history: readonly T[], on: LocalDate): readonly T[] =>
  inOrder(
    history.every((fact) => hasBegun(fact, on))
      ? history
      : history.filter((fact) => hasBegun(fact, on)),
  )

/** The fact in force on a day, or null before the first: of two in the same turn the later told. */
export function inForceOn<T extends Dated>(history: readonly T[], on: LocalDate): T | null {
  let found: T | null = null
  for (const fact of history)
    if (hasBegun(fact, on) && (found === null || inTurn(found, fact) <= 0)) found = fact
  return found
}

/** The facts that changed a value, by the order of their days; the first fact is not a change. */
export function changes<T extends Dated>(
  history: readonly T[],
  valueOf: (fact: T) => string,
): readonly T[] {
  const ordered = inOrder(history)
  return ordered.filter((fact, index) => {
    const before = ordered[index - 1]
    return before !== undefined && valueOf(before) !== valueOf(fact)
  })
}

/** Since when the value in force on a day has held unbroken; null when that is not dated. */
export function heldSince<T extends Dated>(
  history: readonly T[],
  on: LocalDate,
  valueOf: (fact: T) => string,
): LocalDate | null {
  const begun = begunBy(history, on)
  const current = begun.at(-1)
  if (current === undefined) return null
  const value = valueOf(current)
  const lastOther = begun.findLastIndex((fact) => valueOf(fact) !== value)
  return begun[lastOther + 1]?.fromOn ?? null
}
