// Whom a night tells of calls that failed, before the night comes.
import type { Told } from '../types/escalations.ts'
import { isTold, withAlert } from './alerts.ts'
import { callsCountedFor, failedCallsFinding, isToInspector, type Judged } from './escalations.ts'

export type CallsToTell = Readonly<{
  /** The calls that count since the person was last seen. */
  total: number
  /** An inspector must choose what is done. */
  isAlert: boolean
  toInspector: boolean
}>

/** What a night would tell for the first time; null when it would tell nothing new. */
export function callsToTell(judged: Judged, told: readonly Told[]): CallsToTell | null {
  const finding = failedCallsFinding(judged)
  const findings = withAlert(judged, finding === null ? [] : [finding], told)
  const fresh = findings.filter((one) => !isTold(told, one))
  if (fresh.length === 0) return null
  const { level } = judged.counted.standing
  return {
    total: callsCountedFor(judged).length,
    isAlert: fresh.some(({ isAlert }) => isAlert),
    toInspector: fresh.some((one) => isToInspector(one, level)),
  }
}
