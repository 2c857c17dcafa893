// The visits room's public face.
export { visitDuties } from './duties.ts'

export { visitFactsOf } from './queries/facts.ts'
export { visitFactsBy } from './queries/facts-by-day.ts'
export { attemptsSince, callsSince, lastSeenBy } from './rules/last-seen.ts'
export { hasOwnPlan, latestBy } from './rules/latest-by.ts'
export {
  acknowledgeSoleCrew,
  decidePlan,
  entryWarrantOf,
  planVisit,
  recordVisit,
  standInVisit,
} from './service.ts'
export { findVisit, insertPlans, insertVisits } from './store.ts'
export { withdrawRegisterVisits } from './store/register.ts'
export type { EntryWarrant, LatestBy, Visit, VisitFacts, VisitPlan, VisitReport } from './types.ts'
