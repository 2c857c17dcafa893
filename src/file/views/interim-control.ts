// What holds the risk meanwhile: every control in force, or that the last one stopped while the visit is still owed.
import { controlsInForce, lastStopped, stoppedOn } from '../../offenders/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Gathered, OwedDuty } from '../types.ts'
import { byName } from './risk.ts'

/** The latest first. */
export const controlsNow = (file: Gathered): readonly string[] =>
  controlsInForce(file.parts.interimControls, file.today).map(
    ({ untilOn, control, recordedBy }) =>
      `Interim control until ${formatShortDate(untilOn)}: ${control} (recorded by ${byName(file, recordedBy)})`,
  )

/** Not seen in time, or not found. */
const isExposed = ({ kind, suspended, dueOn }: OwedDuty, today: LocalDate): boolean =>
  kind === 'whereabouts' ||
  (kind === 'visit' && suspended === null && dueOn !== null && dueOn < today)

/** A control of an earlier wait says nothing of this one: it must have held since this wait began. */
export function controlGone({ parts, beside, today }: Gathered): string | null {
  if (controlsInForce(parts.interimControls, today).length > 0) return null
  const last = lastStopped(parts.interimControls, today)
  if (last === null) return null
  const stopped = stoppedOn(last)
  const exposed = beside.duties.filter((duty) => isExposed(duty, today) && duty.startsOn <= stopped)
  if (exposed.length === 0) return null
  const how = last.endedOn === null ? 'ran out' : 'was ended'
  return `The interim control ${how} on ${formatShortDate(stopped)}, and nothing is recorded in its place. It was: ${last.control}`
}
