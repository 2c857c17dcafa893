// What is wrong with a visit that was sent, each fault beside its field.
import { Refused, type FieldError } from '../../platform/http/problem.ts'
import type { PlanFaultWhy, ReportFaultWhy } from '../types.ts'
import { planFaultWords, reportFaultWords } from '../views.ts'

type Fault = Readonly<{ field: string; why: ReportFaultWhy | PlanFaultWhy }>

const words: Readonly<Record<ReportFaultWhy | PlanFaultWhy, string>> = {
  ...reportFaultWords,
  ...planFaultWords,
}

/** Each fault as it stands beside its field. */
export const errorsOf = (faults: readonly Fault[]): readonly FieldError[] =>
  faults.map(({ field, why }) => ({ field, message: words[why] }))

/** A visit in the future is the rule's own refusal; everything else is something to put right. */
export function refusedAs(faults: readonly Fault[]): Refused {
  const isFuture = faults.some(({ why }) => why === 'in-the-future')
  return new Refused(isFuture ? 'in-the-future' : 'invalid', errorsOf(faults))
}
