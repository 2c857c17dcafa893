// The visits room's public face.
export { visitDuties } from './duties.ts'
export { soleCrews, waitingPlans, type SoleCrew, type WaitingPlan } from './queries.ts'
export { visitFactsOf } from './queries/facts.ts'
export { hasOwnPlan, lastSeenBy, latestBy } from './rules/latest-by.ts'
export { decidePlan, entryWarrantOf, planVisit, recordVisit } from './service.ts'
export { insertPlans, insertVisits } from './store.ts'
export { withdrawRegisterVisits } from './store/register.ts'
export type { EntryWarrant, LatestBy, Visit, VisitFacts, VisitPlan, VisitReport } from './types.ts'
