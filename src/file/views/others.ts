// What an inspector chose about somebody who is not seen, and what others saw: beside the visits, never one of them.
import { mayFollow } from '../../access/index.ts'
import { chosenResource, choiceWords } from '../../backlog/index.ts'
import { formatShortDate, formatTime, localDateOf } from '../../platform/calendar.ts'
import type { AlertTold, Gathered, SightingTold } from '../types.ts'
import { isPast } from './past.ts'
import type { Line } from './section.ts'

const linkTo = ({ actor }: Gathered, { id }: AlertTold): Readonly<{ href?: string }> => {
  const href = `/escalations/${id}`
  return mayFollow(actor, href) ? { href } : {}
}

/** The alert with the choice on it, beside the overdue visit. */
export function alertLines(file: Gathered): Line[] {
  const { alert } = file.beside
  if (alert === null) return []
  const { choice, chosenBy, lookAgainOn, why, forDate } = alert
  if (choice === null || lookAgainOn === null)
    return [
      {
        text: `Alert to the inspector since ${formatShortDate(forDate)}, no choice made yet`,
        ...linkTo(file, alert),
        note: alert.because,
        noteClass: 'app-cell-note--alert',
      },
    ]
  return [
    {
      text: `Chosen while not seen: ${choiceWords[choice]}`,
      ...linkTo(file, alert),
      note: `${why ?? ''} (${chosenBy ?? ''}; looked at again on ${formatShortDate(lookAgainOn)})`,
    },
  ]
}

const seenBy = ({ agency, name }: SightingTold): string =>
  agency === null ? name : `${name} (${agency})`

const sightingLine = (one: SightingTold): Line => ({
  text: `${formatShortDate(localDateOf(one.at))} at ${formatTime(one.at)}, ${one.place}, seen by ${seenBy(one)}`,
  note: `${one.what}${one.withChildren === true ? ' Children were there.' : ''}`,
})

/** The last few; a sighting is no visit. Nothing is recorded into a file that is read as it was. */
export function sightingLines(file: Gathered): Line[] {
  const { sightings } = file.beside
  const href = `/offenders/${file.head.id}/sightings`
  if (isPast(file))
    return sightings.length === 0
      ? [{ text: 'No sighting had been recorded' }]
      : [...sightings.map(sightingLine), { text: 'All sightings', href }]
  return sightings.length === 0
    ? [{ text: 'No sighting is recorded. Record one', href }]
    : [...sightings.map(sightingLine), { text: 'All sightings, and record another', href }]
}

/** As a program is given it: null while nothing was asked since the person was last seen. */
export const alertResource = ({ beside: { alert } }: Gathered) =>
  alert === null
    ? null
    : {
        escalation: alert.id,
        kind: alert.kind,
        forDate: alert.forDate,
        because: alert.because,
        chosen: chosenResource(alert),
      }
