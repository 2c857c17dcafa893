// Who is on duty at an instant, who is on call, and where no supervisor is, day by day.
import {
  addDays,
  daysBetween,
  formatTime,
  instantAt,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { OfficerId } from '../../platform/ids.ts'
import type { OnCallTurn, RosterTurn } from '../types/here.ts'

const crossesMidnight = ({ fromTime, untilTime }: RosterTurn): boolean =>
  fromTime !== null && untilTime !== null && untilTime <= fromTime

/** A turn of duty on whose wall-clock times an instant lies; one without times is the whole day. */
function isOnTurn(turn: RosterTurn, at: Date): boolean {
  if (turn.kind !== 'duty') return false
  const [day, time] = [localDateOf(at), formatTime(at)]
  const { onDay, fromTime, untilTime } = turn
  if (fromTime === null || untilTime === null) return onDay === day
  if (!crossesMidnight(turn)) return onDay === day && fromTime <= time && time < untilTime
  return (onDay === day && fromTime <= time) || (addDays(onDay, 1) === day && time < untilTime)
}

/** Why somebody who is not away is not to be rung: a day of rest, a turn still to come, or one that is over. */
export type OffDuty = Readonly<{ why: 'rest' | 'not-begun' | 'ended'; at: string | null }>

const restDay: OffDuty = { why: 'rest', at: null }

const isNight = (turn: RosterTurn): boolean => turn.kind === 'duty' && crossesMidnight(turn)

/** Off duty at an instant by the roster of that day; null on a turn, when away, and where nothing is entered. */
export function offDutyNow(
  turns: readonly RosterTurn[],
  officerId: OfficerId,
  at: Date,
): OffDuty | null {
  const own = turns.filter((turn) => turn.officerId === officerId)
  if (own.some((turn) => isOnTurn(turn, at))) return null
  const [day, time] = [localDateOf(at), formatTime(at)]
  const today = own.filter(({ onDay }) => onDay === day)
  const duty = today.filter(({ kind }) => kind === 'duty')
  if (duty.length === 0 && today.some(({ kind }) => kind === 'rest')) return restDay
  const [next] = duty
    .flatMap(({ fromTime }) => fromTime ?? [])
    .filter((from) => from > time)
    .toSorted()
  if (next !== undefined) return { why: 'not-begun', at: next }
  const night = own.filter((turn) => addDays(turn.onDay, 1) === day && isNight(turn))
  const ended = [...duty, ...night].flatMap(({ untilTime }) => untilTime ?? []).toSorted()
  return ended.length === 0 ? null : { why: 'ended', at: ended.at(-1) ?? null }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** From when until when of its day a turn lasts, in minutes; one that ends before it begins goes on to the next. */
function lasts({ fromTime, untilTime }: Times): readonly [number, number] {
  if (fromTime === null || untilTime === null) return [0, 24 * 60]
  const [from, until] = [minutesOf(fromTime), minutesOf(untilTime)]
  return [from, until <= from ? until + 24 * 60 : until]
}

type Times = Pick<RosterTurn, 'onDay' | 'fromTime' | 'untilTime'>

/** A whole day of rest or leave after a night says what the rest of that day is. */
const isWholeDay = ({ fromTime, untilTime }: Times): boolean =>
  fromTime === null || untilTime === null

/** Nobody is in two places: two turns at the same time, also where a night goes on into the next day. */
export function turnsMeet(one: Times, other: Times): boolean {
  const days = daysBetween(one.onDay, other.onDay)
  if (days !== 0 && (isWholeDay(one) || isWholeDay(other))) return false
  const [[fromA, untilA], [fromB, untilB]] = [lasts(one), lasts(other)]
  const later = days * 24 * 60
  return fromA < untilB + later && fromB + later < untilA
}

/** Both times of a turn are on the clock of their days: none lies in the hour that summer time leaves out. */
export function timesExist(turn: RosterTurn): boolean {
  const { onDay, fromTime, untilTime } = turn
  if (fromTime === null || untilTime === null) return true
  const untilOn = crossesMidnight(turn) ? addDays(onDay, 1) : onDay
  return instantAt(onDay, fromTime) !== null && instantAt(untilOn, untilTime) !== null
}

export const onTurnNow = (turns: readonly RosterTurn[], at: Date): ReadonlySet<OfficerId> =>
  new Set(turns.filter((turn) => isOnTurn(turn, at)).map(({ officerId }) => officerId))

export const isOnCall = ({ fromAt, untilAt }: OnCallTimes, at: Date) => fromAt <= at && at < untilAt

type OnCallTimes = Pick<OnCallTurn, 'fromAt' | 'untilAt'>

/** The days on which a turn of the on-call line lies, in part at least. */
export const daysOnCall = ({ fromAt, untilAt }: OnCallTimes) => ({
  fromOn: localDateOf(fromAt),
  lastOn: localDateOf(new Date(untilAt.getTime() - 1)),
})

/** A day on which no supervisor of a team is on duty and nobody covers the supervisors. */
export type SupervisorGap = Readonly<{ on: LocalDate; team: string }>

type SupervisorDays = Readonly<{
  team: string
  supervisors: readonly OfficerId[]
  /** Supervisors known to be away, and those deputised for, on a day. */
  isHere: (officerId: OfficerId, on: LocalDate) => boolean
}>

/** H45: days ahead on which a team has no supervisor. */
export const gapsIn = (
  teams: readonly SupervisorDays[],
  days: readonly LocalDate[],
): SupervisorGap[] =>
  days.flatMap((on) =>
    teams
      .filter(({ supervisors, isHere }) => !supervisors.some((id) => isHere(id, on)))
      .map(({ team }) => ({ on, team })),
  )

/** The instants between which a turn of the on-call line lies, or null when a time does not exist that day. */
export const turnInstants = (
  from: Readonly<{ on: LocalDate; at: string }>,
  until: Readonly<{ on: LocalDate; at: string }>,
): Readonly<{ fromAt: Date; untilAt: Date }> | null => {
  const fromAt = instantAt(from.on, from.at)
  const untilAt = instantAt(until.on, until.at)
  return fromAt === null || untilAt === null || untilAt <= fromAt ? null : { fromAt, untilAt }
}
