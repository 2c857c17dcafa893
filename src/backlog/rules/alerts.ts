// When an inspector must choose what is done about somebody who is not seen, and when the choice is looked at again.
import { addDays, daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import { lastSeenBy } from '../../visits/index.ts'
import type { AlertChoice, Finding, Told } from '../types/escalations.ts'
import { counts } from './counts.ts'
import { calledTimes, callsText, type Judged } from './escalations.ts'

/** Why an alert is due: since which day, and in words. */
export type AlertCause = Readonly<{ startedBy: string; since: LocalDate; because: string }>

export const choiceWords: Readonly<Record<AlertChoice, string>> = {
  another_time: 'try another hour, an evening or a weekend',
  another_crew: 'send another pair, or ask another force',
  s96b_warrant: 'consider a warrant under section 96B',
  arrest: 'consider arrest',
  circulated: 'circulated as wanted',
  whereabouts_unknown: 'whereabouts unknown, recorded',
  wait: 'wait',
}

const levelWords = { very_high: 'very high', high: 'high', medium: 'medium', low: 'low' } as const

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** Overdue for as many days as policy gives the level; 0 is never, and an arrear of the baseline is on its list. */
function overdueLong({ counted, policy, isArrear }: Judged): AlertCause[] {
  const { latestBy, standing } = counted
  if (!counts['overdue-visits'](counted) || latestBy === null) return []
  const after = policy.number(`visits.alert_days.${standing.level}`)
  const over = daysBetween(latestBy.on, standing.on)
  if (after === 0 || over < after || isArrear('visit', latestBy.on)) return []
  return [
    {
      startedBy: `due:${latestBy.on}`,
      since: addDays(latestBy.on, after),
      because: `${days(over)} overdue on ${formatShortDate(standing.on)} at ${levelWords[standing.level]} risk level (due by ${formatShortDate(latestBy.on)}); policy asks an inspector after ${days(after)}.`,
    },
  ]
}

/** So many failed calls at very high or high risk level, the last of them after the baseline. */
function calledOften(judged: Judged): AlertCause[] {
  const { file, counted, policy } = judged
  const { on, status, management, level } = counted.standing
  const most = policy.number('visits.attempts_before_alert')
  if (most === 0 || (level !== 'very_high' && level !== 'high')) return []
  if (status !== 'community' || management !== 'active') return []
  const called = calledTimes(judged, most)
  if (called === null) return []
  return [
    {
      startedBy: `calls:${lastSeenBy(file.visits, on) ?? 'never'}`,
      since: called.reachedOn,
      because: `${callsText(called)}; policy asks an inspector after ${most} at ${levelWords[level]} risk level.`,
    },
  ]
}

export const alertCauses = (judged: Judged): AlertCause[] => [
  ...overdueLong(judged),
  ...calledOften(judged),
]

type Alert = Readonly<{ startedBy: string; because: string }>

/** The alert that was chosen about last; null while none was. */
const lastChosen = (alerts: readonly Told[]): Told | null =>
  alerts.toSorted((a, b) => (a.lookAgainOn ?? '').localeCompare(b.lookAgainOn ?? '')).at(-1) ?? null

function again(last: Told, causes: readonly AlertCause[], on: LocalDate): Alert | null {
  const { lookAgainOn, choice, chosenOn } = last
  if (lookAgainOn === null || choice === null || chosenOn === null || lookAgainOn > on) return null
  return {
    startedBy: `again:${lookAgainOn}`,
    because: `To be looked at again on ${formatShortDate(lookAgainOn)}, as was chosen on ${formatShortDate(chosenOn)} (${choiceWords[choice]}), and still not seen: ${causes.map(({ because }) => because).join(' ')}`,
  }
}

/**
 * Whether an alert is due now. One that stands unanswered speaks for every cause; a choice speaks for those that
 * had come by the day it was made, until the day on which it is looked at again.
 */
export function alertDue(
  causes: readonly AlertCause[],
  alerts: readonly Told[],
  on: LocalDate,
): Alert | null {
  const [first] = causes
  if (first === undefined || alerts.some(({ chosenOn }) => chosenOn === null)) return null
  const last = lastChosen(alerts)
  const since = last === null ? null : again(last, causes, on)
  if (since !== null) return since
  const fresh = causes.find((cause) =>
    alerts.every(({ chosenOn }) => chosenOn !== null && chosenOn < cause.since),
  )
  return fresh === undefined
    ? null
    : { startedBy: fresh.startedBy, because: causes.map(({ because }) => because).join(' ') }
}

const carries = (finding: Finding, because: string): Finding => ({
  ...finding,
  isAlert: true,
  because: `${finding.because} An inspector must choose what is done: ${because}`,
})

/** Whether this was told before, whatever came of it. */
export const isTold = (told: readonly Told[], { kind, startedBy }: Finding): boolean =>
  told.some((one) => one.kind === kind && one.startedBy === startedBy)

/**
 * What a night tells of one person, with the alert where one is due: on what is told for the first time that
 * night, so that a person gives one line a night, else as a further one.
 */
export function withAlert(
  judged: Judged,
  findings: readonly Finding[],
  told: readonly Told[],
): readonly Finding[] {
  const causes = alertCauses(judged)
  if (causes.length === 0) return findings
  const { on } = judged.counted.standing
  const seenBefore = lastSeenBy(judged.file.visits, on)
  const alerts = told.filter((one) => one.isAlert && one.seenBefore === seenBefore)
  const fresh = findings.find((finding) => !isTold(told, finding))
  const due = alertDue(causes, alerts, on) ?? firstTold(fresh, causes, alerts)
  if (due === null) return findings
  if (fresh !== undefined)
    return findings.map((one) => (one === fresh ? carries(one, due.because) : one))
  const startedBy = `${due.startedBy} since:${seenBefore ?? 'never'}`
  return [
    ...findings,
    {
      kind: 'visit_alert',
      startedBy,
      reason: null,
      because: due.because,
      seenBefore,
      clockStart: null,
      isAlert: true,
    },
  ]
}

/** A day that is told as passed for the first time was not known when an earlier choice was made, however old it is. */
function firstTold(
  fresh: Finding | undefined,
  causes: readonly AlertCause[],
  alerts: readonly Told[],
): Alert | null {
  if (fresh?.kind !== 'visit_overdue' || alerts.some(({ chosenOn }) => chosenOn === null))
    return null
  return causes.find(({ startedBy }) => startedBy === fresh.startedBy) ?? null
}
