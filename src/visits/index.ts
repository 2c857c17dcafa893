// The visits room's public face.
export { visitDuties } from './duties.ts'

export { visitFactsOf } from './queries/facts.ts'
export { visitFactsBy } from './queries/facts-by-day.ts'
export { callsByPerson, callsIn, callsOf, type RawCall } from './queries/calls.ts'
export { knownDevices } from './rules/known-devices.ts'
export { wasAtTheDoor } from './rules/at-the-door.ts'
export { partAt, untriedIn, weekOf, type DayHours } from './rules/slots.ts'
export { partsOfDay, type Call, type PartOfDay, type WorkWeek } from './types.ts'
export { attemptsSince, callsSince, lastSeenBy } from './rules/last-seen.ts'
export { writeUpDueAt } from './rules/write-up.ts'
export { hasOwnPlan, latestBy } from './rules/latest-by.ts'
export { begunBy, type BegunBy } from './queries/drafts.ts'
export {
  acknowledgeSoleCrew,
  decidePlan,
  entryWarrantOf,
  forgetDrafts,
  planVisit,
  recordVisit,
  standInVisit,
} from './service.ts'
export { findVisit, insertPlans, insertVisits } from './store.ts'
export { draftHref, formHref, formWords } from './views/draft.ts'
export { writeUpHref } from './duties/write-up.ts'
export { noRuling, nothingSaid } from './types.ts'
export { withdrawRegisterVisits } from './store/register.ts'
export { outlookOf } from './rules/outlook.ts'
export { companyLines, outlookResource, tryText } from './views/outlook.ts'
export { purposesText, purposeWords } from './views/words.ts'
export type {
  EntryWarrant,
  LatestBy,
  Outlook,
  Visit,
  VisitFacts,
  VisitPlan,
  VisitReport,
} from './types.ts'
