// How a leaving is said: by what way, when and by whom, and how it stands now.
import {
  daysBetween,
  formatInstant,
  formatShortDate,
  localDateOf,
} from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'
import type { ConfirmRefusal, LeavingShown, LeavingState, WayLeft } from '../types/leavings.ts'
import { days, levelWords } from './words.ts'

export const wayWords: Readonly<Record<WayLeft, string>> = {
  suspended: 'Suspended',
  reactive: 'Moved to reactive management',
  closed: 'Closed',
  transferred: 'Transferred out',
  'plan moved': 'Latest-by was moved',
  'level changed': 'The risk level was changed',
  'policy changed': 'The policy was changed',
  corrected: 'Other facts changed the day',
  merged: 'Merged into another record',
  'came back': 'A return to the community was recorded',
}

export const leavingStateWords: Readonly<Record<LeavingState, string>> = {
  open: 'To be confirmed',
  confirmed: 'Confirmed',
}

export const confirmRefusals: Readonly<Record<ConfirmRefusal, string>> = {
  'already-confirmed': 'Somebody has confirmed this already. What was looked at stands below.',
  'own-change':
    'You recorded what took this person off the list, so another supervisor or inspector must confirm it.',
  'own-agreement':
    'You agreed to what took this person off the list, so another supervisor or inspector must confirm it.',
}

export type LeavingOf = Readonly<{ row: LeavingShown; person: PersonShown }>

/** By when the visit had been due, how late it was by then, and at which level of risk. */
export function dueText({ dueOn, leftAt, level }: LeavingShown): string {
  const late = daysBetween(dueOn, localDateOf(leftAt))
  return `The visit had been due by ${formatShortDate(dueOn)}, ${days(late)} before, at ${levelWords[level].toLowerCase()} risk level.`
}

function madeText({ madeBy, madeByName, agreedBy, agreedByName }: LeavingShown): string {
  if (madeBy === 'system') return 'as days or policy have it'
  const maker = madeByName ?? madeBy
  return agreedBy === null
    ? `recorded by ${maker}`
    : `agreed by ${agreedByName ?? agreedBy}, asked for by ${maker}`
}

/** When, by whom, and whether anybody has looked at it. */
export function leftText(row: LeavingShown): string {
  const again = row.overdueAgain ? ' On the overdue list now.' : ''
  const left = `Left the list on ${formatInstant(row.leftAt)}, ${madeText(row)}`
  return row.confirmedAt === null
    ? `${left}; not yet confirmed.${again}`
    : `${left}. Confirmed by ${row.confirmedByName ?? row.confirmedBy ?? ''}, ${formatInstant(row.confirmedAt)}.${again}`
}
