// What the supervisor's and the inspector's screens are made of: one register, read once.
import type { Scope } from '../../access/index.ts'
import { promisesPastCount } from '../../evidence/index.ts'
import { notLoadedCount } from '../../imports/index.ts'
import type { TeamId } from '../../platform/ids.ts'
import { hoursBefore } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { TeamRef } from '../../officers/index.ts'
import { waitingProposals, type PolicyRow } from '../../policy/index.ts'
import { escalationCounts, type EscalationCounts } from '../queries/escalations.ts'
import { leavingCount } from '../queries/leavings.ts'
import { leftCounts, type LeftCount } from '../queries/left.ts'
import {
  waitingCounts,
  waitingItems,
  type Reader,
  type Waiting,
  type WaitingItem,
} from '../queries/waiting.ts'
import { counts } from '../rules/counts.ts'
import { tally } from '../rules/figures.ts'
import type { Figures } from '../types.ts'
import {
  figuresFrom,
  inTeam,
  notLoadedByTeam,
  registerOn,
  type OnDay,
  type Register,
  type Registered,
} from './register.ts'
import { foundUnread, foundUnreadCount, type FoundPart } from '../../visits/index.ts'
import { overnightCounts } from './overnight.ts'
import { provisionalCount } from './provisional.ts'
import type { OvernightCounts } from '../types/overnight.ts'
import { onHand, type OnHand } from './on-hand.ts'
import { serviceAlarms, type ServiceAlarm } from './service-alarms.ts'
import { worstOf, type WorstCase } from './worst.ts'

export type TeamFigures = Readonly<{ team: string; figures: Figures }>

export type Load = Readonly<{
  officer: Readonly<{ key: string; name: string }>
  caseload: number
  byLevel: Readonly<Record<string, number>>
}>

export type TeamScreen = Readonly<{
  register: Register
  figures: Figures
  worst: readonly WorstCase[]
  loads: readonly Load[]
  waiting: Waiting
  waitingItems: readonly WaitingItem[]
  left: readonly LeftCount[]
  /** Escalated to the supervisor, neither answered nor met. */
  escalated: EscalationCounts
  /** Left the overdue list without being seen, and nobody has confirmed it. */
  leavings: number
  /** Promised proofs of self-reports that are past their day. */
  promises: number
  /** Visits that count until they are written up, and are not in time. */
  provisional: number
  /** Found at visits, and not read by a supervisor: how many, and the newest. */
  found: FoundPart
  overnight: OvernightCounts
  onHand: OnHand
}>

const mostWorst = 50
const mostWaiting = 20
const mostFound = 10
const daysOfLeaving = 7
const hoursADay = 24

/** From when duties that left the list are told of. */
export const leftSince = (at: Date): Date => hoursBefore(at, daysOfLeaving * hoursADay)

const overdueOf = (people: readonly Registered[]): readonly Registered[] =>
  people.filter((one) => counts['overdue-visits'](one.counted))

/** The caseload of each officer who holds any, the heaviest first. */
function loadsOf(people: readonly Registered[]): Load[] {
  const held = new Map<string, Held>()
  for (const one of people) {
    const { counted, owner } = one
    if (owner === null || !counts.caseload(counted)) continue
    const { theirs } = held.get(owner.key) ?? { theirs: [] }
    held.set(owner.key, { owner, theirs: [...theirs, one] })
  }
  return [...held.values()]
    .map(loadOf)
    .toSorted((a, b) => b.caseload - a.caseload || a.officer.name.localeCompare(b.officer.name))
}

type Held = Readonly<{
  owner: NonNullable<Registered['owner']>
  theirs: readonly Registered[]
}>

const loadOf = ({ owner: { key, name }, theirs }: Held): Load => ({
  officer: { key, name },
  caseload: theirs.length,
  byLevel: tally(theirs, ({ counted }) => counted.standing.level),
})

type TeamScope = Scope & Readonly<{ teamId: TeamId; decides: boolean; reader: Reader }>

export async function teamScreen(tx: Tx, scope: TeamScope, day: OnDay): Promise<TeamScreen> {
  const register = await registerOn(tx, scope, day)
  const { people } = register
  return {
    register,
    figures: figuresFrom(register, people, await notLoadedCount(tx, scope)),
    worst: await worstOf(tx, register, { people: overdueOf(people), most: mostWorst }),
    loads: loadsOf(people),
    waiting: await waitingCounts(tx, scope, { policy: day.policy, reader: scope.reader }),
    waitingItems: await waitingItems(tx, scope, {
      ...{ most: mostWaiting, policy: day.policy, reader: scope.reader },
    }),
    left: await leftCounts(tx, { ...scope, since: leftSince(tx.at) }),
    escalated: await escalationCounts(tx, { ...scope, toInspector: false, state: 'open' }),
    overnight: await overnightCounts(tx, scope, day.policy),
    onHand: await onHand(tx, scope, day.policy),
    leavings: await leavingCount(tx, { ...scope, state: 'open' }),
    promises: await promisesPastCount(tx, { ...scope, officerId: null, offenderId: null }),
    provisional: await provisionalCount(tx, scope),
    found: await foundUnread(tx, scope, { size: mostFound }),
  }
}

export type ForceScreen = Readonly<{
  register: Register
  figures: Figures
  teams: readonly TeamFigures[]
  worst: readonly WorstCase[]
  waiting: Waiting
  waitingItems: readonly WaitingItem[]
  /** Proposals of policy that nobody has decided. */
  policyWaiting: readonly PolicyRow[]
  reader: Reader
  /** Escalated to the inspector too, neither answered nor met. */
  escalated: EscalationCounts
  leavings: number
  /** Found at visits, and not read by a supervisor. */
  found: number
  serviceAlarms: readonly ServiceAlarm[]
  overnight: OvernightCounts
  onHand: OnHand
}>

const teamsHeld = (register: Register): readonly TeamRef[] =>
  register.teams.filter(({ name }) => inTeam(register, name).length > 0)

const mostOfForce = 10

export async function forceScreen(
  tx: Tx,
  scope: Scope & Readonly<{ reader: Reader }>,
  day: OnDay,
): Promise<ForceScreen> {
  const register = await registerOn(tx, scope, day)
  const teams = teamsHeld(register)
  const notLoaded = await notLoadedByTeam(tx, scope, teams)
  return {
    register,
    figures: figuresFrom(register, register.people, await notLoadedCount(tx, scope)),
    teams: teams.map(({ name: team }) => ({
      team,
      figures: figuresFrom(register, inTeam(register, team), notLoaded.get(team) ?? 0),
    })),
    worst: await worstOf(tx, register, { people: overdueOf(register.people), most: mostOfForce }),
    waiting: await waitingCounts(tx, scope, { policy: day.policy, reader: scope.reader }),
    waitingItems: await waitingItems(tx, scope, {
      ...{ most: mostWaiting, policy: day.policy, reader: scope.reader },
    }),
    serviceAlarms: await serviceAlarms(tx, day.policy),
    policyWaiting: await waitingProposals(tx),
    reader: scope.reader,
    escalated: await escalationCounts(tx, {
      ...scope,
      toInspector: true,
      state: 'open',
      decides: true,
    }),
    overnight: await overnightCounts(tx, scope, day.policy),
    onHand: await onHand(tx, scope, day.policy),
    leavings: await leavingCount(tx, { ...scope, state: 'open' }),
    found: await foundUnreadCount(tx, scope),
  }
}
