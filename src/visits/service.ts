// What people and programs can do with visits: record one, plan the next, decide, acknowledge.
export {
  clockOf,
  entryWarrantOf,
  fileToChange,
  fileToRead,
  latestByOf,
  type Opened,
  type PersonFile,
} from './service/file.ts'
export {
  decidePlan,
  planVisit,
  type NextVisit,
  type PlanDecision,
  type PlannedVisit,
  type Planning,
} from './service/plan.ts'
export {
  acknowledgeSoleCrew,
  recordVisit,
  type DeriveNow,
  type RecordedVisit,
  type Recording,
} from './service/record.ts'
