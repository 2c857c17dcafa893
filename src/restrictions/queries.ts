// Reads of restrictions, of conflicts and of broken glass.
export { candidates, forceIsProtected, standingRestriction } from './queries/restriction.ts'
export {
  changeById,
  changesWaiting,
  glassById,
  glassToReview,
  restrictionsNaming,
} from './queries/listed.ts'
export { conflictById, conflictsListed, isDeclared, ownConflicts } from './queries/conflicts.ts'
export { isOnCall, restrictedBehind, type Sought } from './queries/sought.ts'
