// Which policy a person may have been derived under on a day: a value counts from when it was decided.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { policyFrom, type Policy, type PolicyValue } from '../../policy/index.ts'

/** A value that is policy, and when that was decided; null came with the product. */
export type KnownValue = PolicyValue & Readonly<{ decidedAt: Date | null }>

/** The policy of a day as it was known then, and the same values read for another day. */
export type PolicyThen = Readonly<{ policy: Policy; readOn: (day: LocalDate) => Policy }>

const decidedBy = ({ decidedAt }: KnownValue, day: LocalDate): boolean =>
  decidedAt === null || localDateOf(decidedAt) <= day

const isOf = ({ decidedAt }: KnownValue, day: LocalDate): boolean =>
  decidedAt !== null && localDateOf(decidedAt) === day

const order = (a: KnownValue, b: KnownValue): number =>
  (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0)

/**
 * What is stored of a derivation is its day, not its hour: of the values decided on that very day it may
 * have known none, the first, or all. Values are never changed, so nothing else has to be kept.
 */
export function policiesOf(day: LocalDate, values: readonly KnownValue[]): readonly PolicyThen[] {
  const known = values.filter((value) => value.fromOn <= day && decidedBy(value, day))
  const before = known.filter((value) => !isOf(value, day))
  const thatDay = known.filter((value) => isOf(value, day)).toSorted(order)
  return [...thatDay.keys(), thatDay.length].map((count) => {
    const held = [...before, ...thatDay.slice(0, count)]
    return { policy: policyFrom(held, day), readOn: (on) => policyFrom(held, on) }
  })
}
