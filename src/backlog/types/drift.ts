// What the nightly derivation of everyone found, and what differed that neither a day nor a policy explains.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'

/** Counts of rows, of duties and of standings; `people` were looked at. */
export type Reconciled = Readonly<{
  people: number
  changed: number
  /** Differed from what had been derived: somebody wrote past the product, or the product is wrong. */
  drift: number
  explainedByDay: number
  explainedByPolicy: number
}>

/** One row that was not as it had been derived: what stood there, and what is right; null where nothing is. */
export type Drift = Readonly<{
  offenderId: OffenderId
  forceId: ForceId
  what: 'duty' | 'standing'
  kind: string
  subject: string
  stored: object | null
  derived: object | null
}>

/** One run of the derivation of everyone; one that did not come to its end has no `endedAt`. */
export type Reconciliation = Reconciled &
  Readonly<{ id: string; forDate: LocalDate; beganAt: Date; endedAt: Date | null }>
