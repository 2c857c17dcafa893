// What came of somebody on the list, from what was recorded since it was made: trying is never mistaken for seeing.
import type { LineResult, VisitSince } from '../types.ts'
import { crewText, times, timeText } from './words.ts'

const notSeen: Readonly<Record<string, string>> = {
  no_reply: 'no reply',
  refused: 'refused',
  gone: 'gone',
  unsafe: 'not safe to go on',
  cancelled_by_police: 'cancelled by police',
  frustrated: 'in custody, in hospital or away',
}

const metWords: Readonly<Record<VisitSince['seen'], string>> = {
  inside: 'seen inside, but it does not count',
  doorstep: 'seen at the door only',
  elsewhere: 'seen away from home',
  no: 'not seen',
}

const by = ({ crew }: VisitSince): string =>
  crew.length === 0 ? '' : ` by ${crewText(crew.map(({ name }) => ({ officer: '', name })))}`

const callText = (visit: VisitSince): string =>
  `${timeText(visit.at)}: ${visit.seen === 'no' ? (notSeen[visit.notSeenBecause ?? ''] ?? 'not seen') : metWords[visit.seen]}`

type Since = Readonly<{
  visits: readonly VisitSince[]
  /** Whether a visit is owed still: not suspended, not reactive, not closed. */
  isOwed: boolean
}>

const triedText = (visits: readonly VisitSince[]): string =>
  `Tried ${times(visits.length)}, not seen. ${visits.map(callText).join('; ')}`

const metText = (visits: readonly VisitSince[]): string =>
  `Met, but it does not count as a visit. ${visits.map(callText).join('; ')}`

/** Only a qualifying visit is seen; whoever left the list in another way is said to have left. */
export function resultOf({ visits, isOwed }: Since): LineResult {
  const seen = visits.find(({ qualifies }) => qualifies)
  if (seen !== undefined)
    return { state: 'seen', text: `Seen ${timeText(seen.at)}${by(seen)}`, visits }
  const tried = visits.length === 0 ? '' : ` ${visits.map(callText).join('; ')}`
  if (!isOwed)
    return { state: 'left', text: `Not seen, and no visit is owed now: see why.${tried}`, visits }
  if (visits.some((visit) => visit.seen !== 'no'))
    return { state: 'met', text: metText(visits), visits }
  return visits.length > 0
    ? { state: 'tried', text: triedText(visits), visits }
    : { state: 'not-tried', text: 'Not tried yet', visits }
}
