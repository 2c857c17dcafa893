// The shifts room's public face.
export { claimsHeldBy, claimsStanding, packsOut, packsUnnamed, type ClaimHeld } from './queries.ts'
export { crewText } from './rules.ts'
export { endClaimsKeptApart, makeWeekendLists, packName, weekendResults } from './service.ts'
export type { Claim, LineResult, PackOut, PackUnnamed } from './types.ts'
export { claimText } from './views.ts'
