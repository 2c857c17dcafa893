// What others saw of an officer's people since the officer last looked, as a day tells it.
import { formatShortDate, formatTime, localDateOf } from '../../platform/calendar.ts'
import type { UnreadSighting } from '../../sightings/index.ts'

export type SightingLine = Readonly<{
  who: string
  href: string
  text: string
  /** Where what is asked of children who were there is recorded. */
  childHref: string | null
  /** Null on the day of another officer. */
  readAction: string | null
}>

const seenBy = ({ agency, name }: UnreadSighting): string =>
  agency === null ? name : `${name} (${agency})`

const most = 200
const inShort = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()} …`

export const sightingLine = (one: UnreadSighting, mayMark: boolean): SightingLine => ({
  who: `${one.personName} (${one.visorRef})`,
  href: `/offenders/${one.offenderId}/sightings`,
  text: `${formatShortDate(localDateOf(one.at))} at ${formatTime(one.at)}, ${one.place}, seen by ${seenBy(one)}: ${inShort(one.what)}`,
  childHref: one.withChildren === true ? `/offenders/${one.offenderId}/markers` : null,
  readAction: mayMark ? `/sightings/${one.id}/read` : null,
})

/** As a program is given it. */
export const sightingTold = ({ at, place, ...one }: UnreadSighting) => ({
  ...one,
  at: at.toISOString(),
  where: place,
})
