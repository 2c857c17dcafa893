// Who left the list of overdue visits otherwise than by being seen, and by what way: from what stood and what stands now.
import { isOverdue, type Ending, type OpenDuty, type Written } from '../../duties/index.ts'
import { addDays, type LocalDate } from '../../platform/calendar.ts'
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

/** A return that was recorded began the first-visit days anew, for somebody who was in the community already. */
const isNewReturn = (was: OpenDuty, now: OpenDuty): boolean =>
  now.rule.startsWith('visits.first_visit_days') &&
  now.suspended === null &&
  now.startsOn > was.startsOn

function movedBy(was: OpenDuty, now: OpenDuty): WayLeft {
  if (now.suspended !== null) return 'suspended'
  if (isNewReturn(was, now)) return 'came back'
  if (now.level !== was.level) return 'level changed'
  if (now.rule === 'visits.plan') return 'plan moved'
  return now.dueOn !== null && isByPolicy(was, now) ? 'policy changed' : 'corrected'
}

const closedBy: Partial<Record<Ending['how'], WayLeft>> = {
  transferred: 'transferred',
  closed: 'closed',
  reactive: 'reactive',
  suspended: 'suspended',
  merged: 'merged',
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

const endedWords: Partial<Record<WayLeft, string>> = {
  reactive: 'Moved to reactive management: no visit is owed.',
  transferred: 'Transferred out of the force: no visit is owed here.',
  merged: 'Merged into another record of the same person, which goes on.',
  closed: 'Closed: no visit is owed.',
}

/** In one sentence, as it was when it happened. */
function becauseOf(way: WayLeft, { was, now }: Change): string {
  const ended = endedWords[way]
  if (ended !== undefined) return ended
  if (now === undefined) return 'No visit is owed any more.'
  if (way === 'suspended')
    return `${away[now.suspended?.why ?? ''] ?? 'Away'}: the visit waits until the return.`
  if (way === 'level changed')
    return `Risk level ${levelWords[was.level]} before, ${levelWords[now.level]} now. ${now.because}`
  return now.because
}

/** Nearly due, and put off by a return that one person recorded: looked at as if it had been overdue. */
const isPutOff = (was: OpenDuty, visits: readonly OpenDuty[], until: LocalDate): boolean =>
  was.suspended === null &&
  was.dueOn !== null &&
  was.dueOn <= until &&
  visits.some(
    (now) =>
      isNewReturn(was, now) && now.dueOn !== null && was.dueOn !== null && now.dueOn > was.dueOn,
  )

/**
 * Null unless somebody of very high or high risk level was overdue on the day by what stood, is no longer
 * overdue as such by what stands now, and was not seen. Overdue still, by another day, is no leaving; at a
 * level that nobody would ask about any more it is one, or two steps would do what one may not.
 * `dueWithin` is policy: how near a day is when a return that puts it off is looked at too.
 */
export function leftBy(written: Written, on: LocalDate, dueWithin = 0): Left | null {
  const visits = owedNow(written)
  const was = written.stored.find(
    (duty) =>
      isVisit(duty) &&
      dangerous.has(duty.level) &&
      (isOverdue(duty, on, null) || isPutOff(duty, visits, addDays(on, dueWithin))),
  )
  if (was === undefined || was.dueOn === null) return null
  if (visits.some((duty) => dangerous.has(duty.level) && isOverdue(duty, on, null))) return null
  const how = written.difference.closed.find(({ duty }) => duty.id === was.id)?.ending.how ?? null
  if (how === 'seen') return null
  const change = { was, now: visits.at(0), how }
  const way = wayOf(change)
  const { forceId, offenderId, level, dueOn } = was
  return { forceId, offenderId, level, how: way, because: becauseOf(way, change), dueOn }
}
