// The shifts room's public face.
export { claimsHeldBy, claimsStanding, packsOut, type ClaimHeld } from './queries.ts'
export { crewText } from './rules.ts'
export { makeWeekendLists, packName, weekendResults } from './service.ts'
export type { Claim, LineResult, PackOut } from './types.ts'
export { claimText } from './views.ts'
