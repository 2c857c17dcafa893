// What people and programs can do with visits: record one, plan the next, decide, acknowledge.
export {
  draftBecame,
  forgetDrafts,
  keepDraft,
  ownDraft,
  recordedUnder,
  throwAway,
} from './service/drafts.ts'
export { ceilingAfter, clockOf, entryWarrantOf, latestByOf } from './service/clock.ts'
export { dayStanding, dayWithoutVisit } from './service/day-then.ts'
export { outlookFor } from './service/outlook.ts'
export { planVisit, weighedAgainst, type NextVisit } from './service/plan.ts'
export { decidePlan, settleWaitingPlans } from './service/decide-plan.ts'
export { acknowledgeSoleCrew, wasThere } from './service/acknowledge.ts'
export { doubtsOfVisit } from './service/doubts.ts'
export { whyNotEdit } from './service/edit.ts'
export { lookOfVisit, lookOver, lookOverEdit } from './service/look.ts'
export { markVisitRead } from './service/found.ts'
export { foundVisit, writeUpClockOf } from './service/found-visit.ts'
export { ruleOnVisit } from './service/rule.ts'
export { recordVisit, type DeriveNow, type RecordedVisit } from './service/record.ts'
export { plansGoingWith } from './service/plans-ending.ts'
export { sinceWhen } from './service/since.ts'
export { standInVisit } from './service/stand-in.ts'
export { visitToWrite } from './service/to-write.ts'
export { writeUpVisit, type WrittenUp } from './service/write-up.ts'
export { triedOf, warrantPack } from './service/warrant-pack.ts'
export { measuredFor, measuresFor, type Measured, type MeasuresAsked } from './service/measures.ts'
