// Reads of the shifts room.
export { claimsOf, claimsHeldBy, claimsStanding, type ClaimHeld } from './queries/claims.ts'
export {
  forcesHere,
  linesKept,
  linesNow,
  linesThen,
  listUpTo,
  visitsSince,
} from './queries/lists.ts'
export { packById, packsOf, packsOut, type PackShown } from './queries/packs.ts'
export {
  candidatesFor,
  keptFromAny,
  planById,
  plansListed,
  stopsOf,
  type CandidateRow,
  type PlanShown,
} from './queries/plans.ts'
export { strangersAmong } from './queries/strangers.ts'
