// What people and jobs can do with the weekend list, its claims and pages, and with planned shifts.
export { claimVisit, giveBack, mayGiveBack, personHere } from './service/claim.ts'
export { endClaimsKeptApart } from './service/ended.ts'
export { isOver, listOn, withResults } from './service/listed.ts'
export { makeWeekendLists } from './service/make-list.ts'
export {
  isTickedBy,
  packName,
  packTicked,
  printPack,
  returnedWords,
  returnPack,
} from './service/pack.ts'
export { mayTick } from './service/ticking.ts'
export { makePlan, planRead, whomToAdd, type PlanRead } from './service/plan.ts'
export { ringOf, toldLines, type ToldLine } from './service/reading.ts'
export { weekendResults } from './service/results.ts'
export { reasonsNow } from './service/reasons.ts'
export { addStop, moveStop, removeStop } from './service/stops.ts'
