// Which calls found somebody of ours at the door: one answer for what was tried, for alerts and for the weekend list.
import type { Visit } from '../types.ts'

/** Police never came, or knew on the way that nobody could be there: attempts in the record, and calls at no door. */
const neverThere = new Set(['cancelled_by_police', 'frustrated'])

/** Whether a call stood at the door, by why nobody was seen; null or nothing given is a call without a reply. */
export const wasAtTheDoor = (notSeenBecause: string | null | undefined): boolean =>
  !neverThere.has(notSeenBecause ?? 'no_reply')

/** Whether entry was sought of somebody who came to the door, and not obtained: the calls of `keptOut`. */
export const wasKeptOut = ({ seen, entry }: Pick<Visit, 'seen' | 'entry'>): boolean =>
  seen === 'doorstep' && entry !== null && entry.sought && !entry.obtained
