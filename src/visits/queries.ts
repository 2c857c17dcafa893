// Reads of the visits room: the clock's facts, lists, and what one person's record needs.
export { visitFactsOf } from './queries/facts.ts'
export {
  planById,
  plansOf,
  soleCrews,
  visitById,
  visitsOf,
  waitingPlans,
  type SoleCrew,
  type SupervisedScope,
  type VisitMark,
  type VisitsAsk,
  type WaitingPlan,
} from './queries/lists.ts'
export { homeHeldOn, liveSince, type HomeHeld } from './queries/one-person.ts'
export { metAndRaised, openDutyIds, type MetAndRaised, type RaisedDuty } from './queries/raised.ts'
