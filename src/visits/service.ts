// What people and programs can do with visits: record one, plan the next, decide, acknowledge.
export { clockOf, entryWarrantOf, latestByOf } from './service/clock.ts'
export { decidePlan, planVisit, type NextVisit } from './service/plan.ts'
export {
  acknowledgeSoleCrew,
  recordVisit,
  wasThere,
  type DeriveNow,
  type RecordedVisit,
} from './service/record.ts'
export { standInVisit } from './service/stand-in.ts'
