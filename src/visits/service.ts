// What people and programs can do with visits: record one, plan the next, decide, acknowledge.
export { clockOf, entryWarrantOf, fileToChange, fileToRead, latestByOf } from './service/file.ts'
export { decidePlan, planVisit, type NextVisit } from './service/plan.ts'
export {
  acknowledgeSoleCrew,
  recordVisit,
  type DeriveNow,
  type RecordedVisit,
} from './service/record.ts'
