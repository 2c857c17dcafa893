// Words that every page of weekends and shifts says alike: who goes, when it was, how often.
import {
  formatShortDate,
  formatTime,
  localDateOf,
  weekdayOf,
  type Weekday,
} from '../../platform/calendar.ts'
import type { Level } from '../../policy/index.ts'
import type { Crew } from '../types.ts'

/** 'Saturday', of a day or of its name. */
export const weekdayText = (day: Weekday): string => `${day.charAt(0).toUpperCase()}${day.slice(1)}`

/** 'Saturday 7 Mar 2026 at 14:10'. */
export const timeText = (at: Date): string => {
  const on = localDateOf(at)
  return `${weekdayText(weekdayOf(on))} ${formatShortDate(on)} at ${formatTime(at)}`
}

const nameOf = (one: Crew): string => ('officer' in one ? one.name : `${one.name} (${one.agency})`)

/** 'A and B', 'A, B and C (Probation)'. */
export function crewText(crew: readonly Crew[]): string {
  const names = crew.map(nameOf)
  const last = names.at(-1) ?? 'nobody'
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The officers of a crew by key; others by agency and name. */
export const crewKeys = (crew: readonly Crew[]) =>
  crew.map((one) => ('officer' in one ? one.officer : { agency: one.agency, name: one.name }))

/** 'once', 'twice', '3 times'. */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`

export const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high risk level',
  high: 'High risk level',
  medium: 'Medium risk level',
  low: 'Low risk level',
}
