// When the state of the log must be said aloud, on every page that may say it.
import { formatInstant } from '../../platform/calendar.ts'
import type { CheckOutcome } from '../types/seals.ts'

export type AuditAlarm = Readonly<{
  why: Exclude<CheckOutcome, 'intact'> | 'not-verified'
  text: string
}>

type Known = Readonly<{
  since: Date | null
  lastCheck: Readonly<{
    at: Date
    outcome: CheckOutcome
    faultCount: number
    why: string | null
  }> | null
}>

const hourMs = 3_600_000

type Check = NonNullable<Known['lastCheck']>

function foundWrong({ outcome, at, faultCount, why }: Check): AuditAlarm | null {
  if (outcome === 'intact') return null
  const when = formatInstant(at)
  if (outcome === 'unchecked') {
    const text = `The access log could not be verified on ${when}. ${why ?? ''}`.trim()
    return { why: 'unchecked', text }
  }
  const things = faultCount === 1 ? '1 fault' : `${faultCount} faults`
  const text = `The access log was tampered with: the verification of ${when} found ${things}. Tell the professional standards department.`
  return { why: 'tampered', text }
}

/** The last verification found faults or could not be made, or there was none for so many hours. */
export function alarmOf(
  { since, lastCheck }: Known,
  at: Date,
  verifyHours: number,
): AuditAlarm | null {
  const wrong = lastCheck === null ? null : foundWrong(lastCheck)
  const newest = lastCheck?.at ?? since
  if (wrong !== null || newest === null) return wrong
  if (at.getTime() - newest.getTime() <= verifyHours * hourMs) return null
  const said =
    lastCheck === null ? 'never been verified; it has been sealed since' : 'not been verified since'
  const text = `The access log has ${said} ${formatInstant(newest)}. It must be verified every night.`
  return { why: 'not-verified', text }
}
