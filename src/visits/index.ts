// The visits room's public face.
export { visitDuties } from './duties.ts'

export { visitFactsOf } from './queries/facts.ts'
export { attemptsSince, hasOwnPlan, lastSeenBy, latestBy } from './rules/latest-by.ts'
export { entryWarrantOf, recordVisit } from './service.ts'
export { insertPlans, insertVisits } from './store.ts'
export { withdrawRegisterVisits } from './store/register.ts'
export type { EntryWarrant, LatestBy, Visit, VisitFacts, VisitPlan } from './types.ts'
