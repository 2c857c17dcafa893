// The arms room's public face.
export { armsDuties } from './duties.ts'

export { armsFactsOf } from './queries/facts.ts'
export { armsStanding, newestRatified } from './rules.ts'

export { ratifyArms, returnArms, startArms, submitArms, type ArmsDecision } from './service.ts'
export { amendArms, insertArms } from './store.ts'
export type { Arms, ArmsFacts, ArmsStanding, MissingReason, NotInScope } from './types.ts'
