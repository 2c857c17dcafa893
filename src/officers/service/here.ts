// Who is here today, who is away, who covers; and the days ahead on which a team has no supervisor.
import { addDays, instantAt, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OfficerId, TeamId } from '../../platform/ids.ts'
import {
  availabilityOf,
  coversStanding,
  officersListed,
  onCallBetween,
  rosterBetween,
  teamChoices,
  type CoverShown,
  type OfficerOne,
  type OnCallShown,
} from '../queries.ts'
import {
  awayOn,
  daysOnCall,
  gapsIn,
  holdsOn,
  isInEffect,
  isOnCall,
  offDutyNow,
  onTurnNow,
  type OffDuty,
  type SupervisorGap,
} from '../rules.ts'
import type { Availability, AwaySpell, OnCallRank, RosterEntry } from '../types/here.ts'

export type Whose = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/** One officer of today's list. */
export type HereToday = Readonly<{
  officer: OfficerOne
  away: AwaySpell | null
  isOnTurn: boolean
  /** Not away, and off duty now by the roster of today. */
  off: OffDuty | null
  /** The roster says something of today. */
  isRostered: boolean
  /** Who stands in today: accepted, and here. */
  coveredBy: readonly CoverShown[]
  /** Accepted for today, and away as well. */
  alsoAway: readonly CoverShown[]
  /** Asked for and not yet answered, and those accepted that lie ahead. */
  coming: readonly CoverShown[]
  covers: readonly CoverShown[]
}>

const holds = ({ fromOn, lastOn }: CoverShown, on: LocalDate): boolean =>
  fromOn <= on && (lastOn === null || on <= lastOn)

/** Every officer of a team or the force as they stand today. */
export async function standingsHere(
  tx: Tx,
  { forceId, teamId }: Whose,
  on: LocalDate,
): Promise<HereToday[]> {
  const officers = await officersListed(tx, forceId, teamId)
  const availability = await availabilityOf(tx, forceId)
  const covers = await coversStanding(tx, { forceId, teamId: null, on })
  const turns = await rosterBetween(tx, forceId, { from: addDays(on, -1), to: on })
  const onTurn = onTurnNow(turns, tx.at)
  return officers.map((officer) => {
    const own = covers.filter(({ officerId }) => officerId === officer.id)
    const isPresent = ({ coveringId }: CoverShown) => awayOn(availability, coveringId, on) === null
    const isNow = (cover: CoverShown) => cover.state === 'accepted' && holds(cover, on)
    const away = awayOn(availability, officer.id, on)
    return {
      officer,
      away,
      isOnTurn: away === null && onTurn.has(officer.id),
      off: away === null ? offDutyNow(turns, officer.id, tx.at) : null,
      isRostered: turns.some(({ officerId, onDay }) => officerId === officer.id && onDay === on),
      coveredBy: own.filter((cover) => isNow(cover) && isPresent(cover)),
      alsoAway: own.filter((cover) => isNow(cover) && !isPresent(cover)),
      coming: own.filter((cover) => !isNow(cover)),
      covers: covers.filter((cover) => cover.coveringId === officer.id && isNow(cover)),
    }
  })
}

type Days = Readonly<{ on: LocalDate; count: number }>

const dayNames = ({ on, count }: Days): LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(on, index))

type Known = Readonly<{
  availability: Availability
  roster: readonly RosterEntry[]
  line: readonly OnCallShown[]
}>

const rosteredOff = (roster: readonly RosterEntry[], id: OfficerId, on: LocalDate): boolean => {
  const own = roster.filter(({ officerId, onDay }) => officerId === id && onDay === on)
  return own.length > 0 && !own.some(({ kind }) => kind === 'duty')
}

/** Somebody who stands in for a supervisor counts as one; the on-call line at midday too. Nobody counts while away. */
const isHere =
  ({ availability, roster, line }: Known) =>
  (id: OfficerId, on: LocalDate): boolean => {
    const deputies = (availability.covers.get(id) ?? []).filter(
      (cover) => cover.offenderId === null && isInEffect(cover, on),
    )
    const isAway = (one: OfficerId) => awayOn(availability, one, on) !== null
    const works = (one: OfficerId) => !isAway(one) && !rosteredOff(roster, one, on)
    const noon = instantAt(on, '12:00')
    const isRung = (turn: OnCallShown) =>
      turn.rank === 'supervisor' && noon !== null && isOnCall(turn, noon) && !isAway(turn.officerId)
    return [id, ...deputies.map(({ coveringId }) => coveringId)].some(works) || line.some(isRung)
  }

/** H45: days ahead, today included, on which a team has no supervisor; a team without any always. */
export async function gapsAhead(
  tx: Tx,
  { forceId, teamId }: Whose,
  days: Days,
): Promise<SupervisorGap[]> {
  const names = dayNames(days)
  const last = names.at(-1) ?? days.on
  const teams = await teamChoices(tx, { forceId, teamId })
  const officers = await officersListed(tx, forceId, null)
  const known = {
    availability: await availabilityOf(tx, forceId),
    roster: await rosterBetween(tx, forceId, { from: days.on, to: last }),
    line: await onCallBetween(tx, forceId, { after: tx.at, before: endOf(last, tx.at) }),
  }
  const supervised = teams.flatMap(({ id, name }) => {
    const supervisors = officers.filter((one) => one.teamId === id && one.role === 'supervisor')
    return supervisors.length === 0
      ? []
      : [{ team: name, supervisors: supervisors.map((one) => one.id), isHere: isHere(known) }]
  })
  return gapsIn(supervised, names)
}

/** A day on which the on-call line names somebody who is away. */
export type OnCallGap = Readonly<{ on: LocalDate; rank: OnCallRank; officer: string; name: string }>

/** Days ahead on which whoever would be rung is away: the turn is there and rings for nobody. */
export async function onCallGapsAhead(tx: Tx, forceId: ForceId, days: Days): Promise<OnCallGap[]> {
  const names = dayNames(days)
  const last = names.at(-1) ?? days.on
  const availability = await availabilityOf(tx, forceId)
  const line = await onCallBetween(tx, forceId, { after: tx.at, before: endOf(last, tx.at) })
  return names.flatMap((on) =>
    line
      .filter((turn) => holdsOn(daysOnCall(turn), on))
      .filter(({ officerId }) => awayOn(availability, officerId, on) !== null)
      .map(({ rank, key, name }) => ({ on, rank, officer: key, name })),
  )
}

const endOf = (day: LocalDate, at: Date): Date => instantAt(addDays(day, 1), '00:00') ?? at
