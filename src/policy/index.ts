// The policy room's public face.
export {
  approvedOf,
  effectOf,
  effectsDue,
  historyOf,
  holdEffect,
  policyById,
  valuesInForce,
  valuesToCome,
  waitingProposals,
} from './queries.ts'
export { policyBegan, policyFrom } from './rules.ts'
export type { ListKind, NumberKind } from './rules/parameter-kinds.ts'
export { inWords, isParameter, parameters } from './rules/parameters.ts'
export { stateOf, valueBefore } from './rules/proposal.ts'
export { changeText, datesIn, readValue, typedText, valueText } from './rules/values.ts'
export { decidePolicy, policyAround, policyOn, proposePolicy } from './service.ts'
export { advanceEffect } from './store.ts'
export { standings } from './types.ts'
export type {
  Level,
  OvernightKind,
  Parameter,
  Policy,
  PolicyDecisionRefusal,
  PolicyEffect,
  PolicyRow,
  PolicyState,
  PolicyValue,
  ProposalRefusal,
} from './types.ts'
