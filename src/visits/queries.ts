// Reads of the visits room: the clock's facts, lists, and what one person's record needs.
export { visitFactsOf } from './queries/facts.ts'
export {
  planById,
  plansOf,
  soleCrews,
  visitById,
  visitsOf,
  waitingPlans,
  type VisitMark,
} from './queries/lists.ts'
export { homeHeldOn, liveSince } from './queries/one-person.ts'
export { metAndRaised, openDutyIds, type MetAndRaised } from './queries/raised.ts'
