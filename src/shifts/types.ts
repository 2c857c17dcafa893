// The weekend list, claims and their numbered pages, and shifts planned by hand.
export type {
  Claim,
  ClaimRefusal,
  Crew,
  Given,
  LineResult,
  ListedLine,
  ReturnedHow,
  VisitSince,
  WeekendLine,
  WeekendList,
} from './types/weekend.ts'
export type {
  Pack,
  PackContent,
  PackOut,
  PackRefusal,
  PackSection,
  PackUnnamed,
  PrintedBy,
} from './types/packs.ts'
export { resultStates } from './types/weekend.ts'
export { returnedWays } from './types/packs.ts'
export type {
  Candidate,
  OfficerDay,
  PlanRefusal,
  ProposedStop,
  ShiftPlan,
  ShiftStop,
} from './types/plans.ts'
export type { Stranger } from './types/stranger.ts'
