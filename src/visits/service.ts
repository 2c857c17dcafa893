// What people and programs can do with visits: record one, plan the next, decide, acknowledge.
export {
  draftBecame,
  forgetDrafts,
  keepDraft,
  ownDraft,
  recordedUnder,
  throwAway,
} from './service/drafts.ts'
export { clockOf, entryWarrantOf, latestByOf } from './service/clock.ts'
export { outlookFor } from './service/outlook.ts'
export {
  decidePlan,
  isReplaced,
  planVisit,
  weighedAgainst,
  type NextVisit,
} from './service/plan.ts'
export { acknowledgeSoleCrew, wasThere } from './service/acknowledge.ts'
export { editVisit, whyNotEdit } from './service/edit.ts'
export { lookOfVisit, lookOver } from './service/look.ts'
export { foundVisit, ruleOnVisit, writeUpClockOf } from './service/rule.ts'
export { recordVisit, type DeriveNow, type RecordedVisit } from './service/record.ts'
export { standInVisit } from './service/stand-in.ts'
export { warrantPack } from './service/warrant-pack.ts'
export { measuredFor, measuresFor, type Measured, type MeasuresAsked } from './service/measures.ts'
