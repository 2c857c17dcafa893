// How an escalation is said: what of, to whom, how old, and whether it is answered or done since.
import {
  daysBetween,
  formatInstant,
  formatShortDate,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'
import { choiceWords } from '../rules/alerts.ts'
import type { EscalationKind, EscalationShown, EscalationState } from '../types/escalations.ts'
import { days } from './words.ts'

export const escalationWords: Readonly<Record<EscalationKind, string>> = {
  visit_overdue: 'Visit overdue',
  failed_attempts: 'Called on and not found, or not let in',
  visit_alert: 'Still not seen',
  missing_arms: 'ARMS missing',
}

export const stateWords: Readonly<Record<EscalationState, string>> = {
  open: 'Not yet answered',
  acknowledged: 'Answered',
  met: 'Not answered, but done since',
}

export type Escalated = Readonly<{ row: EscalationShown; person: PersonShown }>

export const titleOf = ({ kind, isAlert }: EscalationShown): string =>
  isAlert ? `Alert: ${escalationWords[kind].toLowerCase()}` : escalationWords[kind]

const toldTo = ({ toInspector }: EscalationShown): string =>
  toInspector ? 'supervisor and inspector' : 'supervisor'

const ageText = ({ forDate }: EscalationShown, today: LocalDate): string => {
  const age = daysBetween(forDate, today)
  return age <= 0 ? 'today' : `${days(age)} ago`
}

/** What was chosen, by whom, and until when it stands. */
export const chosenText = ({
  choice,
  chosenBy,
  chosenAt,
  lookAgainOn,
}: Pick<EscalationShown, 'choice' | 'chosenBy' | 'chosenAt' | 'lookAgainOn'>): string =>
  choice === null || chosenAt === null || lookAgainOn === null
    ? ''
    : `Chosen by ${chosenBy ?? ''}, ${formatInstant(chosenAt)}: ${choiceWords[choice]}. To be looked at again on ${formatShortDate(lookAgainOn)}.`

/** An alert is told once: how late it was then and is now are two things. */
function latenessText({ isAlert, dueNow, forDate }: EscalationShown, today: LocalDate): string {
  if (!isAlert || dueNow === null) return ''
  const [then, now] = [daysBetween(dueNow, forDate), daysBetween(dueNow, today)]
  if (now <= 0 || now === then) return ''
  return then > 0
    ? ` Became an alert when ${days(then)} overdue; now ${days(now)}.`
    : ` Now ${days(now)} overdue.`
}

/** The sentence above it tells of the day that stood when it was told. */
function movedText({ movedSince }: EscalationShown): string {
  if (movedSince === null) return ''
  const { to, by, agreedBy } = movedSince
  const agreed = agreedBy === null ? '' : `, agreed by ${agreedBy}`
  return ` Latest-by has since been moved to ${formatShortDate(to)} by ${by}${agreed}.`
}

/** What has become of it since it was told: done, or how late it is by now and by which day. */
const sinceText = (row: EscalationShown, today: LocalDate): string =>
  row.metOn === null
    ? `${latenessText(row, today)}${movedText(row)}`
    : ` Done on ${formatShortDate(row.metOn)}.`

/** How it stands: unanswered with its age, answered by whom, or done meanwhile; and what moved since. */
export function standsText(row: EscalationShown, today: LocalDate): string {
  const since = sinceText(row, today)
  if (row.chosenAt !== null) return `${chosenText(row)}${since}`
  if (row.acknowledgedAt !== null && row.isAlert)
    return `The supervisor’s answer is on record (${row.acknowledgedBy ?? ''}); the inspector was told ${ageText(row, today)} and has not yet chosen what is done.${since}`
  if (row.isAlert)
    return `Alert to the ${toldTo(row)} ${ageText(row, today)}, not yet answered.${since}`
  if (row.acknowledgedAt !== null)
    return `Answered by ${row.acknowledgedBy ?? ''}, ${formatInstant(row.acknowledgedAt)}.${since}`
  return `Escalated to the ${toldTo(row)} ${ageText(row, today)}, not yet answered.${since}`
}
