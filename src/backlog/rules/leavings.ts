// Who left the list of overdue visits otherwise than by being seen, and by what way: from what stood and what stands now.
import { isOverdue, type Ending, type OpenDuty, type Written } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Level } from '../../policy/index.ts'
import type { Left, WayLeft } from '../types/leavings.ts'

const dangerous = new Set<Level>(['very_high', 'high'])

const isVisit = ({ kind }: OpenDuty): boolean => kind === 'visit'

/** The visits owed once the difference is written. */
function owedNow({ stored, difference: { opened, amended, closed } }: Written): OpenDuty[] {
  const touched = new Set([...amended, ...closed.map(({ duty }) => duty)].map(({ id }) => id))
  const kept = stored.filter(({ id }) => !touched.has(id))
  return [...kept, ...amended, ...opened].filter(isVisit)
}

type Change = Readonly<{ was: OpenDuty; now: OpenDuty | undefined; how: Ending['how'] | null }>

/** The same rule, from the same start, at the same level gives another day: only its number has changed. */
const isByPolicy = (was: OpenDuty, now: OpenDuty): boolean =>
  now.rule === was.rule && now.subject === was.subject && now.startsOn === was.startsOn

function movedBy(was: OpenDuty, now: OpenDuty): WayLeft {
  if (now.suspended !== null) return 'suspended'
  if (now.level !== was.level) return 'level changed'
  if (now.rule === 'visits.plan') return 'plan moved'
  return now.dueOn !== null && isByPolicy(was, now) ? 'policy changed' : 'corrected'
}

const closedBy: Partial<Record<Ending['how'], WayLeft>> = {
  transferred: 'transferred',
  closed: 'closed',
  reactive: 'reactive',
  suspended: 'suspended',
}

const wayOf = ({ was, now, how }: Change): WayLeft =>
  (how === null ? undefined : closedBy[how]) ??
  (now === undefined ? 'corrected' : movedBy(was, now))

const away: Readonly<Record<string, string>> = {
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
}

const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'very high',
  high: 'high',
  medium: 'medium',
  low: 'low',
}

/** In one sentence, as it was when it happened. */
function becauseOf(way: WayLeft, { was, now }: Change): string {
  if (way === 'reactive') return 'Moved to reactive management: no visit is owed.'
  if (way === 'transferred') return 'Transferred out of the force: no visit is owed here.'
  if (way === 'closed') return 'Closed: no visit is owed.'
  if (now === undefined) return 'No visit is owed any more.'
  if (way === 'suspended')
    return `${away[now.suspended?.why ?? ''] ?? 'Away'}: the visit waits until the return.`
  if (way === 'level changed')
    return `Risk level ${levelWords[was.level]} before, ${levelWords[now.level]} now. ${now.because}`
  return now.because
}

/**
 * Null unless somebody of very high or high risk level was overdue on the day by what stood, is no longer
 * overdue as such by what stands now, and was not seen. Overdue still, by another day, is no leaving; at a
 * level that nobody would ask about any more it is one, or two steps would do what one may not.
 */
export function leftBy(written: Written, on: LocalDate): Left | null {
  const was = written.stored.find(
    (duty) => isVisit(duty) && dangerous.has(duty.level) && isOverdue(duty, on, null),
  )
  if (was === undefined || was.dueOn === null) return null
  const visits = owedNow(written)
  if (visits.some((duty) => dangerous.has(duty.level) && isOverdue(duty, on, null))) return null
  const how = written.difference.closed.find(({ duty }) => duty.id === was.id)?.ending.how ?? null
  if (how === 'seen') return null
  const change = { was, now: visits.at(0), how }
  const way = wayOf(change)
  const { forceId, offenderId, level, dueOn } = was
  return { forceId, offenderId, level, how: way, because: becauseOf(way, change), dueOn }
}
