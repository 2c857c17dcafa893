// What a visit that nobody wrote up says of itself, and the form of a supervisor's word on it.
import type { Attempt } from '../../platform/http/route.ts'
import type { Choices, HiddenFields, Link, TextArea } from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import {
  waitsForRuling,
  writeUpState,
  type WriteUpClock,
  type WriteUpState,
} from '../rules/write-up.ts'
import type { Visit } from '../types.ts'
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

export function rulingOf({ visit, clock, mayRule, attempt, key }: RulingAsked): RulingModel | null {
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
          hint: 'The day by which the person had to be seen before it stands again.',
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
export const writeUpTextOf = ({ visit, clock }: RulingAsked): string =>
  (visit.account === null ? unwrittenTexts : emptyTexts)[writeUpState(visit, clock)]

export function writeUpOf({ visit, clock, mayWrite }: RulingAsked): Link | null {
  if (!mayWrite || isStruck(visit) || visit.origin === 'register') return null
  const state = writeUpState(visit, clock)
  const isOpen = state !== 'done' && state !== 'not-owed'
  return {
    text: isOpen ? 'Write up this visit' : 'Put right or add to what was said',
    href: `/visits/${visit.id}/write-up`,
  }
}
