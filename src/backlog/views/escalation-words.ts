// How an escalation is said: what of, to whom, how old, and whether it is answered or done since.
import {
  daysBetween,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'
import type { EscalationKind, EscalationShown, EscalationState } from '../types/escalations.ts'
import { days } from './words.ts'

export const escalationWords: Readonly<Record<EscalationKind, string>> = {
  visit_overdue: 'Visit overdue',
  failed_attempts: 'Called on and not found',
  missing_arms: 'ARMS missing',
}

export const stateWords: Readonly<Record<EscalationState, string>> = {
  open: 'Not yet answered',
  acknowledged: 'Answered',
  met: 'Not answered, but done since',
}

export type Escalated = Readonly<{ row: EscalationShown; person: PersonShown }>

const toldTo = ({ toInspector }: EscalationShown): string =>
  toInspector ? 'supervisor and inspector' : 'supervisor'

const ageText = ({ forDate }: EscalationShown, today: LocalDate): string => {
  const age = daysBetween(forDate, today)
  return age <= 0 ? 'today' : `${days(age)} ago`
}

/** How it stands: unanswered with its age, answered by whom, or done meanwhile. */
export function standsText(row: EscalationShown, today: LocalDate): string {
  const since = row.metOn === null ? '' : ` Done on ${formatShortDate(row.metOn)}.`
  if (row.acknowledgedAt !== null)
    return `Answered by ${row.acknowledgedBy ?? ''}, ${formatInstant(row.acknowledgedAt)}.${since}`
  return `Escalated to the ${toldTo(row)} ${ageText(row, today)}, not yet answered.${since}`
}
