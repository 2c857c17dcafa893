// Whom to ring now about a duty that nobody has accepted: by ranks, from when it was raised and what was rung.
import {
  isOnCall,
  onTurnNow,
  type OfficerOne,
  type OnCallShown,
  type RosterTurn,
} from '../../officers/index.ts'
import type { OfficerId } from '../../platform/ids.ts'
import type {
  CallTold,
  HoursDuty,
  Reachable,
  RingedAs,
  RingNow,
  RingStep,
} from '../types/ringing.ts'

/** Who works for the force now, as the roster and the on-call line say. */
export type OnDuty = Readonly<{
  at: Date
  officers: readonly OfficerOne[]
  turns: readonly RosterTurn[]
  line: readonly OnCallShown[]
  isAway: (id: OfficerId) => boolean
  /** Who stands in for the owner of the person's file today. */
  coveringOf: (duty: HoursDuty) => OfficerId | null
}>

const reachable = (officers: readonly OfficerOne[], as: RingedAs): Reachable[] =>
  officers.flatMap(({ id, key, name, phone }) =>
    phone === null ? [] : [{ officerId: id, key, name, phone, as }],
  )

const onLine = ({ line, at }: OnDuty, rank: OnCallShown['rank']): Reachable[] =>
  line
    .filter((turn) => turn.rank === rank && isOnCall(turn, at))
    .map(({ officerId, key, name, phone }) => ({ officerId, key, name, phone, as: rank }))

/** On a turn of the roster now; else on call; else, where neither says, whoever of the rank is not away. */
function ranked(known: OnDuty, all: readonly OfficerOne[], as: 'supervisor' | 'inspector') {
  const here = all.filter(({ id }) => !known.isAway(id))
  const onTurn = onTurnNow(known.turns, known.at)
  const working = reachable(
    here.filter(({ id }) => onTurn.has(id)),
    as,
  )
  if (working.length > 0) return working
  const called = onLine(known, as)
  return called.length > 0 ? called : reachable(here, as)
}

const inspectors = new Set(['inspector', 'chief_inspector'])

/** Owner or whoever covers, then the supervisor on duty, then the inspector; a rank of nobody is left out. */
export function stepsFor(duty: HoursDuty, known: OnDuty): RingStep[] {
  const { officers } = known
  const covering = known.coveringOf(duty)
  const owner = officers.filter(({ id }) => id === duty.officerId && !known.isAway(id))
  const stands = officers.filter(({ id }) => id === covering && !known.isAway(id))
  const supervisors = officers.filter(
    ({ role, teamId }) => role === 'supervisor' && teamId === duty.teamId,
  )
  const above = officers.filter(({ role }) => role !== null && inspectors.has(role))
  return [
    [...reachable(owner, 'owner'), ...reachable(stands, 'covering')],
    ranked(known, supervisors, 'supervisor'),
    ranked(known, above, 'inspector'),
  ].filter((step) => step.length > 0)
}

export type Rung = Readonly<{
  raisedAt: Date
  at: Date
  climbMinutes: number
  calls: readonly CallTold[]
}>

const msAMinute = 60_000

/** Everybody of a rank was rung and none of them answered: there is nothing to wait for. */
const wasInVain = (step: RingStep, calls: readonly CallTold[]): boolean =>
  step.every(({ officerId }) => {
    const own = calls.filter((call) => call.officerId === officerId)
    return own.length > 0 && own.every(({ answered }) => !answered)
  })

const triedInVain = (steps: readonly RingStep[], calls: readonly CallTold[]): number => {
  const first = steps.findIndex((step) => !wasInVain(step, calls))
  return first === -1 ? steps.length : first
}

/** It climbs a rank each so many minutes that nobody accepts, or at once when a rank was rung in vain; null without anybody. */
export function ringNow(steps: readonly RingStep[], rung: Rung): RingNow | null {
  const { raisedAt, at, climbMinutes, calls } = rung
  const passed = Math.floor((at.getTime() - raisedAt.getTime()) / (climbMinutes * msAMinute))
  const last = steps.length - 1
  const rank = Math.min(Math.max(passed, triedInVain(steps, calls), 0), last)
  const people = steps[rank]
  if (people === undefined) return null
  const climbsAt =
    rank === last ? null : new Date(raisedAt.getTime() + (rank + 1) * climbMinutes * msAMinute)
  return { people, rank, climbsAt }
}
