// Reads of the visits room: the clock's facts, lists, and what one person's record needs.
export { draftByKey, draftOf } from './queries/drafts.ts'
export { callsByPerson } from './queries/calls.ts'
export { visitFactsOf } from './queries/facts.ts'
export {
  planById,
  plansAsked,
  plansOf,
  soleCrews,
  visitById,
  visitsOf,
  waitingPlans,
  type VisitMark,
} from './queries/lists.ts'
export { visitsBetween } from './queries/doubts.ts'
export { foundUnread, readingOf } from './queries/found.ts'
export { heldBefore, markersHeld, plannedSince } from './queries/held.ts'
export { wordsBefore, wordsWritten } from './queries/words-before.ts'
export { owesWriteUp } from './queries/write-ups-owed.ts'
export { bornOn, homeHeldOn, liveSince } from './queries/one-person.ts'
export { metAndRaised, openDutyIds, type MetAndRaised } from './queries/raised.ts'
export {
  measureCounts,
  measuredRows,
  type MeasureAsk,
  type MeasuredAsk,
  type MeasuredMark,
} from './queries/measures.ts'
