// What came of somebody on the list, from what was recorded since it was made: trying is never mistaken for seeing.
import {
  daysBetween,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import { wasAtTheDoor } from '../../visits/index.ts'
import type { LineResult, ListedLine, VisitSince } from '../types.ts'
import { crewText, times, timeText } from './words.ts'

export const notSeenWords: Readonly<Record<string, string>> = {
  no_reply: 'no reply',
  refused: 'refused',
  gone: 'gone',
  unsafe: 'not safe to go on',
  cancelled_by_police: 'cancelled by police',
  frustrated: 'in custody, in hospital or away',
}

export const metWords: Readonly<Record<VisitSince['seen'], string>> = {
  inside: 'seen inside, but it does not count',
  doorstep: 'seen at the door only',
  elsewhere: 'seen away from home',
  no: 'not seen',
}

const by = ({ crew }: VisitSince): string =>
  crew.length === 0 ? '' : ` by ${crewText(crew.map(({ name }) => ({ officer: '', name })))}`

const callText = (visit: VisitSince): string =>
  `${timeText(visit.at)}: ${visit.seen === 'no' ? (notSeenWords[visit.notSeenBecause ?? ''] ?? 'not seen') : metWords[visit.seen]}`

type Since = Readonly<{
  /** Those since the results begin to count, and the earlier ones that count as visits and were told since. */
  visits: readonly VisitSince[]
  /** When the results begin to count. */
  since: Date
  /** Whether a visit is owed still by the end of the list: not suspended, not reactive, not closed, not moved. */
  isOwed: boolean
  line: Pick<ListedLine, 'dueOn' | 'isOwed' | 'owedOn' | 'movedBy' | 'metOn'>
}>

const atTheDoor = ({ notSeenBecause }: VisitSince): boolean => wasAtTheDoor(notSeenBecause)

const told = (visits: readonly VisitSince[]): string => visits.map(callText).join('; ')

const triedText = (visits: readonly VisitSince[]): string => {
  const [calls, others] = [visits.filter(atTheDoor), visits.filter((one) => !atTheDoor(one))]
  const apart = others.length === 0 ? '' : `. Nobody of ours went to the door: ${told(others)}`
  return calls.length === 0
    ? `Not tried${apart}`
    : `Tried ${times(calls.length)}, not seen. ${told(calls)}${apart}`
}

const metText = (visits: readonly VisitSince[]): string =>
  `Met, but it does not count as a visit. ${told(visits)}`

/** ', was 34 days over': as it stood when the day was moved. */
function wasText({ dueOn, movedBy }: Since['line']): string {
  if (dueOn === null) return ', had no day'
  const over = movedBy === null ? 0 : daysBetween(dueOn, movedBy.on)
  if (over > 0) return `, was ${over === 1 ? '1 day' : `${over} days`} over`
  return `, was ${formatShortDate(dueOn)}`
}

/** A day that was moved is owed still: whose word it was stands beside it. */
function movedText(line: Since['line'], owedOn: LocalDate): string {
  const by = line.movedBy === null ? '' : ` by ${line.movedBy.name}`
  const was = line.dueOn === owedOn ? '' : wasText(line)
  return `Not seen. Latest-by moved to ${formatShortDate(owedOn)}${by}${was}; a visit is still owed`
}

function notOwed({ line, visits }: Since): LineResult {
  const tried = visits.length === 0 ? '' : `. ${told(visits)}`
  if (!line.isOwed || line.owedOn === null)
    return { state: 'left', text: `Not seen, and no visit is owed now: see why${tried}`, visits }
  const plan = line.movedBy === null ? {} : { planId: line.movedBy.planId }
  return { state: 'moved', text: `${movedText(line, line.owedOn)}${tried}`, visits, ...plan }
}

/**
 * An earlier visit that was told since is what came of somebody only if it met what was owed, and nothing is owed any
 * more. Of whoever is owed a visit all the same, or whose day was moved or suspended before it was told, it tells of
 * another interval, and nobody is said to be seen by it.
 */
const ofThisList = ({ visits, since, isOwed, line }: Since): readonly VisitSince[] =>
  visits.filter(({ at }) => at >= since || (!isOwed && localDateOf(at) === line.metOn))

/** Only a qualifying visit is seen; whoever left the list in another way is said to have left. */
export function resultOf(all: Since): LineResult {
  const since = { ...all, visits: ofThisList(all) }
  const { visits } = since
  const seen = visits.find(({ qualifies }) => qualifies)
  if (seen !== undefined)
    return { state: 'seen', text: `Seen ${timeText(seen.at)}${by(seen)}`, visits }
  if (!since.isOwed) return notOwed(since)
  if (visits.some((visit) => visit.seen !== 'no'))
    return { state: 'met', text: metText(visits), visits }
  if (visits.length === 0) return { state: 'not-tried', text: 'Not tried yet', visits }
  const state = visits.some(atTheDoor) ? 'tried' : 'not-tried'
  return { state, text: triedText(visits), visits }
}
