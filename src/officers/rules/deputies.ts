// Who may stand in for a supervisor: somebody with the same skills in date, or nobody.
import type { OfficerFacts } from '../types.ts'

/** What the queue of a supervisor needs of whoever decides it. */
const decisive = ['arms_approver'] as const

type Deputy = Pick<OfficerFacts, 'id' | 'mosovo' | 'skills' | 'role'>

const supervises = new Set(['supervisor', 'inspector', 'chief_inspector'])

export const isSupervisor = ({ role }: Pick<Deputy, 'role'>): boolean =>
  role !== null && supervises.has(role)

const isTrained = ({ mosovo }: Deputy): boolean => mosovo === 'in-date' || mosovo === 'assumed'

/** N13: a supervisor's queue goes to an equal, and delegation to anyone else is refused. */
export const standsInFor = (deputy: Deputy, covered: Deputy): boolean =>
  deputy.id !== covered.id &&
  isSupervisor(deputy) &&
  (!isTrained(covered) || isTrained(deputy)) &&
  decisive.every((skill) => !covered.skills.includes(skill) || deputy.skills.includes(skill))
