// The caseload of a day as every figure counts it, and the snapshot that is kept of it every night.
import { hidingRestricted, type Scope } from '../../access/index.ts'
import { officerFacts } from '../../officers/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OfficerId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import {
  heldByTeam,
  isAvailable,
  keepSnapshot,
  replaceSnapshot,
  loadOf,
  type CaseloadOnDay,
  type DayFigures,
  type Held,
  type Snapshot,
} from '../../workload/index.ts'
import { nightForces } from '../queries/forces.ts'
import { counts } from '../rules/counts.ts'
import type { Figures } from '../types.ts'
import { figuresFrom, inTeam, registerOn, type Register } from './register.ts'

/** One group for each team, officer and level that somebody of the caseload belongs to. */
function heldIn({ people }: Register): Held[] {
  const groups = new Map<string, Held>()
  for (const { counted } of people) {
    if (!counts.caseload(counted)) continue
    const { teamId, officerId, level } = counted.standing
    const key = [teamId, officerId ?? '', level].join(' ')
    const caseload = (groups.get(key)?.caseload ?? 0) + 1
    groups.set(key, { teamId, officerId, level, caseload })
  }
  return [...groups.values()]
}

async function caseloadIn(tx: Tx, register: Register): Promise<CaseloadOnDay> {
  const { on, policy, teams, officers, away } = register
  const held = heldIn(register)
  const holders = [...new Set(held.flatMap(({ officerId }) => officerId ?? []))]
  const facts = await officerFacts(tx, holders, on)
  const available = new Set<OfficerId>()
  const assumed = new Set<OfficerId>()
  for (const [id, { mosovo, skills }] of facts) {
    if (!isAvailable({ mosovo, skills, isAway: away.has(id) })) continue
    available.add(id)
    if (mosovo === 'assumed') assumed.add(id)
  }
  const threshold = policy.number('workload.ratio_threshold')
  return { on, threshold, held, teams, officers, available, assumed }
}

/** Seven statements, however many people. */
export async function caseloadOn(tx: Tx, scope: Scope, on: LocalDate): Promise<CaseloadOnDay> {
  return await caseloadIn(tx, await registerOn(tx, scope, { on, policy: await policyOn(tx, on) }))
}

/** The figures without what is known only now (rows not loaded) and without anybody's name. */
function dayFigures({ overdueVisits, missingArms, ...figures }: Figures): DayFigures {
  const { on: _on, notLoaded: _notLoaded, caseload: _caseload, ...others } = figures
  const { byTeam: _overdueByTeam, longest, ...overdue } = overdueVisits
  const { byTeam: _missingByTeam, ...missing } = missingArms
  return {
    ...others,
    overdueVisits: { ...overdue, longestDays: longest?.days ?? null },
    missingArms: missing,
  }
}

/** How a force stands on a day, as it is kept for everybody to read; null while nobody is in it. */
const snapshotOf = (tx: Tx, forceId: ForceId, on: LocalDate): Promise<Snapshot | null> =>
  hidingRestricted(tx, () => stoodOn(tx, forceId, on))

async function stoodOn(tx: Tx, forceId: ForceId, on: LocalDate): Promise<Snapshot | null> {
  const scope = { forceId, teamId: null, countsOnly: false }
  const register = await registerOn(tx, scope, { on, policy: await policyOn(tx, on) })
  if (register.people.length === 0) return null
  const day = await caseloadIn(tx, register)
  const whole = loadOf(day.held, day.available)
  const teams = register.teams.flatMap(({ id, name }) => {
    const held = heldByTeam(day, id)
    if (held.length === 0) return []
    const figures = dayFigures(figuresFrom(register, inTeam(register, name), 0))
    return [{ teamId: id, load: loadOf(held, day.available), figures }]
  })
  const figures = dayFigures(figuresFrom(register, register.people, 0))
  const days = [{ teamId: null, load: whole, figures }, ...teams]
  return { forceId, day: on, held: day.held, days }
}

type Taken = Readonly<{ people: number; teams: number; officers: number; rows: number }>

async function takeFor(tx: Tx, forceId: ForceId, on: LocalDate): Promise<Taken | null> {
  const snapshot = await snapshotOf(tx, forceId, on)
  if (snapshot === null) return null
  const rows = await keepSnapshot(tx, snapshot)
  const whole = snapshot.days.find(({ teamId }) => teamId === null)?.load
  const { caseload: people = 0, officers = 0 } = whole ?? {}
  return { people, teams: snapshot.days.length - 1, officers, rows }
}

/**
 * Keeps how a force stands today in place of what the night kept: a register loaded after it changes the
 * day, and the day of the first would have none. Answers how many rows were kept.
 */
export async function retakeToday(tx: Tx, forceId: ForceId): Promise<number> {
  const snapshot = await snapshotOf(tx, forceId, localDateOf(tx.at))
  return snapshot === null ? 0 : await replaceSnapshot(tx, snapshot)
}

/**
 * Keeps how the workload of every force stood on a day, from what had happened by then, so that a night that
 * was missed gives the same numbers later; only what happened on the very day, after the hour at which it
 * would have been taken, counts besides. A day that was kept before is left alone: `rows` is then 0.
 */
export async function takeWorkloadSnapshot(
  tx: Tx,
  forDate: LocalDate,
): Promise<Record<string, number>> {
  const taken: Taken[] = []
  for (const { id } of await nightForces(tx)) {
    const one = await takeFor(tx, id, forDate)
    if (one !== null) taken.push(one)
  }
  const sum = (of: (one: Taken) => number): number =>
    taken.reduce((total, one) => total + of(one), 0)
  return {
    people: sum(({ people }) => people),
    teams: sum(({ teams }) => teams),
    officers: sum(({ officers }) => officers),
    rows: sum(({ rows }) => rows),
  }
}
