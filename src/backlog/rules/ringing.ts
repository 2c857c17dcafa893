// Whom to ring now about a duty that nobody has accepted: by ranks, from when it was raised and what was rung.
import {
  isOnCall,
  onTurnNow,
  type OffDuty,
  type OfficerOne,
  type OnCallShown,
  type RosterTurn,
} from '../../officers/index.ts'
import type { OfficerId } from '../../platform/ids.ts'
import type {
  CallTold,
  HoursDuty,
  PassedOver,
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
  /** Why the roster of today says that somebody is off duty now; a day of rest is not away. */
  offOf: (id: OfficerId) => OffDuty | null
  /** Kept from the person's file, by a conflict or a restriction: nobody rings them about it. */
  isApart: (id: OfficerId, duty: HoursDuty) => boolean
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

/** Neither away nor off duty: nobody else is rung now. */
const isToBeRung =
  ({ isAway, offOf }: OnDuty) =>
  ({ id }: OfficerOne): boolean =>
    !isAway(id) && offOf(id) === null

/** On a turn of the roster now; else on call; else, where neither says, whoever of the rank may be taken to be here. */
function ranked(known: OnDuty, all: readonly OfficerOne[], as: 'supervisor' | 'inspector') {
  const here = all.filter(isToBeRung(known))
  const onTurn = onTurnNow(known.turns, known.at)
  const working = reachable(
    here.filter(({ id }) => onTurn.has(id)),
    as,
  )
  if (working.length > 0) return working
  const called = onLine(known, as)
  return called.length > 0 ? called : reachable(here, as)
}

/** Those who see the person's file, and of the on-call line those who are not away. */
const seeing = (duty: HoursDuty, known: OnDuty): OnDuty => ({
  ...known,
  officers: known.officers.filter(({ id }) => !known.isApart(id, duty)),
  line: known.line.filter(
    ({ officerId }) => !known.isAway(officerId) && !known.isApart(officerId, duty),
  ),
})

const inspectors = new Set(['inspector', 'chief_inspector'])

function candidates(duty: HoursDuty, { officers, coveringOf }: OnDuty) {
  const coveringId = coveringOf(duty)
  return {
    owner: officers.filter(({ id }) => id === duty.officerId),
    covering: officers.filter(({ id }) => id === coveringId),
    supervisors: officers.filter(
      ({ role, teamId }) => role === 'supervisor' && teamId === duty.teamId,
    ),
    above: officers.filter(({ role }) => role !== null && inspectors.has(role)),
  }
}

/** Owner or whoever covers, then the supervisor on duty, then the inspector; a rank of nobody is left out. */
export function stepsFor(duty: HoursDuty, everybody: OnDuty): RingStep[] {
  const known = seeing(duty, everybody)
  const { owner, covering, supervisors, above } = candidates(duty, known)
  const isRung = isToBeRung(known)
  return [
    [
      ...reachable(owner.filter(isRung), 'owner'),
      ...reachable(covering.filter(isRung), 'covering'),
    ],
    ranked(known, supervisors, 'supervisor'),
    ranked(known, above, 'inspector'),
  ].filter((step) => step.length > 0)
}

function whyPassed({ isAway, offOf }: OnDuty, { id, name, phone }: OfficerOne): PassedOver[] {
  if (isAway(id)) return [{ name, why: 'away', at: null }]
  const off = offOf(id)
  if (off !== null) return [{ name, ...off }]
  return phone === null ? [{ name, why: 'no-number', at: null }] : []
}

/** Who would be rung, and is not: the owner and whoever covers, and a rank of which nobody is on duty; never somebody on call. */
export function passedOver(duty: HoursDuty, everybody: OnDuty): PassedOver[] {
  const known = seeing(duty, everybody)
  const { owner, covering, supervisors, above } = candidates(duty, known)
  const isMissing = (rank: readonly OfficerOne[]): boolean =>
    reachable(rank.filter(isToBeRung(known)), 'owner').length === 0
  const ranks = [supervisors, above].filter(isMissing)
  const rung = new Set(
    stepsFor(duty, known).flatMap((step) => step.map(({ officerId }) => officerId)),
  )
  const found = [owner, covering, ...ranks]
    .flat()
    .filter(({ id }) => !rung.has(id))
    .flatMap((one) => whyPassed(known, one))
  return found.filter(({ name }, index) => found.findIndex((one) => one.name === name) === index)
}

/** Others of the last rank that there is who may be rung: on duty or taken to be here, and not among those to ring. */
export function othersBeside(duty: HoursDuty, known: OnDuty, now: RingNow | null): Reachable[] {
  const as = now?.people[0]?.as
  if (now === null || now.climbsAt !== null || (as !== 'supervisor' && as !== 'inspector'))
    return []
  const { supervisors, above } = candidates(duty, seeing(duty, known))
  const rank = (as === 'inspector' ? above : supervisors).filter(isToBeRung(known))
  return reachable(rank, as).filter((one) => now.people.every(({ key }) => key !== one.key))
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
  return { people, rank, climbsAt, inVain: wasInVain(people, calls) }
}
