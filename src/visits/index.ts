// The visits room's public face.
export { visitDuties } from './duties.ts'

export { visitFactsOf } from './queries/facts.ts'
export { visitFactsBy } from './queries/facts-by-day.ts'
export { foundUnread, foundUnreadCount, readingOf, type FoundPart } from './queries/found.ts'
export { callsByPerson, callsIn, callsOf, type RawCall } from './queries/calls.ts'
export { eachOnce, isSameChild } from './rules/known-children.ts'
export { byDevice, isUndeclared, knownDevices } from './rules/known-devices.ts'
export { wasAtTheDoor } from './rules/at-the-door.ts'
export { isSame, partAt, workWeeks } from './rules/slots.ts'
export { dayHours, surprises } from './rules/surprises.ts'
export { partsOfDay, type Call, type DayHours, type PartOfDay, type Surprise } from './types.ts'
export { attemptsSince, failedCallsSince, lastSeenBy } from './rules/last-seen.ts'
export { tooEarly, type Since, type TooEarly } from './rules/too-early.ts'
export { writeUpDueAt } from './rules/write-up.ts'
export { hasOwnPlan, latestBy } from './rules/latest-by.ts'
export { lateMoveText } from './rules/plan-agreed.ts'
export { begunBy, type BegunBy } from './queries/drafts.ts'
export { writeUpsOfWriter, type WriteUpOfWriter } from './queries/write-ups-owed.ts'
export {
  acknowledgeSoleCrew,
  decidePlan,
  entryWarrantOf,
  forgetDrafts,
  plansGoingWith,
  planVisit,
  recordVisit,
  settleWaitingPlans,
  sinceWhen,
  standInVisit,
  triedOf,
} from './service.ts'
export { findVisit, insertPlans, insertVisits } from './store.ts'
export { draftHref, formHref, formWords } from './views/draft.ts'
export { writeUpHref } from './duties/write-up.ts'
export { noRuling, nothingSaid } from './types.ts'
export { withdrawRegisterVisits } from './store/register.ts'
export { outlookOf } from './rules/outlook.ts'
export { foundCountText, foundHref, foundResource, foundText } from './views/found-words.ts'
export { companyLines, outlookResource } from './views/outlook.ts'
export { ruledOutLines, tryText } from './views/surprises.ts'
export { outcomeWords, purposesText, purposeWords, tooEarlyWords } from './views/words.ts'
export type { TriedSoFar } from './types/warrant-pack.ts'
export type {
  EntryWarrant,
  FoundVisit,
  LatestBy,
  Outlook,
  Visit,
  VisitFacts,
  VisitPlan,
  VisitReport,
} from './types.ts'
