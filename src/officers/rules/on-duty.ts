// Who is on duty at an instant, who is on call, and where no supervisor is, day by day.
import {
  addDays,
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

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** From when until when of its day a turn lasts, in minutes; one that ends before it begins goes on to the next. */
function lasts({ fromTime, untilTime }: Times): readonly [number, number] {
  if (fromTime === null || untilTime === null) return [0, 24 * 60]
  const [from, until] = [minutesOf(fromTime), minutesOf(untilTime)]
  return [from, until <= from ? until + 24 * 60 : until]
}

type Times = Pick<RosterTurn, 'fromTime' | 'untilTime'>

/** Nobody is in two places: two turns of one day at the same time. */
export function turnsMeet(one: Times, other: Times): boolean {
  const [[fromA, untilA], [fromB, untilB]] = [lasts(one), lasts(other)]
  return fromA < untilB && fromB < untilA
}

export const onTurnNow = (turns: readonly RosterTurn[], at: Date): ReadonlySet<OfficerId> =>
  new Set(turns.filter((turn) => isOnTurn(turn, at)).map(({ officerId }) => officerId))

export const isOnCall = ({ fromAt, untilAt }: Pick<OnCallTurn, 'fromAt' | 'untilAt'>, at: Date) =>
  fromAt <= at && at < untilAt

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
