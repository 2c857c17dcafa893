// The words of the overnight lists: their kinds, what matched, what a hit may be, what is asked.
import { formatShortDate, formatTime } from '../../platform/calendar.ts'
import {
  matchedOn,
  type HitEvent,
  type LineFacts,
  type Matched,
  type OvernightKind,
  type Question,
} from '../types.ts'

export const kindWords: Readonly<Record<OvernightKind, string>> = {
  custody: 'custody list',
  crime: 'list of crimes',
  incident: 'list of incidents',
  missing: 'list of missing people',
  intelligence: 'list of intelligence',
}

const matchedWords: Readonly<Record<Matched, string>> = {
  pnc: 'PNC ID',
  visorRef: 'ViSOR ref',
  name: 'name with date of birth',
  address: 'home address',
  moved: 'a correction that moved it here',
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** 'PNC ID and home address'. */
export const matchText = (matched: readonly Matched[]): string =>
  listed(matchedOn.filter((how) => matched.includes(how)).map((how) => matchedWords[how]))

/** 'custody list and list of crimes'. */
export const kindsText = (kinds: readonly OvernightKind[]): string =>
  listed(kinds.map((kind) => kindWords[kind]))

export const eventWords: Readonly<Record<HitEvent, string>> = {
  arrest: 'Arrested',
  charge: 'Charged',
  missing: 'Reported missing',
  crime: 'Named in a crime report',
  incident: 'Named in an incident',
  intelligence: 'New intelligence',
}

export const questionWords: Readonly<Record<Question, string>> = {
  child: 'Is a child concerned?',
  review: 'Does the risk need a review now?',
  visit: 'Is a visit needed now?',
}

/** '21 Nov 2026 at 23:40', or the day alone. */
export const whenText = ({ onDate, at }: Pick<LineFacts, 'onDate' | 'at'>): string =>
  at === null ? formatShortDate(onDate) : `${formatShortDate(onDate)} at ${formatTime(at)}`
