// What a night has to tell somebody above the owner: overdue visits, failed calls, missing ARMS.
import { formatShortDate, formatTime, type LocalDate } from '../../platform/calendar.ts'
import type { Policy } from '../../policy/index.ts'
import { failedCallsSince, lastSeenBy, type VisitFacts } from '../../visits/index.ts'
import type { CaseFile, Counted } from '../types.ts'
import type { Finding } from '../types/escalations.ts'
import { counts, missingBecause } from './counts.ts'

export type Judged = Readonly<{
  file: CaseFile
  counted: Counted
  policy: Policy
  /** The day of the first register: what was late before it is a named list already. */
  baselineOn: LocalDate | null
  /** Whether this person was late already on the baseline, and is so for a day before it. */
  isArrear: (kind: ArrearKind, dueOn: LocalDate) => boolean
}>

/** At very high and high risk level an inspector is told of everything; below them of alerts alone. */
export const isToInspector = (
  { isAlert }: Pick<Finding, 'isAlert'>,
  level: Counted['standing']['level'],
): boolean => isAlert || level === 'very_high' || level === 'high'

export type ArrearKind = 'visit' | 'arms_initial'

const late = { visit: counts['overdue-visits'], arms_initial: counts['missing-arms'] } as const

/**
 * What makes somebody's lateness an arrear: its day had passed by the baseline and they were late on it. A day
 * put before the baseline since then, as by a higher level, found nobody late there: it happened afterwards.
 */
export const arrearOf =
  (baselineOn: LocalDate | null, then: Counted | null): Judged['isArrear'] =>
  (kind, dueOn) =>
    baselineOn !== null && dueOn < baselineOn && then !== null && late[kind](then)

/** Late for a day before the baseline: whether it is an arrear turns on how they stood on the baseline. */
export const mayBeArrear = (one: Counted, baselineOn: LocalDate): boolean =>
  (late.visit(one) && one.latestBy !== null && one.latestBy.on < baselineOn) ||
  (late.arms_initial(one) && one.arms.initialDueOn !== null && one.arms.initialDueOn < baselineOn)

/** The visit that is overdue, by the day that passed: a later plan that passes too is another beginning. */
export function overdueFinding({ file, counted, isArrear }: Judged): Finding | null {
  const { latestBy, standing } = counted
  if (!counts['overdue-visits'](counted) || latestBy === null) return null
  if (isArrear('visit', latestBy.on)) return null
  return {
    kind: 'visit_overdue',
    startedBy: `due:${latestBy.on}`,
    reason: null,
    because: `The visit was due by ${formatShortDate(latestBy.on)} and was not made. ${latestBy.because}`,
    seenBefore: lastSeenBy(file.visits, standing.on),
    clockStart: null,
    isAlert: false,
  }
}

type Call = VisitFacts['attempts'][number]

/** Calls that count for an alert: two in the same part of the same day are one (contract section 8). */
export function callsCounted(calls: readonly Call[], partEnds: readonly number[]): Call[] {
  const partOf = ({ on, at }: Call): string => {
    const hour = Number(formatTime(at).slice(0, 2))
    return `${on} ${partEnds.filter((end) => hour >= end).length}`
  }
  const first = new Map<string, Call>()
  for (const call of calls.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    if (!first.has(partOf(call))) first.set(partOf(call), call)
  return [...first.values()]
}

/**
 * The calls since the person was last seen at which somebody stood at the door and nobody was met, or entry was
 * sought and not obtained. A visit that police cancelled is an abstraction, one that custody, hospital or a stay away
 * frustrated is no failure to answer: both stay in the record as attempts, and neither says that the person is
 * avoiding us.
 */
export const callsCountedFor = ({
  file,
  counted,
  policy,
}: Omit<Judged, 'baselineOn' | 'isArrear'>): Call[] =>
  callsCounted(
    failedCallsSince(file.visits, counted.standing.on),
    policy.list('visits.part_of_day_hours'),
  )

/** What failed of them: whoever spoke at the door and let nobody in was found, and is not asked for less. */
export const failedWords = 'nobody was seen or entry was refused'

type CalledTimes = Readonly<{ total: number; reachedOn: LocalDate; lastOn: LocalDate }>

/** The calls that count, once there are so many and the one that made them so many came after the baseline. */
export function calledTimes(judged: Judged, many: number): CalledTimes | null {
  const calls = callsCountedFor(judged)
  const [reached, last] = [calls[many - 1], calls.at(-1)]
  if (reached === undefined || last === undefined) return null
  const isBefore = judged.baselineOn !== null && reached.on < judged.baselineOn
  return isBefore ? null : { total: calls.length, reachedOn: reached.on, lastOn: last.on }
}

/** '3 calls at different times, the latest of them on 9 Mar 2026, at which nobody was seen or entry was refused'. */
export const callsText = ({ total, lastOn }: CalledTimes): string =>
  `${total} calls at different times, the latest of them on ${formatShortDate(lastOn)}, at which ${failedWords}`

/** So many calls since the person was last seen, the last of them after the baseline, that failed. */
export function failedCallsFinding(judged: Judged): Finding | null {
  const { file, counted, policy } = judged
  const { on, status, management } = counted.standing
  if (status !== 'community' || management !== 'active') return null
  const most = policy.number('visits.attempts_before_escalation')
  const called = calledTimes(judged, most)
  if (called === null) return null
  const seen = lastSeenBy(file.visits, on)
  const since =
    seen === null
      ? 'no visit has counted so far'
      : `the last visit that counts was on ${formatShortDate(seen)}`
  return {
    kind: 'failed_attempts',
    startedBy: `since:${seen ?? 'never'}`,
    reason: null,
    because: `${callsText(called)}; ${since}. Policy tells a supervisor after ${most}.`,
    seenBefore: seen,
    clockStart: null,
    isAlert: false,
  }
}

const waits = {
  notStarted: 'it is not started',
  draft: 'it is in draft',
  returned: 'it was returned for work',
  awaitingRatification: 'it is completed and awaits ratification',
} as const

/** The ARMS that is missing, by the clock it belongs to: a change of what it waits for is no other beginning. */
export function missingFinding({ counted, isArrear }: Judged): Finding | null {
  const { clockStart, initialDueOn } = counted.arms
  if (!counts['missing-arms'](counted) || clockStart === null || initialDueOn === null) return null
  if (isArrear('arms_initial', initialDueOn)) return null
  const reason = missingBecause(counted)
  return {
    kind: 'missing_arms',
    startedBy: `clock:${clockStart}`,
    reason,
    because: `The ARMS owed since ${formatShortDate(clockStart)} was to be ratified by ${formatShortDate(initialDueOn)}, and ${waits[reason]}.`,
    seenBefore: null,
    clockStart,
    isAlert: false,
  }
}
