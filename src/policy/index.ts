// The policy room's public face.
export { valuesInForce } from './queries.ts'
export { policyFrom } from './rules.ts'
export { policyOn } from './service.ts'
export type { Level, Parameter, Policy, PolicyValue } from './types.ts'
