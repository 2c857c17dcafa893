// The arms room's public face.
export { armsDuties } from './duties.ts'

export { armsFactsOf } from './queries/facts.ts'
export { armsStanding } from './rules.ts'

export { amendArms, insertArms } from './store.ts'
export type { Arms, ArmsFacts, ArmsStanding, MissingReason, NotInScope } from './types.ts'
