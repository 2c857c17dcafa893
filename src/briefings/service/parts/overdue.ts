// Overdue visits at very high and then high risk level, each with what was tried, what holds it, and who goes today.
import {
  alertsStanding,
  choiceWords,
  counts,
  worstOf,
  type Registered,
  type WorstCase,
} from '../../../backlog/index.ts'
import { formatShortDate } from '../../../platform/calendar.ts'
import type { OffenderId } from '../../../platform/ids.ts'
import { inShort, standingOf } from '../../rules.ts'
import type { Lead } from '../../types.ts'
import { about, type BriefingAsk, type BriefingPart } from '../asked.ts'

const most = 8

const isDangerous = ({ counted }: Registered): boolean =>
  counts['overdue-visits'](counted) &&
  (counted.standing.level === 'very_high' || counted.standing.level === 'high')

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** Whoever was told at a meeting to go and see this person, and has not yet. */
function goes({ decisions, on }: BriefingAsk, id: OffenderId): string {
  const going = decisions.find(
    (one) =>
      one.offenderId === id &&
      one.kind === 'visit' &&
      ['to do', 'late'].includes(standingOf(one, on)),
  )
  if (going === undefined) return 'Nobody was going when this was issued'
  const at = going.atTime === null ? '' : ` at ${going.atTime}`
  if (going.dueOn < on)
    return `Was to be seen by ${formatShortDate(going.dueOn)}: ${going.officerName}, not done`
  const when = going.dueOn === on ? 'today' : formatShortDate(going.dueOn)
  return `Goes ${when}${at}: ${going.officerName}`
}

function holds({ controls }: BriefingAsk, id: OffenderId): string {
  const held = controls.get(id)
  return held === undefined
    ? 'no interim control'
    : `interim control until ${formatShortDate(held.untilOn)}: ${inShort(held.control)}`
}

type Alerts = Awaited<ReturnType<typeof alertsStanding>>

/** What an inspector chose about it, or was asked and has not chosen yet. */
function chosen(alerts: Alerts, id: OffenderId): string {
  const alert = alerts.get(id)
  if (alert === undefined) return ''
  const { choice, lookAgainOn } = alert
  return choice === null || lookAgainOn === null
    ? ' Alert to the inspector: no choice made yet.'
    : ` Inspector: ${choiceWords[choice]}, looked at again on ${formatShortDate(lookAgainOn)}.`
}

type Told = Readonly<{ ask: BriefingAsk; alerts: Alerts }>

function text({ ask, alerts }: Told, { person, daysOverdue }: WorstCase): string {
  const level = person.level === 'very_high' ? 'Very high' : 'High'
  const rests = person.lastSeenProvisional === true ? ' (provisional: not written up)' : ''
  const seen =
    person.lastSeenOn === null
      ? 'never seen'
      : `last seen ${formatShortDate(person.lastSeenOn)}${rests}`
  return `${level}, ${plural(daysOverdue, 'day')} over, ${plural(person.attemptsSince, 'attempt')}, ${seen}; ${holds(ask, person.id)}. ${goes(ask, person.id)}. Owner: ${person.officerName ?? 'nobody'}.${chosen(alerts, person.id)}`
}

const levels = [
  ['very_high', 'very high'],
  ['high', 'high'],
] as const

/** How many there are at each level: each number leads to the list that it counts. */
const leadsOf = (dangerous: readonly Registered[]): Lead[] =>
  levels.flatMap(([level, words]) => {
    const total = dangerous.filter(({ counted }) => counted.standing.level === level).length
    return total === 0
      ? []
      : [{ text: `${total} ${words} overdue`, path: `/lists/overdue-visits?level=${level}` }]
  })

export const overdue: BriefingPart = async (tx, ask) => {
  const dangerous = ask.people.filter(isDangerous)
  const worst = await worstOf(tx, ask.register, { people: dangerous, most: dangerous.length })
  const alerts = await alertsStanding(
    tx,
    worst.map(({ person }) => person.id),
  )
  return {
    name: 'overdue',
    title: 'Overdue visits: very high, then high',
    lines: worst.map((one) => about(ask, one.person.id, { text: text({ ask, alerts }, one) })),
    shown: most,
    leads: leadsOf(dangerous),
    emptyText: 'Nobody at very high or high risk level is overdue a visit.',
  }
}
