// Everything that is wrong with a record told at once: what cannot be read, what is missing, and the reasons that are still to be given.
import type { Ask } from '../../access/index.ts'
import { foldNames } from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { missingOf, readableReport } from '../forms.ts'
import { planDayFaults } from '../rules/plan-move.ts'
import { faultsSoFar } from '../rules/record.ts'
import type { LookedOver } from '../views.ts'
import { errorsOf } from './faults.ts'

export type Begun = NonNullable<ReturnType<typeof readableReport>>['begun']

/** The first word on each field stands. */
export function eachFieldOnce(errors: readonly FieldError[]): FieldError[] {
  const told = new Map<string, FieldError>()
  for (const error of errors) if (!told.has(error.field)) told.set(error.field, error)
  return [...told.values()]
}

/** What is wrong with the days of a plan that comes with a record. */
export const nextFaults = (next: Begun['next'], { today }: Ask): readonly FieldError[] =>
  next === undefined
    ? []
    : errorsOf(planDayFaults(next, today).map((one) => ({ ...one, field: `next.${one.field}` })))

/** Those of whom nobody was seen plan nothing, so nothing is said of their days. */
const soFar = (report: Begun, ask: Ask): FieldError[] => [
  ...errorsOf(faultsSoFar(report, ask.at)),
  ...(report.seen === 'no' ? [] : nextFaults(report.next, ask)),
]

/** What must be filled in or put right before a report can be recorded. */
export const missingNow = (report: Begun, ask: Ask): FieldError[] =>
  eachFieldOnce([...missingOf(report), ...soFar(report, ask)])

/** A look without what the page tells above it already: a field that cannot be read is not also missing. */
export function withoutTold(looked: LookedOver, { errors }: Attempt): LookedOver {
  const told = new Set(errors.map(({ field }) => field))
  return { ...looked, missing: looked.missing.filter(({ field }) => !told.has(field)) }
}

/** As much of a form as can be read although something of it cannot. */
export const readableIn = ({ typed }: Ask): Begun | null =>
  readableReport(foldNames(typed))?.begun ?? null

/** A refusal with all else that can be told of the same form already, so that nobody is refused twice for it. */
export function toldAtOnce(ask: Ask, attempt: Attempt): Attempt {
  const begun = attempt.stale || attempt.errors.length === 0 ? null : readableIn(ask)
  if (begun === null) return attempt
  return { ...attempt, errors: eachFieldOnce([...attempt.errors, ...soFar(begun, ask)]) }
}
