// How the file says things: levels, statuses, agencies, what happened at the door, how long ago.
import type { DutyKind } from '../../duties/index.ts'
import { statusWords, type LeadOnDay, type Origin, type Sex } from '../../offenders/index.ts'
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { VisitTold } from '../types.ts'

export { statusWords }

export const levelWords: Readonly<Record<string, string>> = {
  very_high: 'very high',
  high: 'high',
  medium: 'medium',
  low: 'low',
}

export const agencyWords: Readonly<Record<LeadOnDay, string>> = {
  police: 'Police',
  unknown: 'Not known on this day',
  probation: 'Probation',
  yot: 'Youth offending team',
}

export const sexWords: Readonly<Record<Sex, string>> = { M: 'Male', F: 'Female' }

export const dutyWords: Readonly<Record<DutyKind, string>> = {
  visit: 'Visit',
  visit_plan: 'Plan for the next visit',
  visit_write_up: 'Write up the visit',
  whereabouts: 'Find this person',
  suspension_review: 'Look again at the suspension',
  arms_initial: 'First ARMS',
  arms_review: 'ARMS review',
  overnight_hit: 'Decide a hit of an overnight list',
  cover: 'Accept while the owner is away',
}

const seenWords: Readonly<Record<Exclude<VisitTold['seen'], 'no'>, string>> = {
  inside: 'seen inside',
  doorstep: 'seen at the door',
  elsewhere: 'seen, not indoors',
}

const notSeenWords: Readonly<Record<string, string>> = {
  no_reply: 'no reply',
  refused: 'refused',
  gone: 'gone from the address',
  unsafe: 'not safe to call',
  cancelled_by_police: 'cancelled by police',
  frustrated: 'in custody, in hospital or away',
}

export const outcomeOf = ({ seen, notSeenBecause }: VisitTold): string =>
  seen === 'no' ? (notSeenWords[notSeenBecause ?? ''] ?? 'not seen') : seenWords[seen]

const placeWords: Readonly<Record<VisitTold['place'], string>> = {
  home: 'at home',
  station: 'at a police station',
  elsewhere: 'elsewhere',
}

export const whereOf = ({ place, addressLine }: VisitTold): string =>
  addressLine === null ? placeWords[place] : `${placeWords[place]}, ${addressLine}`

export const crewOf = ({ crew }: VisitTold): string =>
  crew.map(({ name, agency }) => (agency === undefined ? name : `${name} (${agency})`)).join(', ')

export const registerNote = 'From the register, not recorded here'

/** A note under a fact that the register brought; nothing under one recorded here. */
export const noteOf = ({ origin }: Readonly<{ origin: Origin }>): { note?: string } =>
  origin === 'register' ? { note: registerNote } : {}

export const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`

const days = { month: 30.44, year: 365.25 }

/** How long before a day: '12 days ago', '5 months ago'; later days are told from today on. */
export function ago(date: LocalDate, today: LocalDate): string {
  const past = daysBetween(date, today)
  if (past === 0) return 'today'
  const span = spanOf(Math.abs(past))
  return past > 0 ? `${span} ago` : `in ${span}`
}

const spanOf = (length: number): string => {
  if (length < 60) return counted(length, 'day')
  if (length < 2 * days.year) return counted(Math.floor(length / days.month), 'month')
  return counted(Math.floor(length / days.year), 'year')
}

export const dated = (date: LocalDate, today: LocalDate): string =>
  `${formatShortDate(date)} (${ago(date, today)})`

/** The register gives no day for some facts: that is said, never left blank. */
export const sinceText = (date: LocalDate | null, today: LocalDate): string =>
  date === null ? 'Since when is not recorded' : `Since ${dated(date, today)}`
