// What a person's dated history says on any day.
export { begunBy, changes, inForceOn } from './rules/history.ts'
export { controlHolds, controlsInForce, lastStopped, stoppedOn } from './rules/interim-controls.ts'
export { returnsBy } from './rules/returns.ts'
export { changesOn, policeBecameLead, standingOn } from './rules/standing.ts'
