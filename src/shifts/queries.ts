// Reads of the shifts room.
export {
  claimedPeople,
  claimsHeldBy,
  claimsOf,
  claimsStanding,
  teamsOfOfficers,
  type ClaimHeld,
} from './queries/claims.ts'
export {
  forcesHere,
  linesBetween,
  linesKept,
  linesNow,
  linesThen,
  listAfter,
  listUpTo,
  mergedInto,
  visitsSince,
} from './queries/lists.ts'
export {
  packById,
  packMark,
  packsListed,
  packsOf,
  packsOut,
  packsUnnamed,
  type PackListed,
  type PackShown,
} from './queries/packs.ts'
export {
  alsoPlanned,
  candidatesAmong,
  candidatesFor,
  keptFromAny,
  officerDays,
  planById,
  planMark,
  plansListed,
  stopsOf,
  type AlsoPlanned,
  type CandidateRow,
  type PlanShown,
} from './queries/plans.ts'
export { strangersAmong } from './queries/strangers.ts'
