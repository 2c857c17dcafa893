// What a visit that nobody wrote up says of itself, and the form of a supervisor's word on it.
import type { Attempt } from '../../platform/http/route.ts'
import type { Choices, HiddenFields, Link, TextArea } from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { DayThen } from '../rules/ruled-out.ts'
import {
  rulingAskedOn,
  waitsForRuling,
  writeUpState,
  type WriteUpClock,
  type WriteUpState,
} from '../rules/write-up.ts'
import type { Visit } from '../types.ts'
import { daysText } from './plan-state.ts'
import { isStruck } from './resource.ts'

export type RulingModel = Readonly<{
  text: string
  action: string
  hidden: HiddenFields
  counts: Choices
  why: TextArea
}>

export type RulingAsked = Readonly<{
  visit: Visit
  clock: WriteUpClock
  /** May record for the file. */
  mayWrite: boolean
  /** A supervisor of the team who was not there and did not write it. */
  mayRule: boolean
  /** The day that stands if it does not count; null where nobody is asked, or nothing is owed. */
  without: (DayThen & Readonly<{ isOther: boolean }>) | null
  attempt: Attempt
  key: string
}>

export const versioned = ({ visit, key }: Pick<RulingAsked, 'visit' | 'key'>): HiddenFields => [
  { name: 'version', value: String(visit.version) },
  { name: '_key', value: key },
]

const waitsText = ({ ruling }: Visit): string =>
  ruling === null
    ? 'Somebody was seen and nobody wrote it up in time. A supervisor who was not there says whether it counts.'
    : 'It was said not to count, and it has been written up since. A supervisor who was not there says whether it counts now.'

/** 'The next visit is due by 12 Jan 2026, and 49 days overdue.' */
export function dayThenText(day: DayThen | null): string {
  if (day === null) return ''
  if (day.on === null) return 'No day is set for the next visit.'
  const late = day.daysOverdue === 0 ? '' : `, and ${daysText(day.daysOverdue)} overdue`
  return `The next visit is due by ${formatShortDate(day.on)}${late}.`
}

/** Another visit since, or a plan, may hold the day where it is. */
function withoutText({ without }: RulingAsked): string {
  if (without === null) return ''
  return `${without.isOther ? 'The old day returns.' : 'The day stays as it is.'} ${dayThenText(without)}`
}

export function rulingOf(asked: RulingAsked): RulingModel | null {
  const { visit, clock, mayRule, attempt, key } = asked
  if (!mayRule || !waitsForRuling(visit, clock)) return null
  const typed = typedIn(attempt)
  return {
    text: waitsText(visit),
    action: `/visits/${visit.id}/ruling`,
    hidden: versioned({ visit, key }),
    counts: typed.radios({
      name: 'counts',
      legend: 'Does this visit count?',
      options: [
        { value: 'yes', text: 'Yes, it counts' },
        {
          value: 'no',
          text: 'No, it does not count',
          hint: withoutText(asked),
        },
      ],
    }),
    why: typed.textArea({ name: 'why', label: 'Why' }, 3),
  }
}

export const rulingTextOf = ({ visit, clock, mayRule }: RulingAsked): string =>
  !mayRule && waitsForRuling(visit, clock) ? waitsText(visit) : ''

const unwrittenTexts: Readonly<Record<WriteUpState, string>> = {
  'not-owed': '',
  done: '',
  owed: 'Somebody was seen, and nothing is written of it yet.',
  provisional:
    'Somebody was seen, and nobody has written it up in time: it counts for now, provisionally.',
  'ruled-out': 'Nobody has written it up.',
}

const saysNothing = 'What was written says nothing yet: it tells nobody what was seen or said'

/** Of words that say nothing: they are kept, and the write-up is owed as though they were not there. */
const emptyTexts: Readonly<Record<WriteUpState, string>> = {
  'not-owed': '',
  done: '',
  owed: `${saysNothing}, so the write-up is still owed.`,
  provisional: `${saysNothing}, so the visit counts for now, provisionally.`,
  'ruled-out': `${saysNothing}, so the visit still does not count.`,
}

/** Why a visit is not written up; nothing for one that is, or that owes none. */
export function writeUpTextOf({ visit, clock }: Pick<RulingAsked, 'visit' | 'clock'>): string {
  const state = writeUpState(visit, clock)
  const text = (visit.account === null ? unwrittenTexts : emptyTexts)[state]
  const askedOn = state === 'provisional' ? rulingAskedOn(visit, clock) : null
  return askedOn === null
    ? text
    : `${text} A supervisor who was not there is asked on ${formatShortDate(askedOn)} whether it counts, if it is not written up by then.`
}

export function writeUpOf({ visit, clock, mayWrite }: RulingAsked): Link | null {
  if (!mayWrite || isStruck(visit) || visit.origin === 'register') return null
  const state = writeUpState(visit, clock)
  const isOpen = state !== 'done' && state !== 'not-owed'
  return {
    text: isOpen ? 'Write up this visit' : 'Put right or add to what was said',
    href: `/visits/${visit.id}/write-up`,
  }
}
