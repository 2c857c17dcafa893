// Ratios: how many people to an officer, of all who hold any and of those trained and available.
import type { OfficerId, TeamId } from '../platform/ids.ts'
import type { Level } from '../policy/index.ts'
import type { ByLevel, CaseloadOnDay, Fitness, Held, Load } from './types.ts'

/** Contract section 4: two decimals, rounded half up; null where there is a caseload and nobody to hold it. */
export function ratioOf(caseload: number, officers: number): number | null {
  if (officers === 0) return caseload === 0 ? 0 : null
  return Math.floor((200 * caseload + officers) / (2 * officers)) / 100
}

/**
 * Whether an officer counts as capacity: training, ARMS and ViSOR current, and not away. One whom the register
 * brought and whose skills nobody has entered is assumed trained (contract section 4).
 */
export const isAvailable = ({ mosovo, skills, isAway }: Fitness): boolean =>
  !isAway &&
  (mosovo === 'assumed' ||
    (mosovo === 'in-date' && skills.includes('arms_assessor') && skills.includes('visor')))

export const levels: readonly Level[] = ['very_high', 'high', 'medium', 'low']

export function byLevelOf(held: readonly Held[]): ByLevel {
  const sums: Partial<Record<Level, number>> = {}
  for (const level of levels) {
    const sum = totalOf(held.filter((one) => one.level === level))
    if (sum > 0) sums[level] = sum
  }
  return sums
}

const totalOf = (held: readonly Held[]): number => held.reduce((sum, one) => sum + one.caseload, 0)

const holdersOf = (held: readonly Held[]): ReadonlySet<OfficerId> =>
  new Set(held.flatMap(({ officerId }) => officerId ?? []))

/** The caseload of some of the force with both its ratios. */
export function loadOf(held: readonly Held[], available: ReadonlySet<OfficerId>): Load {
  const caseload = totalOf(held)
  const holders = holdersOf(held)
  const fit = [...holders].filter((id) => available.has(id))
  return {
    caseload,
    byLevel: byLevelOf(held),
    officers: holders.size,
    ratio: ratioOf(caseload, holders.size),
    available: fit.length,
    availableRatio: ratioOf(caseload, fit.length),
  }
}

export const heldByTeam = ({ held }: Pick<CaseloadOnDay, 'held'>, teamId: TeamId): Held[] =>
  held.filter((one) => one.teamId === teamId)

export const heldByOfficer = (
  { held }: Pick<CaseloadOnDay, 'held'>,
  officerId: OfficerId,
): Held[] => held.filter((one) => one.officerId === officerId)
