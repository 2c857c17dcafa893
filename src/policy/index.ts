// The policy room's public face.
export { valuesInForce } from './queries.ts'
export { policyFrom } from './rules.ts'
export { policyOn } from './service.ts'
export type {
  DatesParameter,
  Level,
  ListParameter,
  NumberParameter,
  Parameter,
  Policy,
  PolicyValue,
  Standing,
} from './types.ts'
