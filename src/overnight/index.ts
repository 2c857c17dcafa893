// The overnight room's public face.
export { hitHref, overnightDuties } from './duties.ts'
export { hitCount, hitsListed, kindsNotLoaded, overnightFactsOf } from './queries.ts'
export { kindsText, kindWords, matchText } from './rules.ts'
export { arrivedAsLines, decideHit, loadOvernight } from './service.ts'
export { matchPeople } from './store.ts'
export type { ListedHit, OvernightFacts, OvernightKind } from './types.ts'
